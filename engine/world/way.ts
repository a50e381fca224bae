// Finds the way of a packet: to whom an address leads from where it is sent, and where it then seems to come from.

import { type Address, type ElementId, type Hop, isReliable, type Transport } from '../model/address';
import { connectionKey, ephemeral } from '../network/connection';
import { enter, leave } from '../network/nat';
import { isWalled, PINHOLE, stoppedBy } from '../network/reach';
import type { Site, World } from './world';

/** Where a packet gets to and where it seems to come from; `to` is null when it gets nowhere, and `why` says so. */
export interface Way {
  readonly to: ElementId | null;
  readonly why: string;
  readonly source: Address;
}

/** The way from an element to an address. */
export function wayOf(world: World, site: Site, hop: Hop): Way {
  const source = sourceOf(world, site, hop);
  if (world.nats.size === 0) return direct(world, site.spec.id, hop, hop.host, source);
  const own = site.spec.behind === undefined ? undefined : world.nats.get(site.spec.behind);
  const local = world.byAddress.get(hop.host);
  const neighbour = local === undefined ? undefined : world.sites.get(local)?.spec;
  if (neighbour !== undefined && (neighbour.behind === undefined || neighbour.behind === site.spec.behind)) {
    const leaves = own !== undefined && neighbour.behind === undefined;
    const seen = leaves ? leave(own, source, hop, world.env.now, world.env.seed) : source;
    return direct(world, site.spec.id, hop, hop.host, seen);
  }
  for (const nat of world.nats.values()) {
    if (nat.spec.address !== hop.host) continue;
    const seen = own === undefined ? source : leave(own, source, hop, world.env.now, world.env.seed);
    const inside = enter(nat, hop.port, seen, world.env.now);
    return typeof inside === 'string'
      ? { to: null, why: inside, source }
      : direct(world, site.spec.id, hop, inside.host, seen);
  }
  return { to: null, why: `${hop.host} is a private address: nothing outside leads there`, source };
}

/**
 * Where a packet leaves: a datagram and what a server sends from the port it listens on, what goes over a connection from
 * the port that this end opened it from (RFC 3261 §18: nothing says that it is the one it listens on).
 */
export function sourceOf(world: World, { spec, source }: Site, { host, transport }: Hop): Address {
  const to = isReliable(transport) ? world.byAddress.get(host) : undefined;
  if (to === undefined) return source;
  const connection = world.connections.get(connectionKey(spec.id, to, transport));
  if (connection !== undefined) return connection.opener === spec.id ? connection.local : source;
  const key = openingKey(spec.id, to, transport);
  return { host: source.host, port: ephemeral(world.env.seed, key, world.opened.get(key) ?? 0) };
}

/** What the connections that one end opens to another are counted under. */
export const openingKey = (from: ElementId, to: ElementId, transport: Transport): string =>
  `${from} ${to} ${transport}`;

function direct(world: World, from: ElementId, hop: Hop, host: string, source: Address): Way {
  const to = world.byAddress.get(host);
  if (to === undefined) return { to: null, why: `no host at ${host}`, source };
  const { network } = world.scenario;
  const why =
    network.links.length === 0
      ? null
      : (stoppedBy(network, 'SIP', from, to) ?? stoppedByFirewall(world, from, to, hop.transport));
  return why === null ? { to, why: '', source } : { to: null, why, source };
}

/** A firewall lets in only what somebody inside has asked for; a packet from inside opens it. */
function stoppedByFirewall(world: World, from: ElementId, to: ElementId, transport: Transport): string | null {
  const { network } = world.scenario;
  const { now } = world.env;
  if (isWalled(network, to, from)) world.pinholes.set(`${from} ${to}`, now);
  if (!isWalled(network, from, to)) return null;
  if (isReliable(transport)) {
    return world.connections.has(connectionKey(from, to, transport)) ? null : 'a firewall lets no connection in';
  }
  const opened = world.pinholes.get(`${to} ${from}`);
  return opened !== undefined && now - opened <= PINHOLE ? null : 'a firewall lets in only what was asked for';
}
