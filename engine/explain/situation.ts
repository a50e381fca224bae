// Everything that explanations of one message ask about it: who sends it to whom and in which part, what it belongs to,
// which copy it is, and what made its sender send it. Read off the run; nothing is recorded for it.

import { get, tagIn, topBranch } from '../message/headers';
import type { Message, Request } from '../message/message';
import type { Decided } from '../model/output';
import type { Entry, Trace } from '../model/trace';
import { entryAt, type Sending, sendingOf } from '../trace/sending';
import { basisOf, type Known, type Part, partOf, requestAnswered } from './basis';
import { roleOf } from './descriptions';
import { callOf, indexOf } from './run-index';
import { nameOf, type Who, who, whoAt } from './who';

export interface Situation {
  readonly trace: Trace;
  readonly sending: Sending;
  readonly message: Message;
  /** Of the CSeq: a response has its request's. */
  readonly method: string;
  readonly from: Who;
  readonly to: Who;
  readonly part: Part;
  /** What is passed on or answered, as it arrived. */
  readonly basis: Known | null;
  /** The request this is, or answers: as the sender knows it. */
  readonly request: Request | null;
  /** Who made it, before others passed it on. */
  readonly author: Who;
  /** The packet in which its author sent it. */
  readonly origin: number;
  /** The other end: whom a request is for, who asked what a response answers. */
  readonly other: string;
  /** Whether the request names a dialog (RFC 3261 §12.2: a To tag). */
  readonly inDialog: boolean;
  readonly sdp: 'offer' | 'answer' | null;
  /** Earlier sendings of the same message by the same element to the same place. */
  readonly copies: readonly Sending[];
  /** The entry in which it was sent. */
  readonly entry: Entry;
}

const MOST_KEPT = 64;
const known = new WeakMap<Trace, Map<number, Situation>>();

/** The situation of a packet. @throws RangeError when the run has no such packet */
export function situationOf(trace: Trace, packet: number): Situation {
  let kept = known.get(trace);
  if (kept === undefined) {
    kept = new Map();
    known.set(trace, kept);
  }
  let situation = kept.get(packet);
  if (situation === undefined) {
    situation = look(trace, sendingOf(trace, packet));
    for (const oldest of kept.keys()) {
      if (kept.size < MOST_KEPT) break;
      kept.delete(oldest);
    }
    kept.set(packet, situation);
  }
  return situation;
}

function look(trace: Trace, sending: Sending): Situation {
  const { sent } = sending;
  const { message } = sent;
  const copies = copiesOf(trace, sending);
  // A stored answer sent once more was prompted by another copy of the request, not by what it once passed on.
  const [first = sending] = message.kind === 'response' ? copies : [];
  const basis = basisOf(trace, first === sending || isRelayed(trace, sending) ? sending : first);
  const request = message.kind === 'request' ? message : requestBehind(trace, sending, basis);
  const origin = originOf(trace, sending, basis);
  return {
    trace,
    sending,
    message,
    method: get(message, 'cseq')?.method ?? (message.kind === 'request' ? message.method : ''),
    from: who(trace, sent.from),
    to: who(trace, sent.to, `${sent.hop.host}:${sent.hop.port}`),
    part: partOf(message, basis),
    basis,
    request,
    author: who(trace, origin.sent.from),
    origin: origin.sent.packet,
    other: otherEnd(trace, message),
    inDialog: request !== null && tagIn(request, 'to') !== '',
    sdp: roleOf(trace, sending),
    copies,
    entry: entryAt(trace, sending.entry),
  };
}

/** Whether this very sending was caused by the arrival of a response, which it passes on. */
function isRelayed(trace: Trace, sending: Sending): boolean {
  const { event } = entryAt(trace, sending.entry);
  return event.type === 'arrival' && event.message.kind === 'response';
}

/** The request behind a response: the one that arrived here, else the one this element sent on. */
function requestBehind(trace: Trace, sending: Sending, basis: Known | null): Request | null {
  const asked = basis?.message.kind === 'request' ? basis : requestAnswered(trace, sending);
  return asked?.message.kind === 'request' ? asked.message : null;
}

/** Follows a message back over those who passed it on. */
function originOf(trace: Trace, sending: Sending, basis: Known | null): Sending {
  let at = sending;
  let from = basis;
  for (let hops = 0; from !== null && from.message.kind === at.sent.message.kind && hops < 100; hops++) {
    const before = indexOf(trace).byPacket.get(from.packet);
    if (before === undefined || before.entry >= at.entry) break;
    at = before;
    from = basisOf(trace, at);
  }
  return at;
}

function otherEnd(trace: Trace, message: Message): string {
  // Within a call the request goes to the phone that took it, whomever the caller asked for.
  if (message.kind === 'request' && tagIn(message, 'to') !== '' && 'host' in message.uri) {
    const there = whoAt(trace, message.uri.host);
    if (there?.kind === 'user-agent') return there.label;
  }
  const address = get(message, message.kind === 'request' ? 'to' : 'from');
  return address === undefined ? 'the other side' : nameOf(trace, address.uri);
}

function copiesOf(trace: Trace, sending: Sending): Sending[] {
  const { sent, what } = sending;
  return callOf(trace, sending).filter(
    (other) =>
      other.entry < sending.entry &&
      other.what === what &&
      other.sent.from === sent.from &&
      other.sent.to === sent.to &&
      topBranch(other.sent.message) === topBranch(sent.message) &&
      tagIn(other.sent.message, 'to') === tagIn(sent.message, 'to') &&
      get(other.sent.message, 'rseq') === get(sent.message, 'rseq'),
  );
}

/** A decision of the sender in the same breath, by its name. */
export function decided(s: Situation, what: string): Decided | null {
  for (const change of s.entry.changes) if (change.type === 'decision' && change.what === what) return change;
  return null;
}

/** The entries that led to this message at its sender, the nearest first; the entry it was sent in is the first. */
export function* causesAt(s: Situation): Generator<Entry> {
  let entry = s.entry;
  for (;;) {
    if (entry.element === s.sending.sent.from) yield entry;
    if (entry.cause < 0) return;
    entry = entryAt(s.trace, entry.cause);
  }
}

/** The arrival that prompted its sender, in whatever call. */
export function promptOf(s: Situation): Known | null {
  for (const { event } of causesAt(s)) {
    if (event.type === 'arrival') return { packet: event.packet, message: event.message };
    if (event.type === 'act') return null;
  }
  return null;
}

/** Earlier requests of the same method by the same element in this call, the latest first. */
export function triesBefore(s: Situation): Sending[] {
  const { message, sent } = { message: s.message, sent: s.sending.sent };
  if (message.kind !== 'request') return [];
  return callOf(s.trace, s.sending)
    .filter(
      (other) =>
        other.entry < s.sending.entry &&
        other.sent.from === sent.from &&
        other.sent.message.kind === 'request' &&
        other.sent.message.method === message.method &&
        tagIn(other.sent.message, 'from') === tagIn(message, 'from') &&
        get(other.sent.message, 'cseq')?.number !== get(message, 'cseq')?.number,
    )
    .reverse();
}

/** The final answer to a request that arrived at its sender before this message left; null when none had. */
export function answerTo(s: Situation, request: Sending): Sending | null {
  const branch = topBranch(request.sent.message);
  return (
    callOf(s.trace, request).find(
      ({ sent, entry, arrives }) =>
        sent.message.kind === 'response' &&
        sent.message.status >= 200 &&
        sent.to === request.sent.from &&
        topBranch(sent.message) === branch &&
        entry < s.sending.entry &&
        arrives !== null &&
        arrives <= s.sending.at,
    ) ?? null
  );
}
