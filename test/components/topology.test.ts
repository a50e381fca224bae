// The map of the network: nothing written lies on anything else, nobody stands on anybody, over all scenarios and for
// any number of elements from 2 to 12; small maps number by number.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Box } from '@/components/ladder/geometry';
import { castOf } from '@/components/stage/view/cast';
import { viewOf as stageViewOf } from '@/components/stage/view/view';
import { mapText } from '@/components/text/map';
import { meet, pathOf, pointAt } from '@/components/topology/curves';
import { mapFacts } from '@/components/topology/facts';
import { boxOf, layoutMap } from '@/components/topology/layout';
import { DENSE_MAP, LARGE_DENSE_MAP, LARGE_MAP, type MapMeasures, PANEL_MAP } from '@/components/topology/measures';
import type { MapFacts, MapNode, MapPlan, MapText } from '@/components/topology/model';
import { messageOn, packetsAt, trafficOf } from '@/components/topology/now';
import { simulate } from '@/engine';
import { named } from '../support/scenarios';
import { scenarioIds } from './support/runs';

const SIZES: Readonly<Record<string, readonly [MapMeasures, MapMeasures]>> = {
  'the panel': [PANEL_MAP, DENSE_MAP],
  'a phone': [
    { ...PANEL_MAP, width: 328 },
    { ...DENSE_MAP, width: 328 },
  ],
  'a dialog': [LARGE_MAP, LARGE_DENSE_MAP],
};

const textsIn = (plan: MapPlan): MapText[] =>
  [
    ...plan.nodes.flatMap(({ label, note }) => [label, note]),
    ...plan.domains.map(({ label }) => label),
    ...plan.nats.map(({ label }) => label),
    ...plan.links.map(({ mark }) => mark),
    ...plan.services.map(({ label }) => label),
  ].filter((text) => text !== null);

const around = (x: number, y: number, r: number): Box => ({ x0: x - r, x1: x + r, y0: y - r, y1: y + r });

/** What lies on what, in words. */
function collisions(plan: MapPlan): string[] {
  const found: string[] = [];
  const texts = textsIn(plan).map((text) => ({ text: text.text, box: boxOf(text) }));
  texts.forEach((a, i) => {
    if (a.box.x0 < -4 || a.box.x1 > plan.width + 4 || a.box.y0 < -4 || a.box.y1 > plan.height + 2)
      found.push(`${a.text} is off the map`);
    for (const b of texts.slice(i + 1)) if (meet(a.box, b.box)) found.push(`${a.text} | ${b.text}`);
    for (const node of plan.nodes)
      if (meet(a.box, around(node.x, node.y, plan.radius))) found.push(`${a.text} | the icon of ${node.name}`);
  });
  plan.nodes.forEach((a, i) => {
    for (const b of plan.nodes.slice(i + 1))
      if (meet(around(a.x, a.y, plan.radius), around(b.x, b.y, plan.radius))) found.push(`${a.name} on ${b.name}`);
  });
  return found;
}

/** Paths that run through an element they do not lead to. */
function runThrough(plan: MapPlan): string[] {
  return plan.links.flatMap(({ a, b, curve }) =>
    plan.nodes
      .filter(({ id }) => id !== a && id !== b)
      .filter(({ x, y }) =>
        Array.from({ length: 41 }, (_, i) => pointAt(curve, i / 40)).some(
          (point) => Math.hypot(point.x - x, point.y - y) < plan.radius,
        ),
      )
      .map(({ name }) => `${a} ${b} through ${name}`),
  );
}

const factsOf = (id: string): MapFacts => {
  const trace = simulate(named(id));
  return mapFacts(trace, castOf(trace));
};

