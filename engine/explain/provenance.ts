// Where each line of a message comes from: who wrote it, or which earlier message it was taken from, and by which rule.
// Generated from the run when somebody asks. Messages share their headers, so a line that a proxy passed on is found
// by looking at the message that arrived; the rules are in `header-rules.ts`.

import { get } from '../message/headers';
import type { AnyHeader, Message } from '../message/message';
import { printHeader } from '../message/print';
import { printUri } from '../message/uri-print';
import type { ElementId } from '../model/address';
import type { Rule } from '../model/output';
import type { Trace } from '../model/trace';
import { noteSource } from '../network/transport';
import { entryAt, type Sending, sendingOf, sendingsOf } from '../trace/sending';
import { type Part, ruleFor } from './header-rules';

/** One line of a message, and its story. */
export interface Line {
  /** 'request-line', 'status-line', 'body', or the header's name in lower case. */
  readonly part: string;
  readonly text: string;
  /** `passed`: as it came in; `changed`: came in and was altered; `taken`: from an earlier message; `written`: made here. */
  readonly how: 'passed' | 'changed' | 'taken' | 'written';
  /** The packet it comes from, and which of its lines; null for what was written here. */
  readonly from: { readonly packet: number; readonly part: string; readonly text: string } | null;
  readonly rule: Rule | null;
}

export interface Provenance {
  readonly lines: readonly Line[];
  /** Lines of the message that came in that do not go on. */
  readonly removed: readonly { readonly part: string; readonly text: string; readonly rule: Rule | null }[];
  /** The packet whose arrival this message passes on or answers; null when it begins something. */
  readonly basis: number | null;
}

/**
 * The story of each line of one sending.
 *
 * @param packet - the packet's number in the run
 * @throws RangeError when the run has no such packet
 */
export function provenance(trace: Trace, packet: number): Provenance {
  const sending = sendingOf(trace, packet);
  const { message } = sending.sent;
  const basis = basisOf(trace, sending);
  const earlier = earlierAt(trace, sending);
  const forwarded = basis !== null && basis.message.kind === message.kind;
  const role = forwarded ? 'forwards' : message.kind === 'response' ? 'answers' : 'asks';
  const passed = new Set<AnyHeader>();
  const lines = [
    firstLine(message, basis, role, earlier),
    ...message.headers.map((header) => headerLine(header, message, basis, role, earlier, passed)),
  ];
  if (message.body.length > 0) lines.push(bodyLine(message, basis, earlier));
  const removed =
    basis === null || !forwarded
      ? []
      : basis.message.headers
          .filter((header) => !passed.has(header))
          .map((header) => ({
            part: header.name,
            text: printHeader(header),
            rule: ruleFor(header.name, 'removed', role, message),
          }));
  return { lines, removed, basis: basis?.packet ?? null };
}

/** A message as an element knew it, and the packet that carried it. */
interface Known {
  readonly packet: number;
  readonly message: Message;
}

/** The arrival that made this element send: the nearest of its causes at the same element and in the same call. */
function basisOf(trace: Trace, sending: Sending): Known | null {
  const { sent } = sending;
  const call = get(sent.message, 'call-id');
  for (let index = sending.entry; index >= 0; ) {
    const entry = entryAt(trace, index);
    const { event } = entry;
    if (event.type === 'arrival' && entry.element === sent.from) {
      const received = noteSource(event.message, event.source);
      const ofCall = get(received, 'call-id') === call;
      if (ofCall && belongs(sent.message, received)) return { packet: event.packet, message: received };
    }
    index = entry.cause;
  }
  return null;
}

/** A request passes on the same request; a response answers its request or passes on the same response. */
function belongs(message: Message, received: Message): boolean {
  const [own, theirs] = [get(message, 'cseq'), get(received, 'cseq')];
  if (own === undefined || theirs === undefined || own.number !== theirs.number) return false;
  if (message.kind === 'request') return received.kind === 'request' && received.method === message.method;
  return own.method === theirs.method;
}

/** What this element had sent or received before, in the same call, the latest first. */
function earlierAt(trace: Trace, sending: Sending): Known[] {
  const { sent, entry } = sending;
  const call = get(sent.message, 'call-id');
  return sendingsOf(trace)
    .filter(
      (other) =>
        other.entry < entry &&
        (other.sent.from === sent.from || arrivedAt(trace, other, sent.from, entry)) &&
        get(other.sent.message, 'call-id') === call,
    )
    .map((other) => ({ packet: other.sent.packet, message: other.sent.message }))
    .reverse();
}

const arrivedAt = (trace: Trace, other: Sending, element: ElementId, before: number): boolean =>
  other.sent.to === element && other.arrives !== null && other.arrives <= entryAt(trace, before).at;

