// Lays the map out: elements, then links that pass beside whoever is not meant, then services, domains and their names,
// each where nothing else is. Pure: the server and the browser draw the same map.

import { type Box, r1 } from '../ladder/geometry';
import { monoWidth, textWidth } from '../ladder/text-width';
import { angleAt, between, inside, meet, pointAt, pointsOn, towards } from './curves';
import { DENSE_MAP, type MapMeasures, PANEL_MAP, TALL } from './measures';
import type {
  Curve,
  MapFacts,
  MapPlan,
  MapText,
  Outline,
  PlacedLink,
  PlacedNode,
  PlacedService,
  PlacedSound,
  Point,
} from './model';
import { type Places, place, type Stand } from './places';

/** Ways to make room, the best first: names in full, then more rows, then higher ones, then shorter names. */
function settle(facts: MapFacts, normal: MapMeasures, dense: MapMeasures): { places: Places; measures: MapMeasures } {
  const tall = dense.rich ? dense : sunk({ ...dense, ...TALL }, facts);
  const wide = normal.rich ? 180 : 128;
  const tries = [
    { measures: normal, twoRows: false, most: wide, single: true },
    { measures: normal, twoRows: false, most: wide, single: false },
    { measures: normal, twoRows: false, most: wide * 0.6, single: false },
    { measures: dense, twoRows: true, most: wide, single: false },
    { measures: tall, twoRows: true, most: wide, single: false },
    { measures: tall, twoRows: true, most: wide * 0.6, single: false },
    { measures: tall, twoRows: true, most: wide * 0.42, single: false },
    { measures: tall, twoRows: true, most: wide * 0.3, single: false },
    { measures: { ...tall, least: 0, pad: 3, gap: 2 }, twoRows: true, most: wide * 0.3, single: false },
    { measures: { ...tall, least: 0, pad: 3, gap: 2 }, twoRows: true, most: 18, single: false },
  ];
  for (const wanted of tries) {
    const places = place(facts, wanted);
    if (places !== null) return { places, measures: wanted.measures };
  }
  return { places: { stands: [], groups: [] }, measures: dense };
}

export const boxOf = ({ text, x, y, size, anchor, mono }: MapText): Box => {
  const width = mono ? monoWidth(text, size) : textWidth(text, size);
  const x0 = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { x0, x1: x0 + width, y0: y - size * 0.8, y1: y + size * 0.24 };
};

const around = ({ x, y }: Point, r: number): Box => ({ x0: x - r, x1: x + r, y0: y - r, y1: y + r });

/** Without sound below them, all stand a little lower. */
function sunk(m: MapMeasures, { media }: MapFacts): MapMeasures {
  if (media.length > 0) return m;
  const [up, down, low] = m.rows;
  const by = Math.min(m.height * 0.06, m.bottom - low - m.radius - m.font - 10);
  return { ...m, rows: [up + by, down + by, low + by] };
}

