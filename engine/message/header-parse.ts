// RFC 3261 §7.3: header lines. A known header is read by its grammar (header-names.ts), any other kept as text.
// Two things concern the message as a whole and are checked here, where the position is known: the CSeq method is that
// of the request (8.1.1.5), and all Content-Length values agree (RFC 4475 §3.3.9).

import { COLON, CR, isIn, LF, SPACE, TAB, TOKEN } from './chars';
import { type Cursor, skipBlank, stop } from './cursor';
import { ruleAt } from './header-names';
import type { AnyHeader, CSeq, Header } from './message';
import { isKnownMethod } from './methods';
import { readText } from './value-parse';

/** How many header lines one message may have. */
export const MAX_LINES = 1024;

/**
 * Reads header lines up to and with the empty line, into `headers`.
 * @param method the method of the request line, null in a response
 * @returns the Content-Length, or -1 when there is none
 */
export function readHeaders(c: Cursor, headers: AnyHeader[], method: string | null): number {
  const { text, codes } = c;
  let length = -1;
  while (codes[c.at] !== CR) {
    const start = c.at;
    const header = readHeader(c);
    headers.push(header);
    if (header.name === 'cseq') {
      if (method !== null) checkMethod(text, start, header as Header<'cseq'>, method);
    } else if (header.name === 'content-length') {
      const value = (header as Header<'content-length'>).value;
      if (length >= 0 && length !== value) stop(start, 'one Content-Length only');
      length = value;
    }
    if (headers.length > MAX_LINES) stop(c.at, `at most ${MAX_LINES} header fields`, 513);
  }
  if (codes[c.at + 1] !== LF) stop(c.at, 'a header field name');
  c.at += 2;
  return length;
}

/** Reads one header line with its CRLF. */
export function readHeader(c: Cursor): AnyHeader {
  const { text, codes } = c;
  const start = c.at;
  let at = start;
  while (isIn(codes[at], TOKEN)) at++;
  if (at === start) stop(at, 'a header field name');
  const rule = ruleAt(codes, start, at);
  const nameEnd = at;
  // 25.1, HCOLON: blanks may precede the colon.
  let code = codes[at];
  while (code === SPACE || code === TAB) code = codes[++at];
  if (code !== COLON) stop(at, "':' after the header field name");
  c.at = at + 1;
  const name = rule === undefined ? text.slice(start, nameEnd).toLowerCase() : rule.name;
  const value = rule === undefined ? readText(c) : rule.grammar.read(c);
  if (skipBlank(c) !== CR || codes[c.at + 1] !== LF) {
    stop(c.at, rule?.list === true ? "',' or the end of the header field" : 'the end of the header field');
  }
  const line = text.slice(start, c.at);
  c.at += 2;
  return { name, value, line } as AnyHeader;
}

function checkMethod(text: string, start: number, header: Header<'cseq'>, method: string): void {
  const cseq: CSeq = header.value;
  if (cseq.method === method) return;
  // 8.1.1.5: both must match. RFC 4475 §3.1.2.18: for an unknown method 501 says more.
  stop(
    text.indexOf(cseq.method, text.indexOf(':', start)),
    `'${method}', as in the request line`,
    isKnownMethod(method) ? 400 : 501,
  );
}
