// RFC 3261 §19.1 and §25.1 (SIP-URI, SIPS-URI, absoluteURI): addresses read from text.
// `tel:` is in tel-parse.ts, hosts and ports in host-parse.ts. `bare` reads an addr-spec outside < >: §20 says that a
// comma, semicolon or question mark then belongs to the header, so the address ends before it.

import { Code, isIn, Kind } from './chars';
import { type Cursor, MAX_TEXT, needEscape, open, Stop, skipEscaped, stop } from './cursor';
import { readHost, readPort } from './host-parse';
import type { Param, Params } from './message';
import { NO_PARAMS, readUriParams } from './params-parse';
import { readTel } from './tel-parse';
import type { AbsoluteUri, SipUri, Uri } from './uri';

/** A URI, or the offset at which it stopped being one and what should have stood there. */
export type UriResult =
  | { readonly ok: true; readonly uri: Uri }
  | { readonly ok: false; readonly offset: number; readonly expected: string };

/** Reads a whole text as one URI, RFC 3261 §25.1 and RFC 3966. Never throws. */
export function parseUri(text: string): UriResult {
  if (text.length > MAX_TEXT) return { ok: false, offset: MAX_TEXT, expected: 'a shorter address' };
  const c = open(text);
  try {
    const uri = readUri(c, false);
    if (c.at !== text.length) stop(c.at, 'the end of the address');
    return { ok: true, uri };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, offset: error.offset, expected: error.expected };
  }
}

/** Reads a URI at the cursor; `bare` when it is not inside < > and not a Request-URI. */
export function readUri(c: Cursor, bare: boolean): Uri {
  const codes = c.codes;
  const at = c.at;
  // 19.1.1: schemes are compared without case.
  if (isLetter(codes[at], 0x73) && isLetter(codes[at + 1], 0x69) && isLetter(codes[at + 2], 0x70)) {
    if (codes[at + 3] === Code.Colon) {
      c.at = at + 4;
      return readSipUri(c, 'sip', bare);
    }
    if (isLetter(codes[at + 3], 0x73) && codes[at + 4] === Code.Colon) {
      c.at = at + 5;
      return readSipUri(c, 'sips', bare);
    }
  }
  const scheme = readScheme(c);
  return scheme === 'tel' ? readTel(c, bare) : readAbsolute(c, scheme, bare);
}

function isLetter(code: number | undefined, lower: number): boolean {
  return ((code as number) | 32) === lower;
}

/** 25.1: scheme and its colon. */
function readScheme(c: Cursor): string {
  const { text, codes } = c;
  const start = c.at;
  if (!isIn(codes[start], Kind.Alpha)) stop(start, 'an address that starts with its scheme, such as sip:');
  let at = start + 1;
  for (;;) {
    const code = codes[at];
    if (!isIn(code, Kind.Alpha | Kind.Digit) && code !== Code.Plus && code !== Code.Dash && code !== Code.Dot) break;
    at++;
  }
  if (codes[at] !== Code.Colon) stop(at, "':' after the scheme of an address");
  c.at = at + 1;
  return text.slice(start, at).toLowerCase();
}

function readSipUri(c: Cursor, scheme: 'sip' | 'sips', bare: boolean): SipUri {
  const { text, codes } = c;
  const start = c.at;
  const allowed = bare ? Kind.BareUser : Kind.User;
  let colon = -1;
  let at = start;
  // What precedes an '@' is the user; only there does one know that it was not the host.
  for (;;) {
    while (isIn(codes[at], allowed)) at++;
    const code = codes[at];
    if (code === Code.Colon) {
      if (colon < 0) colon = at;
      at++;
    } else if (code === Code.Percent) {
      needEscape(codes, at);
      at += 3;
    } else break;
  }
  let user: string | null = null;
  let password: string | null = null;
  if (codes[at] === Code.At) {
    const end = colon < 0 ? at : colon;
    if (end === start) stop(start, "a user before '@'");
    user = text.slice(start, end);
    if (colon >= 0) {
      const stopped = skipEscaped(codes, colon + 1, Kind.Password);
      if (stopped !== at) stop(stopped, 'a character that may stand in a password');
      password = text.slice(colon + 1, at);
    }
    c.at = at + 1;
  }
  const host = readHost(c);
  const port = codes[c.at] === Code.Colon ? readPort(c) : null;
  if (bare) {
    // 20: with a question mark the address must be in < >, or it is malformed.
    if (codes[c.at] === Code.Question) stop(c.at, "an address in '<' and '>', since it has header fields");
    return { scheme, user, password, host, port, params: NO_PARAMS, headers: NO_PARAMS };
  }
  const params = codes[c.at] === Code.Semicolon ? readUriParams(c) : NO_PARAMS;
  const headers = codes[c.at] === Code.Question ? readUriHeaders(c) : NO_PARAMS;
  return { scheme, user, password, host, port, params, headers };
}

/** 25.1: headers of a URI; the cursor is on the question mark. */
function readUriHeaders(c: Cursor): Params {
  const { text, codes } = c;
  const headers: Param[] = [];
  do {
    const start = c.at + 1;
    const end = skipEscaped(codes, start, Kind.Header);
    if (end === start) stop(end, 'the name of a header field');
    if (codes[end] !== Code.Equals) stop(end, "'=' after the name of a header field");
    const at = skipEscaped(codes, end + 1, Kind.Header);
    headers.push({ name: text.slice(start, end).toLowerCase(), value: text.slice(end + 1, at) });
    c.at = at;
  } while (codes[c.at] === 0x26);
  return headers;
}

/** 25.1: absoluteURI after its scheme. The rest is opaque to SIP and kept as written. */
function readAbsolute(c: Cursor, scheme: string, bare: boolean): AbsoluteUri {
  const { text, codes } = c;
  const start = c.at;
  let at = start;
  for (;;) {
    const code = codes[at];
    // 20: outside < > these belong to the header.
    if (bare && (code === Code.Semicolon || code === Code.Question || code === 0x2c)) break;
    if (isIn(code, Kind.Uric)) at++;
    else if (code === Code.Percent) {
      needEscape(codes, at);
      at += 3;
    } else break;
  }
  if (at === start) stop(at, "something after the ':' of the address");
  c.at = at;
  return { scheme, rest: text.slice(start, at) };
}
