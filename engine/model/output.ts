// What an element says when something happened to it. Elements do no I/O: the world carries these out,
// and the very same objects become the facts of the trace.

import type { Message } from '../message/message';
import type { Address, ElementId, Hop } from './address';
import type { Micros } from './time';

/** The rule behind a fact: RFC number and section, and one line in our words. */
export interface Rule {
  readonly rfc: number;
  readonly section: string;
  readonly text: string;
}

/** A message handed to the network. The world fills in what became of it. */
export interface Sent {
  readonly type: 'sent';
  readonly message: Message;
  readonly hop: Hop;
  /** 0 for the first sending of this message by this element, 1 for its first retransmission ... */
  readonly copy: number;
  /** The transaction that sent it, or null for what the core sends itself (ACK to a 2xx, repeats of a 2xx, stateless). */
  readonly transaction: string | null;
  // filled in by the world:
  packet: number;
  from: ElementId;
  to: ElementId | null;
  arrives: Micros | null;
  lost: string | null;
}

/** A sign of life that keeps the way back open: CRLFs over a connection, STUN over UDP (RFC 5626 §3.5). */
export interface Pinged {
  readonly type: 'pinged';
  readonly hop: Hop;
  /** It answers one (RFC 5626 §5.4), and says over UDP where that seemed to come from. */
  readonly pong?: Address;
  from: ElementId;
  // filled in by the world:
  to: ElementId | null;
  arrives: Micros | null;
  lost: string | null;
}

/** Gives a connection up: what comes next opens another one (RFC 5626 §4.4.1). */
export interface ClosedFlow {
  readonly type: 'closed';
  readonly hop: Hop;
}

/** A timer set going. `owner` and `name` identify it; setting it again replaces it. */
export interface TimerStarted {
  readonly type: 'timer-started';
  readonly owner: string; // transaction, dialog, call ... id, unique within the element
  readonly name: string; // the RFC's letter ('A' ... 'M') or a name ('2xx-repeat', 'C', 'refresh')
  readonly duration: Micros;
  /** Lets a run end although it is still going: registration refresh, expiry, session timers. */
  readonly background: boolean;
  /** It goes on as long as a call does, so the preparation does not wait for it; the figure does. */
  readonly standing?: true;
}

export interface TimerCancelled {
  readonly type: 'timer-cancelled';
  readonly owner: string;
  readonly name: string;
}

export interface TimerFired {
  readonly type: 'timer-fired';
  readonly owner: string;
  readonly name: string;
}

/** A machine moved. `from` is null when it was created. */
export interface StateChanged {
  readonly type: 'state';
  readonly owner: string; // the transaction, dialog, call ... the machine belongs to
  readonly machine: string; // 'invite-client' ...
  readonly from: string | null;
  readonly to: string;
  readonly event: string;
  readonly rule: Rule | null;
}

/** A dialog began, was confirmed, had its target refreshed or ended (RFC 3261 §12). */
export interface DialogChanged {
  readonly type: 'dialog';
  readonly change: 'early' | 'confirmed' | 'target' | 'ended';
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly remoteTarget: string;
  readonly routeSet: readonly string[];
}

/** A question to the location service or to DNS; its answer comes back as an input. */
export interface Asked {
  readonly type: 'asked';
  readonly id: string;
  readonly service: 'location' | 'dns';
  readonly question: string;
  to: ElementId | null; // filled in by the world
  arrives: Micros | null;
}

/** A registrar wrote to the location service (RFC 3261 §10.3). */
export interface BindingChanged {
  readonly type: 'binding';
  readonly change: 'added' | 'refreshed' | 'removed' | 'expired';
  readonly aor: string;
  readonly contact: string;
  readonly expires: Micros;
  readonly q: number;
  /** Which of its phone's flows it stands for (RFC 5626 §6); left out where there is only the contact. */
  readonly flow?: number;
}

/** A routing, authorisation or call decision as data, with the rule that made it. */
export interface Decided {
  readonly type: 'decision';
  readonly what: string; // 'route-removed', 'responsible', 'target', 'challenge', 'credentials', 'best-response' ...
  readonly data: Readonly<Record<string, unknown>>;
  readonly rule: Rule;
}

