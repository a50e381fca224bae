// Why did this happen? Follows the causes of an entry, or of a message, back to what a person did or to what came
// from outside. Every step says what happened, what it led to, and by which rule.

import { get } from '../message/headers';
import type { ElementId } from '../model/address';
import type { Rule } from '../model/output';
import type { Micros } from '../model/time';
import type { Change, Entry, Trace } from '../model/trace';
import { printDuration } from '../scenario/duration';
import { entryAt, labelIn, type Sending, sendingsOf } from './sending';

export interface Reason {
  /** Index of the entry. */
  readonly entry: number;
  readonly at: Micros;
  readonly element: ElementId | null;
  /** What happened: 'INVITE arrives at Proxy 2 from Proxy 1.' */
  readonly sentence: string;
  /** What came of it on the way to the effect: 'Proxy 2 sends INVITE to Bob.'; null at the effect itself. */
  readonly led: string | null;
  /** The rule behind that. */
  readonly rule: Rule | null;
}

/**
 * The chain of causes, the effect first and its origin last.
 *
 * @param of - the index of an entry, or a packet: `{ packet: 7 }`
 */
export function why(trace: Trace, of: number | { readonly packet: number }): Reason[] {
  const sending = typeof of === 'number' ? null : sendingOf(trace, of.packet);
  let entry = entryAt(trace, typeof of === 'number' ? of : (sending?.entry ?? -1));
  const reasons: Reason[] = [reason(trace, entry, sending?.sent ?? null)];
  while (entry.cause >= 0) {
    const effect = entry;
    entry = entryAt(trace, entry.cause);
    if (entry.event.type === 'mark' || entry.event.type === 'start') break;
    reasons.push(reason(trace, entry, linkBetween(entry, effect)));
  }
  return reasons;
}

function sendingOf(trace: Trace, packet: number): Sending {
  const found = sendingsOf(trace).find(({ sent }) => sent.packet === packet);
  if (found === undefined) throw new RangeError(`the run has no packet ${packet}`);
  return found;
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
      case 'connection':
        return change.type === 'connection';
      default:
        return false;
    }
  };
  return cause.changes.find(wanted) ?? null;
}

function reason(trace: Trace, entry: Entry, link: Change | null): Reason {
  return {
    entry: entry.index,
    at: entry.at,
    element: entry.element,
    sentence: sentenceOf(trace, entry),
    led: link === null ? null : ledTo(trace, entry, link),
    rule: link === null ? null : ruleBehind(entry, link),
  };
}

/** What an entry is, as a sentence. */
export function sentenceOf(trace: Trace, entry: Entry): string {
  const name = labelIn(trace, entry.element);
  const { event } = entry;
  switch (event.type) {
    case 'start':
      return 'The run starts.';
    case 'mark':
      return 'The figure starts.';
    case 'act':
      return `${name} ${event.act.text ?? [event.act.verb, event.act.object].filter(Boolean).join(' ')}.`;
    case 'arrival': {
      const sending = sendingOf(trace, event.packet);
      return `${sending.what} arrives at ${name} from ${labelIn(trace, sending.sent.from)}.`;
    }
    case 'unreadable':
      return `Something that is no SIP message arrives at ${name}.`;
    case 'timer':
      return `${timerName(event.name)} fires at ${name}.`;
    case 'tone':
      return `${name} hears ${event.keys}.`;
    case 'answer':
      return `The answer of the ${event.service === 'dns' ? 'name server' : 'location service'} reaches ${name}.`;
    case 'transport-error':
      return `${name} learns that ${event.message.kind === 'request' ? event.message.method : event.message.status} could not be sent.`;
    case 'crash':
      return `${name} crashes.`;
    case 'restart':
      return `${name} starts again.`;
    case 'connection':
      return `The connection ${pair(trace, event.between)} ${CONNECTION[event.change]}.`;
    case 'stall':
      return `The connection ${pair(trace, event.between)} stalls.`;
    case 'partition':
      return `The network is cut ${pair(trace, event.between)}.`;
  }
}

const CONNECTION = { open: 'is open', reset: 'breaks', resumed: 'carries again' } as const;

const pair = (trace: Trace, [a, b]: readonly [ElementId, ElementId]): string =>
  `between ${labelIn(trace, a)} and ${labelIn(trace, b)}`;

/** 'Timer A' for the RFC's letters; other timers by their own name. */
export const timerName = (name: string): string => (/^[A-Z]$/.test(name) ? `Timer ${name}` : `The timer "${name}"`);

function ledTo(trace: Trace, entry: Entry, link: Change): string {
  const name = labelIn(trace, entry.element);
  switch (link.type) {
    case 'sent': {
      const what =
        link.message.kind === 'request'
          ? link.message.method
          : `${link.message.status} ${get(link.message, 'cseq')?.method ?? ''}`.trim();
      return `${name} sends ${what} to ${labelIn(trace, link.to)}${link.copy > 0 ? ' again' : ''}.`;
    }
    case 'timer-started':
      return `${name} starts ${timerName(link.name).replace('The', 'the')}: ${printDuration(link.duration)}.`;
    case 'asked':
      return `${name} asks the ${link.service === 'dns' ? 'name server' : 'location service'}: ${link.question}.`;
    case 'perceived':
      return `${name} notices: ${link.what}${link.detail === null ? '' : ` (${link.detail})`}.`;
    default:
      return `The network changes: ${link.type}.`;
  }
}

/** The rule of the move of the machine behind a change; else the first rule that entry names. */
function ruleBehind(entry: Entry, link: Change): Rule | null {
  const owner = link.type === 'sent' ? link.transaction : link.type === 'timer-started' ? link.owner : null;
  let any: Rule | null = null;
  for (const change of entry.changes) {
    if (change.type === 'state' && change.owner === owner && change.rule !== null) return change.rule;
    if ((change.type === 'state' || change.type === 'decision') && any === null) any = change.rule;
    if (change === link) break;
  }
  return any;
}