/** Everything in its place. */
export function layoutMap(facts: MapFacts, normal: MapMeasures = PANEL_MAP, dense: MapMeasures = DENSE_MAP): MapPlan {
  const { places, measures: m } = settle(facts, sunk(normal, facts), sunk(dense, facts));
  const nodes = places.stands.map((stand) => nodeAt(stand, m));
  const at = new Map(nodes.map((node) => [node.id, node]));
  const solid = nodes.flatMap((node) => [around(node, m.radius), ...textsOf(node).map(boxOf)]);
  const nats = facts.nats.flatMap((nat) => wallAround(nat, places.stands, m)).map((nat) => unnamed(nat, solid));
  const links = facts.links.flatMap(({ a, b, transports, wall }): PlacedLink[] => {
    const [from, to] = [at.get(a), at.get(b)];
    if (!from || !to) return [];
    const curve = clear(from, to, nodes, m);
    const tube = transports.some((name) => name !== 'UDP');
    return [{ a, b, curve, transports, tube, mark: null, wall: wall === null ? null : wallOn(curve, wall === a) }];
  });
  const taken = [...solid, ...nats.flatMap(({ label }) => (label ? [boxOf(label)] : []))];
  const sounds = soundsOf(facts, at, m);
  const lines = [...links, ...sounds].flatMap(({ curve }) => pointsOn(curve));
  const domains = places.groups
    .filter(({ outlined }) => outlined)
    .map((group): Outline => {
      const box = { x0: group.x0, x1: group.x1, y0: m.top, y1: m.bottom };
      const label = domainLabel(group.domain, box, group.x1 === m.width && group.x0 > 0, taken, lines, m);
      if (label !== null) taken.push(boxOf(label));
      return { ...box, label };
    });
  const services = facts.services.flatMap(({ of, kind, label }): PlacedService[] => {
    const owner = at.get(of);
    if (!owner) return [];
    const service = serviceAt(owner, label, taken, lines, m);
    taken.push(around(service, m.radius * 0.7), ...(service.label ? [boxOf(service.label)] : []));
    return [{ ...service, of, kind, name: label }];
  });
  return {
    width: m.width,
    height: m.height,
    radius: m.radius,
    icon: m.icon,
    nodes,
    domains,
    nats,
    links: marked(links, taken, m),
    services,
    sounds,
    downs: facts.downs,
    cuts: facts.cuts,
  };
}

const textsOf = ({ label, note }: PlacedNode): MapText[] => (note === null ? [label] : [label, note]);

function nodeAt({ node, x, y, name, noted }: Stand, m: MapMeasures): PlacedNode {
  const label: MapText = { text: name, x, y: r1(y + m.radius + m.font + 1), size: m.font, anchor: 'middle' };
  const { id, kind, host } = node;
  const note: MapText = { text: host, x, y: r1(label.y + m.small + 5), size: m.small, anchor: 'middle', mono: true };
  return { id, kind, name: node.name, host, x, y, label, note: noted ? note : null };
}

/** The wall of a NAT box, around those it hides. */
function wallAround(nat: MapFacts['nats'][number], stands: readonly Stand[], m: MapMeasures): Outline[] {
  const own = stands.filter(({ node }) => node.nat === nat.id);
  if (own.length === 0) return [];
  const reach = Math.max(0, ...own.map(({ half }) => half)) + (m.rich ? 5 : 1);
  const x0 = Math.min(...own.map(({ x }) => x)) - reach;
  const x1 = Math.max(...own.map(({ x }) => x)) + reach;
  const y0 = Math.min(...own.map(({ y }) => y)) - m.radius - 6;
  const y1 = Math.max(...own.map(({ y }) => y)) + m.radius + m.font + 10 + (m.rich ? m.small + 8 : 0);
  const width = textWidth(nat.label, m.small);
  // Its name stands on the wall; a wide one begins at its left edge, so that it stays on the map.
  const y = r1(y0 - 4);
  const label: MapText =
    (x0 + x1 - width) / 2 < 6
      ? { text: nat.label, x: r1(x0), y, size: m.small, anchor: 'start' }
      : { text: nat.label, x: r1((x0 + x1) / 2), y, size: m.small, anchor: 'middle' };
  return [{ x0: r1(x0), x1: r1(x1), y0, y1, label }];
}

/** Where many stand close together, a wall without its name says enough: the large map has it. */
const unnamed = (nat: Outline, solid: readonly Box[]): Outline =>
  nat.label && solid.some((box) => nat.label && meet(box, boxOf(nat.label))) ? { ...nat, label: null } : nat;

/** Bends to try, the straightest first; negative ones pass below a way to the right. */
const BENDS = [0, 8, -8, 14, -14, 20, -20, 28, -28, 36];

/** A curve that touches nobody but its two ends, or the one that touches least. */
function clear(a: PlacedNode, b: PlacedNode, nodes: readonly PlacedNode[], m: MapMeasures): Curve {
  const others = nodes.filter(({ id }) => id !== a.id && id !== b.id);
  const scale = m.radius / 11;
  let best: { curve: Curve; cost: number } | null = null;
  for (const bend of BENDS) {
    const curve = between(a, b, m.radius + 2, bend * scale);
    const cost = costOf(curve, a, b, others, m) + Math.abs(bend) * 0.02;
    if (best === null || cost < best.cost) best = { curve, cost };
    if (cost < 0.5) break;
  }
  return best?.curve ?? between(a, b, m.radius + 2, 0);
}

