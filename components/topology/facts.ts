// What the map shows, read off a run: elements with their domains and boxes, who talks with whom, what is asked, what
// breaks. Elements off stage are left out, as they are in the ladder.

import { type ElementSpec, figureStart, mediaSpans, sendingsOf, type Trace } from '@/engine';
import type { Cast } from '../stage/view/cast';
import { shortHost } from '../stage/view/cast';
import { mapText as text } from '../text/map';
import type { MapCut, MapFacts, MapLink, MapSound } from './model';

/** Later than any moment of a figure. */
const EVER = Number.MAX_SAFE_INTEGER;

export function mapFacts(trace: Trace, cast: Cast): MapFacts {
  const { elements, network } = trace.origin.scenario;
  const specs = new Map(elements.map((spec) => [spec.id, spec]));
  const nodes = cast.nodes.map((node) => {
    const spec = specs.get(node.id);
    return { ...node, domain: spec ? shortHost(domainOf(spec)) : '', nat: spec?.behind ?? null };
  });
  const hides = new Set(nodes.map(({ nat }) => nat));
  return {
    nodes,
    links: linksIn(trace, cast),
    nats: (network.nats ?? []).filter(({ id }) => hides.has(id)).map(({ id, label }) => ({ id, label })),
    services: servicesIn(trace, cast),
    media: soundsIn(trace, cast),
    ...breaksIn(trace, cast),
  };
}

const domainOf = (spec: ElementSpec): string =>
  spec.kind === 'user-agent' ? spec.aor.slice(spec.aor.lastIndexOf('@') + 1) : (spec.domains[0] ?? spec.host);

function linksIn(trace: Trace, cast: Cast): MapLink[] {
  const found = new Map<string, { a: string; b: string; transports: Set<string> }>();
  const { links } = trace.origin.scenario.network;
  for (const { sent, entry } of sendingsOf(trace)) {
    const [from, to] = [cast.place(sent.from), cast.place(sent.to)];
    if (entry < trace.figure || sent.to === null || from === undefined || to === undefined || from === to) continue;
    const [a, b] = from < to ? [sent.from, sent.to] : [sent.to, sent.from];
    const link = found.get(`${a} ${b}`) ?? { a, b, transports: new Set<string>() };
    found.set(`${a} ${b}`, link);
    link.transports.add(sent.hop.transport);
  }
  return [...found.values()].map(({ a, b, transports }) => {
    const wall = links.find(({ between, opens, blocks }) => {
      return between.includes(a) && between.includes(b) && (opens !== undefined || blocks !== undefined);
    });
    return { a, b, transports: [...transports].sort(), wall: wall ? (wall.opens ?? a) : null };
  });
}

function servicesIn(trace: Trace, cast: Cast): MapFacts['services'] {
  const found = new Map<string, MapFacts['services'][number]>();
  for (const { element, changes } of trace.entries.slice(trace.figure)) {
    if (element === null || cast.place(element) === undefined) continue;
    for (const change of changes)
      if (change.type === 'asked') {
        const kind = change.service === 'dns' ? 'name-server' : 'location';
        found.set(`${element} ${kind}`, { of: element, kind, label: text.services[kind] });
      }
  }
  return [...found.values()];
}

function soundsIn(trace: Trace, cast: Cast): MapSound[] {
  const start = figureStart(trace);
  const at = (time: number) => (time - start) / 1000;
  return mediaSpans(trace).flatMap((span) => {
    const t1 = span.until === null ? EVER : at(span.until);
    if (t1 <= 0) return [];
    // Relays that stand in the figure are on the way; others are not seen.
    const way = [span.between[0], ...span.through, span.between[1]].filter((id) => cast.place(id) !== undefined);
    const [first, last] = [way[0], way.at(-1)];
    if (first !== span.between[0] || last !== span.between[1]) return [];
    return way.slice(1).map((b, i): MapSound => {
      const a = way[i] as string;
      const hears = [...(span.hears.includes(first) ? [a] : []), ...(span.hears.includes(last) ? [b] : [])];
      return { a, b, hears, t0: at(span.at), t1 };
    });
  });
}

function breaksIn(trace: Trace, cast: Cast): Pick<MapFacts, 'downs' | 'cuts'> {
  const start = figureStart(trace);
  const at = (time: number) => (time - start) / 1000;
  const down = new Map<string, number>();
  const downs: MapFacts['downs'][number][] = [];
  const cuts: MapCut[] = [];
  for (const { element, event, at: time } of trace.entries) {
    if (event.type === 'crash' && element !== null && cast.place(element) !== undefined) down.set(element, at(time));
    if (event.type === 'restart' && element !== null) {
      const t0 = down.get(element);
      if (t0 !== undefined) downs.push({ node: element, t0, t1: at(time) });
      down.delete(element);
    }
    if (event.type === 'partition') {
      const [a, b] = event.between;
      cuts.push({ a, b, only: event.only ?? null, t0: at(time), t1: at(event.until) });
    }
  }
  for (const [node, t0] of down) downs.push({ node, t0, t1: EVER });
  return { downs, cuts };
}
