// A SIP element: no I/O, one step for each thing that happens to it.

import type { Message } from '../message/message';
import type { ParseError } from '../message/parse-error';
import type { NameAddr } from '../message/uri';
import type { Address, ElementId, Transport } from './address';
import type { Env } from './output';
import type { Act } from './scenario';

export type ElementKind = 'user-agent' | 'proxy' | 'b2bua' | 'redirect' | 'registrar';

export type Input =
  /** A message arrived. `source` is where it really came from (RFC 3261 §18.2.1). */
  | { readonly type: 'packet'; readonly message: Message; readonly source: Address; readonly transport: Transport }
  /** Bytes arrived that are no SIP message. */
  | { readonly type: 'unreadable'; readonly error: ParseError; readonly source: Address; readonly transport: Transport }
  | { readonly type: 'timer'; readonly owner: string; readonly name: string }
  /** Keys pressed at the other end, heard in the stream that is taken at `port` (RFC 4733). */
  | { readonly type: 'tone'; readonly keys: string; readonly port: number }
  /** `branch`: which of the phones that ring for a call the act is about, by its tag; filled in by the world. */
  | { readonly type: 'act'; readonly act: Act; readonly call: string | null; readonly branch?: string }
  | { readonly type: 'answer'; readonly id: string; readonly service: 'location' | 'dns'; readonly answer: Answer }
  /** The transport could not deliver what transaction `transaction` sent (RFC 3261 §18.4). */
  | { readonly type: 'transport-error'; readonly message: Message; readonly transaction: string | null }
  /** A sign of life came, or the answer to one (RFC 5626 §3.5); `mapped`: where the one asked saw it come from. */
  | { readonly type: 'ping'; readonly source: Address; readonly transport: Transport }
  | { readonly type: 'pong'; readonly source: Address; readonly transport: Transport; readonly mapped: Address }
  /** A connection is gone: the one to `peer`, as this end knew it. */
  | { readonly type: 'disconnected'; readonly peer: Address; readonly transport: Transport };

/** One contact a location service knows; `path` when a request must pass proxies on its way there (RFC 3327). */
export interface Located {
  readonly uri: string;
  readonly q: number;
  readonly path?: readonly NameAddr[];
}

/** What a location service or a name server said. */
export type Answer =
  | { readonly kind: 'bindings'; readonly contacts: readonly Located[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'records'; readonly records: readonly Readonly<Record<string, string | number>>[] };

/** Plain data owned by one element: a step may change it, nobody else may. */
export interface Element {
  readonly id: ElementId;
  readonly kind: ElementKind;
}

export type Step<E extends Element = Element> = (element: E, input: Input, env: Env) => void;
