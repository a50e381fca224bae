'use client';

import type { LadderMessage } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import type { Change, HistoryAction } from './changes';
import type { Verb } from './keys';
import type { Lab } from './use-lab';
import type { Runs } from './use-runs';

/** The verb that a key asked for; `owed`: before the engine was there, so that it is still to be done. */
export interface Asked {
  readonly verb: Verb | null;
  readonly owed: boolean;
}

interface WhatIfSlotProps {
  readonly lab: Lab | null;
  readonly failed: boolean;
  readonly runs: Runs;
  readonly message: LadderMessage | null;
  readonly asked: Asked | null;
  /** Something was done: what was asked for is no longer owed. */
  onDone?: () => void;
  onClose?: () => void;
}

/** The What-if of a message, once the engine is there. */
export function WhatIfSlot({ lab, failed, runs, message, asked, onDone, onClose }: WhatIfSlotProps) {
  const { run, base, history, change } = runs;
  const { verb = null, owed = false } = asked ?? {};
  if (!message) return <p className="in-wait">{inspectorText.pick}</p>;
  if (!lab || !run || !base) return <Coming failed={failed} />;
  return (
    <lab.WhatIf
      key={`${message.id} ${verb}`}
      base={base}
      run={run}
      message={message}
      verb={verb}
      owed={owed}
      changed={history.now.length > 0}
      onChange={(what) => {
        doing(change)(what);
        onDone?.();
      }}
      onUndo={() => change({ type: 'undo' })}
      {...(onClose ? { onClose } : {})}
    />
  );
}

/** Stands where the engine has something to say, until it is there. */
export const Coming = ({ failed }: { readonly failed: boolean }) => (
  <p className="in-wait" role="status">
    {failed ? inspectorText.engineFailed : inspectorText.engineLoading}
  </p>
);

export const doing = (change: (action: HistoryAction) => void) => (what: Change) =>
  change({ type: 'do', change: what });
