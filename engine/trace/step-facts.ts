// The facts the five steps are told by: each sending and arrival of a message, and each question to a location
// service or to DNS with its answer, in the order in which they happened, with what the rules ask of them.

import { get, tagIn, topBranch } from '../message/headers';
import type { Message } from '../message/message';
import type { NameAddr } from '../message/uri';
import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import { askOf, type FollowUps, followUps } from './follow-ups';
import { type Sending, sendingsOf } from './sending';

/** Where a mark stands: at a message's sending or arrival, at a question or its answer, or before the figure. */
export type StepFact =
  | { readonly kind: 'message'; readonly sending: number; readonly on: 'sending' | 'arrival' }
  /** `entry`: where it was asked. The same question may be asked by others, and again. */
  | { readonly kind: 'query'; readonly entry: number; readonly id: string; readonly part: 'question' | 'answer' }
  /** `entry`: in which somebody stopped waiting for an answer. */
  | { readonly kind: 'unanswered'; readonly entry: number }
  | { readonly kind: 'before' };

/** A message as the rules see it. */
export interface Told {
  readonly fact: StepFact;
  readonly at: Micros;
  readonly on: 'sending' | 'arrival';
  readonly from: ElementId;
  readonly to: ElementId | null;
  readonly callId: string;
  /** Null in responses. */
  readonly request: string | null;
  /** 0 in requests. */
  readonly status: number;
  /** Of the CSeq: a response has its request's. */
  readonly method: string;
  /** Names the request it is or answers; an ACK has its INVITE's (RFC 3261 §17.1.1.3, §13.2.2.4). */
  readonly ask: string;
  /** The tag of the end that made the message: From in requests, To in responses. */
  readonly maker: string;
  /** The tag of the other end: To in requests, From in responses. Empty while it has none. */
  readonly mate: string;
  /** Whether the request named its dialog (RFC 3261 §12.2: a To tag). */
  readonly inDialog: boolean;
  readonly sdp: boolean;
  /** In a REGISTER what it wants of the bindings, in its answer whether any stands (RFC 3261 §10.2, §10.3). */
  readonly bindings: 'asks' | 'some' | 'none';
  /** Sent before by the same element to the same place: a retransmission. */
  readonly again: boolean;
  /** A 401 or 407 that is answered with one more attempt (RFC 3261 §22.1); without one it is a refusal like any other. */
  readonly challenge: boolean;
  /** Of an INVITE: the Call-ID of the one that made its sender send it. */
  readonly relays: string | null;
}

export interface Queried {
  readonly fact: StepFact;
  readonly at: Micros;
  readonly by: ElementId;
  /** What left once it was answered. */
  readonly callId: string;
  readonly method: string;
  readonly relays: string | null;
}

/** A request whose sender stopped waiting for its final answer, and does not try another place (RFC 3261 §8.1.3.1). */
export type Unanswered = Pick<Told, 'fact' | 'at' | 'callId' | 'ask' | 'method'> & { readonly by: ElementId };

/** `entry`: in which it happened. */
export type Fact = { readonly entry: number } & (
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'query'; readonly query: Queried }
  | { readonly type: 'unanswered'; readonly unanswered: Unanswered }
);

const hasSdp = (message: Message): boolean =>
  message.body.length > 0 && get(message, 'content-type')?.value.toLowerCase() === 'application/sdp';

function bindingsIn(message: Message): Told['bindings'] {
  const contacts = get(message, 'contact');
  if (contacts === undefined) return message.kind === 'request' ? 'asks' : 'none';
  if (contacts === '*') return 'none';
  const whole = get(message, 'expires') ?? 1;
  const lasts = ({ params }: NameAddr) => Number(params.find(({ name }) => name === 'expires')?.value ?? whole) > 0;
  return contacts.some(lasts) ? 'some' : 'none';
}

