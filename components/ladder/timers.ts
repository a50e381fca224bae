// Timers that fired, beside their lifelines: from where each was set to where it went off.

import { r1, type Taken } from './geometry';
import type { LadderTimer } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedTimer {
  readonly timer: LadderTimer;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
  /** Where its words stand, and to which side of that they run; null: no room for words. */
  readonly words: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' } | null;
}

/** Where along a fuse its words may stand, in order. */
const PLACES = [0.56, 0.48, 0.64, 0.4, 0.72, 0.32, 0.8];

export function placeTimer(
  timer: LadderTimer,
  xOf: (id: string) => number,
  time: TimeScale,
  taken: Taken,
  width: number,
  o: LadderOptions,
): PlacedTimer {
  const d = timer.side === 'left' ? -1 : 1;
  const x = r1(xOf(timer.node) + d * o.timerOff);
  const [y0, y1] = [r1(time.yOf(timer.t0)), r1(time.yOf(timer.t1))];
  const wide = Math.max(textWidth(timer.label, 11.5), textWidth(timer.detail, 11)) + 14;
  // Outside of the lifeline; where the figure ends before the words do, within.
  // At the left edge long words would run into the times and into what is said of the open steps.
  const ends = d > 0 ? x + wide > width : x - wide < 0 || wide > o.padLeft - o.timerOff;
  const [from, side] = ends ? [r1(xOf(timer.node) - d * o.timerOff), -d] : [x, d];
  const spots = (o.timerWords ? PLACES : []).map((f) => {
    const at = y0 + (y1 - y0) * f;
    const y = { y0: at - 12 - o.dot, y1: at + (timer.detail ? 20 : 5) + o.dot };
    const box = side > 0 ? { x0: from - 5, x1: from + wide, ...y } : { x0: from - wide, x1: from + 5, ...y };
    return { box, x: r1(from + side * 10), y: r1(at), anchor: side > 0 ? ('start' as const) : ('end' as const) };
  });
  const free = spots.find(({ box }) => box.x0 >= 0 && box.x1 <= width && !taken.hits(box));
  if (free !== undefined) taken.add(free.box);
  return { timer, x, y0, y1, words: free === undefined ? null : { x: free.x, y: free.y, anchor: free.anchor } };
}
