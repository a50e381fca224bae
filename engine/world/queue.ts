// What is still to happen, soonest first: a binary heap. Ties are broken by rank (arrivals before answers before acts
// before timers), then by the order in which things were scheduled, so that a run is the same bytes every time.

import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Occurrence } from '../model/trace';

/** Something the future holds. `live` turns false when it is cancelled; the heap forgets it when it surfaces. */
export interface Scheduled {
  readonly at: Micros;
  readonly rank: number;
  readonly seq: number;
  readonly element: ElementId | null;
  readonly cause: number;
  readonly event: Occurrence;
  /** Does not keep a run from being quiet: expiry, refresh. */
  background: boolean;
  /** In the background only until the figure starts: the time within which a call that stands has to be refreshed. */
  readonly standing: boolean;
  live: boolean;
  /** Of a timer that is going: the next one of the same owner. */
  next: Scheduled | null;
}

export const RANK = { network: 0, arrival: 1, answer: 2, act: 3, timer: 4 } as const;

const before = (a: Scheduled, b: Scheduled): boolean =>
  a.at !== b.at ? a.at < b.at : a.rank !== b.rank ? a.rank < b.rank : a.seq < b.seq;

export interface Queue {
  readonly heap: Scheduled[];
  /** Live entries that are not background: when it is 0, the world is quiet. */
  foreground: number;
}

export const createQueue = (): Queue => ({ heap: [], foreground: 0 });

export function push(queue: Queue, item: Scheduled): void {
  const { heap } = queue;
  if (!item.background) queue.foreground++;
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent] as Scheduled;
    if (!before(item, above)) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = item;
}

/** The stage is set: from now on the run waits for what only the preparation did not wait for. */
export function comeForward(queue: Queue): void {
  for (const item of queue.heap) {
    if (!item.live || !item.standing || !item.background) continue;
    item.background = false;
    queue.foreground++;
  }
}

/** Takes something out of the future. It stays in the heap, dead, until it surfaces. */
export function cancel(queue: Queue, item: Scheduled): void {
  if (!item.live) return;
  item.live = false;
  if (!item.background) queue.foreground--;
}

/** The next live item, left where it is; undefined when nothing is to come. */
export function peek(queue: Queue): Scheduled | undefined {
  const { heap } = queue;
  while (heap.length > 0 && !(heap[0] as Scheduled).live) removeFirst(heap);
  return heap[0];
}

/** Takes the next live item out; undefined when nothing is to come. */
export function pop(queue: Queue): Scheduled | undefined {
  const item = peek(queue);
  if (item === undefined) return undefined;
  removeFirst(queue.heap);
  item.live = false;
  if (!item.background) queue.foreground--;
  return item;
}

function removeFirst(heap: Scheduled[]): void {
  const last = heap.pop();
  const size = heap.length;
  if (last === undefined || size === 0) return;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && before(heap[child + 1] as Scheduled, heap[child] as Scheduled)) child++;
    if (!before(heap[child] as Scheduled, last)) break;
    heap[i] = heap[child] as Scheduled;
    i = child;
  }
  heap[i] = last;
}