/** Every fact of a run, in the order in which it happened. */
export function factsOf(trace: Trace): Fact[] {
  const sendings = sendingsOf(trace);
  const byPacket = new Map(sendings.map((sending, i) => [sending.sent.packet, i]));
  const later = followUps(trace, sendings);
  const purposes = purposesOf(trace, sendings, later);
  const open = new Map<string, Purpose & { readonly entry: number }>(); // by element and question
  const seen = new Set<string>();
  const again: boolean[] = sendings.map(({ sent }) => {
    const key = `${sent.from} ${sent.to} ${identityOf(sent.message)}`;
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
  const facts: Fact[] = [];
  const arrived = new Set<number>();
  const tell = (i: number | undefined, on: 'sending' | 'arrival', { at, index }: Entry) => {
    const sending = i === undefined ? undefined : sendings[i];
    if (i === undefined || sending === undefined) return;
    facts.push({ entry: index, type: 'told', told: told(sending, i, on, at, again[i] ?? false, later) });
  };
  for (const entry of trace.entries) {
    const { event } = entry;
    // A copy that the network made is no further fact, and what comes to a crashed or cut-off element enters nothing.
    const taken = entry.changes.every(({ type }) => type !== 'swallowed');
    if (event.type === 'arrival' && taken && !arrived.has(event.packet)) {
      arrived.add(event.packet);
      tell(byPacket.get(event.packet), 'arrival', entry);
    }
    const by = entry.element;
    const asked = event.type === 'answer' ? open.get(`${by} ${event.id}`) : undefined;
    if (event.type === 'answer' && by !== null && asked) {
      const fact: StepFact = { kind: 'query', entry: asked.entry, id: event.id, part: 'answer' };
      facts.push({ entry: entry.index, type: 'query', query: { ...asked, fact, at: entry.at, by } });
    }
    for (const change of entry.changes) {
      if (change.type === 'sent') tell(byPacket.get(change.packet), 'sending', entry);
      const unanswered = change.type === 'state' && by !== null && later.unanswered(change, entry);
      if (unanswered) {
        const fact: StepFact = { kind: 'unanswered', entry: entry.index };
        facts.push({
          entry: entry.index,
          type: 'unanswered',
          unanswered: { fact, at: entry.at, by, ...named(unanswered) },
        });
      }
      const purpose = change.type === 'asked' ? purposes.get(entry.index) : undefined;
      if (change.type !== 'asked' || by === null || purpose === undefined) continue;
      open.set(`${by} ${change.id}`, { entry: entry.index, ...purpose });
      const fact: StepFact = { kind: 'query', entry: entry.index, id: change.id, part: 'question' };
      facts.push({ entry: entry.index, type: 'query', query: { ...purpose, fact, at: entry.at, by } });
    }
  }
  return facts;
}

/** Requests whose way has to be found: the questions asked for them bear on Locate. */
const LOCATED = ['INVITE', 'OPTIONS', 'REGISTER'];

type Purpose = Pick<Queried, 'callId' | 'method' | 'relays'>;

/** What each entry put its questions for: the message that left once they were answered. */
function purposesOf({ entries }: Trace, sendings: readonly Sending[], later: FollowUps): ReadonlyMap<number, Purpose> {
  const purposes = new Map<number, Purpose>();
  for (const sending of sendings) {
    const { sent, entry } = sending;
    const method = get(sent.message, 'cseq')?.method ?? '';
    if (!LOCATED.includes(method)) continue;
    const callId = get(sent.message, 'call-id') ?? '';
    // One answer may bring the next question: an address after a name, a name after a binding.
    for (let at = entries[entry]; at?.event.type === 'answer' && !purposes.has(at.cause); at = entries[at.cause])
      purposes.set(at.cause, { callId, method, relays: later.relayed(sending) });
  }
  return purposes;
}

/** What makes two sendings one message: RFC 3261 §17.2.3 and §17.1.3 match by branch and method. */
function identityOf(message: Message): string {
  const cseq = get(message, 'cseq');
  const what =
    message.kind === 'request' ? message.method : `${message.status} ${cseq?.method} ${tagIn(message, 'to')}`;
  return `${get(message, 'call-id')} ${topBranch(message)} ${cseq?.number} ${what}`;
}

/** How a request, or the one a response answers, is named. */
const named = (message: Message) => ({
  callId: get(message, 'call-id') ?? '',
  method: get(message, 'cseq')?.method ?? '',
  ask: askOf(message),
});

function told(
  sending: Sending,
  index: number,
  on: 'sending' | 'arrival',
  at: Micros,
  again: boolean,
  later: FollowUps,
): Told {
  const { message, from, to } = sending.sent;
  const request = message.kind === 'request';
  const status = request ? 0 : message.status;
  return {
    fact: { kind: 'message', sending: index, on },
    at,
    on,
    from,
    to,
    ...named(message),
    request: request ? message.method : null,
    status,
    maker: tagIn(message, request ? 'from' : 'to'),
    mate: tagIn(message, request ? 'to' : 'from'),
    inDialog: request && tagIn(message, 'to') !== '',
    sdp: hasSdp(message),
    bindings: bindingsIn(message),
    again,
    challenge: (status === 401 || status === 407) && later.isTakenUp(message),
    relays: later.relayed(sending),
  };
}
