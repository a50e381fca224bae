// Scenarios that must run the same: with other names, with other latencies, twice in one world.

import type { Intervention } from '../../engine/model/intervention';
import type { Act, Scenario } from '../../engine/model/scenario';
import type { Micros } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { VERBS } from '../../engine/scenario/acts';
import { sendingsOf } from '../../engine/trace/sending';

/** Everybody and everything gets another name, made from the old one; `back` takes it off again. */
export interface Renamed {
  readonly scenario: Scenario;
  readonly back: (id: string) => string;
}

/** Names of elements, users and domains as they stand in the scenario. */
function namesIn(scenario: Scenario): string[] {
  const names = new Set<string>();
  for (const element of scenario.elements) {
    names.add(element.id);
    const [, user] = element.kind === 'user-agent' ? (/^sips?:([^@]+)@/.exec(element.aor) ?? []) : [];
    if (user !== undefined) names.add(user);
  }
  // The labels of every host name, wherever it stands.
  for (const [host] of JSON.stringify(scenario).matchAll(/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=\.(?:com|net|org)\b)/gi)) {
    for (const label of host.split('.')) names.add(label);
  }
  return [...names].filter((name) => /^[a-z]/i.test(name)).sort((a, b) => b.length - a.length);
}

/** Words of the language, never names, although an element may be called so. */
const WORDS = new Set([
  'kind',
  'verb',
  'what',
  'when',
  'direction',
  'forking',
  'redirection',
  'trying',
  'transport',
  'id',
]);
/** Records whose keys are names. */
const BY_NAME = new Set(['routes', 'hosts', 'moved', 'authority', 'records', 'persons']);

function walk(value: unknown, key: string, change: (text: string) => string, isElement = false): unknown {
  if (typeof value === 'string') return WORDS.has(key) && !(key === 'id' && isElement) ? value : change(value);
  if (Array.isArray(value)) return value.map((one) => walk(one, key, change, key === 'elements' || key === 'nats'));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      BY_NAME.has(key) ? change(name) : name,
      walk(part, name, change, isElement),
    ]),
  );
}

/**
 * The same scenario among people, machines and domains with other names.
 *
 * @param rename how a name changes; it must begin with a letter and be new
 * @param net a prefix of addresses that takes the place of 192.0.2.
 */
export function renamed(scenario: Scenario, rename: (name: string) => string, net: string | null = null): Renamed {
  const names = namesIn(scenario);
  const pattern = new RegExp(
    `(?<![A-Za-z0-9_])(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|')})(?![A-Za-z0-9_])`,
    'g',
  );
  const change = (text: string): string => {
    const changed = text.replace(pattern, rename);
    if (net === null) return changed;
    // Boxes have public addresses of their own, and private ones behind them.
    return changed.replaceAll('192.0.2.', net).replaceAll('203.0.113.', '198.18.0.').replaceAll('10.0.0.', '10.0.9.');
  };
  const ids = new Map(scenario.elements.map((element) => [rename(element.id), element.id]));
  return {
    scenario: walk(scenario, '', change) as Scenario,
    back: (name) => ids.get(name) ?? name,
  };
}

/** Every path takes `factor` times as long. */
export function slowed(scenario: Scenario, factor: number): Scenario {
  const { network } = scenario;
  const times = (latency: Micros): Micros => Math.round(latency * factor);
  const links = network.links.map((link) =>
    link.latency === undefined ? link : { ...link, latency: times(link.latency) },
  );
  return { ...scenario, network: { ...network, latency: times(network.latency), links } };
}

/** Both scenarios in one world, the second `later`. */
export function together(a: Scenario, b: Scenario, later: Micros): Scenario {
  return {
    ...a,
    elements: [...a.elements, ...b.elements],
    network: {
      ...a.network,
      links: [...a.network.links, ...b.network.links],
      hosts: { ...a.network.hosts, ...b.network.hosts },
      ...(a.network.dns === undefined || b.network.dns === undefined
        ? {}
        : {
            dns: {
              ...a.network.dns,
              names: [...a.network.dns.names, ...b.network.dns.names],
              records: { ...a.network.dns.records, ...b.network.dns.records },
            },
          }),
      ...(a.network.nats === undefined ? {} : { nats: [...a.network.nats, ...(b.network.nats ?? [])] }),
    },
    before: [...a.before, ...b.before],
    script: [...a.script, ...shifted(b.script, later)],
    faults: [...a.faults, ...b.faults.map((fault) => postponed(fault, later))],
    horizon: a.horizon + later,
  };
}

const AT_ONCE = new Set<Act['verb']>(
  VERBS.filter(({ natural }) => natural.startsWith('at once')).map(({ verb }) => verb),
);

function shifted(script: readonly Act[], later: Micros): Act[] {
  const begun = new Set<string>();
  return script.map((act) => {
    const { trigger, by, verb } = act;
    const first = !begun.has(by);
    begun.add(by);
    if (trigger.kind === 'at') return { ...act, trigger: { ...trigger, at: trigger.at + later } };
    if (trigger.kind !== 'natural' || !first || !AT_ONCE.has(verb)) return act;
    return { ...act, trigger: { ...trigger, delay: trigger.delay + later } };
  });
}

function postponed(fault: Intervention, later: Micros): Intervention {
  if ('at' in fault) return { ...fault, at: fault.at + later };
  return 'from' in fault ? { ...fault, from: fault.from + later, until: fault.until + later } : fault;
}

/** Who sends what, in order, for each pair of elements; `back` gives elements the names to compare by. */
export function flow(
  trace: Trace,
  back: (id: string) => string = (id) => id,
  only: (id: string, what: string) => boolean = () => true,
): Record<string, string[]> {
  const pairs: Record<string, string[]> = {};
  for (const { sent, what, entry } of sendingsOf(trace)) {
    if (entry < trace.figure || !only(sent.from, what)) continue;
    const [from, to] = [back(sent.from), back(sent.to ?? '?')];
    const pair = [from, to].sort().join(' ');
    pairs[pair] = [...(pairs[pair] ?? []), `${from}: ${what}`];
  }
  return Object.fromEntries(Object.entries(pairs).sort(([a], [b]) => (a < b ? -1 : 1)));
}
