// Two runs side by side, joined by message keys: what is the same, what comes later or fares otherwise, and what is
// only in one of them. Times count from the start of each figure.

import { printMessage } from '../message/print';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { figureStart, type Sending, sendingsOf } from './sending';

export interface Row {
  readonly key: string;
  readonly verdict: 'same' | 'changed' | 'only-a' | 'only-b';
  readonly a: Sending | null;
  readonly b: Sending | null;
  /** What differs when it is in both: when it is sent, what becomes of it, what it says. */
  readonly differs: readonly ('time' | 'fate' | 'text')[];
  /** How much later b sends it; negative: earlier. 0 when it is not in both. */
  readonly later: Micros;
}

export interface Comparison {
  /** In time order: by when each is sent in the run that sends it first. */
  readonly rows: readonly Row[];
  /** Where the runs part: the first row that is not the same; null when all are. */
  readonly first: Row | null;
  readonly counts: Readonly<Record<Row['verdict'], number>>;
}

/** Compares two runs of a scenario, usually the one as it is and the one with an intervention more. */
export function compare(a: Trace, b: Trace): Comparison {
  const starts = { a: figureStart(a), b: figureStart(b) };
  const byKey = new Map(sendingsOf(b).map((sending) => [sending.key, sending]));
  const timed: { at: Micros; row: Row }[] = [];
  for (const sending of sendingsOf(a)) {
    const other = byKey.get(sending.key) ?? null;
    byKey.delete(sending.key);
    const row = rowOf(sending, other, starts);
    timed.push({ at: sending.at - starts.a + Math.min(0, row.later), row });
  }
  for (const sending of byKey.values()) timed.push({ at: sending.at - starts.b, row: rowOf(null, sending, starts) });
  timed.sort((x, y) => x.at - y.at);
  const rows = timed.map(({ row }) => row);
  const counts = { same: 0, changed: 0, 'only-a': 0, 'only-b': 0 };
  for (const { verdict } of rows) counts[verdict]++;
  return { rows, first: rows.find(({ verdict }) => verdict !== 'same') ?? null, counts };
}

function rowOf(a: Sending | null, b: Sending | null, starts: { a: Micros; b: Micros }): Row {
  const key = (a ?? b)?.key ?? '';
  if (a === null || b === null) return { key, verdict: a === null ? 'only-b' : 'only-a', a, b, differs: [], later: 0 };
  const later = b.at - starts.b - (a.at - starts.a);
  const differs: Row['differs'][number][] = [];
  if (later !== 0) differs.push('time');
  if (!sameFate(a, b)) differs.push('fate');
  if (a.sent.message !== b.sent.message && printMessage(a.sent.message) !== printMessage(b.sent.message))
    differs.push('text');
  return { key, verdict: differs.length === 0 ? 'same' : 'changed', a, b, differs, later };
}

function sameFate(a: Sending, b: Sending): boolean {
  const travel = (sending: Sending): number | null => (sending.arrives === null ? null : sending.arrives - sending.at);
  return (
    (a.lost === null) === (b.lost === null) && travel(a) === travel(b) && a.duplicates.length === b.duplicates.length
  );
}
