// A scenario: a stage, people, and what they do. It says nothing of the messages that come of it.

import type { ElementId, Transport } from './address';
import type { Expectation } from './expectation';
import type { Intervention } from './intervention';
import type { Perception } from './output';
import type { ServicesSpec } from './services';
import type { Micros } from './time';
import type { Verb } from './verbs';

export type { Expectation } from './expectation';
export type { Verb } from './verbs';

/** A scenario as read: plain data with every default filled in. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Where the flow comes from: 'RFC 3665 §3.2'. */
  readonly source: string | null;
  /** One or two sentences: what to watch. */
  readonly watch: string | null;
  readonly seed: number;
  /** Seconds since 1970 at virtual time zero. */
  readonly epoch: number;
  readonly elements: readonly ElementSpec[];
  readonly network: NetworkSpec;
  /** Acts that prepare the stage; they really run, and the figure starts after them. */
  readonly before: readonly Act[];
  readonly script: readonly Act[];
  readonly faults: readonly Intervention[];
  readonly expect: readonly Expectation[];
  /** Elements that take part but are not part of the figure. */
  readonly offstage: readonly ElementId[];
  /** Messages of the RFC's figure that a later rule replaces. */
  readonly departs: readonly Departure[];
  /** The run stops here at the latest, counted from the start of the figure. */
  readonly horizon: Micros;
}

export interface Departure {
  readonly label: string;
  readonly instead: string;
  readonly why: string;
}

export interface NetworkSpec {
  readonly transport: Transport;
  readonly latency: Micros;
  readonly jitter: Micros;
  /** 0 to 1: the part of datagrams the network loses. */
  readonly loss: number;
  readonly links: readonly LinkSpec[];
  readonly nats?: readonly NatSpec[];
  /** Names that must be asked for; without it every name is known at once. */
  readonly dns?: DnsSpec;
  /** Host names beyond those of the elements. */
  readonly hosts: Readonly<Record<string, string>>;
  /** T1, T2 and T4 of RFC 3261 §17, in microseconds. */
  readonly timers: { readonly t1: Micros; readonly t2: Micros; readonly t4: Micros };
}

/** What the name servers know (RFC 3263 §4): a name not listed needs no question. */
export interface DnsSpec {
  /** How long an answer takes. */
  readonly delay: Micros;
  /** How long an answer may be kept, in seconds. */
  readonly ttl: number;
  /** Question, such as 'SRV _sip._udp.biloxi.example.com' -> its records, each by the names of its fields. */
  readonly records: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>;
  /** Every name that is asked for. */
  readonly names: readonly string[];
}

/** A box that hides private addresses behind one of its own. */
export interface NatSpec {
  readonly id: string;
  readonly label: string;
  /** Its public address. */
  readonly address: string;
  /** A way back is forgotten after this long without a packet from inside. */
  readonly forgets: Micros;
  /** The same for a connection. */
  readonly forgetsConnections: Micros;
  /** Another public port for each host written to. */
  readonly symmetric: boolean;
}

/** Overrides for the path between two elements, both ways. */
export interface LinkSpec {
  readonly between: readonly [ElementId, ElementId];
  readonly latency?: Micros;
  readonly jitter?: Micros;
  readonly loss?: number;
  /** What a wall here stops, in both directions. */
  readonly blocks?: readonly ('SIP' | 'media')[];
  /** Packets pass only from this element to the other. */
  readonly only?: ElementId;
  /** Behind a firewall: what it sends opens the way back for a while; nothing comes in unasked. */
  readonly opens?: ElementId;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly realm: string | null; // null: for any realm that asks
}

interface CommonSpec {
  readonly id: ElementId;
  /** The name in the RFC's figure, or the label shown. */
  readonly label: string;
  /** Host name, as in Via and Contact. */
  readonly host: string;
  /** IP address. */
  readonly address: string;
  readonly port: number;
  readonly trying: 'at once' | 'after 200 ms';
  /** The NAT it is behind; its address is then private. */
  readonly behind?: string;
  /** What senders learn when it is down: its host says so (ICMP); nothing; not said: only connections are refused. */
  readonly refusesWhenDown?: boolean;
  /** The transports it can be reached over; all of them when not said. */
  readonly listens?: readonly Transport[];
}

