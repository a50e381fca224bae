// RFC 3261 §18 over TCP, TLS and WebSocket: a connection opens before it carries anything, keeps its messages in
// order, can stall, and can break. It never loses a message in silence: what a break swallows is told to the sender.

import type { Address, ElementId, Transport } from '../model/address';
import type { Micros } from '../model/time';
import { draw } from '../random';

export interface Connection {
  readonly key: string;
  readonly between: readonly [ElementId, ElementId];
  readonly transport: Transport;
  openAt: Micros;
  /** Nothing is carried until then. */
  stalledUntil: Micros;
  /** Arrival of the last message each way: later ones come no sooner. */
  readonly lastArrival: Record<ElementId, Micros>;
  /** Where each end is, as the other end knows it. */
  readonly seen: Record<ElementId, Address>;
  /** Who opened it, and from which address of its own: a port that belongs to this one connection. */
  readonly opener: ElementId;
  readonly local: Address;
}

export const connectionKey = (a: ElementId, b: ElementId, transport: Transport): string =>
  a < b ? `${a} ${b} ${transport}` : `${b} ${a} ${transport}`;

/** TCP needs one round trip before the first byte, TLS one more (RFC 8446 §2), WebSocket one more for its upgrade. */
const ROUND_TRIPS: Record<Transport, number> = { UDP: 0, TCP: 1, TLS: 2, WS: 2, WSS: 3 };

/** Opens a connection; it can carry messages after the round trips its transport needs. */
export function open(
  from: ElementId,
  to: ElementId,
  transport: Transport,
  local: Address,
  now: Micros,
  latency: Micros,
): Connection {
  return {
    key: connectionKey(from, to, transport),
    between: [from, to],
    transport,
    openAt: now + ROUND_TRIPS[transport] * 2 * latency,
    stalledUntil: 0,
    lastArrival: {},
    seen: {},
    opener: from,
    local,
  };
}

/** Ports that a host takes for the time of one connection: the dynamic ones, which no service is given. */
const FIRST_PORT = 49_152;
const PORTS = 16_384;

/** The port a connection is opened from: another one each time. */
export const ephemeral = (seed: number, key: string, nth: number): number =>
  FIRST_PORT + (draw(seed, 'port', key, nth) % PORTS);

/** Whether what is sent to this address gets to that end of the connection: it is there, or listens there. */
export const leadsTo = ({ seen }: Connection, to: ElementId, { host, port }: Address, listens: boolean): boolean =>
  listens || (seen[to]?.host === host && seen[to]?.port === port);

/** When a message sent now arrives over this connection: in order, after opening, and after any stall. */
export function carry(connection: Connection, to: ElementId, now: Micros, travel: Micros): Micros {
  const leaves = Math.max(now, connection.openAt, connection.stalledUntil);
  const arrives = Math.max(leaves + travel, connection.lastArrival[to] ?? 0);
  connection.lastArrival[to] = arrives;
  return arrives;
}
