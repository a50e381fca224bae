// Drawn times. What happens at one instant happens in an order: an answer leaves because a request came. Each event of
// an instant is therefore drawn a hair later than the one before, far below anything that is ever shown as a number.

import { figureStart, type Trace } from '@/engine';
import type { Millis } from '../../ladder/model';

/** Less than a microsecond, the engine's smallest time, even for a thousand events at once. */
export const HAIR = 1e-7;

export interface Clock {
  /** When an entry of the trace happened, in milliseconds of the figure. */
  entry(index: number): Millis;
  /** When a question was asked: in which entry, and which. */
  asked(entry: number, id: string): Millis;
  /** When a packet left. */
  sent(packet: number): Millis;
  /** When a packet arrived; null when it did not. */
  arrived(packet: number): Millis | null;
  /** When the copies of a packet arrived that the network made. */
  again(packet: number): readonly Millis[];
}

export function clockOf(trace: Trace): Clock {
  const start = figureStart(trace);
  const entries = new Map<number, Millis>();
  const asked = new Map<string, Millis>();
  const sent = new Map<number, Millis>();
  const arrived = new Map<number, Millis[]>();
  let instant = Number.NaN;
  let rank = 0;
  for (const entry of trace.entries.slice(trace.figure)) {
    rank = entry.at === instant ? rank + 1 : 0;
    instant = entry.at;
    const base = (entry.at - start) / 1000;
    const now = () => base + rank * HAIR;
    entries.set(entry.index, now());
    if (entry.event.type === 'arrival') {
      const { packet } = entry.event;
      arrived.set(packet, [...(arrived.get(packet) ?? []), now()]);
    }
    for (const change of entry.changes) {
      if (change.type !== 'sent' && change.type !== 'asked') continue;
      rank += 1;
      if (change.type === 'sent') sent.set(change.packet, now());
      else asked.set(`${entry.index} ${change.id}`, now());
    }
  }
  return {
    entry: (index) => entries.get(index) ?? 0,
    asked: (entry, id) => asked.get(`${entry} ${id}`) ?? 0,
    sent: (packet) => sent.get(packet) ?? 0,
    arrived: (packet) => arrived.get(packet)?.[0] ?? null,
    again: (packet) => arrived.get(packet)?.slice(1) ?? [],
  };
}
