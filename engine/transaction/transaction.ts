// RFC 3261 §17: what a transaction is and what it tells its transaction user. Plain data; layer.ts is the way in.

import type { Request, Response, Via } from '../message/message';
import type { Address, Hop } from '../model/address';
import type { Micros } from '../model/time';

export type TransactionMachine = 'invite-client' | 'invite-server' | 'non-invite-client' | 'non-invite-server';

export interface Transaction {
  /** Unique in the element: the machine and the key. Owner of the transaction's timers and states. */
  readonly id: string;
  readonly machine: TransactionMachine;
  /** What messages are matched by: see matching.ts. */
  readonly key: string;
  readonly request: Request;
  /** The topmost Via of the request. */
  readonly via: Via;
  /** Where the request (of a client) or the responses (of a server) go. */
  hop: Hop;
  /** Where the request of a server transaction came from; null for a client's. */
  readonly source: Address | null;
  readonly reliable: boolean;
  /** Where responses go when the connection of the request has broken (§18.2.2); null when it does not apply any more. */
  backup: Hop | null;
  readonly since: Micros;
  /** The RFC's name: 'Calling', 'Proceeding' ... */
  state: string;
  /** The state as the machine nests it: 'Calling.reliable'. */
  node: string;
  /** The last response sent (server) or received (client). */
  response: Response | null;
  /** How many times the current message went out: the request of a client, the response of a server. */
  sent: number;
  /** How many times the retransmission timer (A, E or G) fired. */
  repeats: number;
  /** The ACK of an INVITE client transaction to a final response other than 2xx, and how often it went out. */
  ack: Request | null;
  acks: number;
  /** A 100 is due when the timer 'trying' fires, unless another response goes first. */
  awaiting: boolean;
  /** How many times each 2xx went out, by its To tag, once there is more than one (an INVITE that forked). */
  successes: Map<string, number> | null;
}

/** T1, T2 and T4 of RFC 3261 §17.1.1.1 and §17.1.2.2, in microseconds. */
export interface TimerValues {
  readonly t1: Micros;
  readonly t2: Micros;
  readonly t4: Micros;
}

/** All transactions of one element. */
export interface TransactionLayer {
  readonly clients: Map<string, Transaction>;
  readonly servers: Map<string, Transaction>;
  /** Server transactions by the Call-ID of their request: one request may come by several ways (RFC 3261 §8.2.2.2). */
  readonly byCallId: Map<string, Transaction[]>;
  /** Both kinds by their id. */
  readonly byId: Map<string, Transaction>;
  readonly timers: TimerValues;
  readonly trying: 'at once' | 'after 200 ms';
  /** Of an element from before RFC 4320: it answers other requests than INVITE in the same way. */
  readonly old: boolean;
  /** Two server transactions share a branch without being an INVITE and its CANCEL: matching looks closer. */
  crowded: boolean;
}

/** What the transaction layer tells its transaction user. */
export type Indication =
  /** A new request, other than ACK and CANCEL. */
  | { readonly kind: 'request'; readonly request: Request; readonly transaction: Transaction }
  /** An ACK that no transaction absorbs; with the transaction when it came into Accepted (RFC 6026 §7.1). */
  | { readonly kind: 'ack'; readonly request: Request; readonly transaction: Transaction | null }
  /** A CANCEL: its own transaction, the INVITE server transaction it is about, and the one of whatever method. */
  | {
      readonly kind: 'cancel';
      readonly request: Request;
      readonly transaction: Transaction;
      readonly invite: Transaction | null;
      readonly matched: Transaction | null;
    }
  | { readonly kind: 'response'; readonly response: Response; readonly transaction: Transaction }
  /** A response that matches no client transaction: it goes no further (RFC 6026 §8.9). */
  | { readonly kind: 'stray-response'; readonly response: Response }
  /** No response in time: counts as a 408 (RFC 3261 §8.1.3.1). */
  | { readonly kind: 'timeout'; readonly transaction: Transaction }
  /** The message could not be sent: for a request, counts as a 503 (RFC 3261 §8.1.3.1). */
  | { readonly kind: 'transport-error'; readonly transaction: Transaction }
  /** No ACK to a final response other than 2xx (Timer H). */
  | { readonly kind: 'no-ack'; readonly transaction: Transaction };
