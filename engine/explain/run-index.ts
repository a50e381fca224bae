// A run laid out for questions about one message: sendings by packet and by call, and where each packet arrived.
// Made once for each trace, when somebody first asks.

import { get } from '../message/headers';
import type { Trace } from '../model/trace';
import { type Sending, sendingsOf } from '../trace/sending';

export interface RunIndex {
  /** In sending order. */
  readonly all: readonly Sending[];
  readonly byPacket: ReadonlyMap<number, Sending>;
  /** By Call-ID, in sending order. */
  readonly calls: ReadonlyMap<string, readonly Sending[]>;
  /** Packet -> indices of the entries in which it (or a copy of it) arrived. */
  readonly arrivals: ReadonlyMap<number, readonly number[]>;
}

const known = new WeakMap<Trace, RunIndex>();

export function indexOf(trace: Trace): RunIndex {
  let index = known.get(trace);
  if (index === undefined) {
    index = build(trace);
    known.set(trace, index);
  }
  return index;
}

function build(trace: Trace): RunIndex {
  const all = sendingsOf(trace);
  const byPacket = new Map<number, Sending>();
  const calls = new Map<string, Sending[]>();
  for (const sending of all) {
    byPacket.set(sending.sent.packet, sending);
    const call = get(sending.sent.message, 'call-id') ?? '';
    const list = calls.get(call);
    if (list === undefined) calls.set(call, [sending]);
    else list.push(sending);
  }
  const arrivals = new Map<number, number[]>();
  for (const { index, event } of trace.entries) {
    if (event.type !== 'arrival') continue;
    const list = arrivals.get(event.packet);
    if (list === undefined) arrivals.set(event.packet, [index]);
    else list.push(index);
  }
  return { all, byPacket, calls, arrivals };
}

/** Everything sent in the call a sending belongs to. */
export const callOf = (trace: Trace, sending: Sending): readonly Sending[] =>
  indexOf(trace).calls.get(get(sending.sent.message, 'call-id') ?? '') ?? [];