function costOf(curve: Curve, a: PlacedNode, b: PlacedNode, others: readonly PlacedNode[], m: MapMeasures): number {
  let cost = 0;
  for (const point of pointsOn(curve)) {
    if (point.y < 4 || point.y > m.height - 4) cost += 2;
    for (const other of others) {
      if (Math.hypot(point.x - other.x, point.y - other.y) < m.radius + 5) cost += 3;
      if (textsOf(other).some((text) => inside(point, boxOf(text)))) cost += 1;
    }
    // Its own ends' names may be touched only where there is no other way.
    for (const end of [a, b]) if (textsOf(end).some((text) => inside(point, boxOf(text)))) cost += 0.6;
  }
  return cost;
}

/** A firewall, near whoever it protects. */
function wallOn(curve: Curve, first: boolean): PlacedLink['wall'] {
  const f = first ? 0.24 : 0.76;
  return { ...rounded(pointAt(curve, f)), angle: angleAt(curve, f) };
}

const rounded = ({ x, y }: Point): Point => ({ x: r1(x), y: r1(y) });

/** A free corner for a domain's name; on the outline itself where none is. */
function domainLabel(
  text: string,
  box: Box,
  right: boolean,
  taken: readonly Box[],
  lines: readonly Point[],
  m: MapMeasures,
): MapText | null {
  const size = m.small;
  const inset = m.pad < 10 ? 6 : 11;
  const [high, low] = [box.y0 + size + 5, box.y1 - 7];
  const left: MapText = { text, x: box.x0 + inset, y: high, size, anchor: 'start' };
  const end: MapText = { text, x: box.x1 - inset, y: high, size, anchor: 'end' };
  const tops = right ? [end, left] : [left, end];
  const corners = [...tops, ...tops.map((corner) => ({ ...corner, y: low }))];
  const room = box.x1 - box.x0 - 2 * inset;
  if (textWidth(text, size) > room) return null;
  const free = (label: MapText): boolean => {
    const own = grown(boxOf(label), 3);
    return !taken.some((other) => meet(own, other)) && !lines.some((point) => inside(point, own));
  };
  // The outline itself makes room for its name where nothing inside does.
  const borders = tops.map((corner) => ({ ...corner, y: r1(box.y0 + size * 0.36) }));
  const below = tops.map((corner) => ({ ...corner, y: r1(box.y1 + size * 0.36) }));
  return [...corners, ...borders, ...below].find(free) ?? null;
}

const grown = (box: Box, by: number): Box => ({ x0: box.x0 - by, x1: box.x1 + by, y0: box.y0 - by, y1: box.y1 + by });

/** Directions in which a service may stand beside its owner, in degrees. */
const SIDES = [-45, -135, -90, 0, 180, 45, 135];

/** A place for a service: close to who asks it, where it covers least. */
function serviceAt(
  owner: PlacedNode,
  name: string,
  taken: readonly Box[],
  lines: readonly Point[],
  m: MapMeasures,
): Omit<PlacedService, 'of' | 'kind' | 'name'> {
  const distance = m.radius * (m.rich ? 2.6 : 2.15);
  const radius = m.radius * 0.7;
  let best: { at: Point; label: MapText | null; cost: number } | null = null;
  for (const side of SIDES) {
    const angle = (side * Math.PI) / 180;
    const at = rounded({ x: owner.x + distance * Math.cos(angle), y: owner.y + distance * Math.sin(angle) });
    const left = Math.cos(angle) < -0.1;
    const label: MapText | null = m.rich
      ? {
          text: name,
          x: at.x + (left ? -radius - 5 : radius + 5),
          y: at.y + 4,
          size: m.small,
          anchor: left ? 'end' : 'start',
        }
      : null;
    const boxes = [grown(around(at, radius), 2), ...(label ? [grown(boxOf(label), 2)] : [])];
    const out = boxes.some((box) => box.x0 < 3 || box.x1 > m.width - 3 || box.y0 < 2 || box.y1 > m.height - 2);
    const hits = boxes.filter((box) => taken.some((other) => meet(box, other))).length;
    const crossed = boxes.filter((box) => lines.some((point) => inside(point, box))).length;
    const cost = (out ? 20 : 0) + hits * 6 + crossed * 2;
    if (best === null || cost < best.cost) best = { at, label, cost };
  }
  const at = best?.at ?? owner;
  const curve = {
    from: rounded(towards(owner, at, m.radius + 1)),
    by: rounded({ x: (owner.x + at.x) / 2, y: (owner.y + at.y) / 2 }),
    to: rounded(towards(at, owner, radius + 1)),
  };
  return { ...at, curve, label: best?.label ?? null };
}

