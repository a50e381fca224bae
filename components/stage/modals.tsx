// What lies over the whole stage: the sheet of keys, the palette, the settings.

import type { LadderView } from '../ladder/model';
import type { Jump } from './run';
import type { Lab, Tools } from './use-lab';
import type { Runs } from './use-runs';

export type Modal = 'keys' | 'palette' | { readonly settings: string | null };

interface ModalsProps {
  readonly modal: Modal | null;
  readonly tools: Tools | null;
  readonly lab: Lab | null;
  readonly runs: Runs;
  readonly ladder: LadderView;
  readonly jump: Jump;
  onClose(): void;
}

export function Modals({ modal, tools, lab, runs, ladder, jump, onClose }: ModalsProps) {
  const { run, text, problem, change } = runs;
  if (modal === 'keys') return tools && <tools.KeysSheet onClose={onClose} />;
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
