// What an element had in hand when it sent something: the message it passes on or answers (RFC 3261 §16.6, §16.7,
// §8.2.6), and what it had sent and received before in the same call.

import { get, tagIn, topBranch } from '../message/headers';
import type { Message } from '../message/message';
import type { ElementId } from '../model/address';
import type { Trace } from '../model/trace';
import { noteSource } from '../network/transport';
import { entryAt, type Sending } from '../trace/sending';
import { callOf, indexOf } from './run-index';

/** A message as an element knew it, and the packet that carried it. */
export interface Known {
  readonly packet: number;
  readonly message: Message;
}

/** What the element does with the message as a whole. */
export type Part = 'asks' | 'answers' | 'forwards';

/** Whether a message passes on, answers or begins. */
export function partOf(message: Message, basis: Known | null): Part {
  if (basis !== null && basis.message.kind === message.kind) return 'forwards';
  return message.kind === 'response' ? 'answers' : 'asks';
}

/** The arrival that made this element send: the nearest of its causes at the same element and in the same call. */
export function basisOf(trace: Trace, sending: Sending): Known | null {
  const { sent } = sending;
  const call = get(sent.message, 'call-id');
  for (let index = sending.entry; index >= 0; ) {
    const entry = entryAt(trace, index);
    const { event } = entry;
    if (event.type === 'arrival' && entry.element === sent.from) {
      const received = noteSource(event.message, event.source);
      const ofCall = get(received, 'call-id') === call;
      if (ofCall && belongs(sent.message, received)) {
        const known = { packet: event.packet, message: received };
        return sameAnswer(sent.message, received) ? known : (heldBack(trace, sending) ?? known);
      }
    }
    index = entry.cause;
  }
  return null;
}

/** A request passes on the same request; a response answers its request or passes on the same response. */
function belongs(message: Message, received: Message): boolean {
  const [own, theirs] = [get(message, 'cseq'), get(received, 'cseq')];
  if (own === undefined || theirs === undefined || own.number !== theirs.number) return false;
  // Both ends count their requests by themselves (12.2.1.1).
  if (tagIn(message, 'from') !== tagIn(received, 'from')) return false;
  if (message.kind === 'request') return received.kind === 'request' && received.method === message.method;
  return own.method === theirs.method;
}

/** A proxy that waited for all branches may pass on another answer than the one that came last (16.7 step 6). */
function sameAnswer(message: Message, received: Message): boolean {
  if (message.kind !== 'response' || received.kind !== 'response') return true;
  return message.status === received.status && tagIn(message, 'to') === tagIn(received, 'to');
}

/** The response a proxy kept until it was the best of all; null when it made this one itself. */
function heldBack(trace: Trace, sending: Sending): Known | null {
  const { message } = sending.sent;
  return (
    earlierAt(trace, sending).find(
      (known) =>
        known.message.kind === 'response' && belongs(message, known.message) && sameAnswer(message, known.message),
    ) ?? requestAnswered(trace, sending)
  );
}

/** The request a response answers, as it arrived at the element that answers; null when it never arrived there. */
export function requestAnswered(trace: Trace, sending: Sending): Known | null {
  const { message, from } = sending.sent;
  const branch = topBranch(message);
  const cseq = get(message, 'cseq');
  const { arrivals } = indexOf(trace);
  for (const other of callOf(trace, sending).toReversed()) {
    if (other.entry > sending.entry || other.sent.to !== from || other.sent.message.kind !== 'request') continue;
    const asked = get(other.sent.message, 'cseq');
    if (topBranch(other.sent.message) !== branch || asked?.number !== cseq?.number || asked?.method !== cseq?.method)
      continue;
    const [arrived] = arrivals.get(other.sent.packet) ?? [];
    if (arrived === undefined || arrived > sending.entry) continue;
    const { event } = entryAt(trace, arrived);
    if (event.type === 'arrival') return { packet: event.packet, message: noteSource(event.message, event.source) };
  }
  return null;
}

/** What this element had sent or received before, in the same call, the latest first. */
export function earlierAt(trace: Trace, sending: Sending): Known[] {
  const { sent, entry } = sending;
  const now = entryAt(trace, entry).at;
  return callOf(trace, sending)
    .filter((other) => other.entry < entry && (other.sent.from === sent.from || arrivedBy(other, sent.from, now)))
    .map((other) => ({ packet: other.sent.packet, message: other.sent.message }))
    .reverse();
}

const arrivedBy = (other: Sending, element: ElementId, now: number): boolean =>
  other.sent.to === element && other.arrives !== null && other.arrives <= now;
