// RFC 3261 §7 and §20 as types: what a SIP message is once it has been read.
// A message is immutable and shared freely: a proxy's copy of an INVITE shares every header it did not change.
// A header remembers the line it was read from or printed to, so printing an untouched message gives back its bytes.

import type { NameAddr, Uri } from './uri';

/** A parameter as `;name=value`; the name in lower case, the value as written (quotes included), null for a flag. */
export interface Param {
  readonly name: string;
  readonly value: string | null;
}
export type Params = readonly Param[];

/** One hop's Via value, RFC 3261 §20.42. */
export interface Via {
  readonly protocol: string; // 'SIP'
  readonly version: string; // '2.0'
  readonly transport: string; // 'UDP', 'TCP', 'TLS', 'WS' ... in upper case
  readonly host: string; // lower case; IPv6 references keep their brackets
  readonly port: number | null;
  readonly params: Params; // branch, received, rport, maddr, ttl
}

/** CSeq, RFC 3261 §20.16. */
export interface CSeq {
  readonly number: number;
  readonly method: string;
}

/** A Contact header is `*` or a list of addresses, RFC 3261 §20.10. */
export type Contact = '*' | readonly NameAddr[];

/** `token ;params`: Event, Subscription-State, Content-Disposition, Accept's media ranges, encodings, languages. */
export interface Parameterised {
  readonly value: string;
  readonly params: Params;
}

/** `Digest name=value, ...`: challenges and credentials, RFC 3261 §20.7 and §20.44, RFC 7616. */
export interface AuthValue {
  readonly scheme: string;
  readonly params: Params; // comma-separated on the wire
}

export interface Warning {
  readonly code: number;
  readonly agent: string;
  readonly text: string;
}

/** `12 (comment) ;duration=34`, RFC 3261 §20.33. */
export interface RetryAfter {
  readonly seconds: number;
  readonly comment: string | null;
  readonly params: Params;
}

/** The structured value of each header, by its canonical name in lower case. Lists are what commas separate. */
export interface HeaderValues {
  via: readonly Via[];
  route: readonly NameAddr[];
  'record-route': readonly NameAddr[];
  path: readonly NameAddr[];
  'service-route': readonly NameAddr[];
  contact: Contact;
  from: NameAddr;
  to: NameAddr;
  'reply-to': NameAddr;
  'refer-to': NameAddr;
  'referred-by': NameAddr;
  'p-asserted-identity': readonly NameAddr[];
  'p-preferred-identity': readonly NameAddr[];
  'history-info': readonly NameAddr[];
  'call-id': string;
  cseq: CSeq;
  'max-forwards': number;
  'max-breadth': number;
  expires: number;
  'min-expires': number;
  'content-length': number;
  'content-type': Parameterised;
  'content-disposition': Parameterised;
  'content-encoding': readonly string[];
  'content-language': readonly string[];
  accept: readonly Parameterised[];
  'accept-encoding': readonly Parameterised[];
  'accept-language': readonly Parameterised[];
  allow: readonly string[];
  supported: readonly string[];
  require: readonly string[];
  'proxy-require': readonly string[];
  unsupported: readonly string[];
  'in-reply-to': readonly string[];
  'allow-events': readonly string[];
  'www-authenticate': AuthValue;
  'proxy-authenticate': AuthValue;
  authorization: AuthValue;
  'proxy-authorization': AuthValue;
  'authentication-info': Params;
  'proxy-authentication-info': Params; // RFC 7616 §3.8
  'retry-after': RetryAfter;
  warning: readonly Warning[];
  'alert-info': readonly NameAddr[];
  'call-info': readonly NameAddr[];
  'error-info': readonly NameAddr[];
  event: Parameterised;
  'subscription-state': Parameterised;
  replaces: Parameterised; // call-id ;to-tag ;from-tag
  join: Parameterised;
  'target-dialog': Parameterised;
  reason: readonly Parameterised[];
  'session-expires': Parameterised; // delta-seconds ;refresher
  'min-se': Parameterised;
  rseq: number;
  rack: RAck;
  date: string;
  timestamp: string;
  organization: string;
  subject: string;
  'user-agent': string;
  server: string;
  priority: string;
  'mime-version': string;
  'refer-sub': Parameterised;
  privacy: string;
  'sip-etag': string;
  'sip-if-match': string;
  'accept-contact': readonly Parameterised[];
  'reject-contact': readonly Parameterised[];
  'request-disposition': readonly string[];
  'resource-priority': readonly string[];
  'info-package': Parameterised;
  'recv-info': readonly Parameterised[];
  'flow-timer': number;
  identity: string;
  'identity-info': string;
}

/** RAck, RFC 3262 §7.2: which provisional response this PRACK answers. */
export interface RAck {
  readonly rseq: number;
  readonly cseq: number;
  readonly method: string;
}

export type KnownHeader = keyof HeaderValues;

/** One header line. Unknown headers keep their text as `value`. */
export interface Header<N extends KnownHeader = KnownHeader> {
  readonly name: N;
  readonly value: HeaderValues[N];
  /** The line as read, or as first printed: with its written name and folds, without the final CRLF. */
  line: string | undefined;
}

export interface UnknownHeader {
  readonly name: string; // lower case; not a KnownHeader
  readonly value: string;
  line: string | undefined;
}

export type AnyHeader = { [N in KnownHeader]: Header<N> }[KnownHeader] | UnknownHeader;

/** Text when the bytes are valid UTF-8, else the bytes themselves. */
export type Body = string | Uint8Array;

export interface Request {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: Uri;
  readonly headers: readonly AnyHeader[];
  readonly body: Body;
  /** The start line as read, and the URI it had; absent on messages built here. A copy with another URI ignores it. */
  readonly startLine?: string;
  readonly startUri?: Uri;
}

export interface Response {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly AnyHeader[];
  readonly body: Body;
  /** The start line as read; absent on messages built here. A copy with another status or reason ignores it. */
  readonly startLine?: string;
}

export type Message = Request | Response;
