// RFC 3261 §19.1 and §25.1 (SIP-URI, SIPS-URI, absoluteURI): addresses read from text.
// `tel:` is in tel-parse.ts, hosts and ports in host-parse.ts. `bare` reads an addr-spec outside < >: §20 says that a
// comma, semicolon or question mark then belongs to the header, so the address ends before it.

import {
  ALPHA,
  AT,
  BARE_USER,
  COLON,
  DASH,
  DIGIT,
  DOT,
  EQUALS,
  HEADER,
  isIn,
  PASSWORD,
  PERCENT,
  PLUS,
  QUESTION,
  SEMICOLON,
  URIC,
  USER,
} from './chars';
import { Cursor, needEscape, Stop, skipEscaped, stop } from './cursor';
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
  // A scan stops at a CR: the URI borrows the end of a message head.
  const c = new Cursor(`${text}\r\n\r\n`, 0);
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
  const text = c.text;
  const at = c.at;
  // 19.1.1: schemes are compared without case.
  if ((text.charCodeAt(at) | 32) === 0x73 && (text.charCodeAt(at + 1) | 32) === 0x69) {
    if ((text.charCodeAt(at + 2) | 32) === 0x70) {
      const next = text.charCodeAt(at + 3);
      if (next === COLON) {
        c.at = at + 4;
        return readSipUri(c, 'sip', bare);
      }
      if ((next | 32) === 0x73 && text.charCodeAt(at + 4) === COLON) {
        c.at = at + 5;
        return readSipUri(c, 'sips', bare);
      }
    }
  }
  const scheme = readScheme(c);
  return scheme === 'tel' ? readTel(c, bare) : readAbsolute(c, scheme, bare);
}

/** 25.1: scheme and its colon. */
function readScheme(c: Cursor): string {
  const text = c.text;
  const start = c.at;
  if (!isIn(text.charCodeAt(start), ALPHA)) stop(start, 'an address that starts with its scheme, such as sip:');
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (!isIn(code, ALPHA | DIGIT) && code !== PLUS && code !== DASH && code !== DOT) break;
    at++;
  }
  if (text.charCodeAt(at) !== COLON) stop(at, "':' after the scheme of an address");
  c.at = at + 1;
  return text.slice(start, at).toLowerCase();
}

function readSipUri(c: Cursor, scheme: 'sip' | 'sips', bare: boolean): SipUri {
  const text = c.text;
  const start = c.at;
  const allowed = bare ? BARE_USER : USER;
  let colon = -1;
  let at = start;
  // What precedes an '@' is the user; only there does one know that it was not the host.
  for (;;) {
    const code = text.charCodeAt(at);
    if (isIn(code, allowed)) at++;
    else if (code === COLON) {
      if (colon < 0) colon = at;
      at++;
    } else if (code === PERCENT) {
      needEscape(text, at);
      at += 3;
    } else break;
  }
  let user: string | null = null;
  let password: string | null = null;
  if (text.charCodeAt(at) === AT) {
    const end = colon < 0 ? at : colon;
    if (end === start) stop(start, "a user before '@'");
    user = text.slice(start, end);
    if (colon >= 0) {
      const stopped = skipEscaped(text, colon + 1, PASSWORD);
      if (stopped !== at) stop(stopped, 'a character that may stand in a password');
      password = text.slice(colon + 1, at);
    }
    c.at = at + 1;
  }
  const host = readHost(c);
  const port = text.charCodeAt(c.at) === COLON ? readPort(c) : null;
  if (bare) {
    // 20: with a question mark the address must be in < >, or it is malformed.
    if (text.charCodeAt(c.at) === QUESTION) stop(c.at, "an address in '<' and '>', since it has header fields");
    return { scheme, user, password, host, port, params: NO_PARAMS, headers: NO_PARAMS };
  }
  const params = text.charCodeAt(c.at) === SEMICOLON ? readUriParams(c) : NO_PARAMS;
  const headers = text.charCodeAt(c.at) === QUESTION ? readUriHeaders(c) : NO_PARAMS;
  return { scheme, user, password, host, port, params, headers };
}

/** 25.1: headers of a URI; the cursor is on the question mark. */
function readUriHeaders(c: Cursor): Params {
  const text = c.text;
  const headers: Param[] = [];
  do {
    const start = c.at + 1;
    const end = skipEscaped(text, start, HEADER);
    if (end === start) stop(end, 'the name of a header field');
    if (text.charCodeAt(end) !== EQUALS) stop(end, "'=' after the name of a header field");
    const at = skipEscaped(text, end + 1, HEADER);
    headers.push({ name: text.slice(start, end).toLowerCase(), value: text.slice(end + 1, at) });
    c.at = at;
  } while (text.charCodeAt(c.at) === 0x26);
  return headers;
}

/** 25.1: absoluteURI after its scheme. The rest is opaque to SIP and kept as written. */
function readAbsolute(c: Cursor, scheme: string, bare: boolean): AbsoluteUri {
  const text = c.text;
  const start = c.at;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    // 20: outside < > these belong to the header.
    if (bare && (code === SEMICOLON || code === QUESTION || code === 0x2c)) break;
    if (isIn(code, URIC)) at++;
    else if (code === PERCENT) {
      needEscape(text, at);
      at += 3;
    } else break;
  }
  if (at === start) stop(at, "something after the ':' of the address");
  c.at = at;
  return { scheme, rest: text.slice(start, at) };
}
