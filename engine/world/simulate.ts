// The fold: takes the next thing the future holds, lets it happen to one element, carries out what follows, and
// writes it down; until the world is quiet. Same scenario, seed and interventions: the same trace, to the byte.

import { stepElement } from '../element/element';
import type { ElementId } from '../model/address';
import { isReliable } from '../model/address';
import type { Input } from '../model/element';
import type { Intervention } from '../model/intervention';
import type { Sent } from '../model/output';
import type { Scenario } from '../model/scenario';
import { SECOND } from '../model/time';
import type { Entry, Occurrence, Trace } from '../model/trace';
import { noteSource } from '../network/transport';
import { dispatch } from './dispatch';
import { disturb, scheduleFaults, sentOf } from './disturb';
import { assemble, done, registrationsAwaited, waiting } from './people';
import { perform, stopTimer } from './perform';
import type { Scheduled } from './queue';
import { comeForward, peek, pop, RANK } from './queue';
import { schedule, scheduleDue } from './schedule';
import { branchTo } from './voices';
import type { Options, Site, World } from './world';
import { createWorld, linkOf } from './world';

/** A run longer than this is a fault of ours or of the scenario, and ends by `limit`. */
const MOST_ENTRIES = 500_000;
/** One act that leads to more has begun something that does not end. */
const MOST_OF_ONE_ACT = 100_000;
/** Between the end of the preparation and the start of the figure. */
const PAUSE = SECOND;
/** A connection whose segments nobody acknowledges is given up after this long: the least that TCP allows. */
const GIVES_UP_AFTER = 100 * SECOND;

/**
 * Runs a scenario to its end.
 *
 * @param scenario - the stage, the people and what they do
 * @param interventions - what a reader does to it besides the scenario's own faults
 * @returns the whole run; it never throws for what a scenario says
 */
export function simulate(
  scenario: Scenario,
  interventions: readonly Intervention[] = [],
  options: Options = {},
): Trace {
  const world = createWorld(scenario, interventions, options);
  const most = options.most ?? MOST_ENTRIES;
  const start = enter(world, 0, null, -1, { type: 'start' });
  gather(world, scenario.before, start);
  if (scenario.before.length === 0) openFigure(world, 0);
  let horizon = Number.POSITIVE_INFINITY;
  for (;;) {
    if (world.entries.length >= most || isEndless(world)) return finish(world, 'limit');
    if (world.figure > 0) horizon = (world.entries[world.figure] as Entry).at + scenario.horizon;
    if (world.queue.foreground === 0 && !isAwaited(world)) {
      if (world.figure > 0) return finish(world, 'quiet');
      openFigure(world, world.env.now + PAUSE);
      continue;
    }
    const next = peek(world.queue) as Scheduled;
    if (next.at > horizon) return finish(world, 'horizon');
    happen(world, pop(world.queue) as Scheduled);
  }
}

/**
 * Whether somebody waits for a phone to be registered that is going to try again by itself: such a try is no matter of the
 * background then (RFC 3261 §10.2.7).
 */
function isAwaited({ figure, people, queue }: World): boolean {
  if (figure === 0) return false;
  const awaited = registrationsAwaited(people);
  return (
    awaited.length > 0 &&
    queue.heap.some(
      ({ live, element, event }) =>
        live &&
        event.type === 'timer' &&
        event.name === 'recovery' &&
        // A publication is tried again as well, but nobody waits for that.
        !event.owner.startsWith('publication ') &&
        element !== null &&
        awaited.includes(element),
    )
  );
}

/** Whether what just happened goes back to an act from which more has come than from any honest one (RFC 5393 §3). */
function isEndless({ entries, roots, led }: World): boolean {
  const root = roots[entries.length - 1] ?? 0;
  return (led[root] ?? 0) > MOST_OF_ONE_ACT && entries[root]?.event.type === 'act';
}

/** The stage is set: from here on the run is the figure. */
function openFigure(world: World, at: number): void {
  // What was to come in the background meanwhile (a binding that expires) comes first.
  for (let next = peek(world.queue); next !== undefined && next.at <= at; next = peek(world.queue)) {
    happen(world, pop(world.queue) as Scheduled);
  }
  world.env.now = at;
  const mark = enter(world, at, null, -1, { type: 'mark', name: 'figure' });
  world.figure = mark.index;
  comeForward(world.queue);
  world.selection.openFigure();
  gather(world, world.scenario.script, mark);
  scheduleFaults(world, at);
}

function gather(world: World, acts: Scenario['script'], entry: Entry): void {
  const { people, due } = assemble(acts, entry.at, entry.index, world.people);
  world.people = people;
  scheduleDue(world, due);
}

/** Starts the entry for something that happens now; its changes collect in `env.out`. */
function enter(world: World, at: number, element: ElementId | null, cause: number, event: Occurrence): Entry {
  const index = world.entries.length;
  world.env.now = at;
  world.env.out = [];
  world.current = index;
  const entry: Entry = { index, at, element, cause, event, changes: world.env.out };
  world.entries.push(entry);
  const root = event.type === 'act' || cause < 0 ? index : (world.roots[cause] ?? index);
  world.roots.push(root);
  world.led.push(0);
  world.led[root] = (world.led[root] ?? 0) + 1;
  return entry;
}

