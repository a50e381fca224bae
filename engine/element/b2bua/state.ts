// What a back-to-back user agent remembers (RFC 7092 §3): for each call a bridge between two legs, each with a dialog of
// its own. Who may be called and who answers first is found by the search of RFC 3261 §16, which it shares with a proxy.
// Plain data; `stepB2bua` alone changes it.

import type { Dialog } from '../../dialog/dialog';
import type { Body, Request } from '../../message/message';
import type { Sdp } from '../../message/sdp';
import type { Uri } from '../../message/uri';
import type { Hop } from '../../model/address';
import type { Element } from '../../model/element';
import type { B2buaSpec } from '../../model/scenario';
import type { Session } from '../../session/session';
import type { Transaction } from '../../transaction/layer';
import type { Timed } from '../proxy/session-timer';
import type { ProxyServer, ResponseContext } from '../proxy/state';

/** The caller's leg, where the box is the callee, and the callee's, where it is the caller. */
export type Side = 'caller' | 'callee';

export const otherSide = (side: Side): Side => (side === 'caller' ? 'callee' : 'caller');

export interface B2bua extends Element {
  readonly kind: 'b2bua';
  readonly spec: B2buaSpec;
  /** Finds those who may be called; what is no part of a call it treats as a proxy does. */
  readonly search: ProxyServer;
  /** By the id of the response context of the INVITE that made them. */
  readonly bridges: Map<string, Bridge>;
  /** Both dialogs of each pair of legs, by Call-ID, the box's own tag and the other end's. */
  readonly ends: Map<string, End>;
  /** Requests that crossed from one leg to the other, by client and by server transaction. */
  readonly exchanges: Map<string, Exchange>;
  /** What waits for name servers, or the location service, before it can be sent on a leg. */
  readonly waiting: Waiting[];
  /** What the location service just said of a GRUU of this box's own domain (RFC 5627 §6.1); null for nowhere. */
  readonly found: Map<string, Uri | null>;
  /** The media port the next call gets. */
  nextPort: number;
}

export interface Waiting {
  readonly leg: Leg;
  readonly request: Request;
  readonly what: Crossing;
}

/** What a request on a leg is: one that came in on the other leg, or the box's own. */
export type Crossing =
  | {
      readonly kind: 'exchange';
      readonly pair: Pair;
      readonly side: Side;
      readonly server: Transaction;
      readonly timed: Timed | null;
    }
  | { readonly kind: 'ack'; readonly exchange: Exchange }
  | { readonly kind: 'own' };

/** One call through the box. */
export interface Bridge {
  readonly id: string;
  /** State of `bridgeMachine`. */
  state: string;
  readonly context: ResponseContext;
  /** The Call-ID of the callee's leg. */
  readonly callId: string;
  /** Pairs of legs, by what the callee's side tells them apart with: one for each phone that said something. */
  readonly pairs: Map<string, Pair>;
  /** The INVITE whose 2xx was passed on. */
  answered: Exchange | null;
  readonly sessions: { readonly caller: Session; readonly callee: Session };
  /** The offer one side made and the other has not answered, as it came and as it was shown. */
  offer: { readonly from: Side; readonly theirs: Sdp; readonly shown: Sdp } | null;
  /** The body of the first offer as every phone that is tried gets it; null until the first is. */
  body: Body | null;
  /** Of the machine that ends a session nobody refreshes (RFC 4028); null while it has no end. */
  timer: string | null;
  /** Every request that crossed from one leg to the other, oldest first. */
  readonly exchanges: Exchange[];
}

/** Two dialogs that are one conversation. */
export interface Pair {
  readonly bridge: Bridge;
  readonly caller: Leg;
  readonly callee: Leg;
  /** Ended by a BYE while it was early: others of the same call may go on. */
  left: boolean;
}

export interface Leg {
  dialog: Dialog;
  /** The way back to a phone that cannot be reached by what it calls itself; null to go by its Contact. */
  flow: Hop | null;
}

export interface End {
  readonly pair: Pair;
  readonly side: Side;
}

/** One request in a call, and what it became on the other leg. */
export interface Exchange {
  readonly pair: Pair;
  /** The leg it came in on. */
  readonly side: Side;
  readonly server: Transaction;
  readonly client: Transaction;
  /** The session timer it asks for (RFC 4028 §8.1); null when it asks for none. */
  readonly timed: Timed | null;
  /** The caller gave up, and the CANCEL waits for a provisional response. */
  cancelHeld: boolean;
  /** Of the machine that repeats a 2xx to an INVITE; null until there is one. */
  accept: string | null;
  repeats: number;
  /** What acknowledged the 2xx on the other leg, and how often. */
  ack: Request | null;
  acks: number;
}
