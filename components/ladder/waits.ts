// Words for long silences, in the free spot nearest to the middle of each.

import type { PlacedBar } from './bars';
import { type Box, r1, type Taken } from './geometry';
import type { PlacedArrow } from './labels';
import type { LadderWait } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedWait {
  readonly wait: LadderWait;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Words for a silence go to the free spot nearest its middle, in the column nearest the figure's middle. */
export function placeWait(
  wait: LadderWait,
  x: readonly number[],
  arrows: readonly PlacedArrow[],
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): PlacedWait | null {
  const spot = freeSpot(wait, x, arrows, time, taken, o);
  return spot && { wait, ...spot };
}

/** What is said about a stretch of time: ways to say it, the longest first. */
export type Words = Pick<LadderWait, 't0' | 't1' | 'texts'>;

export interface Spot {
  readonly text: string;
  /** The middle of the words. */
  readonly x: number;
  readonly y: number;
}

/** A spot between two lifelines where words meet neither other words nor one of the lines; null when there is none. */
export function freeSpot(
  { t0, t1, texts }: Words,
  x: readonly number[],
  lines: readonly Box[],
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): Spot | null {
  const [top, bottom] = [time.yOf(t0), time.yOf(t1)];
  const size = o.font - 1;
  const span = x.length > 1 ? (x[1] ?? 0) - (x[0] ?? 0) : o.width;
  const text = texts.find((t) => textWidth(t, size) < span - 16) ?? texts.at(-1) ?? '';
  const half = textWidth(text, size) / 2 + 4;
  const middles = x.slice(1).map((right, i) => ((x[i] ?? 0) + right) / 2);
  const centre = ((x[0] ?? 0) + (x.at(-1) ?? 0)) / 2;
  const columns = middles.sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
  const near = lines.filter((a) => Math.max(a.y0, a.y1) > top - 40 && Math.min(a.y0, a.y1) < bottom + 40);
  for (const cx of columns)
    for (let off = 0; off < (bottom - top) / 2 + 8; off += 2)
      for (const middle of [(top + bottom) / 2 + off, (top + bottom) / 2 - off]) {
        const box = { x0: cx - half, x1: cx + half, y0: middle - 9, y1: middle + 9 + o.dot };
        const free = !near.some((a) => {
          const y = a.y0 + ((a.y1 - a.y0) * (cx - a.x0)) / (a.x1 - a.x0);
          const inside = cx > Math.min(a.x0, a.x1) && cx < Math.max(a.x0, a.x1);
          return inside && Math.abs(y - middle) < 14;
        });
        if (!free || taken.hits(box)) continue;
        taken.add(box);
        return { text, x: r1(cx), y: r1(middle) };
      }
  return null;
}

/** Words for a silence may stand beside a bar: the own words of the bar keep off them wherever they go. */
export function withoutSpots(bar: PlacedBar, waits: readonly PlacedWait[], o: LadderOptions): PlacedBar {
  const { label } = bar;
  if (!label) return bar;
  const boxes = waits.map(({ text, x, y }) => ({ half: textWidth(text, o.font - 1) / 2 + 4, x, y }));
  const meets = (y: number) =>
    boxes.some((b) => label.x0 < b.x + b.half && label.x1 > b.x - b.half && Math.abs(y - b.y) < 16);
  return { ...bar, label: { ...label, spots: label.spots.filter((y) => !meets(y)) } };
}