describe.each(Object.entries(SIZES))('in %s', (_, [normal, dense]) => {
  test.each(scenarioIds)('%s: nothing lies on anything else', (id) => {
    const plan = layoutMap(factsOf(id), normal, dense);
    expect(plan.nodes.length).toBeGreaterThan(1);
    expect([...collisions(plan), ...runThrough(plan)]).toEqual([]);
  });

  const NAMES = [
    'Alice',
    'Proxy 1',
    'Proxy 2',
    'Bob',
    'Carol',
    'Dave',
    'Announcement',
    'Eve',
    'Frank',
    'Grace',
    'Heidi',
    'Ivan',
  ];
  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('%d elements have their place', (count) => {
    const nodes = NAMES.slice(0, count).map(
      (name, i): MapNode => ({
        id: `n${i}`,
        kind: i === 1 || (i === 2 && count > 3) ? 'proxy' : 'user-agent',
        name,
        host: `host${i}.atlanta`,
        domain: i < 2 ? 'atlanta' : i < count / 2 + 1 ? 'biloxi' : 'chicago',
        nat: null,
      }),
    );
    const links = nodes
      .slice(1)
      .map(({ id }, i) => ({ a: i < 2 ? `n${i}` : 'n2', b: id, transports: ['UDP'], wall: null }));
    const facts: MapFacts = {
      nodes,
      links: links.filter(({ a, b }) => a !== b),
      nats: [],
      services: [{ of: 'n1', kind: 'location', label: 'location service' }],
      media: [],
      downs: [],
      cuts: [],
    };
    const plan = layoutMap(facts, normal, dense);
    expect(plan.nodes).toHaveLength(count);
    expect(collisions(plan)).toEqual([]);
  });
});

test('twelve elements keep names that one can read and tell apart', () => {
  const phones = ['desk', 'sofa', 'kitchen', 'car', 'ship', 'hut', 'garden', 'attic', 'PC', 'cellar'];
  const nodes = ['Alice', 'Proxy 1', ...phones.map((place) => `Bob's ${place}`)].map(
    (name, i): MapNode => ({
      id: `n${i}`,
      kind: i === 1 ? 'proxy' : 'user-agent',
      name,
      host: '',
      domain: i === 0 ? 'atlanta' : 'biloxi',
      nat: null,
    }),
  );
  const plan = layoutMap({ nodes, links: [], nats: [], services: [], media: [], downs: [], cuts: [] });
  expect(plan.nodes.map(({ label }) => label.text)).toEqual(['Alice', 'Proxy 1', ...phones]);
  expect(plan.nodes[2]?.name).toBe("Bob's desk");
  expect(collisions(plan)).toEqual([]);
});

describe('the map of', () => {
  const folder = fileURLToPath(new URL('./maps/', import.meta.url));
  const written = (plan: MapPlan): string =>
    [
      `${plan.width} x ${plan.height}`,
      ...plan.domains.map((d) => `domain ${d.label?.text ?? ''} ${d.x0} to ${d.x1}`),
      ...plan.nats.map((n) => `wall ${n.label?.text ?? ''} ${n.x0} ${n.y0} to ${n.x1} ${n.y1}`),
      ...plan.nodes.map((n) => `${n.kind} ${n.label.text} at ${n.x} ${n.y}`),
      ...plan.services.map((s) => `${s.name} of ${s.of} at ${s.x} ${s.y}`),
      ...plan.links.map(
        (l) => `${l.tube ? 'connection' : 'path'} ${l.a} ${l.b} ${pathOf(l.curve)}${l.mark ? ` ${l.mark.text}` : ''}`,
      ),
      ...plan.sounds.map((s) => `sound ${s.a} ${s.b} ${pathOf(s.curve)}`),
      '',
    ].join('\n');

  // REWRITE=1 writes them anew: look at every line that changed.
  test.each(['two-proxies-udp', 'five-steps', 'nat-transfer', 'rfc5359-2.12', 'rfc3665-3.2'])(
    '%s, number by number',
    (id) => {
      const file = `${folder}${id}.txt`;
      const text = written(layoutMap(factsOf(id)));
      if (process.env.REWRITE) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    },
  );

  test('two proxies puts phones outside, proxies inside and above, as the ladder orders them', () => {
    const plan = layoutMap(factsOf('two-proxies-udp'));
    const [alice, p1, p2, bob] = plan.nodes;
    expect([alice?.x, p1?.x, p2?.x, bob?.x]).toEqual(
      [alice?.x, p1?.x, p2?.x, bob?.x].toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    );
    expect(p1?.y).toBeLessThan(alice?.y ?? 0);
    expect(plan.domains.map(({ label }) => label?.text)).toEqual(['atlanta', 'biloxi']);
  });

  test('a phone behind a box shows the box around it', () => {
    const plan = layoutMap(factsOf('nat-helped'));
    const [wall] = plan.nats;
    const alice = plan.nodes.find(({ id }) => id === 'alice');
    expect(wall?.label?.text).toBe('Home router');
    expect(alice && wall && alice.x > wall.x0 && alice.x < wall.x1 && alice.y > wall.y0 && alice.y < wall.y1).toBe(
      true,
    );
  });

  test('its words name elements, paths with their transports, services and boxes', () => {
    const words = mapText.describe(layoutMap(factsOf('nat-helped')));
    expect(words).toMatch(/^Map of Alice, Proxy 1, Proxy 2 and Bob\. /);
    expect(words).toContain('Proxy 1 talks with Proxy 2 over UDP');
    expect(words).toMatch(/Home router hides private addresses\.$/);
  });
});

