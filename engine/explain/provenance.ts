// Where each line of a message comes from: who wrote it, or which earlier message it was taken from, and by which rule.
// Generated from the run when somebody asks. Messages share their headers, so a line that a proxy passed on is found
// by looking at the message that arrived; the rules are in `header-rules.ts`.

import { get, topBranch } from '../message/headers';
import type { AnyHeader, Message } from '../message/message';
import { printHeader } from '../message/print';
import type { NameAddr } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { Rule } from '../model/output';
import type { Trace } from '../model/trace';
import { earlierAt, type Known, type Part } from './basis';
import { repeatedRule, ruleFor } from './header-rules';
import { situationOf } from './situation';

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
  const { sending, message, basis, part: role } = situationOf(trace, packet);
  const earlier = earlierAt(trace, sending);
  const forwarded = role === 'forwards';
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
  const copies = role !== 'answers' || COPIED.has(header.name);
  const same = copies ? basis?.message.headers.find((other) => !passed.has(other) && isSame(other, header)) : undefined;
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
  const whole = gathered(header, basis, role);
  if (whole !== null)
    return { ...own, how: 'passed', from: whole, rule: ruleFor(header.name, 'passed', role, message) };
  const repeated = repeatedFrom(header, message, earlier);
  if (repeated !== null) return { ...own, how: 'taken', from: repeated, rule: repeatedRule(header.name) };
  const taken = takenFrom(header, earlier);
  const how = taken === null ? 'written' : 'taken';
  return { ...own, how, from: taken, rule: ruleFor(header.name, how, role, message) };
}

const isSame = (a: AnyHeader, b: AnyHeader): boolean =>
  a === b || (a.name === b.name && printHeader(a) === printHeader(b));

/** What an answer copies from its request: RFC 3261 §8.2.6.2, §12.1.1, §20.38; RFC 3327 §5.3. */
const COPIED = new Set(['via', 'from', 'to', 'call-id', 'cseq', 'record-route', 'path', 'timestamp']);

/** The lines of one header of the request, put together in one line of the answer. */
function gathered(header: AnyHeader, basis: Known | null, role: Part): Line['from'] {
  if (basis === null || role !== 'answers' || (header.name !== 'record-route' && header.name !== 'path')) return null;
  const lines = basis.message.headers.filter(({ name }) => name === header.name);
  if (lines.length === 0 || lines.map(textOf).join(', ') !== textOf(header)) return null;
  return { packet: basis.packet, part: header.name, text: printHeader(header) };
}

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

/**
 * What an ACK and a CANCEL repeat of their INVITE: with its branch (17.1.1.3, 9.1) all there is, otherwise its
 * credentials (13.2.2.4).
 */
function repeatedFrom(header: AnyHeader, message: Message, earlier: readonly Known[]): Line['from'] {
  if (message.kind !== 'request' || (message.method !== 'ACK' && message.method !== 'CANCEL')) return null;
  const branch = topBranch(message);
  const cseq = get(message, 'cseq');
  for (const known of earlier) {
    const invite = known.message;
    if (invite.kind !== 'request' || invite.method !== 'INVITE' || get(invite, 'cseq')?.number !== cseq?.number)
      continue;
    if (topBranch(invite) !== branch && !header.name.endsWith('authorization')) continue;
    const same = invite.headers.find((other) => isSame(other, header));
    if (same !== undefined) return { packet: known.packet, part: same.name, text: printHeader(same) };
  }
  return null;
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
  const source = targetSource(message, uri, earlier);
  if (source !== null) {
    const rule =
      source.part === 'contact' ? ruleFor('request-line', 'taken', role, message) : repeatedRule('request-line');
    return { part: 'request-line', text, how: 'taken', from: source, rule };
  }
  return {
    part: 'request-line',
    text,
    how: 'written',
    from: null,
    rule: ruleFor('request-line', 'written', role, message),
  };
}

/** Where a request's target was known from: the INVITE it belongs to, or a Contact that was given. */
function targetSource(message: Message, uri: string, earlier: readonly Known[]): Line['from'] {
  const repeats = message.kind === 'request' && (message.method === 'ACK' || message.method === 'CANCEL');
  for (const { packet, message: known } of earlier) {
    if (repeats && known.kind === 'request' && known.method === 'INVITE' && topBranch(known) === topBranch(message))
      return { packet, part: 'request-line', text: `INVITE ${printUri(known.uri)} SIP/2.0` };
    for (const header of known.headers) {
      if (header.name !== 'contact' || typeof header.value === 'string') continue;
      const contacts = header.value as readonly NameAddr[];
      if (contacts.some((contact) => printUri(contact.uri) === uri))
        return { packet, part: 'contact', text: printHeader(header) };
    }
  }
  return null;
}

function bodyLine(message: Message, basis: Known | null, earlier: readonly Known[]): Line {
  const text = typeof message.body === 'string' ? message.body : '';
  const source = [...(basis === null ? [] : [basis]), ...earlier].find((known) => known.message.body === message.body);
  const from = source === undefined ? null : { packet: source.packet, part: 'body', text };
  const how = from === null ? 'written' : source === basis ? 'passed' : 'taken';
  return { part: 'body', text, how, from, rule: ruleFor('body', how, 'asks', message) };
}
