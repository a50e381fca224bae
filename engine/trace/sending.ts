// The messages of a run, in the order in which they were sent: who, when, what became of each, and its key.

import type { ElementId } from '../model/address';
import type { Sent } from '../model/output';
import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import { createKeyer, whatOf } from '../network/message-key';

export interface Sending {
  readonly sent: Sent;
  /** Index of the entry in which it was sent. */
  readonly entry: number;
  readonly at: Micros;
  /** When it arrived; null when it did not, or had not when the run ended. */
  readonly arrives: Micros | null;
  /** Why it was lost; null when it was not. */
  readonly lost: string | null;
  /** When further copies arrive that the network made. */
  readonly duplicates: readonly Micros[];
  readonly key: string;
  /** 'INVITE', '200 INVITE'. */
  readonly what: string;
}

const known = new WeakMap<Trace, readonly Sending[]>();

/** All sendings of a run. Made once for each trace. */
export function sendingsOf(trace: Trace): readonly Sending[] {
  let sendings = known.get(trace);
  if (sendings === undefined) {
    sendings = collect(trace);
    known.set(trace, sendings);
  }
  return sendings;
}

function collect(trace: Trace): readonly Sending[] {
  const swallowed = new Map<number, string>();
  const duplicates = new Map<number, Micros[]>();
  for (const { changes } of trace.entries) {
    for (const change of changes) {
      if (change.type === 'swallowed') swallowed.set(change.packet, change.why);
      if (change.type !== 'duplicated') continue;
      duplicates.set(change.packet, [...(duplicates.get(change.packet) ?? []), change.arrives]);
    }
  }
  const keyer = createKeyer();
  const sendings: Sending[] = [];
  for (const entry of trace.entries) {
    for (const change of entry.changes) {
      if (change.type !== 'sent') continue;
      const lost = change.lost ?? swallowed.get(change.packet) ?? null;
      sendings.push({
        sent: change,
        entry: entry.index,
        at: entry.at,
        arrives: lost === null ? change.arrives : null,
        lost,
        duplicates: duplicates.get(change.packet) ?? NONE,
        key: keyer.key(change),
        what: whatOf(change.message),
      });
    }
  }
  return sendings;
}

const NONE: readonly Micros[] = [];

const byPacket = new WeakMap<Trace, ReadonlyMap<number, Sending>>();

/**
 * The sending of a packet.
 *
 * @throws RangeError when the run has no such packet
 */
export function sendingOf(trace: Trace, packet: number): Sending {
  let map = byPacket.get(trace);
  if (map === undefined) {
    map = new Map(sendingsOf(trace).map((sending) => [sending.sent.packet, sending]));
    byPacket.set(trace, map);
  }
  const found = map.get(packet);
  if (found === undefined) throw new RangeError(`the run has no packet ${packet}`);
  return found;
}

/** The entry with this index. */
export function entryAt(trace: Trace, index: number): Entry {
  const entry = trace.entries[index];
  if (entry === undefined) throw new RangeError(`a run of ${trace.entries.length} entries has none at ${index}`);
  return entry;
}

/** When the figure starts. */
export const figureStart = (trace: Trace): Micros => trace.entries[trace.figure]?.at ?? 0;

/** What people call an element. */
export function labelIn(trace: Trace, id: ElementId | null): string {
  if (id === null) return 'nobody';
  return trace.origin.scenario.elements.find((element) => element.id === id)?.label ?? id;
}
