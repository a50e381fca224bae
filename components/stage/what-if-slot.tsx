'use client';

import type { LadderMessage } from '../ladder/model';
import { inspectorText } from '../text/inspector';
import type { Change, HistoryAction } from './changes';
import type { Verb } from './keys';
import type { Lab } from './use-lab';
import type { Runs } from './use-runs';

interface WhatIfSlotProps {
  readonly lab: Lab | null;
  readonly runs: Runs;
  readonly message: LadderMessage | null;
  readonly verb: Verb | null;
  /** The verb was asked for before the engine was there. */
  readonly owed?: boolean;
  onClose?: () => void;
}

/** The What-if of a message, once the engine is there. */
export function WhatIfSlot({ lab, runs, message, verb, owed = false, onClose }: WhatIfSlotProps) {
  const { run, base, history, change } = runs;
  if (!lab || !run || !base || !message)
    return <p className="wi-note">{message ? inspectorText.engineLoading : inspectorText.pick}</p>;
  return (
    <lab.WhatIf
      key={`${message.id} ${verb}`}
      base={base}
      run={run}
      message={message}
      verb={verb}
      owed={owed}
      changed={history.now.length > 0}
      onChange={doing(change)}
      onUndo={() => change({ type: 'undo' })}
      {...(onClose ? { onClose } : {})}
    />
  );
}

export const doing = (change: (action: HistoryAction) => void) => (what: Change) =>
  change({ type: 'do', change: what });
