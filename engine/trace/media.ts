// Who hears whom (RFC 3264): each end says what it sends and takes, and where. Sound flows from one end to another
// when the first sends to where the second listens. SIP carries none of it, so it is derived here, from both ends.

import type { ElementId } from '../model/address';
import type { MediaChanged } from '../model/output';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { isRelay, mediaReaches } from '../network/reach';

/** Something about the sound between two elements changed. */
export interface MediaEvent {
  readonly at: Micros;
  /** Index of the entry that made the change. */
  readonly entry: number;
  readonly change: 'opened' | 'changed' | 'closed';
  /** In the order of the scenario. */
  readonly between: readonly [ElementId, ElementId];
  /** Relays the sound passes on its way, in the order from the first of the two. */
  readonly through: readonly ElementId[];
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

/** Whether one of two hears the other then: both are ends of the way, or relays on it, where the sound comes past. */
export function hearsIn({ between, through, hears }: MediaEvent, who: ElementId, whom: ElementId): boolean {
  const way = [between[0], ...through, between[1]];
  const [to, from] = [way.indexOf(who), way.indexOf(whom)];
  if (to < 0 || from < 0 || to === from) return false;
  return hears.includes(from < to ? between[1] : between[0]);
}

/** The same sound as it runs on the wire: one pair for each leg of the way, with a relay at one end or both. */
export function legsOf<T extends Pick<MediaEvent, 'between' | 'through' | 'hears'>>(sound: T): readonly T[] {
  const { between, through, hears } = sound;
  if (through.length === 0) return [sound];
  const way = [between[0], ...through, between[1]];
  return way.slice(1).map((far, i) => {
    const near = way[i] as ElementId;
    const heard = [...(hears.includes(between[0]) ? [near] : []), ...(hears.includes(between[1]) ? [far] : [])];
    return { ...sound, between: [near, far], through: [], hears: heard };
  });
}

function derive(trace: Trace): MediaEvent[] {
  const { elements, network } = trace.origin.scenario;
  const hosts = new Map<string, string>(Object.entries(network.hosts));
  for (const { host, address } of elements) hosts.set(host, address);
  const specs = new Map(elements.map((element) => [element.id, element]));
  const stage: Stage = {
    place: ({ host, port }) => `${hosts.get(host) ?? host}:${port}`,
    reaches: (from, to, answered) => {
      const [sender, receiver] = [specs.get(from), specs.get(to)];
      return sender !== undefined && receiver !== undefined && mediaReaches(network, sender, receiver, answered);
    },
    relays: new Set(elements.filter(isRelay).map(({ id }) => id)),
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
    const after = flowsOf([...ends.values()], stage, order);
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
    const { at, between, through, hears, kind, codec } = event;
    spans.push({ at, until, between, through, hears, kind, codec });
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

type Flow = Pick<MediaEvent, 'between' | 'through' | 'hears' | 'kind' | 'codec'>;

/** What media meets on its way. */
interface Stage {
  /** An address as text, whether it was named by host or by number. */
  readonly place: (address: { readonly host: string; readonly port: number }) => string;
  readonly reaches: (from: ElementId, to: ElementId, answered: boolean) => boolean;
  readonly relays: ReadonlySet<ElementId>;
}

const sends = (end: End): boolean => end.media.direction === 'sendrecv' || end.media.direction === 'sendonly';
const takes = (end: End): boolean => end.media.direction === 'sendrecv' || end.media.direction === 'recvonly';

function flowsOf(ends: readonly End[], stage: Stage, order: ReadonlyMap<ElementId, number>): Map<string, Flow> {
  const listening = new Map<string, End>();
  for (const end of ends) if (takes(end)) listening.set(stage.place(end.media.local), end);
  const flows = new Map<string, Flow>();
  for (const from of ends) {
    if (stage.relays.has(from.element)) continue;
    const way = wayOf(from, ends, listening, stage);
    if (way === null || way.to === from.element) continue;
    const { to, through } = way;
    const turned = (order.get(from.element) ?? 0) > (order.get(to) ?? 0);
    const [a, b] = turned ? [to, from.element] : [from.element, to];
    const { kind, codec } = from.media;
    const key = `${a} ${b} ${kind}`;
    const before = flows.get(key);
    const hears = [...(before?.hears ?? []), to];
    const passed = before?.through ?? (turned ? [...through].reverse() : through);
    const heard = [a, b].filter((id) => hears.includes(id));
    flows.set(key, { between: [a, b], through: passed, hears: heard, kind, codec });
  }
  return flows;
}

/** More relays than any call passes: a limit against circles. */
const MOST_RELAYS = 8;

/** Where what this end sends is heard at last, and through which relays it gets there; null when nobody hears it. */
function wayOf(
  from: End,
  ends: readonly End[],
  listening: ReadonlyMap<string, End>,
  { place, reaches, relays }: Stage,
): { readonly to: ElementId; readonly through: readonly ElementId[] } | null {
  const through: ElementId[] = [];
  let sender: End | undefined = from;
  while (sender !== undefined && sends(sender) && through.length <= MOST_RELAYS) {
    const to = listening.get(place(sender.media.remote));
    if (to === undefined) return null;
    const answered = sends(to) && place(to.media.remote) === place(sender.media.local);
    if (!reaches(sender.element, to.element, answered)) return null;
    if (!relays.has(to.element)) return { to: to.element, through };
    through.push(to.element);
    sender = ends.find((end) => isOtherLeg(end, to));
  }
  return null;
}

/** A relay names its legs by the call and the side: what comes in on one goes out on the other. */
const isOtherLeg = (end: End, leg: End): boolean =>
  end !== leg &&
  end.element === leg.element &&
  end.media.stream === leg.media.stream &&
  bridgeOf(end) === bridgeOf(leg);

const bridgeOf = ({ media }: End): string => media.call.slice(0, media.call.lastIndexOf(' '));

function difference(before: Flow | undefined, after: Flow | undefined): (Flow & Pick<MediaEvent, 'change'>) | null {
  if (after === undefined) return before === undefined ? null : { ...before, hears: [], change: 'closed' };
  if (before === undefined) return { ...after, change: 'opened' };
  const same = before.codec === after.codec && before.hears.join() === after.hears.join();
  return same ? null : { ...after, change: 'changed' };
}
