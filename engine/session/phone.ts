// What a user agent remembers (RFC 3261 §8): its calls, its registration, and the credentials it was asked for.
// Plain data, owned by one element. The verbs that change it are the files beside this one.

import type { Dialog } from '../dialog/dialog';
import type { AuthValue, Request } from '../message/message';
import type { NameAddr } from '../message/uri';
import type { ElementId } from '../model/address';
import type { Element } from '../model/element';
import type { UserAgentSpec } from '../model/scenario';
import type { Micros } from '../model/time';
import type { Transaction, TransactionLayer } from '../transaction/layer';
import type { Session } from './session';

/** The durations every machine of the phone derives from (RFC 3261 §17.1.1.1). */
export interface BaseTimers {
  readonly t1: Micros;
  readonly t2: Micros;
  readonly t4: Micros;
}

export interface Phone extends Element {
  readonly kind: 'user-agent';
  readonly spec: UserAgentSpec;
  readonly timers: BaseTimers;
  readonly layer: TransactionLayer;
  /** The numbers this person knows by heart: element id to address of record. */
  readonly book: ReadonlyMap<string, string>;
  /** Addresses of the outbound proxies, as pre-loaded Route values. */
  readonly outbound: readonly NameAddr[];
  readonly contact: NameAddr;
  readonly self: NameAddr;
  /** By owner. Ended calls stay: a late 2xx, ACK or BYE may still be about them. */
  readonly calls: Map<string, Call>;
  /** Those of them that have not ended. */
  readonly going: Map<string, Call>;
  /** Calls by the server transaction of their INVITE. */
  readonly served: Map<string, Call>;
  /** Who asked for a client transaction: a call, or the registration. */
  readonly asked: Map<string, Usage>;
  /** The last challenge of each realm, and how often its nonce was used (RFC 3261 §22.3). */
  readonly realms: Map<string, Challenged>;
  registration: Registration | null;
}

export interface Challenged {
  readonly challenge: AuthValue;
  readonly proxy: boolean;
  count: number;
}

/** What a client transaction was for. */
export type Usage =
  | { readonly kind: 'invite'; readonly call: Call }
  | { readonly kind: 'bye'; readonly call: Call }
  | { readonly kind: 'cancel'; readonly call: Call }
  | { readonly kind: 'surplus' }
  | { readonly kind: 'register'; readonly registration: Registration };

/** One call, from either end. */
export interface Call {
  /** Unique in the phone: Call-ID and this end's tag. */
  readonly owner: string;
  readonly role: 'caller' | 'callee';
  state: string;
  /** Of the machine that repeats the 2xx; null until there is one. */
  accept: string | null;
  readonly callId: string;
  readonly localTag: string;
  /** Who is at the other end, as the phone's book names them; null for strangers. */
  readonly party: ElementId | null;
  /** The INVITE as last sent, or as received. */
  invite: Request;
  /** Client transaction of the caller's INVITE, or server transaction of the callee's. */
  transaction: Transaction | null;
  dialog: Dialog | null;
  /** Early dialogs of other branches, by remote tag. */
  readonly early: Map<string, Dialog>;
  session: Session;
  /** How often the current answer was repeated, or the current request asked again with credentials. */
  repeats: number;
  attempts: number;
  bye: Request | null;
  /** The last ACK to each 2xx, by remote tag: repeated when the 2xx is (RFC 3261 §13.2.2.4). */
  readonly acks: Map<string, Request>;
}

/** A phone's one registration: RFC 3261 §10.2. */
export interface Registration {
  readonly owner: string;
  state: string;
  readonly callId: string;
  readonly localTag: string;
  cseq: number;
  request: Request | null;
  attempts: number;
  /** What was asked for, in seconds: 0 removes the binding. */
  expires: number;
}
