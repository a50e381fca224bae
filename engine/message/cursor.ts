// The reading position of the parser, and RFC 3261 §25.1's smallest rules: LWS, token, quoted-string, numbers, escapes.
// A reader moves `at` forward and never back over what it consumed, so a head is read in linear time.
// A rule that does not match throws the private `Stop`; parse.ts and its siblings catch it at their one door each and
// return a result, so nothing outside this folder ever sees an exception.

import {
  BACKSLASH,
  CR,
  EQUALS,
  HEX,
  isIn,
  LF,
  LOWER_TOKEN,
  OTHER,
  PERCENT,
  QUOTE,
  QUOTED,
  SPACE,
  TAB,
  TOKEN,
  UPPER,
} from './chars';

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

// Reading an array of bytes is twice as fast as reading a string. One text is read at a time, so one array does.
const scratch = new Uint8Array(MAX_TEXT + 8);
const encoder = new TextEncoder();

declare global {
  interface TextEncoder {
    encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
  }
}

/** A text being read: the characters, the same as one code each (see chars.ts), and how far reading has come. */
export class Cursor {
  readonly text: string;
  readonly codes: Uint8Array;
  /** Whether the text is all ASCII: its characters and its bytes are then the same in number. */
  readonly ascii: boolean;
  at: number;
  /** Only one cursor may be in use at a time. */
  constructor(text: string, at = 0) {
    const { length } = text;
    this.text = text;
    this.codes = scratch;
    this.at = at;
    this.ascii = encoder.encodeInto(text, scratch).written === length;
    if (!this.ascii) {
      for (let i = 0; i < length; i++) scratch[i] = Math.min(text.charCodeAt(i), OTHER);
    }
    // The end is marked by codes of no set; four, since an escape may step over some.
    for (let i = length; i < length + 4; i++) scratch[i] = 0;
  }
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
  return (codes[at] as number) > SPACE ? at : afterFolds(codes, at);
}

function afterFolds(codes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const code = codes[at];
    if (code === SPACE || code === TAB) at++;
    else if (code === CR && isFold(codes, at)) at += 3;
    else return at;
  }
}

/** 7.3.1: a line that starts with a blank continues the one before it. `at` is the position of a CR. */
export function isFold(codes: Uint8Array, at: number): boolean {
  const next = codes[at + 2];
  return (next === SPACE || next === TAB) && codes[at + 1] === LF;
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
  while (isIn(codes[at], TOKEN)) at++;
  if (at === start) stop(at, expected);
  c.at = at;
  return c.text.slice(start, at);
}

/** 25.1: token, in lower case: a name that does not depend on case. */
export function readName(c: Cursor, expected: string): string {
  const start = c.at;
  const at = nameEnd(c.codes, start);
  if (at === start) stop(at, expected);
  c.at = at;
  return nameOf(c, start, at);
}

/** The offset after a token that starts at an offset. */
export function nameEnd(codes: Uint8Array, start: number): number {
  let at = start;
  while (isIn(codes[at], LOWER_TOKEN)) at++;
  if (isIn(codes[at], UPPER)) while (isIn(codes[at], TOKEN)) at++;
  return at;
}

/** The text between two offsets in lower case. */
export function nameOf(c: Cursor, start: number, end: number): string {
  const name = c.text.slice(start, end);
  const codes = c.codes;
  for (let at = start; at < end; at++) if (isIn(codes[at], UPPER)) return name.toLowerCase();
  return name;
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
    while (isIn(codes[at], QUOTED)) at++;
    const code = codes[at];
    if (code === QUOTE) break;
    plain = false;
    if (code === CR && isFold(codes, at)) at += 3;
    // 25.1: a backslash quotes any character of ASCII but CR and LF.
    else if (code === BACKSLASH && isQuotable(codes[at + 1])) at += 2;
    else stop(at, code === CR ? 'a closing quotation mark' : 'a character that may stand in a quoted string');
  }
  c.at = at + 1;
  return plain;
}

/** 25.1, quoted-pair: what may follow a backslash. */
export function isQuotable(code: number | undefined): boolean {
  return code !== OTHER && code !== CR && code !== LF;
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
    if (code === BACKSLASH) {
      text += inside.slice(from, at);
      at++;
      from = at;
    } else if (code === CR) {
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
  return code === SPACE || code === TAB;
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
    while (from < text.length && text.charCodeAt(from) <= SPACE) from++;
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
  if (skipBlank(c) !== EQUALS) stop(c.at, "'='");
  c.at++;
  skipBlank(c);
}

/** 25.1: `%` and two hexadecimal digits; `at` is the position of the `%`. */
export function needEscape(codes: Uint8Array, at: number): void {
  if (!isIn(codes[at + 1], HEX)) stop(at + 1, "two hexadecimal digits after '%'");
  if (!isIn(codes[at + 2], HEX)) stop(at + 2, "two hexadecimal digits after '%'");
}

/** Skips characters of a set and escapes, from `at`; returns where they end. */
export function skipEscaped(codes: Uint8Array, at: number, sets: number): number {
  let i = at;
  for (;;) {
    const code = codes[i];
    if (isIn(code, sets)) i++;
    else if (code === PERCENT) {
      needEscape(codes, i);
      i += 3;
    } else return i;
  }
}
