// RFC 3261 §7.4, RFC 2046 and RFC 5621: bodies of several parts, read and printed.
// A part has headers (those SIP shares with MIME are structured) and a body of its own, which may have parts again;
// whoever wants those calls again, so nothing here is recursed into. What stands before the first and after the last
// boundary is kept, so that a body prints back to its bytes.

import { MAX_TEXT, open, Stop, stop } from './cursor';
import { readHeader } from './header-parse';
import { get, param } from './headers';
import type { AnyHeader, Body, Message } from './message';
import { printHeader } from './print';
import { bodyOf, decode, encode, hasStrayBytes, unquote } from './text';

/** The most parts that are read. */
export const MAX_PARTS = 64;

export interface Part {
  readonly headers: readonly AnyHeader[];
  readonly body: Body;
}

export interface Multipart {
  readonly boundary: string;
  readonly parts: readonly Part[];
  /** What stands before the first boundary and after the last; people's mail programs once showed it. */
  readonly preamble: string;
  readonly epilogue: string;
}

export type MultipartResult =
  | { readonly ok: true; readonly multipart: Multipart }
  | { readonly ok: false; readonly offset: number; readonly expected: string };

/** The boundary a Content-Type names, or null when the body is not of several parts. */
export function boundaryOf(message: { readonly headers: readonly AnyHeader[] }): string | null {
  const type = get(message, 'content-type');
  if (type === undefined || !type.value.startsWith('multipart/')) return null;
  const boundary = param(type.params, 'boundary');
  return boundary === undefined || boundary === null ? null : unquote(boundary);
}

/** The parts of a message's body; null when it says that it has none. */
export function partsOf(message: Message): MultipartResult | null {
  const boundary = boundaryOf(message);
  return boundary === null ? null : parseMultipart(message.body, boundary);
}

/** Reads a body of several parts. Never throws; time is linear in the body. */
export function parseMultipart(body: Body, boundary: string): MultipartResult {
  const text = typeof body === 'string' ? body : decode(body);
  try {
    return { ok: true, multipart: readParts(text, boundary) };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, offset: error.offset, expected: error.expected };
  }
}

function readParts(text: string, boundary: string): Multipart {
  // RFC 2046: one to seventy characters, the last no blank.
  if (!/^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/.test(boundary)) stop(0, 'a boundary of at most 70 characters');
  const delimiter = `--${boundary}`;
  const parts: Part[] = [];
  let at = afterDelimiter(text, 0, delimiter) > 0 ? 0 : findDelimiter(text, 0, delimiter) + 2;
  if (at === 1) stop(0, `the boundary ${delimiter}`);
  const preamble = text.slice(0, at);
  for (;;) {
    const start = afterDelimiter(text, at, delimiter);
    if (text.startsWith('--', at + delimiter.length)) return { boundary, parts, preamble, epilogue: text.slice(start) };
    // The line break before a boundary belongs to it, also where a part is empty.
    const end = findDelimiter(text, start - 2, delimiter);
    if (end < 0) stop(text.length, `the boundary ${delimiter}--`);
    if (parts.length === MAX_PARTS) stop(at, `at most ${MAX_PARTS} parts`);
    parts.push(readPart(text, start, end));
    at = end + 2;
  }
}

/** The offset of the line break before the next boundary, or -1. */
function findDelimiter(text: string, from: number, delimiter: string): number {
  let at = text.indexOf(`\r\n${delimiter}`, from);
  while (at >= 0 && afterDelimiter(text, at + 2, delimiter) < 0) at = text.indexOf(`\r\n${delimiter}`, at + 1);
  return at;
}

/** The offset after the boundary line that starts at an offset; -1 when none does, but a longer word. */
function afterDelimiter(text: string, at: number, delimiter: string): number {
  if (!text.startsWith(delimiter, at)) return -1;
  let end = at + delimiter.length;
  if (text.startsWith('--', end)) return end + 2;
  // RFC 2046: blanks may pad the line.
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.startsWith('\r\n', end) ? end + 2 : -1;
}

function readPart(text: string, start: number, end: number): Part {
  // A part without headers starts with its empty line.
  const empty = text.startsWith('\r\n', start) || start > end;
  const split = empty ? start - 2 : text.indexOf('\r\n\r\n', start);
  if (split < 0 || split > end) stop(start, 'an empty line after the header fields of the part');
  const headers = empty ? [] : readPartHeaders(text.slice(start, split + 2), start);
  return { headers, body: bodyOf(text.slice(Math.min(split + 4, end), end), -1) };
}

function readPartHeaders(lines: string, offset: number): AnyHeader[] {
  if (lines.length > MAX_TEXT) stop(offset, 'fewer header fields');
  const headers: AnyHeader[] = [];
  const c = open(`${lines}\r\n`);
  try {
    while (c.at < lines.length) headers.push(readHeader(c));
  } catch (error) {
    if (error instanceof Stop) stop(offset + error.offset, error.expected);
    throw error;
  }
  return headers;
}

/** Prints a body of several parts, as text when all parts are text. */
export function printMultipart({ boundary, parts, preamble, epilogue }: Multipart): Body {
  let text = preamble;
  for (const part of parts) {
    text += `--${boundary}\r\n`;
    for (const header of part.headers) text += `${printHeader(header)}\r\n`;
    text += `\r\n${typeof part.body === 'string' ? part.body : decode(part.body)}\r\n`;
  }
  text += `--${boundary}--${epilogue}`;
  return hasStrayBytes(text) ? encode(text) : text;
}
