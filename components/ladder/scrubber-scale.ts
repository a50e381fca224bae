// The ladder's elastic time laid on its side: ticks keep the ladder's order and feel, but never stand closer than
// 17 px before the whole is fitted into the width.

import { clamp, r1 } from './geometry';
import type { Layout } from './layout';
import type { Millis } from './model';
import { piecewise } from './time-scale';

export interface ScrubberScale {
  xOf(t: Millis): number;
  timeAt(x: number): Millis;
}

const PAD = 10;
const LEAST = 17;

/** The scale of a scrubber `width` pixels wide over a laid out run. */
export function scrubberScale(layout: Layout, width: number): ScrubberScale {
  const { time, view } = layout;
  const times = new Set<Millis>([view.start, view.end]);
  for (const m of view.messages) if (m.kind !== 'query') times.add(m.t0);
  for (const m of view.media) for (const t of [m.t0, m.t1]) times.add(t);
  const knots = [...times].filter((t) => t <= view.end).sort((a, b) => a - b);
  let sum = 0;
  const spread = knots.map((t, i) => {
    const before = knots[i - 1];
    if (before !== undefined) sum += Math.max(LEAST, time.yOf(t) - time.yOf(before));
    return sum;
  });
  const fitted = spread.map((u) => PAD + (u / (sum || 1)) * (width - 2 * PAD));
  const heights = knots.map((t) => time.yOf(t));
  const along = piecewise(heights, fitted);
  const height = piecewise(fitted, heights);
  return {
    xOf: (t) => r1(along(time.yOf(t))),
    timeAt: (x) => clamp(time.timeAt(height(x)), view.start, view.end),
  };
}