export interface UserAgentSpec extends CommonSpec {
  readonly kind: 'user-agent';
  /** Address of record: sip:alice@atlanta.example.com. */
  readonly aor: string;
  readonly display: string | null;
  /** Outbound proxies in order, as element ids. A request out of a dialog gets the first as a pre-loaded Route. */
  readonly via: readonly ElementId[];
  /** Where it is set to register, when that is not where the domain of its address leads (RFC 3261 §10.2.6). */
  readonly registrar: ElementId | null;
  /** Its REGISTERs leave the outbound proxy aside. */
  readonly registersDirectly?: boolean;
  readonly credentials: readonly Credentials[];
  readonly codecs: readonly string[];
  /** Methods refused with 405, media types, option tags: what this phone can do. */
  readonly methods: readonly string[];
  readonly supported: readonly string[];
  /** Asks for answers to come back to the port the request came from (RFC 3581). */
  readonly rport?: boolean;
  /** It gets an address of its own from its registrar, and says that it is reached there (RFC 5627). */
  readonly gruu?: 'public' | 'temporary';
  /** Whether it tells its registrar by itself when it has moved; true when not said. */
  readonly registersAnew?: boolean;
  /** Sends a sign of life every half minute once registered (RFC 5626 §3.5). */
  readonly keepsAlive?: boolean;
  /** Registers over a flow to each of its outbound proxies, watches over them, and mends them (RFC 5626). */
  readonly outbound?: boolean;
  /** Its person wants no calls: each is refused with 480 before it rings. */
  readonly doNotDisturb?: boolean;
  /** What it tells whom it refuses: after so many seconds it can be tried again (RFC 3261 §20.33). */
  readonly retryAfter?: number;
  /** RTP port of the first audio stream. */
  readonly mediaPort: number;
  /** How it says that it holds a call (RFC 3264 §8.4): sendonly when not said; 0.0.0.0 is the way of RFC 2543. */
  readonly hold?: 'sendonly' | 'inactive' | '0.0.0.0';
  /** How long its sessions last unless they are refreshed (RFC 4028), and the shortest it bears (90 s at least). */
  readonly sessionExpires?: Micros;
  readonly minSE?: Micros;
  /** Who is to refresh them, where it can choose. */
  readonly refresher?: 'self' | 'other' | 'in turn';
  /** How keys travel: as events in the media where both ends take them (the default), or in INFO always. */
  readonly keys?: 'media' | 'info';
  /** A fax machine hangs on it: it can change a call from sound to fax and take such a change. */
  readonly fax?: boolean;
  /** A phone from before RFC 3261: no magic cookie, no tags, strict routing. */
  readonly rfc2543?: boolean;
  /** Left a choice of codecs, it asks for the first of them only (RFC 3264 §10.2). */
  readonly oneCodec?: boolean;
  /** Nothing rings before the network has room for the call, which takes so long on this end (RFC 3312). */
  readonly reservation?: Micros;
  readonly reservationFails?: boolean;
  /** Whether each phone reserves in its own network, or each direction of the whole way (RFC 3312 §4). */
  readonly reservationReach?: 'each end' | 'end to end';
  /** Whether it lets the caller hear something before it is answered: with a 183 or with its 180. */
  readonly earlyMedia?: 'no' | 'before ringing' | 'with ringing';
  /** What it changes a session with when the other side knows both; re-INVITE when not said. */
  readonly changes?: 'INVITE' | 'UPDATE';
  /** How many hops its requests may take (RFC 3261 §8.1.1.6); 70 when not said. */
  readonly maxForwards?: number;
  /** How it gives up a call that rings: CANCEL when not said; BYE ends the early dialogs (RFC 3261 §15). */
  readonly givesUp?: 'CANCEL' | 'BYE';
  /** How it meets changes by the other side: takes them, asks its person about new media, or refuses them. */
  readonly onChange?: 'accept' | 'ask' | 'refuse';
  /** How many calls it takes at once; another one finds it busy. 1 when not said. */
  readonly lines?: number;
  readonly services?: ServicesSpec;
  /** How long the phone takes to start ringing and to react. */
  readonly reaction: Micros;
  readonly transport: Transport;
}

/** How a number begins, without what is only for the eye, and where it leads. */
export interface NumberRoute {
  readonly begins: string;
  readonly to:
    | { readonly kind: 'gateway'; readonly host: string }
    | { readonly kind: 'address'; readonly uri: string }
    | { readonly kind: 'server'; readonly element: ElementId; readonly domain: string };
}

