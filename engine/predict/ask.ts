// The moments of a run at which one can ask what comes next: just before something is sent or a lettered timer fires.
// What repeats itself is asked once: the first retransmission (RFC 3261 §17.1.1.2), not the fourteenth.

import type { Act } from '../model/scenario';
import type { Micros } from '../model/time';
import type { Change, Entry, Trace } from '../model/trace';
import { sendingsOf } from '../trace/sending';
import { type Step, stepsOf } from '../trace/steps';
import { type Action, actionsIn, nameOf } from './action';

/** A question: everything before `entry` has happened, and is shown. */
export interface Asked {
  /** The entry in which it goes on. */
  readonly entry: number;
  readonly at: Micros;
  /** What a person does at this moment, which no message shows. */
  readonly act: Act | null;
  /** What this run does: all of it at the same instant, in its order. */
  readonly next: readonly Action[];
  /** The questions of a session it bears on; never empty. */
  readonly steps: readonly Step[];
}

const entries = (trace: Trace): readonly Entry[] => trace.entries.slice(trace.figure + 1);

/** What a run does from an entry on: the first instant at which it shows anything. */
export function nextFrom(
  trace: Trace,
  from: number,
): { readonly entry: Entry; readonly actions: readonly Action[] } | null {
  for (let i = from; i < trace.entries.length; i++) {
    const entry = trace.entries[i] as Entry;
    if (actionsIn(trace, entry).length > 0) return { entry, actions: instantOf(trace, entry) };
  }
  return null;
}

function instantOf(trace: Trace, { index, at }: Entry): readonly Action[] {
  const found: Action[] = [];
  for (let i = index; trace.entries[i]?.at === at; i++) found.push(...actionsIn(trace, trace.entries[i] as Entry));
  return found;
}

/** Every moment worth asking about. */
export function askable(trace: Trace): readonly Asked[] {
  const bearing = stepsByEntry(trace);
  const seen = new Set<string>();
  const asked: Asked[] = [];
  let last = -1;
  let shown = false;
  let steps: readonly Step[] = [];
  for (const entry of entries(trace)) {
    const { at, event, index } = entry;
    // What arrives is not what the picture says was sent: from here on nobody could tell what it brings.
    if (entry.changes.some(isReworded)) break;
    const own = bearing.get(index);
    if (own !== undefined) steps = [...own].sort();
    if (at === last || actionsIn(trace, entry).length === 0) continue;
    last = at;
    // Nothing is to be seen yet: what would one go by?
    const first = !shown;
    shown = true;
    if (first) continue;
    const next = instantOf(trace, entry);
    const name = next.map(nameOf).sort().join(', ');
    if (seen.has(name) || isForgetting(next) || steps.length === 0) continue;
    seen.add(name);
    asked.push({ entry: index, at, act: event.type === 'act' ? event.act : null, next, steps });
  }
  return asked;
}

const isReworded = (change: Change): boolean =>
  change.type === 'disturbed' && (change.intervention.kind === 'reword' || change.intervention.kind === 'edit');

/** The end of a transaction that is over: nothing comes of it. */
export const isForgetting = (next: readonly Action[]): boolean =>
  next.every((action) => action.kind === 'fires' && /^[DIJKLM]$/.test(action.timer));

function stepsByEntry(trace: Trace): ReadonlyMap<number, ReadonlySet<Step>> {
  const found = new Map<number, Set<Step>>();
  const sendings = sendingsOf(trace);
  for (const { step, fact } of stepsOf(trace).marks) {
    if (fact.kind === 'before') continue;
    const entry = fact.kind === 'message' ? (sendings[fact.sending]?.entry ?? -1) : fact.entry;
    found.set(entry, (found.get(entry) ?? new Set()).add(step));
  }
  return found;
}

/** The question at an entry of the run; null when none is asked there. */
export const askedAt = (trace: Trace, entry: number): Asked | null =>
  askable(trace).find((asked) => asked.entry === entry) ?? null;
