// Two runs agree until the intervention bites: nothing in the past knows of the future.

import { describe, it } from 'vitest';
import type { Message } from '../../engine/message/message';
import { printMessage } from '../../engine/message/print';
import type { Intervention } from '../../engine/model/intervention';
import type { Entry, Trace } from '../../engine/model/trace';
import { figureStart, sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';
import { all } from '../support/laws-stages';
import { everyTrial, patience, type Trial, trials } from '../support/laws-weather';

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'headers' in value && 'kind' in value;

const text = (entry: Entry): string =>
  JSON.stringify(entry, (_, value) => (isMessage(value) ? printMessage(value) : value));

/** Index of the first entry that may differ: where the message is sent, or the first one at the time of the fault. */
function bites(base: Trace, fault: Intervention): number {
  if ('message' in fault) return sendingsOf(base).find(({ key }) => key === fault.message)?.entry ?? 0;
  const at = figureStart(base) + ('at' in fault ? fault.at : 'from' in fault ? fault.from : 0);
  const first = base.entries.findIndex((entry) => entry.index > base.figure && entry.at >= at);
  return first < 0 ? base.entries.length : first;
}

/** Words become keys, which mean one message of this very run. */
function keyed(base: Trace, fault: Intervention, n: number): Intervention {
  if (!('message' in fault)) return fault;
  const sendings = sendingsOf(base);
  const message = sendings[n % Math.max(1, sendings.length)]?.key ?? 'none';
  return { ...fault, message };
}

function parted(trial: Trial): string[] {
  const base = simulate(trial.scenario);
  return trial.interventions.flatMap((drawn, n) => {
    const fault = keyed(base, drawn, n * 37 + trial.scenario.seed);
    const other = simulate(trial.scenario, [fault]);
    const limit = bites(base, fault);
    for (let i = 0; i < limit; i++) {
      const [a, b] = [base.entries[i], other.entries[i]].map((entry) => (entry === undefined ? '' : text(entry)));
      if (a !== b) return [`${JSON.stringify(fault)} bites at ${limit}, but entry ${i} differs:`, `${a}`, `${b}`];
    }
    return [];
  });
}

describe('two runs agree until the intervention bites', () => {
  it('whatever is done to one message, a path or a machine', { timeout: patience }, () => {
    everyTrial(trials(all, 2, 1), 100, parted);
  });
});
