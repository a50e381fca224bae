// Network address translation, as SIP meets it: a box with one public address, and private ones behind it that nobody
// outside can reach. A packet from inside opens a way back, for a while, to the port it came from; SIP and SDP, which
// write private addresses into their text, know nothing of it (RFC 3581 §1 describes the harm).

import { type Address, type Hop, isReliable } from '../model/address';
import type { NatSpec } from '../model/scenario';
import type { Micros } from '../model/time';
import { draw } from '../random';

interface Mapping {
  readonly inside: Address;
  readonly port: number;
  /** How long it lasts without a packet from inside. */
  readonly lasts: Micros;
  /** Who was written to through it: only these may answer, where the box is strict. */
  readonly peers: Set<string>;
  lastUsed: Micros;
}

export interface Nat {
  readonly spec: NatSpec;
  readonly byInside: Map<string, Mapping>;
  readonly byPort: Map<number, Mapping>;
}

const FIRST_PORT = 40_000;
const PORTS = 20_000;

export const createNat = (spec: NatSpec): Nat => ({ spec, byInside: new Map(), byPort: new Map() });

const place = ({ host, port }: Address): string => `${host}:${port}`;

/** A packet leaves: the public address it now seems to come from. Connections have ways of their own. */
export function leave(nat: Nat, inside: Address, outside: Hop, now: Micros, seed: number): Address {
  const { symmetric, forgets, forgetsConnections } = nat.spec;
  const connected = isReliable(outside.transport);
  const from = connected ? `connection ${place(inside)}` : place(inside);
  const key = symmetric ? `${from} ${place(outside)}` : from;
  let mapping = nat.byInside.get(key);
  if (mapping === undefined || isForgotten(mapping, now)) {
    if (mapping !== undefined) nat.byPort.delete(mapping.port);
    const lasts = connected ? forgetsConnections : forgets;
    mapping = { inside, port: freePort(nat, seed, key), lasts, peers: new Set(), lastUsed: now };
    nat.byInside.set(key, mapping);
    nat.byPort.set(mapping.port, mapping);
  }
  mapping.lastUsed = now;
  mapping.peers.add(outside.host);
  return { host: nat.spec.address, port: mapping.port };
}

/** A packet comes to the public address: who inside gets it, or why nobody does. */
export function enter(nat: Nat, port: number, from: Address, now: Micros): Address | string {
  const mapping = nat.byPort.get(port);
  if (mapping === undefined) return `${nat.spec.label} knows nobody behind port ${port}`;
  if (isForgotten(mapping, now)) return `${nat.spec.label} has forgotten who was behind port ${port}`;
  if (!mapping.peers.has(from.host)) return `${nat.spec.label} lets in only whom its phones wrote to`;
  return mapping.inside;
}

const isForgotten = ({ lastUsed, lasts }: Mapping, now: Micros): boolean => now - lastUsed > lasts;

function freePort(nat: Nat, seed: number, key: string): number {
  let port = FIRST_PORT + (draw(seed, 'nat', nat.spec.id, key) % PORTS);
  while (nat.byPort.has(port)) port = FIRST_PORT + ((port + 1 - FIRST_PORT) % PORTS);
  return port;
}
