// Everything there is at one instant of a run: the elements, what travels between them, and what is still to come.
// Plain data, changed only by the fold in `simulate.ts`.

import { createElement } from '../element/element';
import type { LocationService } from '../element/location';
import { createLocation } from '../element/location';
import type { Address, ElementId } from '../model/address';
import type { Element } from '../model/element';
import type { Intervention } from '../model/intervention';
import type { Env, Output } from '../model/output';
import type { ElementSpec, Scenario } from '../model/scenario';
import type { Micros } from '../model/time';
import type { Change, Entry, Occurrence } from '../model/trace';
import type { Connection } from '../network/connection';
import type { Link } from '../network/link';
import { linkBetween } from '../network/link';
import type { Keyer } from '../network/message-key';
import { createKeyer } from '../network/message-key';
import type { Nat } from '../network/nat';
import { createNat } from '../network/nat';
import type { Selection } from '../network/select';
import { compileSelectors } from '../network/select';
import { drawFor } from '../random';
import type { People } from './people';
import { assemble } from './people';
import type { Queue, Scheduled } from './queue';
import { createQueue } from './queue';

/** One element's place in the world: what it is, and what only the world may know of it. */
export interface Site {
  spec: ElementSpec;
  element: Element;
  crashed: boolean;
  /** How often it has started anew: what it draws after a restart differs from what it drew before (§19.3). */
  boots: number;
  /** Where its packets come from. */
  source: Address;
  /** Timers going, by owner: a chain of those one owner has. */
  readonly timers: Map<string, Scheduled>;
}

export interface Pause {
  readonly between: readonly [ElementId, ElementId];
  /** Whose datagrams pass all the same. */
  readonly only?: ElementId;
  readonly until: Micros;
  /** The intervention behind it, which is used once it holds something up. */
  readonly fault: Intervention | undefined;
}

export interface World {
  readonly scenario: Scenario;
  readonly sites: Map<ElementId, Site>;
  readonly byAddress: Map<string, ElementId>;
  /** Every host name with its address. */
  readonly names: Map<string, string>;
  /** One location service for each domain; a registrar writes it, proxies and redirect servers ask it. */
  readonly locations: Map<string, LocationService>;
  /** How many connections each end has opened to another, by their key. */
  readonly opened: Map<string, number>;
  readonly connections: Map<string, Connection>;
  /** The path from one element to another, once it has been looked up. */
  readonly links: Map<ElementId, Map<ElementId, Link>>;
  readonly nats: Map<string, Nat>;
  /** When a datagram last opened a firewall from inside, by 'inside outside'. */
  readonly pinholes: Map<string, Micros>;
  /** Paths that carry nothing until then. */
  readonly partitions: Pause[];
  /** Connections that carry nothing until then; datagrams pass. */
  readonly stalls: Pause[];
  readonly selection: Selection;
  readonly keyer: Keyer;
  readonly interventions: readonly Intervention[];
  readonly used: Set<Intervention>;
  /** The interventions behind what happens at a time of its own. */
  readonly faults: Map<Occurrence, Intervention>;
  readonly queue: Queue;
  readonly env: MutableEnv;
  readonly entries: Entry[];
  /** The act that each entry goes back to, by their indices, and how many go back to one: a run must end some day. */
  readonly roots: number[];
  readonly led: number[];
  people: People;
  /** Print and parse every message at every hop, as a wire would. */
  readonly wire: boolean;
  seq: number;
  packets: number;
  /** Index of the entry being made, and the cause given to what it schedules. */
  current: number;
  figure: number;
  /** What happens now comes of a background timer, and the preparation does not wait for what follows from it. */
  aside: boolean;
}

export interface MutableEnv extends Env {
  now: number;
  out: Output[] & Change[];
  /** The boot of the element that takes its step. */
  boot: number;
}

export interface Options {
  readonly wire?: boolean;
  readonly seed?: number;
  /** The run ends by `limit` after so many entries; half a million when not said. */
  readonly most?: number;
}

