// The network: takes a packet from an element and decides when, whether and how often it arrives.
// Faults live here, never in the protocol (RFC 3261 §18; what a reader or the scenario does to the network).

import type { Message } from '../message/message';
import type { ParseResult } from '../message/parse';
import { parseMessage } from '../message/parse';
import { printMessage } from '../message/print';
import type { Address, ElementId, Hop, Transport } from '../model/address';
import { isReliable } from '../model/address';
import type { Intervention } from '../model/intervention';
import type { Sent } from '../model/output';
import { MILLISECOND, SECOND } from '../model/time';
import type { Occurrence } from '../model/trace';
import { type Connection, carry, connectionKey, leadsTo, open } from '../network/connection';
import { isLost, travelTime } from '../network/link';
import { type Altered, altered } from '../network/reword';
import { defaultPort } from '../resolve/target';
import { RANK } from './queue';
import { schedule } from './schedule';
import { openingKey, sourceOf, wayOf } from './way';
import type { Pause, Site, World } from './world';
import { linkOf } from './world';

/** How long TCP takes to send a lost segment again (RFC 6298 §2: the least a sender waits). */
const SEGMENT_TIMEOUT = SECOND;
/** A sender without a way learns of it after this long. */
const NO_ROUTE_AFTER = 1 * MILLISECOND;

/** Sends one packet on its way, and writes into it what became of it. */
export function dispatch(world: World, site: Site, sent: Sent): void {
  const from = site.spec.id;
  sent.from = from;
  sent.packet = world.packets++;
  const way = wayOf(world, site, sent.hop);
  const { to } = way;
  if (to === null) {
    sent.lost = way.why;
    if (isReliable(sent.hop.transport)) reportFailure(world, from, sent, NO_ROUTE_AFTER);
    return;
  }
  sent.to = to;
  if (sent.lost !== null) {
    if (isReliable(sent.hop.transport)) reportFailure(world, from, sent, NO_ROUTE_AFTER);
    return;
  }
  const faults = world.selection.empty ? NONE : world.selection.match(sent);
  const other = faults.length === 0 ? null : altered(sent.message, faults);
  // A reliable transport delivers once, whatever the network does below it.
  for (const fault of faults) {
    if (fault.kind === 'duplicate' && isReliable(sent.hop.transport)) continue;
    if ((fault.kind === 'reword' || fault.kind === 'edit') && other?.by.has(fault) !== true) continue;
    world.used.add(fault);
    world.env.out.push({ type: 'disturbed', packet: sent.packet, intervention: fault });
  }
  if (isReliable(sent.hop.transport)) overConnection(world, way.source, sent, to, faults, other);
  else asDatagram(world, way.source, sent, to, faults, other);
}

const NONE: readonly Intervention[] = [];

function asDatagram(
  world: World,
  source: Address,
  sent: Sent,
  to: ElementId,
  faults: readonly Intervention[],
  other: Altered | null,
): void {
  const link = linkOf(world, sent.from, to);
  const key = link.jitter === 0 && link.loss === 0 ? '' : world.keyer.key(sent);
  let travel = travelTime(link, world.env.seed, key);
  for (const fault of faults) {
    if (fault.kind === 'lose') sent.lost = 'lost on purpose';
    if (fault.kind === 'delay') travel += fault.by;
  }
  if (sent.lost === null && pausedUntil(world, world.partitions, sent.from, to, true) > 0)
    sent.lost = 'the network is cut here';
  if (sent.lost === null && !takes(world, to, 'UDP')) sent.lost = 'nobody listens for UDP there';
  if (sent.lost === null && isLost(link, world.env.seed, key)) sent.lost = 'the network lost it';
  if (sent.lost !== null) return;
  const message = wireCopy(world, sent.message, other);
  sent.arrives = world.env.now + travel;
  arrive(world, source, sent, to, message, sent.arrives);
  for (const fault of faults) {
    if (fault.kind !== 'duplicate') continue;
    const arrives = sent.arrives + fault.after;
    world.env.out.push({ type: 'duplicated', packet: sent.packet, arrives, hop: sent.hop });
    arrive(world, source, sent, to, message, arrives);
  }
}

