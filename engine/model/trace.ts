// A run, once it has run: what happened, when, and because of what.

import type { Message } from '../message/message';
import type { ParseError } from '../message/parse-error';
import type { Address, ElementId, Hop, Transport } from './address';
import type { Answer } from './element';
import type { Intervention } from './intervention';
import type { Output } from './output';
import type { Act, Scenario } from './scenario';
import type { Micros } from './time';

/** What the world delivered at one instant. */
export type Occurrence =
  | { readonly type: 'start' }
  | { readonly type: 'mark'; readonly name: 'figure' }
  /** `call`: the call it is about, when the act answers to something that call brought. */
  | { readonly type: 'act'; readonly act: Act; readonly call: string | null }
  | {
      readonly type: 'arrival';
      readonly packet: number; // the `packet` of the Sent it completes
      readonly message: Message;
      readonly source: Address;
      readonly transport: Transport;
    }
  | {
      readonly type: 'unreadable';
      readonly packet: number;
      readonly error: ParseError;
      readonly source: Address;
      readonly transport: Transport;
    }
  | { readonly type: 'timer'; readonly owner: string; readonly name: string }
  | { readonly type: 'tone'; readonly keys: string; readonly port: number }
  | { readonly type: 'answer'; readonly id: string; readonly service: 'location' | 'dns'; readonly answer: Answer }
  | { readonly type: 'transport-error'; readonly message: Message; readonly transaction: string | null }
  /** A message that nobody's machine sent, but an experimenter in their name. */
  | { readonly type: 'injected'; readonly message: Message; readonly hop: Hop }
  | { readonly type: 'ping'; readonly source: Address; readonly transport: Transport }
  | { readonly type: 'pong'; readonly source: Address; readonly transport: Transport; readonly mapped: Address }
  | { readonly type: 'disconnected'; readonly peer: Address; readonly transport: Transport }
  | { readonly type: 'crash' }
  | { readonly type: 'restart' }
  | {
      readonly type: 'connection';
      readonly change: 'open' | 'reset' | 'resumed';
      readonly between: readonly [ElementId, ElementId];
    }
  | { readonly type: 'stall'; readonly between: readonly [ElementId, ElementId]; readonly until: Micros }
  | {
      readonly type: 'partition';
      readonly between: readonly [ElementId, ElementId];
      readonly only?: ElementId;
      readonly until: Micros;
    };

/** Facts the network adds to those of the elements. */
export type NetworkChange =
  | {
      readonly type: 'connection';
      readonly change: 'opening' | 'open' | 'stalled' | 'resumed' | 'reset';
      readonly between: readonly [ElementId, ElementId];
      readonly transport: Transport;
    }
  | {
      readonly type: 'cut';
      readonly between: readonly [ElementId, ElementId];
      readonly only?: ElementId;
      readonly until: Micros;
    }
  | { readonly type: 'swallowed'; readonly packet: number; readonly why: string }
  /** Somebody meddled with this packet: lost, delayed, repeated or rewrote it. */
  | { readonly type: 'disturbed'; readonly packet: number; readonly intervention: Intervention }
  | { readonly type: 'duplicated'; readonly packet: number; readonly arrives: Micros; readonly hop: Hop };

export type Change = Output | NetworkChange;

/** One thing that happened to one element (or to the network), and everything that followed at that instant. */
export interface Entry {
  readonly index: number;
  readonly at: Micros;
  readonly element: ElementId | null;
  /** Index of the entry that made this one come; -1 for what came from outside. */
  readonly cause: number;
  readonly event: Occurrence;
  readonly changes: readonly Change[];
}

/** The whole run. `unused` lists the interventions that met nothing to act on. */
export interface Trace {
  readonly origin: {
    readonly kind: 'simulated';
    readonly scenario: Scenario;
    readonly interventions: readonly Intervention[];
  };
  readonly entries: readonly Entry[];
  /** Index of the entry where the figure starts. */
  readonly figure: number;
  readonly unused: readonly Intervention[];
  /** Acts of the script whose moment never came. */
  readonly waiting: readonly Act[];
  readonly ended: 'quiet' | 'horizon' | 'limit';
  readonly until: Micros;
}