/** Something arrived or fired that the element rightly does nothing with. */
export interface Ignored {
  readonly type: 'ignored';
  readonly what: string;
  readonly why: string;
  readonly rule: Rule | null;
}

/** One direction of one stream as an end sees it, opened or closed by a message (RFC 3264). */
export interface MediaChanged {
  readonly type: 'media';
  readonly change: 'opened' | 'changed' | 'closed';
  readonly call: string; // Call-ID
  readonly stream: number; // index of the m= line
  readonly kind: string; // 'audio'
  readonly codec: string;
  readonly local: { readonly host: string; readonly port: number };
  readonly remote: { readonly host: string; readonly port: number };
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
}

/** The element is reached elsewhere from now on: it joined another network. */
export interface Moved {
  readonly type: 'moved';
  readonly address: string;
  /** Its host name there; the address when it has none. */
  readonly host: string;
}

/** Keys pressed that travel as named events in the media stream (RFC 4733). */
export interface Toned {
  readonly type: 'toned';
  readonly keys: string;
  readonly call: string;
  readonly to: { readonly host: string; readonly port: number };
}

/** What the person at this element now sees or hears; acts may wait for it. */
export interface Perceived {
  readonly type: 'perceived';
  readonly what: Perception;
  readonly call: string | null;
  /** Who is at the other end of that call, where the phone's book names them. */
  readonly party?: ElementId | null;
  /** The host that its other end is reached at, once there is a dialog. */
  readonly target?: string;
  /** Who that is, where it is not simply the party: filled in by the world. */
  others?: readonly ElementId[];
  /** With `registration-failed`: only a question has failed, and the phone is registered as before. */
  readonly still?: true;
  readonly detail: string | null; // a sentence fragment for people: 'busy', '486 Busy Here'
}

/**
 * What a person can notice. `dialling`: the call is on its way; `less-secure`: to an address that is not secure;
 * `ringback`: hears that the other phone rings; `ringing`: own phone rings; `connected`: can talk; `ended`: the other side hung up or the call is over;
 * `failed`: the call did not come about; `stopped-ringing`: own phone fell silent unanswered; `answered-elsewhere`: and
 * another phone of the same person has the call.
 */
export type Perception =
  | 'dialling'
  | 'less-secure'
  | 'ringback'
  | 'ringing'
  | 'connected'
  | 'held'
  | 'resumed'
  | 'holding'
  | 'retrieved'
  | 'changed'
  | 'change-refused'
  | 'asked'
  | 'early-media'
  | 'tone'
  | 'ended'
  | 'failed'
  | 'stopped-ringing'
  | 'answered-elsewhere'
  | 'registered'
  | 'unregistered'
  | 'registration-failed'
  | 'transferred'
  | 'transfer-failed'
  | 'message'
  | 'notified'
  | 'not-told'
  | 'undelivered';

/** The act came too late or too early, and this is what a person would have got instead. */
export interface ActTaken {
  readonly type: 'act';
  readonly verb: string;
  readonly taken: boolean;
  readonly instead: string | null;
}

export type Output =
  | Sent
  | Pinged
  | ClosedFlow
  | TimerStarted
  | TimerCancelled
  | TimerFired
  | StateChanged
  | DialogChanged
  | Asked
  | BindingChanged
  | Decided
  | Ignored
  | MediaChanged
  | Moved
  | Toned
  | Perceived
  | ActTaken;

/** What an element may use while it takes a step. Everything else it knows, it carries itself. */
export interface Env {
  readonly now: Micros;
  readonly seed: number;
  /** Seconds since 1970 at the start of the run; Date headers and times of day derive from it. */
  readonly epoch: number;
  /** Appends an output. Order is kept: it is the order in which things happen. */
  readonly out: Output[];
  /** The address behind a host name, from the scenario's hosts; undefined when there is none. */
  resolve(host: string): string | undefined;
  /** A lasting, reproducible value for the natural identity in `key`: 53 bits as an integer. */
  draw(...key: readonly (string | number)[]): number;
}