function overConnection(
  world: World,
  source: Address,
  sent: Sent,
  to: ElementId,
  faults: readonly Intervention[],
  other: Altered | null,
): void {
  const link = linkOf(world, sent.from, to);
  const { transport } = sent.hop;
  const peer = world.sites.get(to);
  const found = world.connections.get(connectionKey(sent.from, to, transport));
  const listens = peer !== undefined && isListening(peer, sent.hop);
  // What was opened before and has broken does not come back with another connection (RFC 5626 §5.3.1).
  const open = found !== undefined && leadsTo(found, to, sent.hop, listens);
  if (peer?.crashed && peer.spec.refusesWhenDown === false) {
    sent.lost = 'nobody answers';
    return;
  }
  if (peer?.crashed || (!open && !takes(world, to, transport))) {
    sent.lost = 'connection refused';
    reportFailure(world, sent.from, sent, 2 * link.latency);
    return;
  }
  if (!open && (sent.hop.existing === true || !listens)) {
    sent.lost = 'the connection is gone';
    reportFailure(world, sent.from, sent, NO_ROUTE_AFTER);
    return;
  }
  const connection = connectionFor(world, sent, to, link.latency);
  connection.seen[sent.from] ??= source;
  connection.seen[to] ??= { host: sent.hop.host, port: sent.hop.port };
  const key = link.jitter === 0 && link.loss === 0 ? '' : world.keyer.key(sent);
  let travel = travelTime(link, world.env.seed, key);
  for (const fault of faults) {
    // A reliable transport sends again what the network lost: losing a segment is a delay.
    if (fault.kind === 'lose') travel += SEGMENT_TIMEOUT;
    if (fault.kind === 'delay') travel += fault.by;
  }
  if (isLost(link, world.env.seed, key)) travel += SEGMENT_TIMEOUT;
  connection.stalledUntil = Math.max(
    pausedUntil(world, world.partitions, sent.from, to),
    pausedUntil(world, world.stalls, sent.from, to),
  );
  sent.arrives = carry(connection, to, world.env.now, travel);
  arrive(world, source, sent, to, wireCopy(world, sent.message, other), sent.arrives);
}

/** Whether an element takes connections at this port: its own, or the usual one of the transport. */
const isListening = ({ spec }: Site, { port, transport }: Hop): boolean =>
  port === spec.port || port === defaultPort(transport);

function connectionFor(world: World, { from, hop }: Sent, to: ElementId, latency: number): Connection {
  const { transport } = hop;
  const key = connectionKey(from, to, transport);
  let connection = world.connections.get(key);
  if (connection === undefined) {
    const site = world.sites.get(from) as Site;
    const opening = openingKey(from, to, transport);
    connection = open(from, to, transport, sourceOf(world, site, hop), world.env.now, latency);
    world.opened.set(opening, (world.opened.get(opening) ?? 0) + 1);
    world.connections.set(key, connection);
    world.env.out.push({ type: 'connection', change: 'opening', between: connection.between, transport });
    const event: Occurrence = { type: 'connection', change: 'open', between: connection.between };
    schedule(world, connection.openAt, RANK.network, null, event);
  }
  return connection;
}

function arrive(world: World, source: Address, sent: Sent, to: ElementId, received: ParseResult, at: number): void {
  const { packet, hop } = sent;
  const event: Occurrence = received.ok
    ? { type: 'arrival', packet, message: received.message, source, transport: hop.transport }
    : { type: 'unreadable', packet, error: received.error, source, transport: hop.transport };
  schedule(world, at, RANK.arrival, to, event);
}

/** What the receiver gets: the message itself, or, where bytes matter, what parsing them gives. */
function wireCopy(world: World, message: Message, other: Altered | null): ParseResult {
  if (other !== null) return parseMessage(other.text);
  if (world.wire) return parseMessage(printMessage(message));
  return { ok: true, message, end: 0 };
}

function reportFailure(world: World, from: ElementId, sent: Sent, after: number): void {
  const event: Occurrence = { type: 'transport-error', message: sent.message, transaction: sent.transaction };
  schedule(world, world.env.now + after, RANK.network, from, event);
}

const joins = (between: readonly [ElementId, ElementId], a: ElementId, b: ElementId): boolean =>
  (between[0] === a && between[1] === b) || (between[0] === b && between[1] === a);

/** 7118 §5: a client on WebSocket opens connections and takes none; others take what they are told to, or everything. */
function takes(world: World, to: ElementId, transport: Transport): boolean {
  const spec = world.sites.get(to)?.spec;
  if (spec === undefined) return false;
  if (spec.listens !== undefined) return spec.listens.includes(transport);
  return spec.kind !== 'user-agent' || (spec.transport !== 'WS' && spec.transport !== 'WSS');
}

/** Until when nothing gets through. `datagram`: it needs this direction only; a connection needs both. */
export function pausedUntil(
  world: World,
  pauses: readonly Pause[],
  a: ElementId,
  b: ElementId,
  datagram = false,
): number {
  let until = 0;
  for (const pause of pauses) {
    if (pause.until <= world.env.now || !joins(pause.between, a, b)) continue;
    if (datagram && pause.only === a) continue;
    until = Math.max(until, pause.until);
    if (pause.fault !== undefined) world.used.add(pause.fault);
  }
  return until;
}
