// What a user agent remembers (RFC 3261 §8): its calls, its registration, and the credentials it was asked for.
// Plain data, owned by one element. The verbs that change it are the files beside this one.

import type { Dialog } from '../dialog/dialog';
import type { AuthValue, Contact, Message, Request, Response } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import type { ElementId } from '../model/address';
import type { Element } from '../model/element';
import type { Act, UserAgentSpec } from '../model/scenario';
import type { Micros } from '../model/time';
import type { Resolver } from '../resolve/resolver';
import type { Transaction, TransactionLayer } from '../transaction/layer';
import type { Search } from './elsewhere';
import type { Fallback, Held } from './failover';
import type { Leg } from './leg';
import type { Lines } from './lines';
import type { Cause } from './reason';
import type { Reliable } from './reliable';
import type { Session } from './session';
import type { SessionTimer } from './session-timer';

/** The durations every machine of the phone derives from (RFC 3261 §17.1.1.1). */
export interface BaseTimers {
  readonly t1: Micros;
  readonly t2: Micros;
  readonly t4: Micros;
}

export interface Phone extends Element {
  readonly kind: 'user-agent';
  /** Changes when the phone moves. */
  spec: UserAgentSpec;
  readonly timers: BaseTimers;
  readonly layer: TransactionLayer;
  /** The numbers this person knows by heart: element id to address of record. */
  readonly book: ReadonlyMap<string, string>;
  /** Of those, whom no server leads to: they are called at the host of their phone. */
  readonly direct: ReadonlyMap<string, string>;
  /** Addresses of the outbound proxies, as pre-loaded Route values. */
  readonly outbound: readonly NameAddr[];
  /** Where it registers, when that is not the domain of its address. */
  readonly registrar: Uri | null;
  /** The proxy its own calls must come by, when there is such a rule. */
  readonly gate: NameAddr | null;
  /** Which of them is in use: the first, until it fails. */
  preferred: number;
  /** Through whom its registrar told it to send requests (RFC 3608 §6.1). */
  serviceRoute: readonly NameAddr[];
  /** Where the phone says that it is reached, and what it says of itself there: its place, or a GRUU (RFC 5627 §4.4). */
  contact: NameAddr;
  /** Where it really is: what it registers. */
  place: NameAddr;
  readonly self: NameAddr;
  /** By owner. Ended calls stay: a late 2xx, ACK or BYE may still be about them. */
  readonly calls: Map<string, Call>;
  /** Those of them that have not ended. */
  readonly going: Lines;
  /** Calls by the server transaction of their INVITE. */
  readonly served: Map<string, Call>;
  /** Who asked for a client transaction: a call, or the registration. */
  readonly asked: Map<string, Usage>;
  /** The last challenge of each realm, and how often its nonce was used (RFC 3261 §22.3). */
  readonly realms: Map<string, Challenged>;
  registration: Registration | null;
  /** Those over its other flows, when it keeps several (RFC 5626 §4.2.1). */
  readonly otherFlows: Registration[];
  /** What it knows of DNS; null where every name is known. */
  readonly resolver: Resolver | null;
  /** Requests that wait for name servers. */
  readonly held: Held[];
  /** What is left to try when a client transaction fails, by its id. */
  readonly fallbacks: Map<string, Fallback>;
  /** What this phone watches, and who watches it (RFC 6665): by owner. */
  readonly subscriptions: Map<string, Subscription>;
  /** How many subscriptions to its own state are going: only then changes must be looked for. */
  watched: number;
  /** Messages left at this phone, when it takes messages: new ones, and those that were listened to. */
  readonly mailbox: { fresh: number; heard: number };
  /** Calls that failed and are to be made again, by owner. */
  readonly again: Map<string, Again>;
  /** It has lost its network. */
  offline: boolean;
  /** The last text message, whose link its person may open. */
  letter: Request | null;
  /** How its person says they are, as a presence document has it; null while they say nothing. */
  shown: string | null;
  /** What it publishes of that (RFC 3903); null before the first time, and where it is not set to. */
  publication: Publication | null;
  /** What others have published here, where it is a presence server: the oldest first. */
  readonly store: Published[];
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
  | { readonly kind: 'change'; readonly call: Call }
  | {
      readonly kind: 'prack';
      readonly call: Call;
      readonly about: Response;
      readonly body: string;
      readonly again: boolean;
      /** Its body is a new offer (RFC 3262 §5). */
      readonly offers: boolean;
    }
  | { readonly kind: 'cancel'; readonly call: Call }
  | { readonly kind: 'branch-status'; readonly call: Call; readonly tag: string }
  | { readonly kind: 'surplus' }
  | { readonly kind: 'register'; readonly registration: Registration }
  | { readonly kind: 'refer'; readonly subscription: Subscription }
  | { readonly kind: 'subscribe'; readonly subscription: Subscription }
  | { readonly kind: 'notify'; readonly subscription: Subscription }
  | { readonly kind: 'publish'; readonly publication: Publication }
  | { readonly kind: 'page'; readonly page: Page };

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
  /** Early dialogs, by remote tag: those of every branch, and those of the others once one has answered. */
  readonly early: Map<string, Dialog>;
  /** Dialogs of branches that a BYE of either end has ended, by remote tag. */
  left?: Map<string, Dialog>;
  /** The timer runs that ends what is still early. */
  awaits?: boolean;
  session: Session;
  /** How often the current answer was repeated, or the current request asked again with credentials. */
  repeats: number;
  attempts: number;
  bye: Request | null;
  /** The other end has ended it with a BYE. */
  hungUp?: boolean;
  /** Why this end gives the call up, beyond its person's wish (RFC 3326). */
  because?: Cause;
  /** What this end changes about the session (RFC 3261 §14.1); null before the first time. */
  change: Change | null;
  /** What the other end asked to change last (RFC 3261 §14.2). */
  asked: Asked | null;
  /** What sets the branches of a forked or reliably announced INVITE apart; null for a plain call. */
  forks: Forks | null;
  /** How long the session lasts unless it is refreshed (RFC 4028); null when it has no end set. */
  timer: SessionTimer | null;
  /** The longest Min-SE a 422 named, in seconds; 0 when there was none. */
  least: number;
  /** The callee's provisional responses that have to arrive; null when there are none. */
  reliable: Reliable | null;
  /** The last message of the other end that told what it can do (Allow, Supported). */
  told: Message | null;
  /** What the call is for, besides talking; null for a plain one. */
  purpose: Purpose | null;
  /** Who had it ended, and is told of it (RFC 4579 §5.11). */
  removal?: Subscription;
  /** Where else it may be tried; null while one place was enough. */
  search: Search | null;
  /** The last ACK to each 2xx, by remote tag: repeated when the 2xx is (RFC 3261 §13.2.2.4). */
  readonly acks: Map<string, Request>;
}