describe('what moves', () => {
  const { view } = stageViewOf(simulate(named('two-proxies-invite-lost')));
  const traffic = trafficOf(view.ladder.messages, view.ladder.satellites);
  const message = (id: string) => view.ladder.messages.find((m) => m.id === id)!;

  test.each([0.1, 0.5, 0.9])('a packet has done the same part of its way as its arrow: %d', (part) => {
    const m = message('F1');
    const [packet] = packetsAt(traffic, view.map, m.t0 + (m.t1 - m.t0) * part);
    expect(packet).toMatchObject({ message: 'F1', lost: false });
    expect(packet?.part).toBeCloseTo(part, 5);
  });

  test('one that goes the other way runs its path from the end', () => {
    const m = message('F2');
    const packet = packetsAt(traffic, view.map, m.t0 + (m.t1 - m.t0) * 0.25).find((one) => one.message === 'F2');
    expect(packet?.part).toBeCloseTo(0.75, 5);
  });

  test('a lost one ends on the way and stays there as a cross', () => {
    const m = message('F3');
    const packet = packetsAt(traffic, view.map, m.t1).find((one) => one.message === 'F3');
    expect(packet).toMatchObject({ lost: true, part: 0.6 });
    expect(packetsAt(traffic, view.map, m.t1 + 2_000).find((one) => one.message === 'F3')).toBeUndefined();
  });

  test('a question runs to its service and back', () => {
    const asked = view.ladder.messages.filter(({ kind }) => kind === 'query');
    expect(asked.length).toBeGreaterThan(0);
    for (const m of asked)
      expect(packetsAt(traffic, view.map, (m.t0 + m.t1) / 2).map((packet) => packet.message)).toContain(m.id);
  });

  test('at every moment the packets are those in flight', () => {
    for (let at = view.ladder.start; at < view.ladder.end; at += 7) {
      const flying = view.ladder.messages.filter((m) => m.lost === null && m.t0 <= at && m.t1 > at).map(({ id }) => id);
      const shown = packetsAt(traffic, view.map, at)
        .filter(({ lost }) => !lost)
        .map((packet) => packet.message);
      expect(shown.filter((id) => message(id).lost === null).sort()).toEqual(flying.sort());
    }
  });

  test('a path leads to its latest message', () => {
    expect(messageOn(traffic, 'p1', 'alice', 100)).toBe('F2');
    expect(messageOn(traffic, 'alice', 'p1', -10)).toBe('F1');
    expect(messageOn(traffic, 'alice', 'bob', 100)).toBeNull();
  });
});
