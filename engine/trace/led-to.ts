// What came of it: the causes read forwards. Of a message: what its arrival set off, or, where it was lost, which timer
// fired because of that. Of anything else: what it did at that instant and when its timer fired.

import { machineInfo } from '../machines';
import type { Change, Entry, Trace } from '../model/trace';
import { entryAt, type Sending, sendingOf } from './sending';
import type { Subject } from './why';
import { lostMeanwhile } from './why/losses';
import type { Reason } from './why/reason';
import { type Naming, type Teller, tellerOf } from './why/teller';
import { timerStory } from './why/timers-table';
import { does } from './why/told';

/** What the subject led to directly, in time order; at most a handful. */
export function ledTo(trace: Trace, of: Subject, naming?: Naming): Reason[] {
  const teller = tellerOf(trace, naming);
  if (typeof of === 'number') return tellAll(entryAt(trace, of), teller);
  if ('packet' in of) {
    const sending = sendingOf(trace, of.packet);
    const arrivals = effectsOf(trace, sending.entry).filter(
      ({ event }) => (event.type === 'arrival' || event.type === 'unreadable') && event.packet === of.packet,
    );
    const came = arrivals.filter(({ changes }) => changes.every(({ type }) => type !== 'swallowed'));
    return came.length > 0 ? came.flatMap((entry) => tellAll(entry, teller)) : blamed(trace, sending, teller);
  }
  const entry = entryAt(trace, of.entry);
  if (!('timer' in of)) return tellAll(entry, teller);
  const fired = effectsOf(trace, of.entry).find(
    ({ event }) => event.type === 'timer' && event.owner === of.owner && event.name === of.timer,
  );
  return fired === undefined ? [] : [firing(fired, teller)];
}

const known = new WeakMap<Trace, ReadonlyMap<number, readonly Entry[]>>();

/** The entries that an entry made come. */
function effectsOf(trace: Trace, index: number): readonly Entry[] {
  let effects = known.get(trace);
  if (effects === undefined) {
    const map = new Map<number, Entry[]>();
    for (const entry of trace.entries) {
      const list = map.get(entry.cause);
      if (list === undefined) map.set(entry.cause, [entry]);
      else list.push(entry);
    }
    effects = map;
    known.set(trace, effects);
  }
  return effects.get(index) ?? [];
}

/** The timers that fired because a message was lost. */
function blamed(trace: Trace, lost: Sending, teller: Teller): Reason[] {
  return trace.entries
    .slice(lost.entry)
    .filter(
      (entry) =>
        entry.event.type === 'timer' &&
        entry.cause >= 0 &&
        entryAt(trace, entry.cause).at <= lost.at &&
        lostMeanwhile(trace, entryAt(trace, entry.cause), entry).includes(lost),
    )
    .slice(0, 3)
    .map((entry) => firing(entry, teller));
}

function firing(entry: Entry, teller: Teller): Reason {
  const story = entry.event.type === 'timer' ? timerStory(entry.event) : null;
  const sent = entry.changes.find((change) => change.type === 'sent');
  const [first] = tellAll(entry, teller);
  return {
    ...base(entry),
    kind: 'timer',
    title: `${story?.title ?? ''} fired at ${teller.name(entry.element)}`,
    text: first?.title ?? '',
    packet: sent?.type === 'sent' ? sent.packet : null,
    machine: null,
  };
}

const base = (entry: Entry) => ({ entry: entry.index, at: entry.at, element: entry.element, rule: null, by: null });

/** What an element did in an entry: what it sent, asked and let its person notice; its states only if nothing else. */
function tellAll(entry: Entry, teller: Teller): Reason[] {
  const told = entry.changes.filter(({ type }) => type === 'sent' || type === 'asked' || type === 'perceived');
  const moves = entry.changes.filter((change) => change.type === 'state' && change.from !== change.to);
  const shown = told.length > 0 ? told : moves;
  const pause = entry.changes.find((change) => change.type === 'timer-started' && PAUSES.includes(change.name));
  const after = told.length > 0 || pause === undefined ? undefined : nextOf(entry, teller);
  if (after !== undefined) return tellAll(after, teller);
  const ignored = entry.changes.find(({ type }) => type === 'ignored');
  return (shown.length > 0 || ignored === undefined ? shown : [ignored]).map((change) => one(entry, change, teller));
}

/** Timers that are nothing but a moment's pause: what comes after them came of what came before. */
const PAUSES = ['reaction', 'processing'];

const nextOf = (entry: Entry, { trace }: Teller): Entry | undefined =>
  effectsOf(trace, entry.index).find(({ event }) => event.type === 'timer' && PAUSES.includes(event.name));

function one(entry: Entry, change: Change, teller: Teller): Reason {
  const name = teller.name(entry.element);
  switch (change.type) {
    case 'state':
      return {
        ...base(entry),
        kind: 'state',
        title: `${machineInfo(change.machine).title} at ${name}: ${change.to.split('.')[0]}.`,
        text: '',
        packet: null,
        machine: { owner: change.owner, name: change.machine },
      };
    case 'ignored':
      return {
        ...base(entry),
        kind: 'message',
        title: `${name} does nothing with it: ${change.why}.`,
        text: '',
        rule: change.rule,
        packet: null,
        machine: null,
      };
    default:
      return {
        ...base(entry),
        kind: 'message',
        title: does(change, name, teller),
        text: '',
        packet: change.type === 'sent' ? change.packet : null,
        machine: null,
      };
  }
}
