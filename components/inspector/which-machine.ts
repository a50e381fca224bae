// Which machine the reader means: the one they chose, else the one that tells most about the message in hand at the
// playhead, else the one that moved last.

import type { Micros, Sent, Trace } from '@/engine';
import type { PanelProps, Run } from '../stage/run';
import { type Life, livesOf, moveAt } from '../statechart/lives';
import { isOver } from '../statechart/now';
import { TIMER } from './subject';

interface Carried {
  readonly sent: Sent;
  readonly entry: number;
  /** The entry in which it arrived; null when it did not. */
  arrived: number | null;
}

interface Index {
  readonly byNode: ReadonlyMap<string, readonly Life[]>;
  readonly byEntry: ReadonlyMap<number, readonly Life[]>;
  readonly packets: ReadonlyMap<number, Carried>;
}

const kept = new WeakMap<Trace, Index>();

function indexOf(trace: Trace): Index {
  const known = kept.get(trace);
  if (known !== undefined) return known;
  const byNode = new Map<string, Life[]>();
  const byEntry = new Map<number, Life[]>();
  const add = <K>(map: Map<K, Life[]>, key: K, life: Life) => {
    const list = map.get(key) ?? [];
    if (list.length === 0) map.set(key, list);
    if (!list.includes(life)) list.push(life);
  };
  for (const life of livesOf(trace)) {
    add(byNode, life.node, life);
    for (const { entry } of life.moves) add(byEntry, entry, life);
  }
  const packets = new Map<number, Carried>();
  for (const entry of trace.entries) {
    const carried = entry.event.type === 'arrival' ? packets.get(entry.event.packet) : undefined;
    if (carried) carried.arrived ??= entry.index;
    for (const change of entry.changes)
      if (change.type === 'sent') packets.set(change.packet, { sent: change, entry: entry.index, arrived: null });
  }
  const index = { byNode, byEntry, packets };
  kept.set(trace, index);
  return index;
}

/** Elements that run machines, in the order of the figure. */
export const nodesWithMachines = ({ trace, view }: Run): readonly string[] => {
  const { byNode } = indexOf(trace);
  return view.ladder.nodes.map(({ id }) => id).filter((id) => byNode.has(id));
};

export interface Listed {
  readonly life: Life;
  /** The place of its last move. */
  readonly place: number;
  readonly over: boolean;
}

/** The machines an element has had up to a moment: running ones first, those that moved last before the others. */
export function machinesAt(trace: Trace, node: string, time: Micros): readonly Listed[] {
  const lives = indexOf(trace).byNode.get(node) ?? [];
  const begun = lives.flatMap((life): Listed[] => {
    const place = moveAt(life, time);
    if (place < 0) return [];
    return [{ life, place, over: (life.lost !== null && life.lost <= time) || isOver(life, place) }];
  });
  const last = ({ life, place }: Listed) => life.moves[place]?.at ?? 0;
  return begun.sort((a, b) => Number(a.over) - Number(b.over) || last(b) - last(a));
}

/** Call machines tell more than those that serve them. */
const WEIGHT = ['-client', '-server', 'caller', 'callee', 'bridge', 'proxy-context', 'registration'];
const weightOf = ({ name }: Life): number => {
  const place = WEIGHT.findIndex((end) => name.endsWith(end));
  return place < 0 ? WEIGHT.length : place;
};
const telling = (lives: readonly Life[] | undefined, node: string | null): Life | null =>
  [...(lives ?? [])].filter((life) => life.node === node).sort((a, b) => weightOf(a) - weightOf(b))[0] ?? null;

/**
 * The machine of a message: of a request the transaction that sent it; of a response the one that sent it, and once it
 * has arrived the one that got it. Without a transaction, the call's own machine.
 */
function lifeOfMessage(run: Run, message: string, time: Micros): Life | null {
  const { trace } = run;
  const { byNode, byEntry, packets } = indexOf(trace);
  const carried = packets.get(run.packetOf(message) ?? -1);
  if (carried === undefined) return null;
  const { sent, entry, arrived } = carried;
  const there = arrived !== null && (trace.entries[arrived]?.at ?? 0) <= time;
  const sender = (byNode.get(sent.from) ?? []).find(({ owner }) => owner === sent.transaction);
  const receiver = arrived === null ? null : telling(byEntry.get(arrived), sent.to);
  const isAnswer = sent.message.kind === 'response';
  if (there && receiver && (isAnswer || !sender)) return receiver;
  const core = (byEntry.get(entry) ?? []).filter(({ name }) => !/-(client|server)$/.test(name));
  return sender ?? telling(core, sent.from) ?? receiver;
}

/** The life shown; null when the run has no machine at all. */
export function lifeInHand({ run, machine, message }: PanelProps, time: Micros): Life | null {
  const { trace } = run;
  const { byNode } = indexOf(trace);
  if (machine !== null) {
    const lives = byNode.get(machine.node) ?? [];
    const named = lives.filter(
      ({ owner, name }) =>
        owner === machine.owner && (machine.name === '' || machine.name.startsWith(TIMER) || name === machine.name),
    );
    const chosen = named.findLast((life) => moveAt(life, time) >= 0) ?? named[0];
    if (chosen) return chosen;
    return machinesAt(trace, machine.node, time)[0]?.life ?? lives[0] ?? null;
  }
  const ofMessage = message === null ? null : lifeOfMessage(run, message, time);
  if (ofMessage) return ofMessage;
  const nodes = nodesWithMachines(run);
  const newest = nodes
    .flatMap((node) => machinesAt(trace, node, time).filter(({ over }) => !over))
    .sort(
      (a, b) =>
        (b.life.moves[b.place]?.at ?? 0) - (a.life.moves[a.place]?.at ?? 0) || weightOf(a.life) - weightOf(b.life),
    );
  return newest[0]?.life ?? byNode.get(nodes[0] ?? '')?.[0] ?? null;
}
