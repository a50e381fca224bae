// What lies over the whole stage: the sheet of keys, the palette, the settings.

import type { LadderView } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import { topBarText } from '../text/top-bar';
import { Modal as Dialog } from '../ui/modal';
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
  readonly runs: Runs;
  readonly ladder: LadderView;
  readonly jump: Jump;
  onClose(): void;
}

export function Modals({ modal, tooled, lab, runs, ladder, jump, onClose }: ModalsProps) {
  const { run, text, problem, change } = runs;
  const { tools } = tooled;
  if (modal === 'keys' && tools) return <tools.KeysSheet onClose={onClose} />;
  if (modal === 'keys')
    return (
      <Dialog
        title={topBarText.keysHelp}
        closeLabel={inspectorText.closeInspector}
        className="keys-sheet"
        onClose={onClose}
      >
        <Awaited {...tooled} />
      </Dialog>
    );
  if (modal === null || !lab) return null;
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
