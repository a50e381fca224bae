// The facts the five steps are told by: each sending and arrival of a message, and each question to a location
// service or to DNS with its answer, in the order in which they happened, with what the rules ask of them.

import { get, tagOf } from '../message/headers';
import type { Message } from '../message/message';
import type { NameAddr } from '../message/uri';
import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import { type Sending, sendingsOf } from './sending';

/** Where a mark stands: at a message's sending or arrival, at a question or its answer, or before the figure. */
export type StepFact =
  | { readonly kind: 'message'; readonly sending: number; readonly on: 'sending' | 'arrival' }
  /** `entry`: where it was asked. The same question may be asked by others, and again. */
  | { readonly kind: 'query'; readonly entry: number; readonly id: string; readonly part: 'question' | 'answer' }
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
}

export interface Queried {
  readonly fact: StepFact;
  readonly at: Micros;
  readonly by: ElementId;
  /** What left once it was answered. */
  readonly callId: string;
  readonly method: string;
}

/** `entry`: in which it happened. */
export type Fact = { readonly entry: number } & (
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'query'; readonly query: Queried }
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
  const purposes = purposesOf(trace, sendings);
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
    facts.push({ entry: index, type: 'told', told: told(sending, i, on, at, again[i] ?? false) });
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

type Purpose = Pick<Queried, 'callId' | 'method'>;

/** What each entry put its questions for: the message that left once they were answered. */
function purposesOf({ entries }: Trace, sendings: readonly Sending[]): ReadonlyMap<number, Purpose> {
  const purposes = new Map<number, Purpose>();
  for (const { sent, entry } of sendings) {
    const method = get(sent.message, 'cseq')?.method ?? '';
    if (!LOCATED.includes(method)) continue;
    const callId = get(sent.message, 'call-id') ?? '';
    // One answer may bring the next question: an address after a name, a name after a binding.
    for (let at = entries[entry]; at?.event.type === 'answer' && !purposes.has(at.cause); at = entries[at.cause])
      purposes.set(at.cause, { callId, method });
  }
  return purposes;
}

/** What makes two sendings one message: RFC 3261 §17.2.3 and §17.1.3 match by branch and method. */
function identityOf(message: Message): string {
  const branch = get(message, 'via')?.[0]?.params.find((p) => p.name === 'branch')?.value ?? '';
  const cseq = get(message, 'cseq');
  const what = message.kind === 'request' ? message.method : `${message.status} ${cseq?.method} ${tag(message, 'to')}`;
  return `${get(message, 'call-id')} ${branch} ${cseq?.number} ${what}`;
}

const tag = (message: Message, side: 'from' | 'to'): string => {
  const address = get(message, side);
  return address === undefined ? '' : (tagOf(address) ?? '');
};

function told({ sent }: Sending, sending: number, on: 'sending' | 'arrival', at: Micros, again: boolean): Told {
  const { message, from, to } = sent;
  const request = message.kind === 'request';
  const cseq = get(message, 'cseq');
  return {
    fact: { kind: 'message', sending, on },
    at,
    on,
    from,
    to,
    callId: get(message, 'call-id') ?? '',
    request: request ? message.method : null,
    status: request ? 0 : message.status,
    method: cseq?.method ?? '',
    ask: `${tag(message, 'from')} ${cseq?.number} ${cseq?.method === 'ACK' ? 'INVITE' : cseq?.method}`,
    maker: tag(message, request ? 'from' : 'to'),
    mate: tag(message, request ? 'to' : 'from'),
    inDialog: request && tag(message, 'to') !== '',
    sdp: hasSdp(message),
    bindings: bindingsIn(message),
    again,
  };
}