/** The world before anything has happened. */
export function createWorld(scenario: Scenario, interventions: readonly Intervention[], options: Options): World {
  const seed = options.seed ?? scenario.seed;
  const hosts = namesOf(scenario);
  const byAddress = new Map<string, ElementId>();
  const locations = new Map<string, LocationService>();
  for (const spec of scenario.elements) {
    byAddress.set(spec.address, spec.id);
    if (spec.kind !== 'user-agent')
      for (const domain of spec.domains) {
        locations.set(domain, locations.get(domain) ?? createLocation(usersOf(scenario, domain)));
      }
  }
  const sites = new Map<ElementId, Site>();
  for (const spec of scenario.elements) {
    sites.set(spec.id, {
      spec,
      element: build(spec, scenario, locations),
      crashed: false,
      boots: 0,
      source: { host: spec.address, port: spec.port },
      timers: new Map(),
    });
  }
  const everything = [...scenario.faults, ...interventions];
  const env: MutableEnv = {
    now: 0,
    seed,
    epoch: scenario.epoch,
    out: [],
    boot: 0,
    resolve: (host) => hosts.get(host),
    draw: (...key) => drawFor(seed, env.boot === 0 ? key : ['boot', env.boot, ...key]),
  };
  return {
    scenario,
    sites,
    byAddress,
    names: hosts,
    locations,
    opened: new Map(),
    connections: new Map(),
    links: new Map(),
    nats: new Map((scenario.network.nats ?? []).map((spec) => [spec.id, createNat(spec)])),
    pinholes: new Map(),
    partitions: [],
    stalls: [],
    selection: compileSelectors(everything),
    keyer: createKeyer(),
    interventions: everything,
    used: new Set(),
    faults: new Map(),
    queue: createQueue(),
    env,
    entries: [],
    roots: [],
    led: [],
    people: assemble([], 0, -1).people,
    wire: options.wire ?? false,
    seq: 0,
    packets: 0,
    current: -1,
    figure: 0,
    aside: false,
  };
}

/** Every host name with its address. A domain without a proxy of its own is its one phone. */
function namesOf(scenario: Scenario): Map<string, string> {
  const hosts = new Map<string, string>();
  for (const spec of scenario.elements) {
    if (spec.kind === 'user-agent') hosts.set(domainOf(spec.aor), spec.address);
  }
  for (const spec of scenario.elements) {
    if (spec.kind !== 'user-agent') for (const domain of spec.domains) hosts.set(domain, spec.address);
  }
  for (const spec of scenario.elements) {
    hosts.set(spec.host, spec.address);
    hosts.set(spec.address, spec.address);
    // An administrator's route names an element.
    hosts.set(spec.id, spec.address);
  }
  for (const [name, address] of Object.entries(scenario.network.hosts)) hosts.set(name, address);
  // Names the zone speaks of must be asked for.
  for (const name of scenario.network.dns?.names ?? []) hosts.delete(name);
  return hosts;
}

/** The users a domain has: whoever has an address in it. Asked for anybody else, it knows of no such user. */
const usersOf = (scenario: Scenario, domain: string): string[] =>
  scenario.elements.flatMap((spec) => (spec.kind === 'user-agent' && domainOf(spec.aor) === domain ? [spec.aor] : []));

/** RFC 3261 §19.1.4: hosts are alike in either case. */
const domainOf = (aor: string): string => aor.slice(aor.lastIndexOf('@') + 1).toLowerCase();

/** A fresh element: at the start, and after a restart that lost its memory. */
export const build = (spec: ElementSpec, scenario: Scenario, locations: World['locations']): Element =>
  createElement(spec, scenario, locations);

/** The path between two elements; looked up once for each pair. */
export function linkOf(world: World, a: ElementId, b: ElementId): Link {
  const known = world.links.get(a)?.get(b);
  if (known !== undefined) return known;
  const link = linkBetween(world.scenario.network, a, b);
  const links = world.links.get(a) ?? new Map<ElementId, Link>();
  world.links.set(a, links.set(b, link));
  return link;
}
