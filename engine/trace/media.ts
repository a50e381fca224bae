// Who hears whom (RFC 3264): each end says what it sends and takes, and where. Sound flows from one end to another
// when the first sends to where the second listens. SIP carries none of it, so it is derived here, from both ends.

import type { ElementId } from '../model/address';
import type { MediaChanged } from '../model/output';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { mediaReaches } from '../network/reach';

/** Something about the sound between two elements changed. */
export interface MediaEvent {
  readonly at: Micros;
  /** Index of the entry that made the change. */
  readonly entry: number;
  readonly change: 'opened' | 'changed' | 'closed';
  /** In the order of the scenario. */
  readonly between: readonly [ElementId, ElementId];
  /** Who of the two hears the other now. */
  readonly hears: readonly ElementId[];
  readonly kind: string;
  readonly codec: string;
}

/** A time in which the sound between two elements stays as it is. */
export interface MediaSpan extends Omit<MediaEvent, 'change' | 'entry'> {
  /** Null when it goes on at the end of the run. */
  readonly until: Micros | null;
}

interface End {
  readonly element: ElementId;
  readonly media: MediaChanged;
}

const known = new WeakMap<Trace, readonly MediaEvent[]>();

/** Everything that changed about who hears whom, in time order. Made once for each trace. */
export function mediaEvents(trace: Trace): readonly MediaEvent[] {
  let events = known.get(trace);
  if (events === undefined) {
    events = derive(trace);
    known.set(trace, events);
  }
  return events;
}

function derive(trace: Trace): MediaEvent[] {
  const { elements, network } = trace.origin.scenario;
  const hosts = new Map<string, string>(Object.entries(network.hosts));
  for (const { host, address } of elements) hosts.set(host, address);
  const specs = new Map(elements.map((element) => [element.id, element]));
  const reaches = (from: ElementId, to: ElementId): boolean => {
    const [sender, receiver] = [specs.get(from), specs.get(to)];
    return sender !== undefined && receiver !== undefined && mediaReaches(network, sender, receiver);
  };
  const order = new Map(elements.map((element, i) => [element.id, i]));
  const ends = new Map<string, End>();
  const events: MediaEvent[] = [];
  let before = new Map<string, Flow>();
  for (const entry of trace.entries) {
    let touched = false;
    for (const change of entry.changes) {
      if (change.type !== 'media' || entry.element === null) continue;
      touched = true;
      const key = `${entry.element} ${change.call} ${change.stream}`;
      if (change.change === 'closed') ends.delete(key);
      else ends.set(key, { element: entry.element, media: change });
    }
    if (entry.event.type === 'crash') {
      for (const [key, end] of ends) if (end.element === entry.element) touched = ends.delete(key) || touched;
    }
    if (!touched) continue;
    const after = flowsOf([...ends.values()], hosts, order, reaches);
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const event = difference(before.get(key), after.get(key));
      if (event !== null) events.push({ at: entry.at, entry: entry.index, ...event });
    }
    before = after;
  }
  return events;
}

/** The same as spans, for ribbons. */
export function mediaSpans(trace: Trace): MediaSpan[] {
  const spans: MediaSpan[] = [];
  const open = new Map<string, MediaEvent>();
  const close = (key: string, until: Micros | null): void => {
    const event = open.get(key);
    if (event === undefined) return;
    const { at, between, hears, kind, codec } = event;
    spans.push({ at, until, between, hears, kind, codec });
    open.delete(key);
  };
  for (const event of mediaEvents(trace)) {
    const key = `${event.between.join(' ')} ${event.kind}`;
    close(key, event.at);
    if (event.change !== 'closed') open.set(key, event);
  }
  for (const key of [...open.keys()]) close(key, null);
  return spans.sort((a, b) => a.at - b.at);
}

type Flow = Pick<MediaEvent, 'between' | 'hears' | 'kind' | 'codec'>;

const sends = (end: End): boolean => end.media.direction === 'sendrecv' || end.media.direction === 'sendonly';
const takes = (end: End): boolean => end.media.direction === 'sendrecv' || end.media.direction === 'recvonly';

function flowsOf(
  ends: readonly End[],
  hosts: ReadonlyMap<string, string>,
  order: ReadonlyMap<ElementId, number>,
  reaches: (from: ElementId, to: ElementId) => boolean,
): Map<string, Flow> {
  const place = ({ host, port }: { host: string; port: number }): string => `${hosts.get(host) ?? host}:${port}`;
  const listening = new Map<string, End>();
  for (const end of ends) if (takes(end)) listening.set(place(end.media.local), end);
  const flows = new Map<string, Flow>();
  for (const from of ends) {
    const to = sends(from) ? listening.get(place(from.media.remote)) : undefined;
    if (to === undefined || to.element === from.element) continue;
    if (!reaches(from.element, to.element)) continue;
    const [a, b] = [from.element, to.element].sort((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0)) as [
      string,
      string,
    ];
    const { kind, codec } = from.media;
    const key = `${a} ${b} ${kind}`;
    const hears = [...(flows.get(key)?.hears ?? []), to.element];
    flows.set(key, { between: [a, b], hears: [a, b].filter((id) => hears.includes(id)), kind, codec });
  }
  return flows;
}

function difference(before: Flow | undefined, after: Flow | undefined): (Flow & Pick<MediaEvent, 'change'>) | null {
  if (after === undefined) return before === undefined ? null : { ...before, hears: [], change: 'closed' };
  if (before === undefined) return { ...after, change: 'opened' };
  const same = before.codec === after.codec && before.hears.join() === after.hears.join();
  return same ? null : { ...after, change: 'changed' };
}
