// Moments and places: the scale of a ladder as a piecewise linear map, so that a time has a place, a place has a time,
// and a packet moves at an even speed along its arrow. time-modes.ts says where the moments lie.

import { countTo, type Spacings } from './distances';
import type { Millis } from './model';
import { type Break, type Measures, placesOf } from './time-modes';

export interface TimeScale {
  readonly times: Float64Array;
  readonly bottom: number;
  readonly breaks: readonly Break[];
  /** The place of a moment. Before the first and after the last moment the scale goes on a little way. */
  yOf(t: Millis): number;
  /** The moment of a place. */
  timeAt(y: number): Millis;
}

const BEFORE = { most: 14, perMs: 0.3 };
const AFTER = { most: 24, perMs: 0.05 };

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

/** Builds the scale over `moments` (any order, repeats allowed) and the spacings between two of them. */
export function timeScale(moments: Iterable<Millis>, spacings: Spacings, o: Measures): TimeScale {
  const found = distinct(moments);
  const times = found.length > 0 ? found : Float64Array.of(0);
  const { ys, breaks } = placesOf(times, spacings, o);
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
