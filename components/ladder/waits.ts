// Words for long silences, in the free spot nearest to the middle of each.

import { Bands } from './bands';
import { type Box, r1, type Taken } from './geometry';
import type { LadderView, LadderWait } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedWait {
  readonly wait: LadderWait;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Words as what other words keep off: half their width around their middle. */
export interface WaitWords {
  readonly half: number;
  readonly x: number;
  readonly y: number;
}

const halfOf = (text: string, o: LadderOptions): number => textWidth(text, o.font - 1) / 2 + 4;

/** Places the words of all silences, off everything taken; `around` finds them for what is placed later. */
export function placeWaits(
  view: LadderView,
  x: readonly number[],
  lines: Bands<Box>,
  time: TimeScale,
  [taken, reserved]: readonly [Taken, Taken],
  o: LadderOptions,
): { placed: readonly PlacedWait[]; around: Bands<WaitWords> } {
  const free = (box: Box) => !taken.hits(box) && !reserved.hits(box);
  const placed = view.waits.flatMap((wait) => {
    const found = freeSpot(wait, x, lines, time, free, o);
    if (!found) return [];
    reserved.add(found.box);
    const { text, x: middle, y } = found;
    return [{ wait, text, x: middle, y }];
  });
  const words = placed.map(({ text, x: middle, y }) => ({ half: halfOf(text, o), x: middle, y }));
  const around = new Bands(
    words,
    ({ y }) => y - 16,
    ({ y }) => y + 16,
  );
  return { placed, around };
}

/** What is said about a stretch of time: ways to say it, the longest first. */
export type Words = Pick<LadderWait, 't0' | 't1' | 'texts'>;

export interface Spot {
  readonly text: string;
  /** The middle of the words. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** A spot between two lifelines where words meet neither other words nor one of the lines; null when there is none. */
export function freeSpot(
  { t0, t1, texts }: Words,
  x: readonly number[],
  lines: Bands<Box>,
  time: TimeScale,
  free: (box: Box) => boolean,
  o: LadderOptions,
): Spot | null {
  const [top, bottom] = [time.yOf(t0), time.yOf(t1)];
  const size = o.font - 1;
  const span = x.length > 1 ? (x[1] ?? 0) - (x[0] ?? 0) : o.width;
  const text = texts.find((t) => textWidth(t, size) < span - 16) ?? texts.at(-1) ?? '';
  const half = halfOf(text, o);
  const middles = x.slice(1).map((right, i) => ((x[i] ?? 0) + right) / 2);
  const centre = ((x[0] ?? 0) + (x.at(-1) ?? 0)) / 2;
  const columns = middles.sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
  const near = lines.within(top - 40, bottom + 40);
  for (const cx of columns)
    for (let off = 0; off < (bottom - top) / 2 + 8; off += 2)
      for (const middle of [(top + bottom) / 2 + off, (top + bottom) / 2 - off]) {
        const box = { x0: cx - half, x1: cx + half, y0: middle - 9, y1: middle + 9 + o.dot };
        const clear = !near.some((a) => {
          const y = a.y0 + ((a.y1 - a.y0) * (cx - a.x0)) / (a.x1 - a.x0);
          const inside = cx > Math.min(a.x0, a.x1) && cx < Math.max(a.x0, a.x1);
          return inside && Math.abs(y - middle) < 14;
        });
        if (clear && free(box)) return { text, x: r1(cx), y: r1(middle), box };
      }
  return null;
}