export interface ProxySpec extends CommonSpec {
  readonly kind: 'proxy';
  /** The domains it is responsible for. */
  readonly domains: readonly string[];
  readonly recordRoute: boolean;
  /** Digest: which requests it challenges, and the users it knows. */
  readonly auth: AuthSpec | null;
  readonly users: readonly Credentials[];
  /** Also registers its domains' users (RFC 3261 §10.3). */
  readonly registrar: boolean;
  /** Domain or host -> element id: next hops an administrator configured. */
  readonly routes: Readonly<Record<string, ElementId>>;
  /** Where telephone numbers lead (RFC 3966); none when it takes no tel: addresses. */
  readonly numbers?: readonly NumberRoute[];
  readonly timerC: Micros;
  /** All contacts at once, one after the other by q, or equal q at once and the rest after them (RFC 3261 §16.6). */
  readonly forking: 'parallel' | 'sequential' | 'by q';
  /** How long it thinks before it acts on a request. */
  readonly processing: Micros;
  /** How long the location service takes to answer. */
  readonly lookup: Micros;
  /** False: it keeps no transactions (RFC 3261 §16.11). Default true. */
  readonly stateful?: boolean;
  /** How long one contact may ring before the next is tried; by default as long as Timer C. */
  readonly ringLimit?: Micros | null;
  /** What it does with the contacts of a 3xx: try them itself, or leave them to the caller (the default). */
  readonly redirection?: 'follow' | 'pass on';
  /** Remembers over which flow it hears a phone, and reaches it over that flow (RFC 5626 §5). */
  readonly helpsNat?: boolean;
  /** A proxy from before RFC 3261: no magic cookie, and strict routing. */
  readonly rfc2543?: boolean;
  /** Routes as proxies before RFC 3261 did: the Request-URI always names the next hop (§16.12.1.2). Loose when not said. */
  readonly routing?: 'loose' | 'strict';
  /** Media passes through it: its own address goes into every session description. */
  readonly relay?: boolean;
  /** Adds itself to the Path of REGISTERs that pass through (RFC 3327). */
  readonly path?: boolean;
  /** Its part in a trust domain: whether it vouches for callers, and the hosts it trusts (RFC 3325 §5). */
  readonly identity?: { readonly vouches: boolean; readonly trusted: readonly string[] };
  /** User name -> addresses of record of whoever proves to be that user, where it asks for passwords (RFC 3325 §5). */
  readonly persons?: Readonly<Record<string, readonly string[]>>;
  /** The presence server of its domains (RFC 3856 §6). */
  readonly presence?: ElementId;
  /** How long it lets sessions last unless they are refreshed, and the shortest it allows (RFC 4028 §8). */
  readonly sessionExpires?: Micros;
  readonly minSE?: Micros;
  /** False: its CANCELs do not say why they are sent (RFC 3326). */
  readonly saysWhy?: boolean;
  /** Whether block lists are looked at before or after (the default) the caller has proved who it is. */
  readonly screening?: 'before' | 'after';
  readonly policies?: readonly Policy[];
  readonly registration?: RegistrationSpec;
}

/**
 * A back-to-back user agent (RFC 3261 §6, RFC 7092): configured as a proxy is; `recordRoute` and `stateful` mean nothing
 * to it, and `relay` is true when not said.
 */
export interface B2buaSpec extends Omit<ProxySpec, 'kind'> {
  readonly kind: 'b2bua';
}

/** What a registrar allows (RFC 3261 §10.3 steps 4 and 7). */
export interface RegistrationSpec {
  /** Seconds a binding lives when the phone asks for nothing; 3600 by default. */
  readonly expires?: number;
  /** Shorter wishes get a 423 with this in Min-Expires; 0 by default. */
  readonly minExpires?: number;
  /** Longer wishes are cut to this; without it they are granted. */
  readonly maxExpires?: number;
  /** Knows phones by their flows, answers signs of life, and stays between (RFC 5626 §5 and §6); also of an edge proxy. */
  readonly outbound?: boolean;
  /** Seconds within which it wants signs of life; not said when undefined. */
  readonly flowTimer?: number;
  /** Hosts of the proxies it tells phones to send their requests through, in order (RFC 3608 §6.3). */
  readonly serviceRoute?: readonly string[];
  /** User name -> addresses of record it may register beyond its own. */
  readonly authority?: Readonly<Record<string, readonly string[]>>;
}

