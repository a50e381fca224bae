// A scenario file becomes a Scenario: plain data with every default filled in, or a list of problems with their
// places. Reading never throws, whatever the text.

import type { Departure, LinkSpec, NetworkSpec, Scenario } from '../model/scenario';
import { asList, asMap, type Block, readBlock, readRecord } from './block';
import { readDns } from './dns';
import { readDrafts } from './drafts';
import { readElements } from './elements';
import { readExpectations } from './expectations';
import { readFaults, readPair } from './faults';
import * as kind from './kinds';
import { readNats } from './nats';
import { type Cast, isKnown } from './parties';
import { type Problem, Problems } from './problem';
import { readScript } from './script';
import type { Setting } from './setting';
import { BLOCKS, LINK, SCENARIO, TIMERS } from './settings';
import { type Node, readYaml } from './yaml';

export type Reading =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario file.
 *
 * @param text - YAML, at most 128 KiB
 * @param options - `id`: what the scenario is called by links and the command line
 * @returns the scenario, or every problem found, each with line and column from 1
 */
export function readScenario(text: string, options: { readonly id: string }): Reading {
  const problems = new Problems(text);
  const node = readYaml(text, problems);
  if (node === null) return { ok: false, problems: problems.list };
  const map = asMap(node, 'the settings of a scenario, such as "title: Session via two proxies"', problems);
  const block = readBlock(map, SCENARIO, Object.keys(BLOCKS.scenario), 'a scenario', problems);
  const scenario = build(block, options.id, problems);
  if (problems.list.length > 0) {
    const sorted = [...problems.list].sort((a, b) => a.line - b.line || a.column - b.column);
    return { ok: false, problems: sorted };
  }
  return { ok: true, scenario };
}

function build({ values, blocks, places }: Block<typeof SCENARIO>, id: string, problems: Problems): Scenario {
  const drafts = readDrafts(blocks.get('elements'), problems);
  const elements = readElements(drafts, values.transport ?? 'UDP', problems);
  const book = new Map(elements.flatMap((spec) => (spec.kind === 'user-agent' ? [[spec.id, spec.aor] as const] : [])));
  const cast: Cast = Object.assign(new Map(drafts.named), { book });
  if (elements.length === 0 && problems.list.length === 0) {
    problems.add(0, 0, 'A scenario needs "elements:": somebody must be on the stage.');
  }
  const counts = new Map<string, number>();
  const before = readScript(blocks.get('before'), cast, counts, problems);
  const script = readScript(blocks.get('script'), cast, counts, problems);
  const offstage = values.offstage ?? [];
  for (const name of offstage) isKnown(name, places.get('offstage')?.offset ?? 0, cast, problems);
  return {
    id,
    title: values.title ?? id,
    source: values.source ?? null,
    watch: values.watch ?? null,
    seed: values.seed ?? 1,
    epoch: values.starts ?? FIRST_MONDAY_2026,
    elements,
    network: {
      ...readNetwork(values, blocks, elements, cast, problems),
      nats: readNats(blocks.get('nats'), elements, problems),
      ...dnsOf(values, blocks, elements, problems),
    },
    before,
    script,
    faults: readFaults(blocks.get('faults'), cast, problems),
    expect: readExpectations(blocks.get('expect'), script, cast, problems),
    offstage,
    departs: readDepartures(blocks.get('departs'), problems),
    horizon: values.horizon ?? 300_000_000,
  };
}

function dnsOf(
  values: Block<typeof SCENARIO>['values'],
  blocks: ReadonlyMap<string, Node>,
  elements: Scenario['elements'],
  problems: Problems,
): Pick<NetworkSpec, 'dns'> {
  const settings = { delay: values['dns-delay'], ttl: values['dns-ttl'] };
  const dns = readDns(blocks.get('dns'), settings, elements, problems);
  return dns === undefined ? {} : { dns };
}

/** 2026-01-05 09:00 UTC. */
const FIRST_MONDAY_2026 = 1_767_603_600;