function headerLine(
  header: AnyHeader,
  message: Message,
  basis: Known | null,
  role: Part,
  earlier: readonly Known[],
  passed: Set<AnyHeader>,
): Line {
  const text = printHeader(header);
  const own = { part: header.name, text };
  const same = basis?.message.headers.find((other) => !passed.has(other) && isSame(other, header));
  if (basis !== null && same !== undefined) {
    passed.add(same);
    const from = { packet: basis.packet, part: same.name, text: printHeader(same) };
    return { ...own, how: 'passed', from, rule: ruleFor(header.name, 'passed', role, message) };
  }
  const altered = alteredFrom(header, message, basis, passed);
  if (basis !== null && altered !== undefined) {
    passed.add(altered);
    const from = { packet: basis.packet, part: altered.name, text: printHeader(altered) };
    return { ...own, how: 'changed', from, rule: ruleFor(header.name, 'changed', role, message) };
  }
  const taken = takenFrom(header, earlier);
  const how = taken === null ? 'written' : 'taken';
  return { ...own, how, from: taken, rule: ruleFor(header.name, how, role, message) };
}

const isSame = (a: AnyHeader, b: AnyHeader): boolean =>
  a === b || (a.name === b.name && printHeader(a) === printHeader(b));

/** Headers of which a message has one, and which an element alters on the way: Max-Forwards, To with its tag ... */
const SINGLE = new Set(['max-forwards', 'to', 'from', 'contact', 'content-length', 'cseq', 'route', 'expires']);

function alteredFrom(
  header: AnyHeader,
  message: Message,
  basis: Known | null,
  passed: ReadonlySet<AnyHeader>,
): AnyHeader | undefined {
  if (basis === null || !SINGLE.has(header.name)) return undefined;
  // An answer's Contact and Content-Length are its own; only To is the request's, with a tag.
  if (message.kind !== basis.message.kind && header.name !== 'to') return undefined;
  return basis.message.headers.find((other) => other.name === header.name && !passed.has(other));
}

/** What an element takes over from earlier messages: by the same name, or the name it had on the other side. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  from: ['from', 'to'],
  to: ['to', 'from', 'contact'],
  'call-id': ['call-id'],
  route: ['route', 'record-route'],
  contact: ['contact'],
  rack: ['rseq'],
};

function takenFrom(header: AnyHeader, earlier: readonly Known[]): Line['from'] {
  const names = ELSEWHERE[header.name];
  if (names === undefined) return null;
  const value = textOf(header);
  for (const { packet, message } of earlier) {
    for (const other of message.headers) {
      if (names.includes(other.name) && alike(value, textOf(other), header.name)) {
        return { packet, part: other.name, text: printHeader(other) };
      }
    }
  }
  return null;
}

const textOf = (header: AnyHeader): string => {
  const line = printHeader(header);
  return line.slice(line.indexOf(':') + 1).trim();
};

/** A Route set is the Record-Route, perhaps read backwards. */
function alike(own: string, other: string, name: string): boolean {
  if (own === other) return true;
  if (name !== 'route') return false;
  const list = (text: string): string[] => text.split(/\s*,\s*/);
  return list(own).join() === list(other).toReversed().join();
}

function firstLine(message: Message, basis: Known | null, role: Part, earlier: readonly Known[]): Line {
  if (message.kind === 'response') {
    const text = `SIP/2.0 ${message.status} ${message.reason}`;
    const forwarded = basis?.message.kind === 'response';
    const from = forwarded && basis !== null ? { packet: basis.packet, part: 'status-line', text } : null;
    return {
      part: 'status-line',
      text,
      how: from === null ? 'written' : 'passed',
      from,
      rule: ruleFor('status-line', from === null ? 'written' : 'passed', role, message),
    };
  }
  const uri = printUri(message.uri);
  const text = `${message.method} ${uri} SIP/2.0`;
  if (basis !== null && basis.message.kind === 'request') {
    const before = printUri(basis.message.uri);
    const how = before === uri ? 'passed' : 'changed';
    const from = { packet: basis.packet, part: 'request-line', text: `${message.method} ${before} SIP/2.0` };
    return { part: 'request-line', text, how, from, rule: ruleFor('request-line', how, role, message) };
  }
  for (const known of earlier) {
    const contact = known.message.headers.find(
      (header) => header.name === 'contact' && printHeader(header).includes(uri),
    );
    if (contact === undefined) continue;
    const from = { packet: known.packet, part: 'contact', text: printHeader(contact) };
    return { part: 'request-line', text, how: 'taken', from, rule: ruleFor('request-line', 'taken', role, message) };
  }
  return {
    part: 'request-line',
    text,
    how: 'written',
    from: null,
    rule: ruleFor('request-line', 'written', role, message),
  };
}

function bodyLine(message: Message, basis: Known | null, earlier: readonly Known[]): Line {
  const text = typeof message.body === 'string' ? message.body : '';
  const source = [...(basis === null ? [] : [basis]), ...earlier].find((known) => known.message.body === message.body);
  const from = source === undefined ? null : { packet: source.packet, part: 'body', text };
  const how = from === null ? 'written' : source === basis ? 'passed' : 'taken';
  return { part: 'body', text, how, from, rule: ruleFor('body', how, 'asks', message) };
}
