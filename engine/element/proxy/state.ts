// What a stateful proxy remembers (RFC 3261 §16.2): its transactions, and for each request it forwards a response
// context with the target set and one branch for each client transaction. Plain data; `stepProxy` alone changes it.

import type { AnyHeader, Request, Response } from '../../message/message';
import type { NameAddr, Uri } from '../../message/uri';
import type { Hop, Transport } from '../../model/address';
import type { Element } from '../../model/element';
import type { Env } from '../../model/output';
import type { Policy, ProxySpec } from '../../model/scenario';
import type { Micros } from '../../model/time';
import type { Resolver } from '../../resolve/resolver';
import type { Transaction, TransactionLayer } from '../../transaction/layer';
import type { Challenger } from '../challenge';
import type { Registry } from '../registrar-core';
import type { Relay } from './relay';
import type { Timed } from './session-timer';

export interface ProxyServer extends Element {
  readonly kind: 'proxy';
  readonly spec: ProxySpec;
  /** Transport of a URI that names none. */
  readonly transport: Transport;
  readonly layer: TransactionLayer;
  /** Every host name, address and domain that means this proxy. */
  readonly names: ReadonlySet<string>;
  /** Schemes of a Request-URI it can route. */
  readonly schemes: readonly string[];
  /** The headers it adds to stay in the path, shared by all requests. */
  readonly recordRouteHeader: { readonly sip: AnyHeader; readonly sips: AnyHeader };
  readonly pathHeader: { readonly sip: AnyHeader; readonly sips: AnyHeader };
  readonly challenger: Challenger | null;
  /** Present when it is also a registrar (§10.3). */
  readonly registry: Registry | null;
  /** By the id of the server transaction. */
  readonly contexts: Map<string, ResponseContext>;
  /** Contexts by the id of a question they asked the location service. */
  readonly asked: Map<string, ResponseContext>;
  /** Requests a stateless proxy holds while the location service thinks. */
  readonly waiting: Map<string, { readonly request: Request; readonly loop: string }>;
  /** What it knows of DNS; null where every name is known. */
  readonly resolver: Resolver | null;
  /** What waits for name servers. */
  readonly held: Held[];
  /** Calls whose media passes through, by Call-ID, and the places of their ports. */
  readonly relays: Map<string, Relay>;
  readonly relayPorts: Set<number>;
  /** Call-IDs of the sessions whose end it counts, by the owner of the timer (RFC 4028 §8.2). */
  readonly remembered: Map<string, string>;
  /** How many of those sessions each Call-ID has: the last one to end lets go of what is kept of the call. */
  readonly sessionsOf: Map<string, number>;
  /** Branches by the id of their client transaction. */
  readonly branches: Map<string, Branch>;
  /** What a back-to-back user agent makes of the copy for a branch; null in a proxy. */
  readonly dress: ((context: ResponseContext, copy: Request, env: Env) => Request) | null;
}

/** A target to be tried, or a message to be sent on without a transaction, once its next hop is known. */
export type Held =
  | { readonly kind: 'branch'; readonly context: ResponseContext; readonly target: Target; readonly breadth: number }
  | {
      readonly kind: 'alone';
      readonly request: Request;
      readonly target: Target;
      readonly loop: string;
      readonly breadth: number;
    };

/** The response context of §16.6. */
export interface ResponseContext {
  /** Owner of its timers and of its machine's moves. */
  readonly id: string;
  readonly server: Transaction;
  /** As received, after §16.4. */
  readonly request: Request;
  /** Second part of the branch values: the same for two requests that would be processed alike (RFC 5393 §4.2.1). */
  readonly loop: string;
  /** State of `contextMachine`. */
  state: string;
  /** The flow its sender can only be reached over, and the one its Route asks for (RFC 5626 §5.3). */
  readonly incoming: Hop | null;
  readonly flow: Hop | null;
  readonly targets: Target[];
  readonly branches: Branch[];
  /** Final responses of the branches, without this proxy's Via (§16.7 item 4). */
  readonly finals: Response[];
  /** Questions that wait for their answer. */
  readonly asking: Question[];
  /** Targets whose next hop is being looked up. */
  resolving: number;
  /** Addresses of record looked up for this request. */
  readonly asked: string[];
  /** Forwardings that have been used; each one once. */
  readonly applied: Policy[];
  /** A find-me list: one target after the other, whatever the proxy does otherwise. */
  inTurn: boolean;
  /** What an empty target set is answered with: 480, or 404 for a user who does not exist. */
  refusal: number;
  /** A contact could not be used for a sips request (RFC 5630 §5.3). */
  unfit: boolean;
  /** How many branches may be open at once below here (RFC 5393 §5.3.3). */
  readonly breadth: number;
  /** It waits for the time that this proxy takes to think. */
  thinking: boolean;
  /** The caller gave up. */
  cancelled: boolean;
  /** The session timer it asks for (RFC 4028 §8); null when it asks for none. */
  readonly timed: Timed | null;
  /** What its CANCELs say of why (RFC 3326). */
  why: readonly AnyHeader[];
  /** The final response sent upstream, or null so far. */
  answered: number | null;
}

/** A question to the location service, and what its contacts take over from what led to it. */
export interface Question {
  readonly id: string;
  readonly aor: string;
  readonly heritage: Pick<Target, 'q' | 'limit' | 'forwarded'>;
}

/** One element of the target set (§16.5). */
export interface Target {
  readonly uri: Uri;
  /** The address of record whose contact it is, or null. */
  readonly aor: string | null;
  readonly q: number;
  /** Proxies to pass on the way (RFC 3327 §5.4). */
  readonly path: readonly NameAddr[];
  /** Where an administrator's route leads, or null to go by the URI. */
  readonly via: string | null;
  /** The flow it is reached over, whatever its URI says (RFC 5626 §5.3). */
  readonly flow: Hop | null;
  /** How long it may take to answer; null for as long as Timer C. */
  readonly limit: Micros | null;
  /** Use TLS although the URI is `sip:` (RFC 5630 §5.3). */
  readonly secure: boolean;
  /** The phone it is, when it says so, and which of its flows (RFC 5627 §6.2, RFC 5626 §7). */
  readonly instance?: string;
  readonly regId?: number;
  /** A forwarding put it here. */
  readonly forwarded: boolean;
  tried: boolean;
}

/** One client transaction of a context: the request as forwarded to one target over one hop. */
export interface Branch {
  readonly id: string;
  readonly context: ResponseContext;
  readonly target: Target;
  readonly transaction: Transaction;
  /** Hops left to try when this one fails (RFC 3263 §4.3). */
  readonly hops: readonly Hop[];
  readonly attempt: number;
  readonly breadth: number;
  /** State of `branchMachine`. */
  state: string;
  /** The timer that limits this target runs. */
  limited: boolean;
  /** Tags of its early dialogs, for a caller that wants to hear of their end (RFC 6228). */
  early?: Set<string>;
  /** The proxy itself gave up waiting: what follows counts as no answer for its policies. */
  gaveUp: boolean;
}

const ENDED: ReadonlySet<string> = new Set(['Answered', 'Refused', 'Failed', 'GivenUp', 'Dismissed']);

/** Whether the context need not wait for this branch any more. */
export const hasEnded = (branch: Branch): boolean => ENDED.has(branch.state);
