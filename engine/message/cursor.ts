// The reading position of the parser, and RFC 3261 §25.1's smallest rules: LWS, token, quoted-string, numbers, escapes.
// A reader moves `at` forward and never back over what it consumed, so a head is read in linear time.
// A rule that does not match throws the private `Stop`; parse.ts and its siblings catch it at their one door each and
// return a result, so nothing outside this folder ever sees an exception.

import { Code, isIn, Kind } from './chars';

/** Why reading stopped: thrown inside this folder only, and turned into a ParseError at its door. */
export class Stop {
  readonly offset: number;
  readonly expected: string;
  readonly status: number;
  readonly incomplete: boolean;
  constructor(offset: number, expected: string, status: number, incomplete: boolean) {
    this.offset = offset;
    this.expected = expected;
    this.status = status;
    this.incomplete = incomplete;
  }
}

/** The longest text a cursor can hold, in characters: more than one datagram. */
export const MAX_TEXT = 0x1_8000;

/** A text being read: the characters, the same as one code each (see chars.ts), and how far reading has come. */
export interface Cursor {
  text: string;
  readonly codes: Uint8Array;
  /** Whether the text is all ASCII: its characters and its bytes are then the same in number. */
  ascii: boolean;
  at: number;
  /** The method of the request line; CSeq must repeat it. Null in a response and where there is no message. */
  method: string | null;
  /** The Content-Length that was read, or -1. */
  length: number;
}

// Reading an array of bytes is twice as fast as reading a string. One text is read at a time, so one array does, and one
// cursor: an engine that collects the last cursor forgets its shape, and with it what it had compiled for it.
const codes = new Uint8Array(MAX_TEXT + 8);
const cursor: Cursor = { text: '', codes, ascii: true, at: 0, method: null, length: -1 };
const encoder = new TextEncoder();

/** Puts the one cursor at the start of a text of at most MAX_TEXT characters; whatever was being read is forgotten. */
export function open(text: string): Cursor {
  const { length } = text;
  cursor.text = text;
  cursor.ascii = encoder.encodeInto(text, codes).written === length;
  cursor.at = 0;
  cursor.method = null;
  cursor.length = -1;
  if (!cursor.ascii) {
    for (let i = 0; i < length; i++) codes[i] = Math.min(text.charCodeAt(i), Code.Other);
  }
  // The end is marked by codes of no set; four, since an escape may step over some.
  for (let i = length; i < length + 4; i++) codes[i] = 0;
  return cursor;
}

/** Stops reading: at `offset`, `expected` should have stood. `status` is what an element answers to it. */
export function stop(offset: number, expected: string, status = 400, incomplete = false): never {
  throw new Stop(offset, expected, status, incomplete);
}

/** 25.1: SWS. Skips blanks and folds, and returns the code that follows them. */
export function skipBlank(c: Cursor): number {
  const at = afterBlank(c.codes, c.at);
  c.at = at;
  return c.codes[at] as number;
}

/** 25.1: SWS. The offset after blanks and folds. */
export function afterBlank(codes: Uint8Array, at: number): number {
  const code = codes[at] as number;
  // Nearly always something else stands here, or the line ends and the next one is no continuation.
  if (code > Code.Space || (code === Code.Cr && (codes[at + 2] as number) > Code.Space)) return at;
  return afterFolds(codes, at);
}

function afterFolds(codes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const code = codes[at];
    if (code === Code.Space || code === Code.Tab) at++;
    else if (code === Code.Cr && isFold(codes, at)) at += 3;
    else return at;
  }
}

/** 7.3.1: a line that starts with a blank continues the one before it. `at` is the position of a CR. */
export function isFold(codes: Uint8Array, at: number): boolean {
  const next = codes[at + 2];
  return (next === Code.Space || next === Code.Tab) && codes[at + 1] === Code.Lf;
}

/** 25.1: LWS, at least one blank. Returns the code that follows. */
export function needBlank(c: Cursor, expected: string): number {
  const before = c.at;
  const code = skipBlank(c);
  if (c.at === before) stop(before, expected);
  return code;
}

/** Consumes one character, which must be the one given. */
export function need(c: Cursor, code: number, expected: string): void {
  if (c.codes[c.at] !== code) stop(c.at, expected);
  c.at++;
}

/** 25.1: token, as written. */
export function readToken(c: Cursor, expected: string): string {
  const codes = c.codes;
  const start = c.at;
  let at = start;
  while (isIn(codes[at], Kind.Token)) at++;
  if (at === start) stop(at, expected);
  c.at = at;
  return c.text.slice(start, at);
}

