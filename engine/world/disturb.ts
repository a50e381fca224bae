// What happens to machines and paths from outside: crash and restart, cuts, stalled and broken connections.

import { assert } from '../assert';
import { parseMessage } from '../message/parse';
import type { ElementId, Transport } from '../model/address';
import type { Intervention } from '../model/intervention';
import type { Sent } from '../model/output';
import type { ElementSpec } from '../model/scenario';
import type { Occurrence } from '../model/trace';
import type { Connection } from '../network/connection';
import { pausedUntil } from './dispatch';
import type { Scheduled } from './queue';
import { cancel, RANK } from './queue';
import { schedule } from './schedule';
import type { Site, World } from './world';
import { build, linkOf } from './world';

/** Puts every timed intervention into the future. Times count from the start of the figure, at `origin`. */
export function scheduleFaults(world: World, origin: number): void {
  for (const fault of world.interventions) scheduleFault(world, origin, fault);
}

function scheduleFault(world: World, origin: number, fault: Intervention): void {
  const put = (at: number, element: ElementId | null, event: Occurrence): void => {
    schedule(world, origin + at, RANK.network, element, event, false, -1);
    world.faults.set(event, fault);
  };
  switch (fault.kind) {
    case 'crash':
      put(fault.at, fault.element, { type: 'crash' });
      break;
    case 'restart':
      put(fault.at, fault.element, { type: 'restart' });
      break;
    case 'partition':
      put(fault.from, null, {
        type: 'partition',
        between: fault.between,
        ...(fault.only === undefined ? null : { only: fault.only }),
        until: origin + fault.until,
      });
      break;
    case 'stall':
      put(fault.from, null, { type: 'stall', between: fault.between, until: origin + fault.until });
      put(fault.until, null, { type: 'connection', change: 'resumed', between: fault.between });
      break;
    case 'reset':
      put(fault.at, null, { type: 'connection', change: 'reset', between: fault.between });
      break;
    case 'inject': {
      const read = parseMessage(fault.text);
      const there = world.sites.get(fault.to)?.spec;
      if (!read.ok || there === undefined) break;
      const hop = { host: there.address, port: there.port, transport: fault.transport };
      put(fault.at, fault.from, { type: 'injected', message: read.message, hop });
      break;
    }
    case 'act': {
      const at = fault.act.trigger.kind === 'at' ? fault.act.trigger.at : 0;
      put(at, fault.act.by, { type: 'act', act: fault.act, call: null });
      break;
    }
    default:
  }
}

/** Lets it happen. Returns whether there was anything for it to act on; what is cut or stalled shows later. */
export function disturb(world: World, site: Site | undefined, event: Occurrence): boolean {
  switch (event.type) {
    case 'crash':
      if (site === undefined || site.crashed) return false;
      crash(world, site);
      return true;
    case 'restart':
      if (site === undefined) return false;
      restart(world, site);
      return true;
    case 'partition':
      world.partitions.push({ ...pathOf(event), until: event.until, fault: world.faults.get(event) });
      world.env.out.push({ type: 'cut', ...pathOf(event), until: event.until });
      return false;
    case 'stall':
      world.stalls.push({ between: event.between, until: event.until, fault: world.faults.get(event) });
      return changeConnections(world, 'stalled', event.between);
    case 'connection':
      return changeConnections(world, event.change, event.between);
    default:
      return false;
  }
}

const pathOf = ({ between, only }: Pick<Extract<Occurrence, { type: 'partition' }>, 'between' | 'only'>) =>
  only === undefined ? { between } : { between, only };

/** A crashed element forgets everything: its timers die, its connections break, what reaches it is swallowed. */
function crash(world: World, site: Site): void {
  site.crashed = true;
  const timers: Scheduled[] = [];
  for (const first of site.timers.values()) {
    for (let timer: Scheduled | null = first; timer !== null; timer = timer.next) timers.push(timer);
  }
  timers.sort((a, b) => a.seq - b.seq);
  for (const timer of timers) {
    cancel(world.queue, timer);
    if (timer.event.type === 'timer') {
      world.env.out.push({ type: 'timer-cancelled', owner: timer.event.owner, name: timer.event.name });
    }
  }
  site.timers.clear();
  for (const connection of world.connections.values()) {
    const [a, b] = connection.between;
    if (a === site.spec.id || b === site.spec.id) changeConnections(world, 'reset', connection.between);
  }
}

