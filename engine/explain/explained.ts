// A message explained: what it is for, and each line with its purpose, where it comes from and what became of it since
// the message it passes on. What a reader opens a line for is in `details.ts`.

import type { AnyHeader, Message } from '../message/message';
import type { ParseError } from '../message/parse-error';
import { printHeader, printMessage, printStartLine } from '../message/print';
import type { Rule } from '../model/output';
import type { Trace } from '../model/trace';
import { entryAt } from '../trace/sending';
import { align, headOf } from './align';
import { type Body, bodyOf } from './body';
import { purposeOfHeader } from './lines/lines';
import { startLine } from './lines/routing';
import type { Origin } from './lines/teller';
import { type Line, provenance } from './provenance';
import { purposeOf } from './purpose';
import { retryOf } from './purpose-call';
import { indexOf } from './run-index';
import type { Said } from './say';
import { type Situation, situationOf, triesBefore } from './situation';

export type Mark = 'same' | 'added' | 'changed' | 'removed';

/** One line, explained. */
export interface ExplainedLine {
  /** 'start', 'h3' for a header, 'r3' for one that did not go on: unique within the message. */
  readonly id: string;
  /** 'request-line', 'status-line', or the header's name in lower case. */
  readonly part: string;
  readonly text: string;
  /** Against the message it is compared with; null when there is none. */
  readonly mark: Mark | null;
  /** How the line read before, when it has changed. */
  readonly was: string | null;
  readonly how: Origin;
  /** The packet it comes from, and which of its lines. */
  readonly from: Line['from'];
  /** The rule by which it came here. */
  readonly rule: Rule | null;
  /** What it is for, here. */
  readonly said: Said;
}

/** What a message is compared with: the hop before, the try before, its own first copy, or the request it answers. */
export interface Compared {
  readonly packet: number;
  readonly as: 'hop' | 'try' | 'copy' | 'request';
}

export interface Explained {
  readonly packet: number;
  readonly purpose: Said;
  readonly compared: Compared | null;
  /** How many lines differ from what it is compared with; of an answer, how many are its own. */
  readonly changed: number;
  readonly lines: readonly ExplainedLine[];
  readonly body: Body | null;
  readonly bodyMark: 'same' | 'added' | 'changed' | null;
}

/**
 * One sending, explained.
 *
 * @param packet - the packet's number in the run
 * @throws RangeError when the run has no such packet
 */
export function explain(trace: Trace, packet: number): Explained {
  const s = situationOf(trace, packet);
  const story = provenance(trace, packet);
  const compared = comparedWith(s);
  const before = compared === null || compared.as === 'request' ? null : wireOf(trace, compared.packet);
  const lines = linesOf(s, story.lines, before, compared);
  const removed = compared?.as === 'hop' ? removedLines(s, story.removed) : [];
  const all = placed(lines, removed, before);
  const bodyMark = before === null ? null : markOfBody(s.message, before);
  const differs = all.filter(({ mark }) => mark !== null && mark !== 'same').length + (bodyMark === 'changed' ? 1 : 0);
  const ownLines = lines.filter(({ how }) => how !== 'passed').length;
  return {
    packet,
    purpose: purposeOf(s),
    compared,
    changed: compared?.as === 'request' ? ownLines : differs,
    lines: all,
    body: bodyOf(s),
    bodyMark,
  };
}

function comparedWith(s: Situation): Compared | null {
  if (s.part === 'forwards' && s.basis !== null) return { packet: s.basis.packet, as: 'hop' };
  const [first] = s.copies;
  if (first !== undefined) return { packet: first.sent.packet, as: 'copy' };
  if (s.part === 'answers') return s.basis === null ? null : { packet: s.basis.packet, as: 'request' };
  const [tried] = triesBefore(s);
  return tried !== undefined && retryOf(s) !== null ? { packet: tried.sent.packet, as: 'try' } : null;
}

/** A message as it was on the wire when it arrived; as it was sent when it did not. */
function wireOf(trace: Trace, packet: number): Message | null {
  const { arrivals, byPacket } = indexOf(trace);
  const [arrived] = arrivals.get(packet) ?? [];
  const event = arrived === undefined ? null : entryAt(trace, arrived).event;
  if (event?.type === 'arrival') return event.message;
  return byPacket.get(packet)?.sent.message ?? null;
}

/** What arrived of a packet, where it is not what was sent: changed on the way, or made unreadable. */
export type Arrived =
  | { readonly kind: 'changed'; readonly message: Message }
  | { readonly kind: 'unreadable'; readonly error: ParseError };

/** How a packet arrived, when somebody changed it on its way; null when it arrived as it was sent, or not at all. */
export function arrivedOtherwise(trace: Trace, packet: number): Arrived | null {
  const { byPacket, arrivals } = indexOf(trace);
  const sending = byPacket.get(packet);
  const [arrived] = arrivals.get(packet) ?? [];
  const event = arrived === undefined ? null : entryAt(trace, arrived).event;
  if (event?.type === 'arrival') {
    const same = event.message === sending?.sent.message;
    if (same || sending === undefined || printMessage(event.message) === printMessage(sending.sent.message))
      return null;
    return { kind: 'changed', message: event.message };
  }
  if (sending === undefined || sending.arrives === null) return null;
  for (const { event: other } of trace.entries)
    if (other.type === 'unreadable' && other.packet === packet) return { kind: 'unreadable', error: other.error };
  return null;
}