/** 25.1: token, in lower case: a name that does not depend on case. */
export function readName(c: Cursor, expected: string): string {
  const codes = c.codes;
  const start = c.at;
  let at = start;
  while (isIn(codes[at], Kind.LowerToken)) at++;
  if (isIn(codes[at], Kind.Upper)) return readToken(c, expected).toLowerCase();
  if (at === start) stop(at, expected);
  c.at = at;
  return c.text.slice(start, at);
}

/** A list with one more item. Lists of one to three, which most are, get no room they do not need. */
export function append<T>(list: T[], item: T): T[] {
  if (list.length === 1) return [list[0] as T, item];
  if (list.length === 2) return [list[0] as T, list[1] as T, item];
  list.push(item);
  return list;
}

/**
 * Skips a quoted-string, the cursor being on its opening quote; the cursor ends after the closing one.
 * @returns whether it is plain: without backslashes and folds
 */
export function skipQuoted(c: Cursor): boolean {
  const codes = c.codes;
  let at = c.at + 1;
  let plain = true;
  for (;;) {
    while (isIn(codes[at], Kind.Quoted)) at++;
    const code = codes[at];
    if (code === Code.Quote) break;
    plain = false;
    if (code === Code.Cr && isFold(codes, at)) at += 3;
    // 25.1: a backslash quotes any character of ASCII but CR and LF.
    else if (code === Code.Backslash && isQuotable(codes[at + 1])) at += 2;
    else stop(at, code === Code.Cr ? 'a closing quotation mark' : 'a character that may stand in a quoted string');
  }
  c.at = at + 1;
  return plain;
}

/** 25.1, quoted-pair: what may follow a backslash. */
export function isQuotable(code: number | undefined): boolean {
  return code !== Code.Other && code !== Code.Cr && code !== Code.Lf;
}

/** 25.1: the text inside a quoted-string, unescaped; folds become one blank (7.3.1). */
export function readQuotedText(c: Cursor): string {
  const start = c.at + 1;
  const plain = skipQuoted(c);
  const inside = c.text.slice(start, c.at - 1);
  return plain ? inside : unescapeQuoted(inside);
}

/** 25.1: a quoted-string as written, quotes included; folds become one blank. */
export function readQuoted(c: Cursor): string {
  const start = c.at;
  const plain = skipQuoted(c);
  const written = c.text.slice(start, c.at);
  return plain ? written : unfold(written);
}

/** Undoes the backslashes and folds of a quoted string's inside. */
export function unescapeQuoted(inside: string): string {
  if (inside.indexOf('\\') < 0 && inside.indexOf('\r') < 0) return inside;
  let text = '';
  let from = 0;
  for (let at = 0; at < inside.length; at++) {
    const code = inside.charCodeAt(at);
    if (code === Code.Backslash) {
      text += inside.slice(from, at);
      at++;
      from = at;
    } else if (code === Code.Cr) {
      // 7.3.1: a fold means a single blank.
      text += `${inside.slice(from, at)} `;
      at++;
      while (isBlank(inside.charCodeAt(at + 1))) at++;
      from = at + 1;
    }
  }
  return text + inside.slice(from);
}

function isBlank(code: number): boolean {
  return code === Code.Space || code === Code.Tab;
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** 7.3.1: each fold, with the blanks around it, becomes one SP. */
export function unfold(text: string): string {
  if (text.indexOf('\r') < 0) return text;
  let result = '';
  let from = 0;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
    result += trimEnd(text.slice(from, at));
    from = at + 1;
    while (from < text.length && text.charCodeAt(from) <= Code.Space) from++;
    result += ' ';
  }
  return result + text.slice(from);
}

/** 1*DIGIT as a number; beyond 2^53 it stays at the largest safe integer, which every range check refuses. */
export function readNumber(c: Cursor, expected: string): number {
  const codes = c.codes;
  const start = c.at;
  let at = start;
  let value = 0;
  for (;;) {
    const digit = (codes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at++;
  }
  if (at === start) stop(at, expected);
  c.at = at;
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** 25.1: EQUAL, blanks allowed on both sides. */
export function needEquals(c: Cursor): void {
  if (skipBlank(c) !== Code.Equals) stop(c.at, "'='");
  c.at++;
  skipBlank(c);
}

/** 25.1: `%` and two hexadecimal digits; `at` is the position of the `%`. */
export function needEscape(codes: Uint8Array, at: number): void {
  if (!isIn(codes[at + 1], Kind.Hex)) stop(at + 1, "two hexadecimal digits after '%'");
  if (!isIn(codes[at + 2], Kind.Hex)) stop(at + 2, "two hexadecimal digits after '%'");
}

/** Skips characters of a set and escapes, from `at`; returns where they end. */
export function skipEscaped(codes: Uint8Array, at: number, sets: number): number {
  let i = at;
  for (;;) {
    const code = codes[i];
    if (isIn(code, sets)) i++;
    else if (code === Code.Percent) {
      needEscape(codes, i);
      i += 3;
    } else return i;
  }
}
