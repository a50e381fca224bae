// What a reader or an experimenter does to a run from outside: the network and the machines it happens to,
// never the protocol. An intervention is a small plain value; a link, a bug report and a failing test carry it.

import type { ElementId, Transport } from './address';
import type { Act } from './scenario';
import type { Micros } from './time';

/** The natural identity of one sending of one message; see `message-key.ts` for its grammar. */
export type MessageKey = string;

/** A message by its key, or the way people say it: 'first INVITE alice -> ss1', 'second 200 INVITE bob -> alice'. */
export type MessageSelector = MessageKey;

export type Intervention =
  | { readonly kind: 'lose'; readonly message: MessageSelector }
  | { readonly kind: 'delay'; readonly message: MessageSelector; readonly by: Micros }
  | { readonly kind: 'duplicate'; readonly message: MessageSelector; readonly after: Micros }
  | { readonly kind: 'edit'; readonly message: MessageSelector; readonly text: string }
  /** Words of the message stand where others stood: each pair says which, and what instead. */
  | {
      readonly kind: 'reword';
      readonly message: MessageSelector;
      readonly words: readonly (readonly [string, string])[];
    }
  | {
      readonly kind: 'partition';
      readonly between: readonly [ElementId, ElementId];
      /** Whose packets still pass, when the path is cut one way only. */
      readonly only?: ElementId;
      readonly from: Micros;
      readonly until: Micros;
    }
  | {
      readonly kind: 'stall';
      readonly between: readonly [ElementId, ElementId];
      readonly from: Micros;
      readonly until: Micros;
    }
  | { readonly kind: 'reset'; readonly between: readonly [ElementId, ElementId]; readonly at: Micros }
  | { readonly kind: 'crash'; readonly element: ElementId; readonly at: Micros }
  | { readonly kind: 'restart'; readonly element: ElementId; readonly at: Micros }
  | { readonly kind: 'act'; readonly act: Act }
  /** A message put on the way as if an element had sent it: an experiment, to see what the others do with it. */
  | {
      readonly kind: 'inject';
      readonly at: Micros;
      readonly from: ElementId;
      readonly to: ElementId;
      readonly transport: Transport;
      readonly text: string;
    };