/** Starting anew forgets everything too: an element that was still up goes down first. */
function restart(world: World, site: Site): void {
  if (!site.crashed) crash(world, site);
  site.crashed = false;
  site.boots++;
  site.element = build(site.spec, world.scenario, world.locations);
}

/** @param by the end that hung up, which knows */
export function changeConnections(
  world: World,
  change: 'open' | 'stalled' | 'resumed' | 'reset',
  between: readonly [ElementId, ElementId],
  by: ElementId | null = null,
): boolean {
  let changed = false;
  for (const connection of world.connections.values()) {
    const { between: ends, transport } = connection;
    if (!ends.includes(between[0]) || !ends.includes(between[1])) continue;
    if (change === 'open' && world.env.now !== connection.openAt) continue;
    changed = true;
    world.env.out.push({ type: 'connection', change, between: ends, transport });
    if (change !== 'reset') continue;
    breakOff(world, connection);
    tellEnds(world, connection, by);
  }
  return changed;
}

/** No connection outlives the address it was opened from; who is at the other end hears nothing of it. */
export function leaveConnections(world: World, { spec }: Site): void {
  for (const connection of [...world.connections.values()]) {
    const { between, transport } = connection;
    if (!between.includes(spec.id)) continue;
    world.env.out.push({ type: 'connection', change: 'reset', between, transport });
    breakOff(world, connection);
  }
}

/** What was under way is swallowed, and its senders are told (RFC 3261 §18.4). */
function breakOff(world: World, { key, between, transport }: Connection): void {
  world.connections.delete(key);
  // Telling puts more into the heap, so what is in it is gathered first; in order of sending, not of the heap.
  const underWay = world.queue.heap
    .filter(({ live, event }) => live && (event.type === 'arrival' || event.type === 'unreadable'))
    .sort((a, b) => a.seq - b.seq);
  for (const item of underWay) {
    const { event } = item;
    if (event.type !== 'arrival' && event.type !== 'unreadable') continue;
    if (event.transport !== transport || item.element === null || !between.includes(item.element)) continue;
    const { message, transaction, from } = sentOf(world, event.packet);
    if (!between.includes(from)) continue;
    cancel(world.queue, item);
    world.env.out.push({ type: 'swallowed', packet: event.packet, why: 'the connection broke' });
    schedule(world, world.env.now, RANK.network, from, { type: 'transport-error', message, transaction });
  }
}

/** Who keeps flows over the connection hears that it is gone (RFC 5626 §4.4 and §7), unless nothing gets through. */
function tellEnds(world: World, { between, transport, seen }: Connection, by: ElementId | null): void {
  for (const [end, other] of [between, [between[1], between[0]] as const]) {
    const [site, across] = [world.sites.get(end), world.sites.get(other)];
    const peer = seen[other];
    if (site === undefined || site.crashed || peer === undefined || end === by || !minds(site.spec, transport))
      continue;
    if (across?.crashed === true && across.spec.refusesWhenDown === false) continue;
    if (pausedUntil(world, world.partitions, end, other) > 0 || pausedUntil(world, world.stalls, end, other) > 0)
      continue;
    const at = world.env.now + linkOf(world, end, other).latency;
    schedule(world, at, RANK.network, end, { type: 'disconnected', peer, transport });
  }
}

/** Whether an element minds the end of such a connection: it keeps flows over it, or knows phones by them. */
function minds(spec: ElementSpec, transport: Transport): boolean {
  const socket = transport === 'WS' || transport === 'WSS';
  if (spec.kind === 'user-agent') return spec.outbound === true || socket;
  if (spec.kind === 'redirect') return false;
  const helps = spec.kind !== 'registrar' && spec.helpsNat === true;
  return socket || helps || spec.registration?.outbound === true;
}

/** A packet as it was sent. */
export function sentOf(world: World, packet: number): Sent {
  let found: Sent | undefined;
  for (let i = world.entries.length - 1; i >= 0 && found === undefined; i--) {
    for (const change of world.entries[i]?.changes ?? []) {
      if (change.type === 'sent' && change.packet === packet) found = change;
    }
  }
  assert(found !== undefined, `packet ${packet} was never sent`);
  return found;
}