function readNetwork(
  values: Block<typeof SCENARIO>['values'],
  blocks: ReadonlyMap<string, Node>,
  elements: Scenario['elements'],
  cast: Cast,
  problems: Problems,
): NetworkSpec {
  const timersNode = blocks.get('timers');
  const timers =
    timersNode && readBlock(asMap(timersNode, 'T1, T2 or T4', problems), TIMERS, [], 'timers', problems).values;
  const links = asList(blocks.get('links'), 'a list of paths', problems).flatMap((item): LinkSpec[] => {
    const map = asMap(item, 'a path, such as { between: [alice, p1], latency: 80 ms }', problems);
    const { values: link, places } = readBlock(map, LINK, [], 'a link', problems);
    const between = readPair(link.between ?? [], places.get('between') ?? item, cast, problems);
    if (between === null) return [];
    const { latency, jitter, loss, blocks: stops, only, opens } = link;
    if (opens !== undefined) isKnown(opens, places.get('opens')?.offset ?? item.offset, cast, problems);
    if (only !== undefined) isKnown(only, places.get('only')?.offset ?? item.offset, cast, problems);
    return [
      {
        between,
        ...(latency === undefined ? {} : { latency }),
        ...(jitter === undefined ? {} : { jitter }),
        ...(loss === undefined ? {} : { loss }),
        ...(stops === undefined ? {} : { blocks: stops }),
        ...(only === undefined ? {} : { only }),
        ...(opens === undefined ? {} : { opens }),
      },
    ];
  });
  const named = readRecord(blocks.get('hosts'), kind.address, 'host names and their addresses', problems);
  return {
    transport: values.transport ?? 'UDP',
    latency: values.latency ?? 20_000,
    jitter: values.jitter ?? 0,
    loss: values.loss ?? 0,
    links,
    hosts: {
      ...domainHosts(elements),
      ...Object.fromEntries(named.map(([pair, address]) => [pair.key.text.toLowerCase(), address])),
    },
    timers: { t1: timers?.T1 ?? 500_000, t2: timers?.T2 ?? 4_000_000, t4: timers?.T4 ?? 5_000_000 },
  };
}

/**
 * Where a domain leads without further records: to its first proxy or redirect server, else to its registrar, else to
 * the first phone of its users.
 */
function domainHosts(elements: Scenario['elements']): Record<string, string> {
  const hosts: Record<string, string> = {};
  for (const spec of elements) {
    if (spec.kind === 'proxy' || spec.kind === 'b2bua' || spec.kind === 'redirect')
      for (const domain of spec.domains) hosts[domain] ??= spec.address;
  }
  for (const spec of elements) {
    if (spec.kind === 'registrar') for (const domain of spec.domains) hosts[domain] ??= spec.address;
  }
  for (const spec of elements) {
    if (spec.kind !== 'user-agent') continue;
    const domain = spec.aor.replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase();
    if (/^[a-z]/.test(domain)) hosts[domain] ??= spec.address;
  }
  for (const spec of elements) hosts[spec.host] = spec.address;
  return hosts;
}

const DEPARTURE = Object.fromEntries(
  ['label', 'instead', 'why'].map((word): [string, Setting<string>] => [
    word,
    { kind: kind.text, says: '', otherwise: '', example: '' },
  ]),
);

function readDepartures(node: Node | undefined, problems: Problems): Departure[] {
  return asList(node, 'a list of departures', problems).flatMap((item) => {
    const map = asMap(item, 'a departure, such as { label: F7, instead: 200 NOTIFY, why: RFC 7647 §3 }', problems);
    const { values } = readBlock(map, DEPARTURE, [], 'a departure', problems);
    const { label, instead, why } = values;
    if (label !== undefined && instead !== undefined && why !== undefined) return [{ label, instead, why }];
    problems.add(item.offset, 0, 'A departure needs "label:", "instead:" and "why:".');
    return [];
  });
}
