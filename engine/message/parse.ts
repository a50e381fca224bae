// RFC 3261 §7, §18.3, §20.14, §25: a message read from text or bytes, in one pass over its head.
// The result is a message with every known header structured, or an error with its position and the status an element
// answers with. Never throws; linear in the input; nothing nested is recursed into.
// A datagram longer than Content-Length is cut; a shorter one is refused; on a stream the header is needed (§18.3).

import { Code } from './chars';
import { open, Stop, stop } from './cursor';
import { readHeaders } from './header-parse';
import type { AnyHeader, Body, Message } from './message';
import { type ParseError, parseError } from './parse-error';
import { readStartLine, type StartLine } from './start-line';
import { bodyOf, byteLength, decode, indexAfterBytes, textOf } from './text';

/** The longest head (start line and headers) that is read, in characters: what one datagram can hold. */
export const MAX_HEAD = 65_536;
/** The longest body that is read from a stream, in bytes. */
export const MAX_BODY = 1_048_576;

export interface ParseOptions {
  /** The input comes from a stream: Content-Length is needed, CRLFs before the start line are skipped (7.5, 18.3). */
  readonly stream?: boolean;
  /** Accept what a person types: lines that end in LF alone, no empty line, a Content-Length that counts too much. */
  readonly lenient?: boolean;
}

/** `end` is how much of the input the message took: characters of a string, bytes of an array. */
export type ParseResult =
  | { readonly ok: true; readonly message: Message; readonly end: number }
  | { readonly ok: false; readonly error: ParseError };

interface Head {
  readonly line: StartLine;
  readonly startLine: string;
  readonly headers: AnyHeader[];
  /** The Content-Length, or -1 when there is none. */
  readonly length: number;
  /** The offset after the empty line. */
  readonly end: number;
  /** Whether all of the text is known to be ASCII. */
  readonly ascii: boolean;
}

export type { ParseError } from './parse-error';

const STRICT: ParseOptions = {};

/**
 * Reads one SIP message, RFC 3261 §7 and §25.
 * @param input text, or bytes as they came from the network
 * @returns the message and where it ended, or where and why it cannot be read
 */
export function parseMessage(input: string | Uint8Array, options: ParseOptions = STRICT): ParseResult {
  if (options.lenient === true) return parseText(mendLines(typeof input === 'string' ? input : decode(input)), options);
  return typeof input === 'string' ? parseText(input, options) : parseBytes(input, options);
}

function parseText(whole: string, options: ParseOptions): ParseResult {
  const skipped = options.stream === true ? emptyLines((at) => whole.charCodeAt(at)) : 0;
  const text = skipped === 0 ? whole : whole.slice(skipped);
  try {
    const head = readHead(text, options.stream === true);
    const end = bodyEnd(text, head, options);
    const body = end === head.end ? '' : text.slice(head.end, end);
    const message = assemble(head, head.ascii ? body : bodyOf(body, head.length));
    return { ok: true, message, end: end + skipped };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, error: parseError(whole, skipped, error, skipped) };
  }
}

function parseBytes(bytes: Uint8Array, options: ParseOptions): ParseResult {
  const skipped = options.stream === true ? emptyLines((at) => bytes[at] ?? 0) : 0;
  const bodyStart = headEnd(bytes, skipped);
  const text = decode(bytes, skipped, bodyStart);
  try {
    const head = readHead(text, options.stream === true);
    const available = bytes.length - bodyStart;
    const length = head.length < 0 ? available : head.length;
    if (length > available) refuseLength(head, options);
    const end = bodyStart + length;
    const body = length === 0 ? '' : (textOf(bytes, bodyStart, end) ?? bytes.slice(bodyStart, end));
    return { ok: true, message: assemble(head, body), end };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return {
      ok: false,
      error: parseError(text, 0, error, skipped + byteLength(text.slice(0, error.offset)) - error.offset),
    };
  }
}

function readHead(text: string, stream: boolean): Head {
  const long = text.length > MAX_HEAD;
  const end = long || stream ? text.indexOf('\r\n\r\n') : 0;
  // A head that is too long is not read, nor, on a stream, one that is not whole yet.
  if (end > MAX_HEAD || (end < 0 && text.length > MAX_HEAD))
    stop(MAX_HEAD, `a head of at most ${MAX_HEAD} characters`, 513);
  if (end < 0) stop(text.length, 'an empty line after the header fields', 400, true);
  const c = open(long ? text.slice(0, end + 4) : text);
  const line = readStartLine(c);
  const startLine = text.slice(0, c.at - 2);
  if (line.kind === 'request') c.method = line.method;
  const headers = readHeaders(c);
  // 20.14, 18.3: a stream cannot be cut into messages without it.
  if (stream && c.length < 0) stop(c.at - 2, 'a Content-Length header field, since this is a stream');
  return { line, startLine, headers, length: c.length, end: c.at, ascii: c.ascii && !long };
}

/** The offset at which the body ends in a text. */
function bodyEnd(text: string, head: Head, options: ParseOptions): number {
  if (head.length < 0) return text.length;
  const end = head.ascii ? head.end + head.length : indexAfterBytes(text, head.end, head.length);
  if (end >= 0 && end <= text.length) return end;
  if (options.lenient !== true) refuseLength(head, options);
  return text.length;
}

/** 18.3: a datagram that ends before its body does is an error; a stream may bring the rest. */
function refuseLength(head: Head, options: ParseOptions): never {
  const stream = options.stream === true;
  if (stream && head.length > MAX_BODY) stop(head.end, `a body of at most ${MAX_BODY} bytes`, 413);
  return stop(head.end, `a body of ${head.length} bytes`, 400, stream);
}

function assemble(head: Head, body: Body): Message {
  const { line, headers, startLine } = head;
  return line.kind === 'request'
    ? { kind: 'request', method: line.method, uri: line.uri, headers, body, startLine, startUri: line.uri }
    : { kind: 'response', status: line.status, reason: line.reason, headers, body, startLine };
}

/** 7.5: CRLFs before the start line are ignored on a stream. */
function emptyLines(unit: (at: number) => number): number {
  let at = 0;
  while (unit(at) === Code.Cr && unit(at + 1) === Code.Lf) at += 2;
  return at;
}

/** The offset after the first empty line; without one, as much as a head may have. */
function headEnd(bytes: Uint8Array, start: number): number {
  const limit = Math.min(bytes.length, start + MAX_HEAD + 4);
  for (let at = bytes.indexOf(Code.Lf, start + 3); at >= 0 && at < limit; at = bytes.indexOf(Code.Lf, at + 1)) {
    if (bytes[at - 1] === Code.Cr && bytes[at - 2] === Code.Lf && bytes[at - 3] === Code.Cr) return at + 1;
  }
  return limit;
}

function mendLines(text: string): string {
  const mended = text.includes('\r\n') ? text : text.replace(/\n/g, '\r\n');
  if (mended.includes('\r\n\r\n')) return mended;
  return mended.endsWith('\r\n') ? `${mended}\r\n` : `${mended}\r\n\r\n`;
}
