// RFC 3261 §7.3: header lines. A known header is read by its grammar (header-names.ts), any other kept as text.

import { Code, isIn, Kind } from './chars';
import { type Cursor, skipBlank, stop } from './cursor';
import { ruleAt } from './header-names';
import type { AnyHeader } from './message';
import { readText } from './value-parse';

/** How many header lines one message may have. */
export const MAX_LINES = 1024;

/** Reads header lines up to and with the empty line. */
export function readHeaders(c: Cursor): AnyHeader[] {
  const codes = c.codes;
  const headers: AnyHeader[] = [];
  while (codes[c.at] !== Code.Cr) {
    if (headers.length === MAX_LINES) stop(c.at, `at most ${MAX_LINES} header fields`, 513);
    headers.push(readHeader(c));
  }
  if (codes[c.at + 1] !== Code.Lf) stop(c.at, 'a header field name');
  c.at += 2;
  return headers;
}

/** Reads one header line with its CRLF. */
export function readHeader(c: Cursor): AnyHeader {
  const codes = c.codes;
  const start = c.at;
  let at = start;
  while (isIn(codes[at], Kind.Token)) at++;
  if (at === start) stop(at, at === c.text.length ? 'an empty line after the header fields' : 'a header field name');
  const end = at;
  const rule = ruleAt(codes, start, end);
  // 25.1, HCOLON: blanks may precede the colon.
  while (codes[at] === Code.Space || codes[at] === Code.Tab) at++;
  if (codes[at] !== Code.Colon) stop(at, "':' after the header field name");
  c.at = at + 1;
  const name = rule === undefined ? c.text.slice(start, end).toLowerCase() : rule.name;
  const value = rule === undefined ? readText(c) : rule.grammar.read(c);
  if (codes[c.at] !== Code.Cr && skipBlank(c) !== Code.Cr) {
    stop(c.at, rule?.list === true ? "',' or the end of the header field" : 'the end of the header field');
  }
  if (codes[c.at + 1] !== Code.Lf) stop(c.at, 'the end of the line');
  const line = c.text.slice(start, c.at);
  c.at += 2;
  return { name, value, line } as AnyHeader;
}
