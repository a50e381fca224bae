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
  if (isSip(uri)) {
    let text = `${uri.scheme}:`;
    if (uri.user !== null) text += uri.password === null ? `${uri.user}@` : `${uri.user}:${uri.password}@`;
    text += uri.port === null ? uri.host : `${uri.host}:${uri.port}`;
    if (uri.params.length > 0) text += printUriParams(uri.params);
    if (uri.headers.length > 0) text += printUriHeaders(uri.headers);
    return text;
  }
  if (isTel(uri)) return `tel:${uri.number}${printUriParams(uri.params)}`;
  return `${uri.scheme}:${(uri as AbsoluteUri).rest}`;
}

function printUriParams(params: Params): string {
  let text = '';
  for (const p of params) text += p.value === null ? `;${p.name}` : `;${p.name}=${p.value}`;
  return text;
}

function printUriHeaders(headers: Params): string {
  let text = '';
  for (const h of headers) text += `${text === '' ? '?' : '&'}${h.name}=${h.value ?? ''}`;
  return text;
}

/** `Alice <sip:alice@example.com>;tag=1`: display name (quoted where it must be), address, header parameters. */
export function printNameAddr(address: NameAddr): string {
  const tail = `<${printUri(address.uri)}>${address.params.length > 0 ? printUriParams(address.params) : ''}`;
  if (address.display === null) return tail;
  return `${isTokens(address.display) ? address.display : quote(address.display)} ${tail}`;
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
