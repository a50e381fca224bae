// What each person is doing, until they notice something else. Who has ended one call is still in the other.

import type { Perception, Trace } from '@/engine';
import type { LadderMedia, LadderStatus, Millis } from '../../ladder/model';
import { perceivedText } from '../../text/perceived';
import type { Cast } from './cast';
import type { Clock } from './clock';

type Doing = Pick<LadderStatus, 'text' | 'ringing'>;

/** After these a call is no more. */
const OVER: ReadonlySet<Perception> = new Set(['ended', 'failed', 'stopped-ringing', 'answered-elsewhere']);

/** Somebody at a phone: what they do in each call that stands, the latest last. */
class Person {
  readonly #calls = new Map<string, Doing>();
  readonly #rang = new Set<string>();

  /** What they do once they have noticed something; null: nothing that lasts. */
  notices(what: Perception, call: string | null): Doing | null {
    if (what === 'ringing' && call !== null) this.#rang.add(call);
    const text = perceivedText.perceived(what, call !== null && this.#rang.has(call));
    const doing = text === '' ? null : { text, ringing: what === 'ringing' };
    if (call !== null && (doing || OVER.has(what))) this.#calls.delete(call);
    if (doing && !OVER.has(what)) {
      if (call !== null) this.#calls.set(call, doing);
      return doing;
    }
    return [...this.#calls.values()].at(-1) ?? doing;
  }
}

export function statusesOf(
  trace: Trace,
  cast: Cast,
  clock: Clock,
  media: readonly LadderMedia[],
  end: Millis,
): readonly LadderStatus[] {
  const statuses: LadderStatus[] = [];
  const people = new Map<string, Person>();
  const last = new Map<string, Doing & { readonly t0: Millis }>();
  const becomes = (node: string, doing: Doing | null, t0: Millis) => {
    const before = last.get(node);
    if (before) statuses.push({ node, t1: t0, ...before });
    if (doing) last.set(node, { t0, ...doing });
    else last.delete(node);
  };
  for (const entry of trace.entries.slice(trace.figure)) {
    const node = entry.element;
    if (node === null || cast.place(node) === undefined) continue;
    const t0 = clock.entry(entry.index);
    if (entry.event.type === 'crash') {
      people.delete(node);
      becomes(node, null, t0);
    }
    for (const change of entry.changes) {
      if (change.type !== 'perceived') continue;
      const person = people.get(node) ?? new Person();
      people.set(node, person);
      becomes(node, person.notices(change.what, change.call), t0);
    }
  }
  for (const [node, open] of last) statuses.push({ node, t1: end + 1, ...open });
  return joined(statuses.flatMap((status) => talking(status, media)).filter((s) => s.t1 > s.t0));
}

/** In order, and what goes on in the same words is one. */
function joined(statuses: readonly LadderStatus[]): readonly LadderStatus[] {
  const all: LadderStatus[] = [];
  const latest = new Map<string, number>();
  for (const status of [...statuses].sort((a, b) => a.t0 - b.t0)) {
    const place = latest.get(status.node);
    const before = place === undefined ? undefined : all[place];
    if (place !== undefined && before?.t1 === status.t0 && isAlike(before, status))
      all[place] = { ...before, t1: status.t1 };
    else latest.set(status.node, all.push(status) - 1);
  }
  return all;
}

const isAlike = (a: Doing, b: Doing): boolean => a.text === b.text && a.ringing === b.ringing;

/** Who has picked up talks as soon as there is sound. */
function talking(status: LadderStatus, media: readonly LadderMedia[]): readonly LadderStatus[] {
  const { node, text, t0, t1 } = status;
  const sound = media.find((m) => (m.from === node || m.to === node) && m.t1 > t0 && m.t0 < t1);
  if (text !== perceivedText.pickedUp || !sound) return [status];
  const begins = Math.max(t0, sound.t0);
  return [
    { ...status, t1: begins },
    { ...status, t0: begins, text: perceivedText.talking },
  ];
}
