// Signs of life and their answers on the network, and what the two ends of a connection hear of its end: RFC 5626 §3.5,
// §4.4 and §7. A sign of life goes the way a message would, and keeps it open. It arrives only where it is answered:
// others take it in silence (RFC 3261 §7.5).

import { type ElementId, isReliable } from '../model/address';
import type { ClosedFlow, Pinged } from '../model/output';
import type { ElementSpec } from '../model/scenario';
import type { Occurrence } from '../model/trace';
import { type Connection, carry, connectionKey } from '../network/connection';
import { pausedUntil } from './dispatch';
import { changeConnections } from './disturb';
import { RANK } from './queue';
import { schedule } from './schedule';
import { wayOf } from './way';
import type { Site, World } from './world';
import { linkOf } from './world';

/** Puts a sign of life, or its answer, on its way. */
export function ping(world: World, site: Site, pinged: Pinged): void {
  const from = site.spec.id;
  pinged.from = from;
  const way = wayOf(world, site, pinged.hop);
  const { to } = way;
  pinged.to = to;
  if (pinged.lost !== null) return;
  if (to === null) {
    pinged.lost = way.why;
    return;
  }
  const { transport } = pinged.hop;
  const { latency } = linkOf(world, from, to);
  const connection = world.connections.get(connectionKey(from, to, transport));
  if (connection !== undefined) pinged.arrives = overConnection(world, connection, from, to, latency);
  else if (!isReliable(transport) && pausedUntil(world, world.partitions, from, to, true) > 0)
    pinged.lost = 'the network is cut here';
  else pinged.arrives = world.env.now + latency;
  const receiver = world.sites.get(to)?.spec;
  const taken = pinged.pong !== undefined || (receiver !== undefined && answers(receiver));
  if (pinged.arrives === null || !taken) return;
  const source = way.source;
  const event: Occurrence =
    pinged.pong === undefined
      ? { type: 'ping', source, transport }
      : { type: 'pong', source, transport, mapped: pinged.pong };
  schedule(world, pinged.arrives, RANK.arrival, to, event, true);
}

function overConnection(world: World, connection: Connection, from: ElementId, to: ElementId, latency: number): number {
  connection.stalledUntil = Math.max(
    pausedUntil(world, world.partitions, from, to),
    pausedUntil(world, world.stalls, from, to),
  );
  return carry(connection, to, world.env.now, latency);
}

/** An element gives its connection up. */
export function close(world: World, site: Site, { hop }: ClosedFlow): void {
  const { to } = wayOf(world, site, hop);
  if (to === null || !world.connections.has(connectionKey(site.spec.id, to, hop.transport))) return;
  changeConnections(world, 'reset', [site.spec.id, to], site.spec.id);
}

/** Whether an element answers signs of life. */
const answers = (spec: ElementSpec): boolean =>
  spec.kind !== 'user-agent' && spec.kind !== 'redirect' && spec.registration?.outbound === true;