function happen(world: World, item: Scheduled): void {
  // A registration that is renewed for ever would keep the stage from ever being set.
  world.aside = item.background && world.figure === 0;
  const entry = enter(world, item.at, item.element, item.cause, item.event);
  letHappen(world, item);
  // A list that grew keeps room to grow more; a copy takes only what it holds.
  (entry as { changes: Entry['changes'] }).changes = entry.changes.slice();
}

function letHappen(world: World, item: Scheduled): void {
  const { event } = item;
  const site = item.element === null ? undefined : world.sites.get(item.element);
  const fault = world.faults.size === 0 ? undefined : world.faults.get(event);
  if (site === undefined || event.type === 'crash' || event.type === 'restart') {
    if (disturb(world, site, event) && fault !== undefined) world.used.add(fault);
    return;
  }
  // A phone without a network is there, and nothing reaches it.
  const unheard = event.type === 'ping' || event.type === 'pong' || event.type === 'disconnected';
  if (unheard && (site.crashed || isOffline(site))) return;
  const reaches = event.type === 'arrival' || event.type === 'unreadable';
  if (reaches && isOffline(site)) {
    miss(world, event);
    return;
  }
  if (site.crashed) {
    if (reaches) swallow(world, site, event);
    else world.env.out.push({ type: 'ignored', what: whatOf(event), why: 'it is down', rule: null });
    return;
  }
  if (event.type === 'injected') {
    inject(world, site, event, fault);
    return;
  }
  const input = inputOf(world, site, event);
  if (input === null) return;
  if (fault !== undefined) world.used.add(fault);
  const { out } = world.env;
  world.env.boot = site.boots;
  stepElement(site.element, input, world.env);
  perform(world, site, out);
  if (event.type === 'act') scheduleDue(world, done(world.people, event.act, event.call, item.at, world.current));
}

/** Puts a message on its way in an element's name; the element itself knows nothing of it. */
function inject(
  world: World,
  site: Site,
  { message, hop }: Extract<Occurrence, { type: 'injected' }>,
  fault: Intervention | undefined,
): void {
  const from = site.spec.id;
  const sent: Sent = {
    type: 'sent',
    message,
    hop,
    copy: 0,
    transaction: null,
    packet: 0,
    from,
    to: null,
    arrives: null,
    lost: null,
  };
  world.env.out.push(sent);
  dispatch(world, site, sent);
  if (fault === undefined) return;
  world.used.add(fault);
  world.env.out.push({ type: 'disturbed', packet: sent.packet, intervention: fault });
}

const isOffline = ({ element }: Site): boolean => (element as { readonly offline?: boolean }).offline === true;

/** What reaches an element that is down; its host may tell the sender so (ICMP, RFC 3261 §18.4). */
function swallow(world: World, site: Site, event: Extract<Occurrence, { type: 'arrival' | 'unreadable' }>): void {
  world.env.out.push({ type: 'swallowed', packet: event.packet, why: 'it is down' });
  if (site.spec.refusesWhenDown !== true || event.transport !== 'UDP') return;
  const { message, transaction, from } = sentOf(world, event.packet);
  const at = world.env.now + linkOf(world, site.spec.id, from).latency;
  schedule(world, at, RANK.network, from, { type: 'transport-error', message, transaction });
}

/** What would reach an element without a network. A connection gives up in the end, and its sender hears of it (§18.4). */
function miss(world: World, event: Extract<Occurrence, { type: 'arrival' | 'unreadable' }>): void {
  world.env.out.push({ type: 'swallowed', packet: event.packet, why: 'it has no network' });
  if (!isReliable(event.transport)) return;
  const { message, transaction, from } = sentOf(world, event.packet);
  const at = world.env.now + GIVES_UP_AFTER;
  schedule(world, at, RANK.network, from, { type: 'transport-error', message, transaction }, true);
}

/** What happens to an element, for people. */
function whatOf(event: Occurrence): string {
  if (event.type === 'act') return event.act.verb;
  return event.type === 'timer' ? `timer ${event.name}` : event.type;
}

function inputOf(world: World, site: Site, event: Occurrence): Input | null {
  switch (event.type) {
    case 'arrival': {
      const { source, transport } = event;
      return { type: 'packet', message: noteSource(event.message, source), source, transport };
    }
    case 'unreadable':
      return event;
    case 'timer':
      stopTimer(world, site, event.owner, event.name);
      world.env.out.push({ type: 'timer-fired', owner: event.owner, name: event.name });
      return event;
    case 'act': {
      const { act } = event;
      const branch = act.verb === 'gives up on' ? branchTo(world, site.spec.id, act.object) : null;
      return branch === null ? event : { ...event, branch };
    }
    case 'tone':
    case 'answer':
    case 'transport-error':
    case 'ping':
    case 'pong':
    case 'disconnected':
      return event;
    default:
      return null;
  }
}

function finish(world: World, ended: Trace['ended']): Trace {
  return {
    origin: { kind: 'simulated', scenario: world.scenario, interventions: world.interventions },
    entries: world.entries,
    figure: world.figure,
    unused: world.interventions.filter((intervention) => !world.used.has(intervention)),
    waiting: waiting(world.people),
    ended,
    until: world.env.now,
  };
}
