// How otherwise a run ended because somebody meddled: what people notice later, earlier, no longer or for the first
// time, and whether it mattered in the end. Identifiers and messages are left out: this is about people.

import type { ElementId } from '../model/address';
import type { Perception } from '../model/output';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { mediaEvents } from './media';
import { outcome, sameOutcome } from './outcome';
import { figureStart } from './sending';

/** Something one person notices in one of two runs, or in both at another time. */
export interface Noted {
  readonly who: ElementId;
  readonly what: Perception;
  readonly detail: string | null;
  /** When in each run, from the start of the figure; null: not at all. */
  readonly before: Micros | null;
  readonly after: Micros | null;
}

/**
 * What a change did. `none`: nobody notices; `repaired`: the same comes out, at another time; `degraded`: something
 * else comes out; `broken`: somebody who could talk cannot any more.
 */
export type Fate = 'none' | 'repaired' | 'degraded' | 'broken';

export interface Consequences {
  readonly fate: Fate;
  /** In the order in which the runs part. */
  readonly noted: readonly Noted[];
  /** Who heard whom in the first run only, and in the second only: ['alice', 'bob']. */
  readonly silenced: readonly (readonly [ElementId, ElementId])[];
  readonly heard: readonly (readonly [ElementId, ElementId])[];
  /** Whether anybody could talk in the first run, and still can in the second. */
  readonly talked: boolean;
  readonly talks: boolean;
}

/** What people notice of a change: the run as it was, and the run with the change. */
export function consequences(a: Trace, b: Trace): Consequences {
  const noted = notedOf(noticesOf(a), noticesOf(b));
  const [before, after] = [pairsOf(a), pairsOf(b)];
  const silenced = [...before.keys()].filter((key) => !after.has(key)).map((key) => before.get(key) as Pair);
  const heard = [...after.keys()].filter((key) => !before.has(key)).map((key) => after.get(key) as Pair);
  const [talked, talks] = [connected(a), connected(b)];
  const cut = [...talked].some((who) => !talks.has(who)) || silenced.length > 0;
  const same = sameOutcome(outcome(a), outcome(b));
  const fate = cut ? 'broken' : !same ? 'degraded' : noted.length > 0 ? 'repaired' : 'none';
  return { fate, noted, silenced, heard, talked: talked.size > 0, talks: talks.size > 0 };
}

type Pair = readonly [ElementId, ElementId];

interface Notice {
  readonly who: ElementId;
  readonly what: Perception;
  readonly detail: string | null;
  readonly at: Micros;
}

/** What each person notices in the figure, by who, what and how often before. */
function noticesOf(trace: Trace): ReadonlyMap<string, Notice> {
  const start = figureStart(trace);
  const counts = new Map<string, number>();
  const notices = new Map<string, Notice>();
  for (const { at, element, changes } of trace.entries.slice(trace.figure)) {
    if (element === null) continue;
    for (const change of changes) {
      if (change.type !== 'perceived') continue;
      const kind = `${element} ${change.what} ${change.party ?? ''}`;
      const nth = counts.get(kind) ?? 0;
      counts.set(kind, nth + 1);
      notices.set(`${kind} ${nth}`, { who: element, what: change.what, detail: change.detail, at: at - start });
    }
  }
  return notices;
}

function notedOf(a: ReadonlyMap<string, Notice>, b: ReadonlyMap<string, Notice>): Noted[] {
  const noted: Noted[] = [];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [before, after] = [a.get(key), b.get(key)];
    const either = before ?? after;
    if (either === undefined || before?.at === after?.at) continue;
    const { who, what } = either;
    const detail = after?.detail ?? before?.detail ?? null;
    noted.push({ who, what, detail, before: before?.at ?? null, after: after?.at ?? null });
  }
  return noted.sort((x, y) => first(x) - first(y));
}

const first = ({ before, after }: Noted): Micros => Math.min(before ?? after ?? 0, after ?? before ?? 0);

function pairsOf(trace: Trace): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const { entry, between, hears } of mediaEvents(trace)) {
    if (entry < trace.figure) continue;
    for (const who of hears) {
      const whom = between.find((id) => id !== who) ?? who;
      pairs.set(`${who} ${whom}`, [who, whom]);
    }
  }
  return pairs;
}

function connected(trace: Trace): Set<ElementId> {
  const found = new Set<ElementId>();
  for (const { element, changes } of trace.entries.slice(trace.figure)) {
    if (element !== null && changes.some((c) => c.type === 'perceived' && c.what === 'connected')) found.add(element);
  }
  return found;
}