/** By remote tag: the session of each further early dialog, and the last RSeq of each (RFC 3262 §4). */
export interface Forks {
  readonly sessions: Map<string, Session>;
  readonly rseqs: Map<string, number>;
  /** How many PRACKs wait for their answers. */
  pracks: number;
}

/** What a change asks for: new media, an offer by the other side, only to be heard, or to be told of a reservation. */
export type Asks = 'offer' | 'late' | 'refresh' | 'status';

/** Changing the session, by re-INVITE or UPDATE. */
export interface Change {
  /** Of the machine in `change.machine.ts`. */
  state: string;
  method: 'INVITE' | 'UPDATE' | 'PRACK';
  request: Request | null;
  transaction: Transaction | null;
  attempts: number;
  /** What is still to be asked for: a new offer, an offer by the other side, or only to be heard (RFC 4028). */
  due: Asks | null;
  /** What the request that is out asks for. */
  asks: Asks;
  /** The dialog the request went out in. */
  within?: Dialog;
  /** It came out of order and goes once more (RFC 3261 §12.2.2). */
  again: boolean;
}

/** A re-INVITE of the other end. */
export interface Asked {
  /** Of the machine in `asked.machine.ts`, and of the one that repeats the 2xx. */
  state: string;
  accept: string | null;
  readonly request: Request;
  readonly server: Transaction;
  repeats: number;
  /** What somebody else answers to it, and the status it is refused with: a controller's other phone, for instance. */
  given: string | null;
  refusal: number;
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
  /** The bindings it is about; the star for all there are. */
  contacts: Contact;
  /** What its person wants of the registrar next. */
  readonly waiting: Act[];
  /** Where the phone was, until the registrar has been told that it is there no more. */
  left: NameAddr | null;
  /** The number of the flow it stands for, the proxy that is at its other end, and how it fares (RFC 5626 §4.2). */
  regId: number | null;
  readonly route: NameAddr | null;
  readonly flow: Flow | null;
  /** How often in a row it could not be made. */
  failures: number;
}

