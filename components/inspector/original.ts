// How a message of a changed run stands to the run as it was: the same, earlier, later, or not there at all.

import { compare, sendingsOf, simulate, type Trace } from '@/engine';
import type { Run } from '../stage/run';
import { whyText as text } from '../text/why';

const rows = new WeakMap<Trace, ReadonlyMap<string, Row>>();
type Row = ReturnType<typeof compare>['rows'][number];

/** Nothing meddled with the run beyond what its script says: there is no other run to compare with. */
const isOriginal = ({ origin }: Trace): boolean => origin.interventions.length === origin.scenario.faults.length;

function rowsOf(trace: Trace): ReadonlyMap<string, Row> {
  let found = rows.get(trace);
  if (found === undefined) {
    const original = simulate(trace.origin.scenario);
    found = new Map(compare(original, trace).rows.map((row) => [row.key, row]));
    rows.set(trace, found);
  }
  return found;
}

/** What a reader's changes did to this message, in a sentence; null when nobody changed anything. */
export function originalOf(run: Run, message: string): string | null {
  const { trace } = run;
  const packet = run.packetOf(message);
  if (packet === null || isOriginal(trace)) return null;
  const key = sendingsOf(trace).find(({ sent }) => sent.packet === packet)?.key ?? '';
  const row = rowsOf(trace).get(key);
  if (row === undefined || row.verdict === 'same') return text.same;
  if (row.verdict === 'only-b') return text.onlyHere;
  if (row.later !== 0) return text.later(row.later / 1000);
  return row.differs.includes('fate') ? text.otherFate : text.otherText;
}
