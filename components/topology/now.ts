// What moves on the map at a moment: packets at the same part of their way as the ladder's arrows, sound, what is down
// and what is cut. Messages are looked up by time, so that a long run costs no more than a short one.

import type { LadderMessage, LadderSatellite, MessageKind, Millis } from '../ladder/model';
import type { Curve, MapPlan } from './model';

/** Where a lost message ends, as a part of its way: as in the ladder. */
const LOST_AT = 0.6;
/** Its cross stays that long, milliseconds, so that it can be seen. */
const CROSS = 160;

export interface MapPacket {
  readonly message: string;
  readonly kind: MessageKind;
  readonly curve: Curve;
  /** The part of the curve it has done, from the curve's beginning. */
  readonly part: number;
  readonly lost: boolean;
}

/** The messages of a run by the time they leave, and up to when the earlier ones travel. */
export interface Traffic {
  readonly messages: readonly LadderMessage[];
  readonly latest: readonly Millis[];
  readonly places: ReadonlyMap<string, string>;
}

const until = (m: LadderMessage): Millis => (m.lost === null ? m.t1 : Math.max(m.t1, m.t0 + CROSS));

export function trafficOf(all: readonly LadderMessage[], satellites: readonly LadderSatellite[]): Traffic {
  const messages = [...all].sort((a, b) => a.t0 - b.t0);
  const latest: Millis[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const m of messages) {
    last = Math.max(last, until(m));
    latest.push(last);
  }
  return { messages, latest, places: new Map(satellites.map((s) => [s.id, `${s.of} ${s.kind}`])) };
}

/** How many messages have left at a moment. */
function leftBy({ messages }: Traffic, at: Millis): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.t0 ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function packetsAt(traffic: Traffic, plan: MapPlan, at: Millis): readonly MapPacket[] {
  const packets: MapPacket[] = [];
  for (let i = leftBy(traffic, at) - 1; i >= 0 && (traffic.latest[i] ?? 0) > at; i--) {
    const m = traffic.messages[i];
    if (m === undefined || until(m) <= at) continue;
    const way = wayOf(m, plan, traffic);
    if (way === null) continue;
    const done = m.t1 > m.t0 ? Math.min(1, (at - m.t0) / (m.t1 - m.t0)) : 1;
    const lost = m.lost !== null && done >= LOST_AT;
    const part = m.lost === null ? done : Math.min(done, LOST_AT);
    packets.push({ message: m.id, kind: m.kind, curve: way.curve, part: way.turned ? 1 - part : part, lost });
  }
  return packets;
}

/** The latest message between two elements that has left, else the first that will. */
export function messageOn(traffic: Traffic, a: string, b: string, at: Millis): string | null {
  const joins = (m: LadderMessage) => (m.from === a && m.to === b) || (m.from === b && m.to === a);
  const left = traffic.messages.slice(0, leftBy(traffic, at)).findLast(joins);
  return (left ?? traffic.messages.find(joins))?.id ?? null;
}

function wayOf(m: LadderMessage, plan: MapPlan, traffic: Traffic): { curve: Curve; turned: boolean } | null {
  const link = plan.links.find(({ a, b }) => (a === m.from && b === m.to) || (a === m.to && b === m.from));
  if (link) return { curve: link.curve, turned: link.a === m.to };
  const [asked, answers] = [traffic.places.get(m.to), traffic.places.get(m.from)];
  const service = plan.services.find(({ of, kind }) => `${of} ${kind}` === (asked ?? answers));
  return service ? { curve: service.curve, turned: asked === undefined } : null;
}
