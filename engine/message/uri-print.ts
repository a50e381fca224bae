// RFC 3261 §19.1.1, §20.10, §25.1 and RFC 3966 §3: addresses printed.
// In a header an address always stands in < >, so that its parameters can never be taken for the header's (§20).

import { Code, isIn, Kind } from './chars';
import type { Params } from './message';
import { quote } from './text';
import type { AbsoluteUri, NameAddr, SipUri, TelUri, Uri } from './uri';

/** Whether a URI is `sip:` or `sips:`. */
export function isSip(uri: Uri): uri is SipUri {
  return uri.scheme === 'sip' || uri.scheme === 'sips';
}

/** Whether a URI is `tel:`. */
export function isTel(uri: Uri): uri is TelUri {
  return uri.scheme === 'tel';
}

/** The text of a URI, without < >. */
export function printUri(uri: Uri): string {
  return appendUri('', uri);
}

/** Appends what `printUri` prints. */
export function appendUri(before: string, uri: Uri): string {
  if (isSip(uri)) {
    let text = before;
    text += uri.scheme === 'sip' ? 'sip:' : 'sips:';
    if (uri.user !== null) {
      text += uri.user;
      text += uri.password === null ? '@' : `:${uri.password}@`;
    }
    text += uri.host;
    if (uri.port !== null) text += `:${uri.port}`;
    if (uri.params.length > 0) text = appendParams(text, uri.params);
    return uri.headers.length === 0 ? text : appendUriHeaders(text, uri.headers);
  }
  if (isTel(uri)) return appendParams(`${before}tel:${uri.number}`, uri.params);
  return `${before}${uri.scheme}:${(uri as AbsoluteUri).rest}`;
}

/** Appends `;name=value` for each parameter. */
export function appendParams(before: string, params: Params): string {
  let text = before;
  for (let i = 0; i < params.length; i++) {
    const { name, value } = params[i] as Params[number];
    if (value === null) text += `;${name}`;
    else {
      text += `;${name}=`;
      text += value;
    }
  }
  return text;
}

function appendUriHeaders(before: string, headers: Params): string {
  let text = before;
  for (let i = 0; i < headers.length; i++) {
    const { name, value } = headers[i] as Params[number];
    text += `${i === 0 ? '?' : '&'}${name}=${value ?? ''}`;
  }
  return text;
}

/** `Alice <sip:alice@example.com>;tag=1`: display name (quoted where it must be), address, header parameters. */
export function printNameAddr(address: NameAddr): string {
  return appendNameAddr('', address);
}

/** Appends what `printNameAddr` prints. */
export function appendNameAddr(before: string, address: NameAddr): string {
  const { display } = address;
  let text = before;
  if (display !== null) {
    text += isTokens(display) ? display : quote(display);
    text += ' <';
  } else text += '<';
  text = appendUri(text, address.uri);
  text += '>';
  return appendParams(text, address.params);
}

/** 25.1: whether a display name can stand unquoted: tokens with single blanks between them. */
function isTokens(display: string): boolean {
  let inWord = false;
  for (let i = 0; i < display.length; i++) {
    const code = display.charCodeAt(i);
    if (isIn(code, Kind.Token)) inWord = true;
    else if (code === Code.Space && inWord) inWord = false;
    else return false;
  }
  return inWord;
}
