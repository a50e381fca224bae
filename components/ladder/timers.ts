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
  /** Null: no room for words. */
  readonly labelY: number | null;
}

/** Where along a fuse its words may stand, in order. */
const PLACES = [0.56, 0.48, 0.64, 0.4, 0.72, 0.32, 0.8];

export function placeTimer(
  timer: LadderTimer,
  xOf: (id: string) => number,
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): PlacedTimer {
  const d = timer.side === 'left' ? -1 : 1;
  const x = r1(xOf(timer.node) + d * o.timerOff);
  const [y0, y1] = [r1(time.yOf(timer.t0)), r1(time.yOf(timer.t1))];
  const room = (f: number) => {
    const at = y0 + (y1 - y0) * f;
    const y = { y0: at - 12 - o.dot, y1: at + (timer.detail ? 20 : 5) + o.dot };
    return d > 0 ? { x0: x - 5, x1: x + wide, ...y } : { x0: x - wide, x1: x + 5, ...y };
  };
  const wide = Math.max(textWidth(timer.label, 11.5), textWidth(timer.detail, 11)) + 14;
  const places = o.timerWords ? PLACES : [];
  const free = places.find((f) => !taken.hits(room(f)));
  if (free !== undefined) taken.add(room(free));
  return { timer, x, y0, y1, labelY: free === undefined ? null : r1(y0 + (y1 - y0) * free) };
}
