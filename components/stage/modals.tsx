// What lies over the whole stage: the sheet of keys, the palette, the settings.

import type { LadderView } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import { IconButton } from '../ui/icon-button';
import { Awaited } from './awaited';
import type { Jump } from './run';
import type { Lab } from './use-lab';
import type { Runs } from './use-runs';
import type { Tooled } from './use-tools';

export type Modal = 'keys' | 'palette' | { readonly settings: string | null };

interface ModalsProps {
  readonly modal: Modal | null;
  readonly tooled: Tooled;
  readonly lab: Lab | null;
  readonly failed: boolean;
  readonly runs: Runs;
  readonly ladder: LadderView;
  readonly jump: Jump;
  onClose(): void;
}

export function Modals({ modal, tooled, lab, failed, runs, ladder, jump, onClose }: ModalsProps) {
  const { run, text, problem, change } = runs;
  const { tools } = tooled;
  if (modal === null) return null;
  if (modal === 'keys') return tools ? <tools.KeysSheet onClose={onClose} /> : <Coming {...tooled} onClose={onClose} />;
  if (!lab || (modal !== 'palette' && !run)) return <Coming failed={failed} onClose={onClose} />;
  if (modal === 'palette') return <lab.Palette ladder={ladder} run={run} jump={jump} onClose={onClose} />;
  if (!run) return null;
  return (
    <lab.SettingsModal
      run={run}
      text={text}
      node={modal.settings}
      problem={problem}
      onChange={(what) => change({ type: 'do', change: what })}
      onClose={onClose}
    />
  );
}

interface ComingProps {
  readonly failed: boolean;
  want?: () => void;
  onClose(): void;
}

const NOBODY = () => {};

/** Says above the stage that what was asked for is on its way, or cannot come. */
const Coming = ({ failed, want = NOBODY, onClose }: ComingProps) => (
  <div className="coming">
    <Awaited failed={failed} want={want} />
    <IconButton glyph="close" size={16} label={inspectorText.closeInspector} onClick={onClose} />
  </div>
);