/** A daily span of time, in minutes since midnight UTC; it may pass midnight. */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

/** What a provider does for one of its users; RFC 3261 §16.5 lets any policy shape the target set. */
export type Policy =
  | {
      readonly kind: 'forward';
      /** Address of record it holds for. */
      readonly who: string;
      readonly when: 'always' | 'busy' | 'no answer' | 'unavailable';
      readonly to: string;
      /** For `no answer`: how long the phone rings first. */
      readonly after?: Micros;
      /** Tells the caller with a 181. */
      readonly announce: boolean;
      readonly hours?: Hours;
    }
  /** One place after the other, each for its time. */
  | {
      readonly kind: 'find me';
      readonly who: string;
      readonly places: readonly { readonly to: string; readonly for: Micros }[];
      readonly hours?: Hours;
    }
  /** `incoming`: calls to `who` from `party`; `outgoing`: calls by `who` to `party`. Null stands for anyone. */
  | {
      readonly kind: 'block';
      readonly direction: 'incoming' | 'outgoing';
      readonly who: string | null;
      /** An address of record, a domain, or null. */
      readonly party: string | null;
      readonly status?: number;
      readonly reason?: string;
      /** After how many seconds to try again (RFC 3261 §20.33). */
      readonly retryAfter?: number;
      /** Where an announcement explains it: goes into Error-Info (RFC 3261 §20.18). */
      readonly announcement?: string | null;
      readonly hours?: Hours;
    };

/** A redirect server (RFC 3261 §8.3). */
export interface RedirectSpec extends CommonSpec {
  readonly kind: 'redirect';
  readonly domains: readonly string[];
  readonly status: 300 | 301 | 302 | 380;
  readonly auth: AuthSpec | null;
  readonly users: readonly Credentials[];
  /** Address of record -> where its user is now, beside what the location service knows. */
  readonly moved: Readonly<Record<string, readonly { readonly uri: string; readonly q: number }[]>>;
  readonly lookup: Micros;
}

/** A registrar that is nothing else (RFC 3261 §10.3). */
export interface RegistrarSpec extends CommonSpec {
  readonly kind: 'registrar';
  readonly domains: readonly string[];
  readonly auth: AuthSpec | null;
  readonly users: readonly Credentials[];
  readonly registration: RegistrationSpec;
  readonly lookup: Micros;
}

export interface AuthSpec {
  readonly realm: string;
  /** Whom it challenges: everyone (the default), or only those who say they are of its own domains. */
  readonly whom?: 'everyone' | 'own users';
  /** Whether it challenges requests within a dialog too. */
  readonly withinCalls?: boolean;
  readonly algorithm: 'MD5' | 'SHA-256' | 'SHA-512-256';
  readonly qop: 'auth' | 'auth-int' | null;
  /** Nonces live this long; then the answer is a challenge with stale=true. */
  readonly nonceLife: Micros;
}

export type ElementSpec = UserAgentSpec | ProxySpec | B2buaSpec | RedirectSpec | RegistrarSpec;

/** What a person, an administrator or an accident does. */
export interface Act {
  readonly by: ElementId;
  readonly verb: Verb;
  /** Whom or what the verb is about, as the verb needs it: 'bob', 'sip:carol@chicago.example.com'. */
  readonly object: string | null;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly trigger: Trigger;
  /** Line in the scenario file, for messages to its author; 0 when there is none. */
  readonly line: number;
  /** The act as written, for people: 'calls bob'. */
  readonly text?: string;
  /** Natural identity, from who does what for the how-many-th time: 'alice calls 1'. */
  readonly key: string;
}

/**
 * When an act happens. `at`: that long after the figure starts. `since`: `delay` after the person named by `who`
 * perceives `what` (for the first time after this person's previous act). `natural`: since what the verb answers to:
 * a phone is answered since it rings, hung up since one can talk. `done`: `delay` after `who` did an act with that verb
 * (again for the first time after this person's previous act).
 */
export type Trigger =
  | { readonly kind: 'at'; readonly at: Micros }
  | { readonly kind: 'natural'; readonly delay: Micros }
  | {
      readonly kind: 'since';
      readonly who: ElementId;
      readonly what: Perception;
      /** Only in a call with this person. */
      readonly party?: ElementId;
      readonly delay: Micros;
    }
  | { readonly kind: 'done'; readonly who: ElementId; readonly verb: Verb; readonly delay: Micros };
