// RFC 3261 §19.1.4 and RFC 3966 §4: when two addresses are equivalent.
// SIP equivalence is not transitive: most parameters count only when both addresses have them.

import { param } from './headers';
import { ipv6Groups } from './host-parse';
import type { Params } from './message';
import { unescaped, unescapeSafe } from './text';
import type { AbsoluteUri, SipUri, TelUri, Uri } from './uri';
import { parseUri } from './uri-parse';
import { isSip, isTel } from './uri-print';

/** 19.1.4: in one address only, these parameters make a difference; any other is ignored then. */
const DECISIVE = new Set(['user', 'ttl', 'method', 'maddr', 'transport']);

/** Whether two addresses are equivalent. */
export function sameUri(a: Uri, b: Uri): boolean {
  if (a === b) return true;
  // 19.1.4: sip and sips are never equivalent.
  if (a.scheme !== b.scheme) return false;
  if (isSip(a) && isSip(b)) return sameSipUri(a, b);
  if (isTel(a) && isTel(b)) return sameTelUri(a, b);
  return canonical((a as AbsoluteUri).rest) === canonical((b as AbsoluteUri).rest);
}

function sameSipUri(a: SipUri, b: SipUri): boolean {
  // 19.1.4: user and password are compared with case, and present in both or in neither.
  return (
    sameText(a.user, b.user) &&
    sameText(a.password, b.password) &&
    sameHost(a.host, b.host) &&
    a.port === b.port &&
    sipParamsAgree(a.params, b.params) &&
    sipParamsAgree(b.params, a.params) &&
    headersAgree(a.headers, b.headers)
  );
}

function sameText(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && canonical(a) === canonical(b));
}

/** 19.1.4: an escaped character equals the character, unless it is a reserved one. */
function canonical(text: string): string {
  if (text.indexOf('%') < 0) return text;
  return unescapeSafe(text).replace(/%[0-9a-f]{2}/gi, (written) => written.toUpperCase());
}

function sameHost(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith('[') && b.startsWith('[')) {
    // RFC 5954 §4.2: IPv6 addresses are compared by their value, not their spelling.
    return ipv6Groups(a.slice(1, -1)).join() === ipv6Groups(b.slice(1, -1)).join();
  }
  return a.toLowerCase() === b.toLowerCase();
}

function sipParamsAgree(a: Params, b: Params): boolean {
  return a.every((mine) => {
    const theirs = param(b, mine.name);
    if (theirs === undefined) return !DECISIVE.has(mine.name);
    // 19.1.1: a name stands once; of an address that breaks this, the first counts.
    return sameValue(param(a, mine.name) ?? null, theirs);
  });
}

/** 19.1.4: parameter values are compared without case. */
function sameValue(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && canonical(a).toLowerCase() === canonical(b).toLowerCase());
}

/** 19.1.4: header fields are never ignored; their order does not matter. 7.3.1: values are compared without case. */
function headersAgree(a: Params, b: Params): boolean {
  if (a.length !== b.length) return false;
  const left = b.slice();
  return a.every((mine) => {
    const at = left.findIndex((theirs) => theirs.name === mine.name && sameHeader(mine.name, mine.value, theirs.value));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

const ADDRESS_HEADERS = new Set(['to', 'from', 'contact', 'route', 'reply-to', 'refer-to']);

function sameHeader(name: string, a: string | null, b: string | null): boolean {
  if (a === null || b === null || name === 'body') return a === b;
  if (sameValue(a, b)) return true;
  if (!ADDRESS_HEADERS.has(name)) return false;
  // 19.1.4: the matching rules of the header apply; for these, those of addresses.
  const left = parseUri(unescaped(a).replace(/^<|>$/g, ''));
  const right = parseUri(unescaped(b).replace(/^<|>$/g, ''));
  return left.ok && right.ok && sameUri(left.uri, right.uri);
}

/** RFC 3966 §4: numbers without their visual separators, parameters by name, all without case. */
function sameTelUri(a: TelUri, b: TelUri): boolean {
  if (plainNumber(a.number) !== plainNumber(b.number) || a.params.length !== b.params.length) return false;
  return a.params.every((mine) => {
    const theirs = param(b.params, mine.name);
    if (theirs === undefined) return false;
    const ours = param(a.params, mine.name) ?? null;
    if (mine.name === 'phone-context' || mine.name === 'ext')
      return plainContext(ours ?? '') === plainContext(theirs ?? '');
    return sameValue(ours, theirs);
  });
}

function plainNumber(number: string): string {
  return number.replace(/[-.()]/g, '').toLowerCase();
}

/** RFC 3966 §4: a context that is a number is compared digit by digit, a domain as a host name. */
function plainContext(context: string): string {
  return /^[+\d]/.test(context) ? plainNumber(context) : context.toLowerCase();
}
