// What is said of a message that cannot be read: where, what should have stood there, what to answer (RFC 3261 §8.2.6,
// §16.3, §18.3, §21.4.1), and the headers that could be read, from which that answer is built.

import { Code } from './chars';
import { open, Stop } from './cursor';
import { readHeader } from './header-parse';
import type { AnyHeader } from './message';
import { startsWithVersion } from './start-line';

/** How many lines are tried again for the sake of an answer. */
const MAX_RECOVERED = 256;
const MAX_RECOVERED_TEXT = 65_536;

export interface ParseError {
  /** Where reading stopped: characters of a string, bytes of an array, from 0. */
  readonly offset: number;
  /** Line and column of that place, from 1; columns count characters. */
  readonly line: number;
  readonly column: number;
  /** What should have stood there, in words. */
  readonly expected: string;
  /** The status to answer a request with (400, 413, 501, 505, 513); 0 for a response, which is dropped (18.3). */
  readonly status: number;
  /** On a stream: the message may only not be whole yet. */
  readonly incomplete: boolean;
  readonly kind: 'request' | 'response';
  /** The method of the request line, when it could be read. */
  readonly method: string | null;
  /** The headers that could be read, in order. */
  readonly headers: readonly AnyHeader[];
}

/**
 * Describes where reading stopped.
 * @param start where the message starts in the text; the offset counts from there
 * @param shift what to add to the offset for it to count from the start of the input
 */
export function parseError(text: string, start: number, stopped: Stop, shift: number): ParseError {
  const offset = Math.min(start + stopped.offset, text.length);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const kind = startsWithVersion(text, start) ? 'response' : 'request';
  const method = kind === 'request' ? /^[\w\-.!%*+`'~]+(?= )/.exec(text.slice(start, start + 64)) : null;
  return {
    offset: offset - start + shift,
    line: countLines(text, offset),
    column: offset === 0 ? 1 : offset - lineStart + 1,
    expected: stopped.expected,
    status: kind === 'response' ? 0 : stopped.status,
    incomplete: stopped.incomplete,
    kind,
    method: method === null ? null : method[0],
    headers: stopped.incomplete ? [] : recoverHeaders(text, start),
  };
}

function countLines(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Reads each header line by itself and leaves out those that cannot be read. */
function recoverHeaders(text: string, start: number): AnyHeader[] {
  const end = text.indexOf('\r\n\r\n', start);
  const head = `${text.slice(start, Math.min(end < 0 ? text.length : end, start + MAX_RECOVERED_TEXT))}\r\n\r\n`;
  const headers: AnyHeader[] = [];
  const c = open(head);
  let at = nextLine(head, 0);
  for (let tried = 0; at < head.length - 2 && tried < MAX_RECOVERED; tried++) {
    c.at = at;
    try {
      headers.push(readHeader(c));
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    at = nextLine(head, at);
  }
  return headers;
}

/** The start of the next line that is no continuation (7.3.1). */
function nextLine(text: string, from: number): number {
  for (let at = from; ; ) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
    const code = text.charCodeAt(at);
    if (code !== Code.Space && code !== Code.Tab && code !== Code.Lf) return at;
  }
}
