// Who hears whom (RFC 3264): each end says what it sends and takes, and where. Sound flows from one end to another
// when the first sends to where the second listens. SIP carries none of it, so it is derived here, from both ends.

import type { ElementId } from '../model/address';
import type { MediaChanged } from '../model/output';
import type { ElementSpec, Scenario } from '../model/scenario';
import type { Micros } from '../model/time';
import type { Change, Entry, Trace } from '../model/trace';
import { isRelay, mediaReaches, staysOpenFor } from '../network/reach';
import { Pinholes } from './pinholes';

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

/** What is known of the sound while a trace is read: who is where, what is open, who has no network. */
class Sound {
  readonly #hosts: Map<string, string>;
  readonly #specs: Map<ElementId, ElementSpec>;
  readonly #order: ReadonlyMap<ElementId, number>;
  readonly #stage: Stage;
  readonly #ends = new Map<string, End>();
  readonly #offline = new Set<ElementId>();
  #pinholes = new Pinholes();
  #before = new Map<string, Flow>();
  #now: Micros = 0;

  constructor({ elements, network }: Scenario) {
    this.#hosts = new Map(Object.entries(network.hosts));
    for (const { host, address } of elements) this.#hosts.set(host, address);
    this.#specs = new Map(elements.map((element) => [element.id, element]));
    this.#order = new Map(elements.map((element, i) => [element.id, i]));
    const place: Stage['place'] = ({ host, port }) => `${this.#hosts.get(host) ?? host}:${port}`;
    this.#stage = {
      place,
      reaches: (from, to, answered) => {
        const [sender, receiver] = [this.#specs.get(from.element), this.#specs.get(to.element)];
        if (sender === undefined || receiver === undefined) return false;
        const life = staysOpenFor(network, sender, receiver);
        const way = `${place(to.media.local)} ${place(from.media.local)}`;
        const open = this.#pinholes.isOpen(way, answered, life, this.#now);
        return mediaReaches(network, sender, receiver, answered || open);
      },
      relays: new Set(elements.filter(isRelay).map(({ id }) => id)),
    };
  }

  /** What an entry changes; false when nothing about the sound. */
  take({ element, event, changes }: Entry): boolean {
    if (element === null) return false;
    let touched = false;
    for (const change of changes) touched = this.#takeChange(element, change) || touched;
    if (event.type !== 'crash') return touched;
    for (const [key, end] of this.#ends) if (end.element === element) touched = this.#ends.delete(key) || touched;
    return touched;
  }

  #takeChange(element: ElementId, change: Change): boolean {
    if (change.type === 'media') {
      const key = `${element} ${change.call} ${change.stream}`;
      if (change.change === 'closed') this.#ends.delete(key);
      else this.#ends.set(key, { element, media: change });
      return true;
    }
    const spec = this.#specs.get(element);
    if (change.type === 'moved' && spec !== undefined) {
      const { behind: _, ...open } = spec;
      this.#specs.set(element, { ...open, address: change.address, host: change.host } as ElementSpec);
      this.#hosts.set(change.host, change.address);
      return true;
    }
    if (change.type !== 'act' || !change.taken) return false;
    if (change.verb === 'loses the network') this.#offline.add(element);
    else if (change.verb === 'gets the network back') this.#offline.delete(element);
    else return false;
    return true;
  }

  /** When a way that was opened by earlier media closes by itself; null when none does. */
  get closes(): Micros | null {
    return this.#pinholes.closes;
  }

  /** What is different now. */
  look(at: Micros): (Flow & Pick<MediaEvent, 'change'>)[] {
    this.#now = at;
    this.#pinholes.turn(at);
    const ends = [...this.#ends.values()].filter((end) => !this.#offline.has(end.element));
    const after = flowsOf(ends, this.#stage, this.#order);
    const before = this.#before;
    this.#before = after;
    return [...new Set([...before.keys(), ...after.keys()])].flatMap(
      (key) => difference(before.get(key), after.get(key)) ?? [],
    );
  }
}

function derive(trace: Trace): MediaEvent[] {
  const sound = new Sound(trace.origin.scenario);
  const events: MediaEvent[] = [];
  const look = (at: Micros, entry: number): void => {
    for (const event of sound.look(at)) events.push({ at, entry, ...event });
  };
  // Nothing happens when a way closes by itself: it is noted with what happens next.
  const closeUntil = (until: Micros, entry: number): void => {
    for (let at = sound.closes; at !== null && at <= until; at = sound.closes) look(at, entry);
  };
  for (const entry of trace.entries) {
    closeUntil(entry.at, entry.index);
    if (sound.take(entry)) look(entry.at, entry.index);
  }
  closeUntil(trace.until, Math.max(0, trace.entries.length - 1));
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
  readonly reaches: (from: End, to: End, answered: boolean) => boolean;
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
    if (!reaches(sender, to, answered)) return null;
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