/** A flow of a registration, as its phone knows it (RFC 5626 §4.4). */
export interface Flow {
  /** Of the machine in `usage/flow.machine.ts`. */
  state: string;
  /** Signs of life sent since the last answer. */
  asked: number;
  /** Where the other end saw the phone last (STUN). */
  mapped: string | null;
  /** Seconds within which the proxy wants signs of life; null when it did not say. */
  within: number | null;
  /** Its person has been told that it cannot be made. */
  told: boolean;
}

/** What a call is for: who hears of its outcome, and which other call it is about. */
export type Purpose =
  /** It was asked for by a REFER, whose sender is told (RFC 3515). */
  | { readonly kind: 'referral'; readonly subscription: Subscription }
  /** It is one of the two calls of a third-party controller (RFC 3725). */
  | Leg
  /** It was refused before, with a time after which to try again (RFC 3261 §20.33). */
  | { readonly kind: 'again'; readonly again: Again }
  /** It takes back whom a music server entertains (RFC 5359 §2.3). */
  | { readonly kind: 'back'; readonly music: Subscription }
  /** Its caller wants to join another call of this phone (RFC 3911). */
  | { readonly kind: 'joins'; readonly call: Call };

/** A call that is to be made again later. */
export interface Again {
  readonly owner: string;
  /** The call that failed. */
  readonly about: Call;
  /** Of the machine in `call-again.machine.ts`. */
  state: string;
  /** Seconds. */
  wait: number;
  tries: number;
}

/** One end of a subscription (RFC 6665): who wants to be told, or who tells. A REFER makes one too (RFC 3515). */
export interface Subscription {
  readonly owner: string;
  readonly role: 'subscriber' | 'notifier';
  /** The event package, and the id that tells several of one dialog apart. */
  readonly event: string;
  readonly eventId: string | null;
  state: string;
  readonly callId: string;
  readonly localTag: string;
  /** Its own dialog; null before there is one, and always when it shares the dialog of `call`. */
  dialog: Dialog | null;
  readonly call: Call | null;
  /** Who is at the other end. */
  readonly party: ElementId | null;
  /** Whom the first request was for: its Request-URI; those in the dialog go to a contact. */
  readonly resource: Uri;
  /** The SUBSCRIBE or REFER as last sent or received. */
  request: Request;
  attempts: number;
  /** How long it was asked for or granted, in seconds, and when that is over. */
  expires: number;
  until: Micros;
  /** What it is for, at a subscriber: a transfer, a look, a redial ... */
  readonly aim: string;
  /** The call the aim is about. */
  readonly about: Call | null;
  /** What was last told, and when; at a subscriber what was last heard. */
  told: string | null;
  toldAt: Micros;
  /** How many notifications there were. */
  version: number;
  /** The last NOTIFY sent. */
  notify: Request | null;
  /** Seconds to wait before it is asked for again; null when nobody named a time. */
  retry: number | null;
  /** How often it was asked for anew before. */
  tries: number;
  /** At a notifier: whether its person lets the other end know anything. */
  allowed: boolean;
  /** What the aim was for has been taken up: nobody takes it up twice. */
  used?: boolean;
}

/** What a phone publishes of itself, as it knows it (RFC 3903 §4). */
export interface Publication {
  readonly owner: string;
  /** Of the machine in `usage/publication.machine.ts`. */
  state: string;
  readonly callId: string;
  readonly localTag: string;
  attempts: number;
  /** The name the server gave it last. */
  etag: string | null;
  /** How long it is asked for and was granted, in seconds. */
  expires: number;
  granted: number;
  /** What was published last. */
  told: string | null;
  /** Seconds after which the server may be tried again; null when it did not say. */
  retry: number | null;
  request: Request | null;
}

/** A publication as its server keeps it (RFC 3903 §6). */
export interface Published {
  readonly owner: string;
  /** Whose state it is. */
  readonly resource: string;
  etag: string;
  body: string;
}

/** A request that stands by itself: MESSAGE or OPTIONS. */
export interface Page {
  readonly owner: string;
  readonly method: string;
  readonly party: ElementId | null;
  request: Request;
  attempts: number;
}
