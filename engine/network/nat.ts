// Network address translation, as SIP meets it: a box with one public address, and private ones behind it that nobody
// outside can reach. A packet from inside opens a way back, for a while, to the port it came from; SIP and SDP, which
// write private addresses into their text, know nothing of it (RFC 3581 §1 describes the harm).

import type { Address } from '../model/address';
import type { NatSpec } from '../model/scenario';
import type { Micros } from '../model/time';
import { draw } from '../random';

interface Mapping {
  readonly inside: Address;
  readonly port: number;
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

/** A packet leaves: the public address it now seems to come from. */
export function leave(nat: Nat, inside: Address, outside: Address, now: Micros, seed: number): Address {
  const key = nat.spec.symmetric ? `${place(inside)} ${place(outside)}` : place(inside);
  let mapping = nat.byInside.get(key);
  if (mapping === undefined || isForgotten(nat, mapping, now)) {
    if (mapping !== undefined) nat.byPort.delete(mapping.port);
    mapping = { inside, port: freePort(nat, seed, key), peers: new Set(), lastUsed: now };
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
  if (isForgotten(nat, mapping, now)) return `${nat.spec.label} has forgotten who was behind port ${port}`;
  if (!mapping.peers.has(from.host)) return `${nat.spec.label} lets in only whom its phones wrote to`;
  return mapping.inside;
}

const isForgotten = (nat: Nat, mapping: Mapping, now: Micros): boolean => now - mapping.lastUsed > nat.spec.forgets;

function freePort(nat: Nat, seed: number, key: string): number {
  let port = FIRST_PORT + (draw(seed, 'nat', nat.spec.id, key) % PORTS);
  while (nat.byPort.has(port)) port = FIRST_PORT + ((port + 1 - FIRST_PORT) % PORTS);
  return port;
}