/** Says over what a link runs, where there is room: on a large map everywhere, else over connections, and once if all are alike. */
function marked(links: readonly PlacedLink[], solid: readonly Box[], m: MapMeasures): PlacedLink[] {
  const taken = [...solid];
  const alike = !m.rich && new Set(links.map(({ transports }) => transports.join())).size === 1;
  let said = false;
  const lines = links.map(({ curve }) => pointsOn(curve));
  return links.map((link, i) => {
    if ((!m.rich && !link.tube) || (alike && said)) return link;
    const text = link.transports.join(' ');
    const others = lines.filter((_, j) => j !== i).flat();
    for (const f of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
      const point = pointAt(link.curve, f);
      for (const dy of [-6, m.small + 3]) {
        const mark: MapText = {
          text,
          x: r1(point.x),
          y: r1(point.y + dy),
          size: m.small,
          anchor: 'middle',
          mono: true,
        };
        const box = grown(boxOf(mark), 2);
        const out = box.y0 < 2 || box.y1 > m.height - 2 || box.x0 < 2 || box.x1 > m.width - 2;
        const own = lines[i]?.some((p) => inside(p, grown(box, -2)));
        if (out || own || taken.some((other) => meet(box, other)) || others.some((p) => inside(p, box))) continue;
        taken.push(boxOf(mark));
        said = true;
        return { ...link, mark };
      }
    }
    return link;
  });
}

/** Sound runs below everything, from phone to phone. */
function soundsOf({ media, nodes }: MapFacts, at: ReadonlyMap<string, PlacedNode>, m: MapMeasures): PlacedSound[] {
  const order = nodes.map(({ id }) => id);
  const pairs = new Map<string, { a: string; b: string; spans: PlacedSound['spans'][number][] }>();
  for (const { a: one, b: other, hears, t0, t1 } of media) {
    const [a, b] = order.indexOf(one) < order.indexOf(other) ? [one, other] : [other, one];
    const pair = pairs.get(`${a} ${b}`) ?? { a, b, spans: [] };
    pairs.set(`${a} ${b}`, pair);
    pair.spans.push({ hears, t0, t1 });
  }
  return [...pairs.values()].flatMap(({ a, b, spans }): PlacedSound[] => {
    const [from, to] = [at.get(a), at.get(b)];
    return from && to ? [{ a, b, spans, curve: below(from, to, [...at.values()], m) }] : [];
  });
}

function below(a: PlacedNode, b: PlacedNode, nodes: readonly PlacedNode[], m: MapMeasures): Curve {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const names = nodes.filter(({ x }) => x >= left && x <= right);
  const deepest = Math.max(...names.flatMap((node) => textsOf(node).map((text) => boxOf(text).y1)));
  const dip = Math.min(m.bottom - 5, deepest + 6 + Math.min(8, (right - left) / 40));
  const by = { x: (a.x + b.x) / 2, y: 2 * dip - (a.y + b.y) / 2 };
  return { from: rounded(towards(a, by, m.radius + 3)), by: rounded(by), to: rounded(towards(b, by, m.radius + 3)) };
}