function linesOf(
  s: Situation,
  story: readonly Line[],
  before: Message | null,
  compared: Compared | null,
): ExplainedLine[] {
  const { message } = s;
  const counts = new Map<string, number>();
  for (const { name } of message.headers) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  const marks = marksOf(s, story, before, compared);
  return story.slice(0, message.headers.length + 1).map((line, i): ExplainedLine => {
    const shared = { part: line.part, how: line.how, from: line.from, rule: line.rule };
    const mark = marks[i] ?? { mark: null, was: null };
    const header = message.headers[i - 1];
    if (header === undefined) {
      const said = startLine({ s, how: originOf(line, mark.mark), nth: 0, count: 1 }, message);
      return { ...shared, ...mark, id: 'start', text: printStartLine(message), said };
    }
    const nth = seen.get(header.name) ?? 0;
    seen.set(header.name, nth + 1);
    const place = { s, how: originOf(line, mark.mark), nth, count: counts.get(header.name) ?? 1 };
    return { ...shared, ...mark, id: `h${i - 1}`, text: line.text, said: purposeOfHeader(place, header) };
  });
}

/** What came in as it stands here may still differ from what was on the wire: the receiver notes where it came from. */
const originOf = (line: Line, mark: Mark | null): Origin =>
  line.how === 'passed' && mark === 'changed' ? 'changed' : line.how;

interface Marked {
  readonly mark: Mark | null;
  readonly was: string | null;
}

function marksOf(s: Situation, story: readonly Line[], before: Message | null, compared: Compared | null): Marked[] {
  if (before === null || compared === null) return story.map(() => ({ mark: null, was: null }));
  if (compared.as === 'hop') {
    const raw = rawVias(s, before);
    return story.map((line): Marked => {
      if (line.from === null || (line.how !== 'passed' && line.how !== 'changed')) return { mark: 'added', was: null };
      const was = raw.get(line.from.text) ?? line.from.text;
      return was === line.text ? { mark: 'same', was: null } : { mark: 'changed', was };
    });
  }
  const old = headOf(before);
  const rows = align(old, headOf(s.message));
  const byLine = new Map(rows.map((row) => [row.b, row]));
  return story.map((_, i): Marked => {
    const row = byLine.get(i);
    if (row === undefined || row.a === null) return { mark: 'added', was: null };
    return row.same ? { mark: 'same', was: null } : { mark: 'changed', was: old[row.a]?.text ?? null };
  });
}

/** The Via lines that the receiving transport noted the source in, as they were before: RFC 3261 §18.2.1. */
function rawVias(s: Situation, before: Message): Map<string, string> {
  const raw = new Map<string, string>();
  if (s.basis === null) return raw;
  const noted = s.basis.message.headers;
  noted.forEach((header: AnyHeader, i) => {
    const old = before.headers[i];
    if (header.name === 'via' && old !== undefined) raw.set(printHeader(header), printHeader(old));
  });
  return raw;
}

function removedLines(
  s: Situation,
  removed: readonly { part: string; text: string; rule: Rule | null }[],
): ExplainedLine[] {
  const headers = s.basis?.message.headers ?? [];
  return removed.flatMap(({ part, text, rule }): ExplainedLine[] => {
    const at = headers.findIndex((header) => header.name === part && printHeader(header) === text);
    const header = headers[at];
    if (header === undefined || s.basis === null) return [];
    const said = purposeOfHeader({ s, how: 'removed', nth: 0, count: 1 }, header);
    const from = { packet: s.basis.packet, part, text };
    return [{ id: `r${at}`, part, text, mark: 'removed', was: null, how: 'removed', from, rule, said }];
  });
}

/** Puts the lines that did not go on where they stood: behind the line they followed. */
function placed(
  lines: readonly ExplainedLine[],
  removed: readonly ExplainedLine[],
  before: Message | null,
): ExplainedLine[] {
  if (removed.length === 0 || before === null) return [...lines];
  const texts = before.headers.map((header) => printHeader(header));
  const out = [...lines];
  for (const gone of removed) {
    const at = Number(gone.id.slice(1));
    // The nearest line above it that went on, in whatever shape.
    let place = 1;
    for (let i = at - 1; i >= 0; i--) {
      const kept = out.findIndex(({ was, text, id }) => id !== 'start' && (was ?? text) === texts[i]);
      if (kept < 0) continue;
      place = kept + 1;
      break;
    }
    out.splice(place, 0, gone);
  }
  return out;
}

function markOfBody(message: Message, before: Message): Explained['bodyMark'] {
  if (message.body.length === 0) return null;
  if (before.body.length === 0) return 'added';
  return message.body === before.body ? 'same' : 'changed';
}
