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
  PERCENT,
  QUOTE,
  QUOTED,
  SPACE,
  setsOf,
  TAB,
  TOKEN,
  UPPER,
} from './chars';
import { word } from './words';

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

/** A text being read. Every scan relies on the text ending with a CRLF CRLF. */
export class Cursor {
  readonly text: string;
  at: number;
  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }
}

/** Stops reading: at `offset`, `expected` should have stood. `status` is what an element answers to it. */
export function stop(offset: number, expected: string, status = 400, incomplete = false): never {
  throw new Stop(offset, expected, status, incomplete);
}

/** The code unit at the cursor. */
export function peek(c: Cursor): number {
  return c.text.charCodeAt(c.at);
}

/** 25.1: SWS. Skips blanks and folds, and returns the code unit that follows them. */
export function skipBlank(c: Cursor): number {
  const text = c.text;
  let code = text.charCodeAt(c.at);
  if (code > SPACE) return code;
  let at = c.at;
  for (;;) {
    if (code === SPACE || code === TAB) at++;
    else if (code === CR && isFold(text, at)) at += 3;
    else break;
    code = text.charCodeAt(at);
  }
  c.at = at;
  return code;
}

/** 7.3.1: a line that starts with a blank continues the one before it. `at` is the position of a CR. */
export function isFold(text: string, at: number): boolean {
  if (text.charCodeAt(at + 1) !== LF) return false;
  const next = text.charCodeAt(at + 2);
  return next === SPACE || next === TAB;
}

/** 25.1: LWS, at least one blank. Returns the code unit that follows. */
export function needBlank(c: Cursor, expected: string): number {
  const before = c.at;
  const code = skipBlank(c);
  if (c.at === before) stop(before, expected);
  return code;
}

/** Consumes one character, which must be the one given. */
export function need(c: Cursor, code: number, expected: string): void {
  if (c.text.charCodeAt(c.at) !== code) stop(c.at, expected);
  c.at++;
}

/** 25.1: token, as written. */
export function readToken(c: Cursor, expected: string): string {
  const text = c.text;
  const start = c.at;
  let at = start;
  while (isIn(text.charCodeAt(at), TOKEN)) at++;
  if (at === start) stop(at, expected);
  c.at = at;
  return word(text, start, at);
}

/** 25.1: token, in lower case: a name that does not depend on case. */
export function readName(c: Cursor, expected: string): string {
  const text = c.text;
  const start = c.at;
  let at = start;
  let seen = 0;
  for (;;) {
    const sets = setsOf(text.charCodeAt(at));
    if ((sets & TOKEN) === 0) break;
    seen |= sets;
    at++;
  }
  if (at === start) stop(at, expected);
  c.at = at;
  return (seen & UPPER) === 0 ? word(text, start, at) : text.slice(start, at).toLowerCase();
}

/** Skips a quoted-string, the cursor being on its opening quote; the cursor ends after the closing one. */
export function skipQuoted(c: Cursor): void {
  const text = c.text;
  const start = c.at;
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isIn(code, QUOTED)) at++;
    else if (code === QUOTE) break;
    else if (code === CR && isFold(text, at)) at += 3;
    // 25.1: a backslash quotes any character of ASCII but CR and LF.
    else if (code === BACKSLASH && isQuotable(text.charCodeAt(at + 1))) at += 2;
    else stop(at, code === CR ? 'a closing quotation mark' : 'a character that may stand in a quoted string');
  }
  c.at = at + 1;
}

function isQuotable(code: number): boolean {
  return code <= 0x7f && code !== CR && code !== LF;
}

/** 25.1: the text inside a quoted-string, unescaped; folds become one blank (7.3.1). */
export function readQuotedText(c: Cursor): string {
  const start = c.at + 1;
  skipQuoted(c);
  return unescapeQuoted(c.text.slice(start, c.at - 1));
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
  const text = c.text;
  const start = c.at;
  let at = start;
  let value = 0;
  for (;;) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
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
export function needEscape(text: string, at: number): void {
  if (!isIn(text.charCodeAt(at + 1), HEX)) stop(at + 1, "two hexadecimal digits after '%'");
  if (!isIn(text.charCodeAt(at + 2), HEX)) stop(at + 2, "two hexadecimal digits after '%'");
}

/** Skips characters of a set and escapes, from `at`; returns where they end. */
export function skipEscaped(text: string, at: number, sets: number): number {
  let i = at;
  for (;;) {
    const code = text.charCodeAt(i);
    if (isIn(code, sets)) i++;
    else if (code === PERCENT) {
      needEscape(text, i);
      i += 3;
    } else return i;
  }
}
