// RFC 3261 §19.1 and §25, RFC 3966: addresses as types. The parser, printer and comparison live beside them.

import type { Params } from './message';

/** `sip:` and `sips:`, RFC 3261 §19.1. */
export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  readonly user: string | null; // as written, escapes kept
  readonly password: string | null;
  readonly host: string; // lower case; IPv6 references keep their brackets
  readonly port: number | null;
  readonly params: Params;
  readonly headers: Params; // after `?`
}

/** `tel:`, RFC 3966. */
export interface TelUri {
  readonly scheme: 'tel';
  readonly number: string; // as written, visual separators kept
  readonly params: Params;
}

/** Any other absolute URI: the scheme in lower case and the rest as written. */
export interface AbsoluteUri {
  readonly scheme: string;
  readonly rest: string;
}

export type Uri = SipUri | TelUri | AbsoluteUri;

/** `"Alice" <sip:alice@example.com>;tag=1`, RFC 3261 §20.10, §20.20, §20.39. */
export interface NameAddr {
  readonly display: string | null; // unescaped text of a quoted string, or the tokens as written
  readonly uri: Uri;
  readonly params: Params; // header parameters: tag, q, expires ...
}
