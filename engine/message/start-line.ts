// RFC 3261 §7.1, §7.2, §25.1: Request-Line and Status-Line.
// Single SPs separate their parts. Another version than 2.0 is 505 (21.5.6); a code outside 100-699 is none (7.2).

import { Code, isIn, Kind } from './chars';
import { type Cursor, readNumber, readToken, stop } from './cursor';
import type { Uri } from './uri';
import { readUri } from './uri-parse';
import { isSip } from './uri-print';

export type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly uri: Uri }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string };

/** Reads the first line of a message with its CRLF. */
export function readStartLine(c: Cursor): StartLine {
  // A method is a token and holds no slash: what starts with a version is a response.
  return startsWithVersion(c.text, c.at) ? readStatusLine(c) : readRequestLine(c);
}

/** 7.1: whether a version stands at an offset; it is compared without case. */
export function startsWithVersion(text: string, at: number): boolean {
  if ((text.charCodeAt(at) | 32) !== 0x73) return false;
  return text.startsWith('SIP/', at) || text.slice(at, at + 4).toUpperCase() === 'SIP/';
}

function readRequestLine(c: Cursor): StartLine {
  const method = readToken(c, 'a method');
  needSpace(c);
  const start = c.at;
  const uri = readUri(c, false);
  if (isSip(uri) && uri.headers.length > 0) {
    // 19.1.1, table 1: a Request-URI has no header fields.
    stop(c.text.indexOf('?', start), 'a Request-URI without header fields');
  }
  needSpace(c);
  readVersion(c);
  needLineEnd(c);
  return { kind: 'request', method, uri };
}

function readStatusLine(c: Cursor): StartLine {
  readVersion(c);
  needSpace(c);
  const { text, codes } = c;
  const start = c.at;
  const status = readNumber(c, 'a status code of three digits');
  if (c.at - start !== 3 || status < 100 || status > 699) stop(start, 'a status code between 100 and 699');
  needSpace(c);
  const from = c.at;
  let at = from;
  // Wider than 25.1, Reason-Phrase: people read it, so any text does.
  for (;;) {
    const code = codes[at];
    if (!isIn(code, Kind.Text) && code !== Code.Space && code !== Code.Tab) break;
    at++;
  }
  c.at = at;
  needLineEnd(c);
  return { kind: 'response', status, reason: text.slice(from, at) };
}

/** 7.1: SIP-Version, without regard to case. */
function readVersion(c: Cursor): void {
  const { text, codes } = c;
  const start = c.at;
  if (text.startsWith('SIP/2.0', start)) {
    c.at = start + 7;
    const next = codes[c.at];
    if (next === Code.Cr || next === Code.Space) return;
    c.at = start;
  }
  if (!startsWithVersion(text, start)) stop(start, "'SIP/2.0'");
  c.at = start + 4;
  const major = readNumber(c, "'SIP/2.0'");
  if (codes[c.at] !== 0x2e) stop(c.at, "'SIP/2.0'");
  c.at++;
  const minor = readNumber(c, "'SIP/2.0'");
  // 21.5.6: a version the element does not support.
  if (major !== 2 || minor !== 0) stop(start, "'SIP/2.0'", 505);
}

function needSpace(c: Cursor): void {
  if (c.codes[c.at] !== Code.Space) stop(c.at, 'a single blank');
  c.at++;
}

function needLineEnd(c: Cursor): void {
  if (c.codes[c.at] !== Code.Cr || c.codes[c.at + 1] !== Code.Lf) stop(c.at, 'the end of the line');
  c.at += 2;
}
