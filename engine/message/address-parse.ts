// RFC 3261 §20.10, §20.20, §20.31, §20.39, §20.42: name-addr, addr-spec and Via.
// A display name needs no blank before `<` (RFC 4475 §3.1.1.6 corrects the ABNF).

import { Code, isIn, Kind } from './chars';
import { append, type Cursor, need, needBlank, readQuotedText, readToken, skipBlank, stop, unfold } from './cursor';
import { readHost, readPortNumber } from './host-parse';
import type { Contact, Via } from './message';
import { readParams } from './params-parse';
import { encode } from './text';
import type { NameAddr, Uri } from './uri';
import { readUri } from './uri-parse';

const ADDRESS_END = "'<' before the address";

/** Reads `name-addr / addr-spec` and header parameters. */
export function readAddress(c: Cursor): NameAddr {
  const code = skipBlank(c);
  let display: string | null = null;
  if (code !== Code.LeftAngle) {
    if (code === Code.Quote) {
      display = readQuotedText(c);
      if (skipBlank(c) !== Code.LeftAngle) stop(c.at, ADDRESS_END);
    } else {
      display = readDisplayTokens(c);
      if (display === null) {
        const uri = readUri(c, true);
        return { display, uri, params: readParams(c) };
      }
    }
  }
  const uri = readBracketed(c);
  return { display, uri, params: readParams(c) };
}

/** Reads a name-addr, of headers that do not allow a bare address. */
function readRoute(c: Cursor): NameAddr {
  const code = skipBlank(c);
  let display: string | null = null;
  if (code === Code.Quote) display = readQuotedText(c);
  else if (code !== Code.LeftAngle) display = readDisplayTokens(c);
  if (skipBlank(c) !== Code.LeftAngle) stop(c.at, ADDRESS_END);
  const uri = readBracketed(c);
  return { display, uri, params: readParams(c) };
}

/** `<addr-spec>`, the cursor being on the `<`. No blanks inside. */
function readBracketed(c: Cursor): Uri {
  c.at++;
  const uri = readUri(c, false);
  need(c, Code.RightAngle, "'>' after the address");
  return uri;
}

/** 25.1: display-name of tokens, as written; null, with nothing consumed, when an address starts here. */
function readDisplayTokens(c: Cursor): string | null {
  const { text, codes } = c;
  const start = c.at;
  let end = start;
  let words = 0;
  for (;;) {
    let at = c.at;
    while (isIn(codes[at], Kind.Token)) at++;
    if (at === c.at) break;
    words++;
    end = at;
    c.at = at;
    skipBlank(c);
  }
  const code = codes[c.at];
  if (code === Code.LeftAngle && words > 0) return unfold(text.slice(start, end));
  // One token and a colon are a scheme.
  if (words > 1 || (words === 1 && (c.at > end || code !== Code.Colon))) stop(c.at, ADDRESS_END);
  c.at = start;
  return null;
}

/** Reads a comma-separated list of `name-addr / addr-spec`. */
export function readAddresses(c: Cursor): NameAddr[] {
  let list = [readAddress(c)];
  while (skipBlank(c) === Code.Comma) {
    c.at++;
    list = append(list, readAddress(c));
  }
  return list;
}

/** Reads a comma-separated list of name-addr: Route, Record-Route, Path ... */
export function readRoutes(c: Cursor): NameAddr[] {
  let list = [readRoute(c)];
  while (skipBlank(c) === Code.Comma) {
    c.at++;
    list = append(list, readRoute(c));
  }
  return list;
}

/** 20.10: `*` or a list of addresses. A token starting with a star may still be a display name. */
export function readContact(c: Cursor): Contact {
  if (skipBlank(c) === Code.Star) {
    const start = c.at++;
    if (skipBlank(c) === Code.Cr) return '*';
    c.at = start;
  }
  return readAddresses(c);
}

/** 20.42: the list of Via values on one line. */
export function readVias(c: Cursor): Via[] {
  let list = [readVia(c)];
  while (skipBlank(c) === Code.Comma) {
    c.at++;
    list = append(list, readVia(c));
  }
  return list;
}

function readVia(c: Cursor): Via {
  skipBlank(c);
  let protocol = 'SIP';
  let version = '2.0';
  if (startsWith(c.codes, c.at, SIP_2)) c.at += SIP_2.length;
  else {
    protocol = readToken(c, "a protocol such as 'SIP'");
    needSlash(c);
    version = readToken(c, 'a protocol version');
    needSlash(c);
  }
  const transport = readTransport(c);
  needBlank(c, 'a blank after the transport');
  const host = readHost(c);
  let port: number | null = null;
  if (skipBlank(c) === Code.Colon) {
    c.at++;
    skipBlank(c);
    port = readPortNumber(c);
  }
  const params = readParams(c);
  return { protocol, version, transport, host, port, params };
}

function needSlash(c: Cursor): void {
  if (skipBlank(c) !== Code.Slash) stop(c.at, "'/'");
  c.at++;
  skipBlank(c);
}

const SIP_2 = encode('SIP/2.0/');
const UDP = encode('UDP ');
const TCP = encode('TCP ');
const TLS = encode('TLS ');

function startsWith(codes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (codes[at + i] !== expected[i]) return false;
  return true;
}

function readTransport(c: Cursor): string {
  const { codes, at } = c;
  const known = startsWith(codes, at, UDP)
    ? 'UDP'
    : startsWith(codes, at, TCP)
      ? 'TCP'
      : startsWith(codes, at, TLS)
        ? 'TLS'
        : null;
  if (known === null) return readToken(c, 'a transport such as UDP').toUpperCase();
  c.at += 3;
  return known;
}

/** Reads a list of `<absoluteURI> *(SEMI generic-param)`: Alert-Info, Call-Info, Error-Info. */
export function readInfos(c: Cursor): NameAddr[] {
  const list: NameAddr[] = [];
  for (;;) {
    if (skipBlank(c) !== Code.LeftAngle) stop(c.at, ADDRESS_END);
    const uri = readBracketed(c);
    list.push({ display: null, uri, params: readParams(c) });
    if (skipBlank(c) !== Code.Comma) return list;
    c.at++;
  }
}
