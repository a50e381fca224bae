// Why did this happen? Follows the causes of a message, a state, a timer or anything else that happened back to what a
// person did or to what came from outside. Where a timer fired because something was lost, the loss is told too.

import { machineInfo } from '../machines';
import type { Change, Entry, Trace } from '../model/trace';
import { entryAt, type Sending, sendingOf } from './sending';
import { type Cause, tell } from './why/causes';
import { lossReason, meddlings } from './why/fates';
import { lostMeanwhile } from './why/losses';
import type { Reason } from './why/reason';
import { type Naming, sentence, type Teller, tellerOf } from './why/teller';

export type { Reason } from './why/reason';
export type { Naming } from './why/teller';

/** What is asked about: an entry by its index, a packet, a state of a machine, or a timer, by the entry that brought it. */
export type Subject =
  | number
  | { readonly packet: number }
  | { readonly machine: string; readonly owner: string; readonly entry: number }
  | { readonly timer: string; readonly owner: string; readonly entry: number };

/**
 * The chain of causes, its origin first and the effect last.
 *
 * @param naming - how to write a message down; by what it is when not said
 * @throws RangeError when the run has no such packet or entry
 */
export function why(trace: Trace, of: Subject, naming?: Naming): Reason[] {
  const teller = tellerOf(trace, naming);
  const sending = typeof of === 'object' && 'packet' in of ? sendingOf(trace, of.packet) : null;
  const effect = entryAt(trace, typeof of === 'number' ? of : (sending?.entry ?? ('entry' in of ? of.entry : -1)));
  const link = sending?.sent ?? (typeof of === 'number' ? null : changeOf(effect, of));
  const causes = chainOf(trace, effect, link);
  const reasons: Reason[] = [];
  for (let i = 0; i < causes.length; i++) {
    const cause = causes[i] as Cause;
    reasons.push(...between(trace, causes[i - 1], cause, teller), ...told(cause, teller));
    const more = repeatsAfter(causes, i);
    if (more < 3) continue;
    // The last of them stands by itself again: it is what led on.
    reasons.push(manyTimes(causes.slice(i + 1, i + more), teller));
    i += more - 1;
  }
  return [...reasons, ...ending(effect, link, sending, teller)];
}

/** One cause in words. What reaches an element that is down is no cause of that element's. */
function told(cause: Cause, teller: Teller): Reason[] {
  const { event, changes } = cause.entry;
  if (event.type !== 'arrival' || changes.every(({ type }) => type !== 'swallowed')) return [tell(cause, teller)];
  return lossReason([sendingOf(teller.trace, event.packet)], teller);
}

/** How many causes right after this one are the same timer firing again. */
function repeatsAfter(causes: readonly Cause[], i: number): number {
  const event = causes[i]?.entry.event;
  if (event?.type !== 'timer') return 0;
  const rest = causes.slice(i + 1);
  const other = rest.findIndex(({ entry: { event: next } }) => {
    return next.type !== 'timer' || next.name !== event.name || next.owner !== event.owner;
  });
  return other < 0 ? rest.length : other;
}

/** A timer that fires over and over is told once. */
function manyTimes(causes: readonly Cause[], teller: Teller): Reason {
  const first = tell(causes[0] as Cause, teller);
  const title = `${first.title} ${causes.length} more times`;
  return { ...first, title, text: 'Each time it went out again, and nothing came back.' };
}

/** The entries that led here, the first of them first. */
function chainOf(trace: Trace, effect: Entry, link: Change | null): Cause[] {
  const causes: Cause[] = [{ entry: effect, link }];
  let entry = effect;
  while (entry.cause >= 0 && !isOrigin(entry)) {
    const next = entryAt(trace, entry.cause);
    if (next.event.type === 'mark' || next.event.type === 'start') break;
    causes.push({ entry: next, link: linkBetween(next, entry) });
    entry = next;
  }
  return causes.reverse();
}

/** What a person does at a time of their own has no cause before it. */
const isOrigin = ({ event }: Entry): boolean => event.type === 'act' && event.act.trigger.kind === 'at';

function changeOf(entry: Entry, of: Exclude<Subject, number>): Change | null {
  const found = entry.changes.findLast((change) => {
    if ('machine' in of) return change.type === 'state' && change.owner === of.owner && change.machine === of.machine;
    return 'timer' in of && change.type === 'timer-started' && change.owner === of.owner && change.name === of.timer;
  });
  return found ?? null;
}

/** The change of a cause that made the effect come. */
function linkBetween(cause: Entry, effect: Entry): Change | null {
  const { event } = effect;
  const wanted = (change: Change): boolean => {
    switch (event.type) {
      case 'arrival':
      case 'unreadable':
        return change.type === 'sent' && change.packet === event.packet;
      case 'transport-error':
        return change.type === 'sent' && change.message === event.message;
      case 'timer':
        return change.type === 'timer-started' && change.owner === event.owner && change.name === event.name;
      case 'answer':
        return change.type === 'asked' && change.id === event.id;
      case 'act':
        return change.type === 'perceived';
      case 'tone':
        return change.type === 'toned';
      case 'connection':
        return change.type === 'connection';
      default:
        return false;
    }
  };
  return cause.changes.findLast(wanted) ?? null;
}

/** What came between a cause and the next: a message that somebody meddled with, or that never came. */
function between(trace: Trace, before: Cause | undefined, { entry }: Cause, teller: Teller): Reason[] {
  if (before === undefined) return [];
  const { event } = entry;
  if (event.type === 'timer') return lossReason(lostMeanwhile(trace, before.entry, entry), teller);
  if (event.type === 'transport-error' && before.link?.type === 'sent') {
    const sending = sendingOf(trace, before.link.packet);
    return sending.lost === null ? [] : lossReason([sending], teller);
  }
  return before.link?.type === 'sent' ? meddlings(sendingOf(trace, before.link.packet), teller) : [];
}

/** The effect itself, where the last cause has not told it. */
function ending(effect: Entry, link: Change | null, sending: Sending | null, teller: Teller): Reason[] {
  const own = { entry: effect.index, at: effect.at, element: effect.element, by: null } as const;
  if (sending !== null) {
    const { packet, copy, to } = sending.sent;
    const meddled = meddlings(sending, teller);
    const lost = sending.lost === null ? [] : lossReason([sending], teller);
    if (copy === 0) return [...meddled, ...lost];
    const text = `Same branch, same bytes: ${teller.name(to)} takes all copies for one.`;
    const rule = { rfc: 3261, section: '17.2.3', text };
    const again: Reason = {
      ...own,
      kind: 'message',
      title: `${teller.message(packet)} left again`,
      text,
      rule,
      packet,
      machine: null,
    };
    return [again, ...meddled, ...lost];
  }
  if (link?.type === 'state') {
    const title = `${machineInfo(link.machine).title} at ${teller.name(effect.element)}: ${link.to.split('.')[0]}`;
    const text = link.rule === null ? '' : sentence(link.rule.text);
    const machine = { owner: link.owner, name: link.machine };
    return [{ ...own, kind: 'state', title, text, rule: link.rule, packet: null, machine }];
  }
  return [];
}
