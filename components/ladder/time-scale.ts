// Elastic time: order is exact, distance is not. A gap of silence takes 0.5 px a millisecond, 2 to 40 px; over 150 ms
// it is a break. One forward pass then pushes rows apart until every minimum holds. The result is a piecewise linear
// scale, so that a time has a place, a place has a time, and a packet moves at an even speed along its arrow.

import type { Millis } from './model';
import type { LadderOptions } from './options';

/** Minimum distances: `to` lies at least `px` below `from`. In columns, for a long run has a hundred thousand of them. */
export class Spacings {
  length = 0;
  from = new Float64Array(256);
  to = new Float64Array(256);
  px = new Float64Array(256);

  add(from: Millis, to: Millis, px: number): void {
    if (from >= to) return;
    if (this.length === this.px.length) {
      this.from = twice(this.from);
      this.to = twice(this.to);
      this.px = twice(this.px);
    }
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.px[this.length] = px;
    this.length += 1;
  }
}

function twice(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * column.length);
  longer.set(column);
  return longer;
}

export interface Break {
  readonly t0: Millis;
  readonly t1: Millis;
  readonly y0: number;
  readonly y1: number;
}

export interface TimeScale {
  readonly times: Float64Array;
  readonly bottom: number;
  readonly breaks: readonly Break[];
  /** The place of a moment. Before the first and after the last moment the scale goes on a little way. */
  yOf(t: Millis): number;
  /** The moment of a place. */
  timeAt(y: number): Millis;
}

type Measures = Pick<LadderOptions, 'top' | 'gapPerMs' | 'gapMin' | 'breakAfter' | 'breakHeight'>;

const BEFORE = { most: 14, perMs: 0.3 };
const AFTER = { most: 24, perMs: 0.05 };

/** How many of the ascending `values` are not above `v`. */
export function countTo(values: ArrayLike<number>, v: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= v) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ascending, each once. */
export function distinct(moments: Iterable<Millis>): Float64Array {
  const sorted = Float64Array.from(moments).sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const t = sorted[i] ?? 0;
    if (kept > 0 && t === sorted[kept - 1]) continue;
    sorted[kept] = t;
    kept += 1;
  }
  return sorted.slice(0, kept);
}

/** A line through points whose `from` ascends, level beyond its ends. */
export function piecewise(from: ArrayLike<number>, to: ArrayLike<number>): (v: number) => number {
  const last = from.length - 1;
  return (v) => {
    const i = Math.max(1, Math.min(last, countTo(from, v)));
    const [a, b] = [from[i - 1] ?? 0, from[i] ?? 0];
    const [c, d] = [to[i - 1] ?? 0, to[i] ?? 0];
    const f = b > a ? (v - a) / (b - a) : 1;
    return c + (d - c) * Math.max(0, Math.min(1, f));
  };
}

/** The spacings in the order of their ends, each as its place in `spacings`. */
function byEnd(times: Float64Array, { to, length }: Spacings): { start: Int32Array; order: Int32Array } {
  const ends = new Int32Array(length);
  const start = new Int32Array(times.length + 1);
  for (let i = 0; i < length; i += 1) {
    const end = countTo(times, to[i] ?? 0) - 1;
    ends[i] = end;
    start[end + 1] = (start[end + 1] ?? 0) + 1;
  }
  for (let i = 1; i < start.length; i += 1) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0);
  const next = start.slice();
  const order = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    const end = ends[i] ?? 0;
    const place = next[end] ?? 0;
    order[place] = i;
    next[end] = place + 1;
  }
  return { start, order };
}

/** Builds the scale over `moments` (any order, repeats allowed) that honours every spacing between two of them. */
export function timeScale(moments: Iterable<Millis>, spacings: Spacings, o: Measures): TimeScale {
  const found = distinct(moments);
  const times = found.length > 0 ? found : Float64Array.of(0);
  const { start, order } = byEnd(times, spacings);
  const ys = new Float64Array(times.length);
  const breaks: Break[] = [];
  ys[0] = o.top;
  for (let i = 1; i < times.length; i += 1) {
    const [before, t, above] = [times[i - 1] ?? 0, times[i] ?? 0, ys[i - 1] ?? 0];
    const silence = t - before;
    const long = silence > o.breakAfter;
    let y = above + (long ? o.breakHeight : Math.max(o.gapMin, Math.min(silence * o.gapPerMs, o.breakHeight)));
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k += 1) {
      const spacing = order[k] ?? 0;
      y = Math.max(y, (ys[countTo(times, spacings.from[spacing] ?? 0) - 1] ?? 0) + (spacings.px[spacing] ?? 0));
    }
    if (long) breaks.push({ t0: before, t1: t, y0: above, y1: y });
    ys[i] = y;
  }
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  const top = ys[0] ?? 0;
  const bottom = ys.at(-1) ?? 0;
  const place = piecewise(times, ys);
  const moment = piecewise(ys, times);
  const single = times.length === 1;
  return {
    times,
    bottom,
    breaks,
    yOf(t) {
      if (t <= first || single) return top - Math.min(BEFORE.most, Math.max(0, first - t) * BEFORE.perMs);
      if (t >= last) return bottom + Math.min(AFTER.most, (t - last) * AFTER.perMs);
      return place(t);
    },
    timeAt(y) {
      if (y <= top || single) return first;
      if (y >= bottom) return last;
      return moment(y);
    },
  };
}
