// Elastic time: order is exact, distance is not. A gap of silence takes 0.5 px a millisecond, 2 to 40 px; over 150 ms
// it is a break. One forward pass then pushes rows apart until every minimum holds. The result is a piecewise linear
// scale, so that a time has a place, a place has a time, and a packet moves at an even speed along its arrow.

import { bisectRight } from 'd3';
import type { Millis } from './model';
import type { LadderOptions } from './options';

/** `to` lies at least `px` below `from`. */
export interface Spacing {
  readonly from: Millis;
  readonly to: Millis;
  readonly px: number;
}

export interface Break {
  readonly t0: Millis;
  readonly t1: Millis;
  readonly y0: number;
  readonly y1: number;
}

export interface TimeScale {
  readonly times: readonly Millis[];
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

/** A line through points whose `from` ascends, level beyond its ends. */
export function piecewise(from: readonly number[], to: readonly number[]): (v: number) => number {
  const last = from.length - 1;
  return (v) => {
    const i = Math.max(1, Math.min(last, bisectRight(from, v)));
    const [a, b] = [from[i - 1] ?? 0, from[i] ?? 0];
    const [c, d] = [to[i - 1] ?? 0, to[i] ?? 0];
    const f = b > a ? (v - a) / (b - a) : 1;
    return c + (d - c) * Math.max(0, Math.min(1, f));
  };
}

/** Builds the scale over `moments` (any order, repeats allowed) that honours every spacing. */
export function timeScale(moments: Iterable<Millis>, spacings: readonly Spacing[], o: Measures): TimeScale {
  const times = [...new Set(moments)].sort((a, b) => a - b);
  if (times.length === 0) times.push(0);
  const at = new Map(times.map((t, i) => [t, i]));
  const into: { from: number; px: number }[][] = times.map(() => []);
  for (const s of spacings) {
    const from = at.get(s.from);
    const to = at.get(s.to);
    if (from !== undefined && to !== undefined && from < to) into[to]?.push({ from, px: s.px });
  }
  const ys: number[] = [];
  const breaks: Break[] = [];
  times.forEach((t, i) => {
    const before = times[i - 1];
    const above = ys[i - 1];
    let y = o.top;
    if (before !== undefined && above !== undefined) {
      const silence = t - before;
      const long = silence > o.breakAfter;
      y = above + (long ? o.breakHeight : Math.max(o.gapMin, Math.min(silence * o.gapPerMs, o.breakHeight)));
      for (const c of into[i] ?? []) y = Math.max(y, (ys[c.from] ?? 0) + c.px);
      if (long) breaks.push({ t0: before, t1: t, y0: above, y1: y });
    }
    ys.push(y);
  });
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
