// What happens to machines and paths from outside: crash and restart, cuts, stalled and broken connections.

import type { ElementId } from '../model/address';
import type { Intervention } from '../model/intervention';
import type { Occurrence } from '../model/trace';
import { cancel, RANK } from './queue';
import { schedule } from './schedule';
import type { Site, World } from './world';
import { build } from './world';

/** Puts every timed intervention into the future. Times count from the start of the figure, at `origin`. */
export function scheduleFaults(world: World, origin: number): void {
  for (const fault of world.interventions) scheduleFault(world, origin, fault);
}

function scheduleFault(world: World, origin: number, fault: Intervention): void {
  const put = (at: number, element: ElementId | null, event: Occurrence): void => {
    schedule(world, origin + at, RANK.network, element, event, false, -1);
    world.used.add(fault);
  };
  switch (fault.kind) {
    case 'crash':
      put(fault.at, fault.element, { type: 'crash' });
      break;
    case 'restart':
      put(fault.at, fault.element, { type: 'restart' });
      break;
    case 'partition':
      put(fault.from, null, { type: 'partition', between: fault.between, until: origin + fault.until });
      break;
    case 'stall':
      put(fault.from, null, { type: 'stall', between: fault.between, until: origin + fault.until });
      put(fault.until, null, { type: 'connection', change: 'resumed', between: fault.between });
      break;
    case 'reset':
      put(fault.at, null, { type: 'connection', change: 'reset', between: fault.between });
      break;
    case 'act': {
      const at = fault.act.trigger.kind === 'at' ? fault.act.trigger.at : 0;
      put(at, fault.act.by, { type: 'act', act: fault.act, call: null });
      break;
    }
    default:
  }
}

/** Lets it happen. */
export function disturb(world: World, site: Site | undefined, event: Occurrence): void {
  switch (event.type) {
    case 'crash':
      if (site !== undefined) crash(world, site);
      break;
    case 'restart':
      if (site !== undefined) restart(world, site);
      break;
    case 'partition':
      world.partitions.push({ between: event.between, until: event.until });
      world.env.out.push({ type: 'cut', between: event.between, until: event.until });
      break;
    case 'stall':
      world.stalls.push({ between: event.between, until: event.until });
      changeConnections(world, 'stalled', event.between);
      break;
    case 'connection':
      changeConnections(world, event.change, event.between);
      break;
    default:
  }
}

/** A crashed element forgets everything: its timers die, its connections break, what reaches it is swallowed. */
function crash(world: World, site: Site): void {
  site.crashed = true;
  for (const timer of site.timers.values()) {
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

function restart(world: World, site: Site): void {
  site.crashed = false;
  site.element = build(site.spec, world.scenario, world.locations);
}

function changeConnections(
  world: World,
  change: 'open' | 'stalled' | 'resumed' | 'reset',
  between: readonly [ElementId, ElementId],
): void {
  for (const connection of world.connections.values()) {
    const { between: ends, transport } = connection;
    if (!ends.includes(between[0]) || !ends.includes(between[1])) continue;
    if (change === 'open' && world.env.now !== connection.openAt) continue;
    world.env.out.push({ type: 'connection', change, between: ends, transport });
    if (change === 'reset') breakOff(world, connection.key, ends);
  }
}

/** What was under way is swallowed, and its senders are told (RFC 3261 §18.4). */
function breakOff(world: World, key: string, ends: readonly [ElementId, ElementId]): void {
  const transport = world.connections.get(key)?.transport;
  world.connections.delete(key);
  for (const item of world.queue.heap) {
    const { event } = item;
    if (!item.live || event.type !== 'arrival' || event.transport !== transport || item.element === null) continue;
    const sender = world.byAddress.get(event.source.host);
    if (sender === undefined || !ends.includes(sender) || !ends.includes(item.element)) continue;
    cancel(world.queue, item);
    world.env.out.push({ type: 'swallowed', packet: event.packet, why: 'the connection broke' });
    schedule(world, world.env.now, RANK.network, sender, {
      type: 'transport-error',
      message: event.message,
      transaction: transactionOf(world, event.packet),
    });
  }
}

/** The transaction that sent a packet; null when its sender's core did, or it is not known. */
export function transactionOf(world: World, packet: number): string | null {
  for (let i = world.entries.length - 1; i >= 0; i--) {
    for (const change of world.entries[i]?.changes ?? []) {
      if (change.type === 'sent' && change.packet === packet) return change.transaction;
    }
  }
  return null;
}
