// A run that was cut off because it would have gone on for ever, and the act that began what did not end: addresses that
// lead to each other, above all (RFC 5393 §3).

import type { Act } from '../model/scenario';
import type { Entry, Trace } from '../model/trace';

/** The act behind what was happening when a run met its limit; null for a run that ended by itself. */
export function endlessAct({ entries, ended }: Trace): Act | null {
  if (ended !== 'limit') return null;
  for (let entry: Entry | undefined = entries.at(-1); entry !== undefined; entry = entries[entry.cause])
    if (entry.event.type === 'act') return entry.event.act;
  return null;
}
