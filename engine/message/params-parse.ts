// RFC 3261 §25.1: parameters. `;name=value` of headers (generic-param), of URIs (uri-parameters), and the
// comma-separated `name=value` of digest headers (auth-param). Names are read in lower case, values as written.

import { Code, isIn, Kind, setsOf } from './chars';
import {
  afterBlank,
  append,
  type Cursor,
  needEquals,
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
  if (skipBlank(c) !== Code.Semicolon) return NO_PARAMS;
  let params = [readParam(c)];
  while (c.codes[c.at] === Code.Semicolon) params = append(params, readParam(c));
  return params;
}

/** Reads `SEMI generic-param` and the blanks after it; the cursor is on the semicolon. */
function readParam(c: Cursor): Param {
  const codes = c.codes;
  c.at = afterBlank(codes, c.at + 1);
  const name = readName(c, A_NAME);
  let at = afterBlank(codes, c.at);
  c.at = at;
  if (codes[at] !== Code.Equals) return { name, value: null };
  const start = afterBlank(codes, at + 1);
  at = start;
  while (isIn(codes[at], Kind.Token)) at++;
  if (at > start && codes[at] !== Code.Colon) {
    c.at = afterBlank(codes, at);
    return { name, value: c.text.slice(start, at) };
  }
  c.at = start;
  const value = readSpecialValue(c, name);
  skipBlank(c);
  return { name, value };
}

/** 25.1: gen-value that is no token: a quoted-string, an IPv6 reference; in Via also an IPv6 address by itself. */
function readSpecialValue(c: Cursor, name: string): string {
  const start = c.at;
  const code = c.codes[start];
  if (code === Code.Quote) return readQuoted(c);
  if (code === Code.LeftBracket) return readHost(c);
  if (name === 'received') return readPlainIPv6(c);
  if (code === Code.Colon || !isIn(code, Kind.Token)) stop(start, A_VALUE);
  return readToken(c, A_NAME);
}

function readPlainIPv6(c: Cursor): string {
  const { text, codes } = c;
  const start = c.at;
  let at = start;
  while (isIn(codes[at], Kind.Token) || codes[at] === Code.Colon) at++;
  if (!isIPv6(codes, start, at)) stop(start, 'an IP address');
  c.at = at;
  return text.slice(start, at);
}

/** 25.1: uri-parameters; the cursor is on the first semicolon. No blanks stand inside a URI. */
export function readUriParams(c: Cursor): Params {
  let params = [readUriParam(c)];
  while (c.codes[c.at] === Code.Semicolon) params = append(params, readUriParam(c));
  return params;
}

function readUriParam(c: Cursor): Param {
  const codes = c.codes;
  const start = c.at + 1;
  let at = start;
  let small = true;
  for (;;) {
    const sets = setsOf(codes[at]);
    if ((sets & Kind.Param) === 0) break;
    if ((sets & Kind.Upper) !== 0) small = false;
    at++;
  }
  if (codes[at] === Code.Percent) return readEscapedParam(c);
  if (at === start) stop(at, A_NAME);
  const written = c.text.slice(start, at);
  const name = small ? written : written.toLowerCase();
  c.at = at;
  return { name, value: codes[at] === Code.Equals ? readUriValue(c) : null };
}

/** 19.1.4: an escaped character in a name equals the character, where the character needs no escape. */
function readEscapedParam(c: Cursor): Param {
  const start = c.at + 1;
  c.at = skipEscaped(c.codes, start, Kind.Param);
  const name = unescapeSafe(c.text.slice(start, c.at)).toLowerCase();
  return { name, value: c.codes[c.at] === Code.Equals ? readUriValue(c) : null };
}

function readUriValue(c: Cursor): string {
  const start = c.at + 1;
  const at = skipEscaped(c.codes, start, Kind.Param);
  if (at === start) stop(at, A_VALUE);
  c.at = at;
  return c.text.slice(start, at);
}

/** 25.1: `auth-param *(COMMA auth-param)`, of challenges, credentials and Authentication-Info. */
export function readAuthParams(c: Cursor): Params {
  const codes = c.codes;
  const params: Param[] = [];
  for (;;) {
    skipBlank(c);
    const name = readName(c, 'a parameter name');
    needEquals(c);
    const value = codes[c.at] === Code.Quote ? readQuoted(c) : readToken(c, A_VALUE);
    params.push({ name, value });
    if (skipBlank(c) !== Code.Comma) return params;
    c.at++;
  }
}
