// RFC 3261 §25.1: parameters. `;name=value` of headers (generic-param), of URIs (uri-parameters), and the
// comma-separated `name=value` of digest headers (auth-param). Names are read in lower case, values as written.

import { COLON, COMMA, EQUALS, isIn, LBRACKET, PARAM, PERCENT, QUOTE, SEMICOLON, setsOf, TOKEN, UPPER } from './chars';
import {
  afterBlank,
  type Cursor,
  nameEnd,
  nameOf,
  needEquals,
  needEscape,
  readName,
  readQuoted,
  readToken,
  skipBlank,
  skipEscaped,
  stop,
} from './cursor';
import { isIPv6, readHost } from './host-parse';
import type { Param, Params } from './message';
import { unescapeSafe } from './text';

/** The shared empty list of parameters. */
export const NO_PARAMS: Params = Object.freeze([]) as Params;

const A_VALUE = "a value after '='";
const A_NAME = "a parameter name after ';'";

/** Reads `*( SEMI generic-param )`, blanks around each sign allowed; the cursor ends where no `;` follows. */
export function readParams(c: Cursor): Params {
  if (skipBlank(c) !== SEMICOLON) return NO_PARAMS;
  const codes = c.codes;
  const params: Param[] = [];
  let at = c.at;
  do {
    const start = afterBlank(codes, at + 1);
    const end = nameEnd(codes, start);
    if (end === start) stop(start, A_NAME);
    const name = nameOf(c, start, end);
    let value: string | null = null;
    at = afterBlank(codes, end);
    if (codes[at] === EQUALS) {
      const from = afterBlank(codes, at + 1);
      at = from;
      while (isIn(codes[at], TOKEN)) at++;
      if (at > from && codes[at] !== COLON) value = c.text.slice(from, at);
      else {
        c.at = from;
        value = readSpecialValue(c, name);
        at = c.at;
      }
      at = afterBlank(codes, at);
    }
    params.push({ name, value });
  } while (codes[at] === SEMICOLON);
  c.at = at;
  return params;
}

/** 25.1: gen-value that is no token: a quoted-string, an IPv6 reference; in Via also an IPv6 address by itself. */
function readSpecialValue(c: Cursor, name: string): string {
  const start = c.at;
  const code = c.codes[start];
  if (code === QUOTE) return readQuoted(c);
  if (code === LBRACKET) return readHost(c);
  if (name === 'received') return readPlainIPv6(c);
  if (code === COLON || !isIn(code, TOKEN)) stop(start, A_VALUE);
  return readToken(c, A_NAME);
}

function readPlainIPv6(c: Cursor): string {
  const { text, codes } = c;
  const start = c.at;
  let at = start;
  while (isIn(codes[at], TOKEN) || codes[at] === COLON) at++;
  if (!isIPv6(codes, start, at)) stop(start, 'an IP address');
  c.at = at;
  return text.slice(start, at);
}

/** 25.1: uri-parameters; the cursor is on the first semicolon. No blanks stand inside a URI. */
export function readUriParams(c: Cursor): Params {
  const { text, codes } = c;
  const params: Param[] = [];
  let at = c.at;
  do {
    const start = at + 1;
    at = start;
    let seen = 0;
    let escaped = false;
    for (;;) {
      const code = codes[at];
      const sets = setsOf(code);
      if ((sets & PARAM) !== 0) {
        seen |= sets;
        at++;
      } else if (code === PERCENT) {
        needEscape(codes, at);
        escaped = true;
        at += 3;
      } else break;
    }
    if (at === start) stop(at, A_NAME);
    let name = text.slice(start, at);
    // 19.1.4: an escaped character equals the character, where the character needs no escape.
    if (escaped) name = unescapeSafe(name);
    if (escaped || (seen & UPPER) !== 0) name = name.toLowerCase();
    let value: string | null = null;
    if (codes[at] === EQUALS) {
      const from = at + 1;
      at = skipEscaped(codes, from, PARAM);
      if (at === from) stop(at, "a parameter value after '='");
      value = text.slice(from, at);
    }
    params.push({ name, value });
  } while (codes[at] === SEMICOLON);
  c.at = at;
  return params;
}

/** 25.1: `auth-param *(COMMA auth-param)`, of challenges, credentials and Authentication-Info. */
export function readAuthParams(c: Cursor): Params {
  const codes = c.codes;
  const params: Param[] = [];
  for (;;) {
    skipBlank(c);
    const name = readName(c, 'a parameter name');
    needEquals(c);
    const value = codes[c.at] === QUOTE ? readQuoted(c) : readToken(c, A_VALUE);
    params.push({ name, value });
    if (skipBlank(c) !== COMMA) return params;
    c.at++;
  }
}
