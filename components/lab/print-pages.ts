// Cuts a laid out run into parts that fit a sheet of paper, between rows and never through an arrow or its words.

import type { Layout } from '../ladder/layout';

export interface PrintPart {
  readonly top: number;
  readonly bottom: number;
}

interface Tall {
  readonly y0: number;
  readonly y1: number;
}

/** Words stand so far above and below what they belong to. */
const WORDS = 18;

/** What must stay whole, as stretches of the height, merged and in order. */
function wholes({ arrows, media, timers, satellites, waits, before, original, network }: Layout): readonly Tall[] {
  const around = (y: number): Tall => ({ y0: y - WORDS, y1: y + WORDS });
  const all: Tall[] = [
    ...[...arrows, ...media, ...(original?.ghosts ?? [])].map(({ y0, y1 }) => ({
      y0: Math.min(y0, y1) - WORDS,
      y1: Math.max(y0, y1) + WORDS / 3,
    })),
    ...timers.map(({ y0, y1 }) => around((y0 + y1) / 2)),
    ...[...satellites, ...waits, ...before, ...(original?.notes ?? []), ...network.links].map(({ y }) => around(y)),
  ].sort((a, b) => a.y0 - b.y0);
  const merged: Tall[] = [];
  for (const { y0, y1 } of all) {
    const last = merged.at(-1);
    if (last && y0 <= last.y1) merged[merged.length - 1] = { y0: last.y0, y1: Math.max(last.y1, y1) };
    else merged.push({ y0, y1 });
  }
  return merged;
}

/** Parts no taller than `most`, the first one than `first`; what has no gap in a whole part is cut where the paper ends. */
export function printParts(layout: Layout, most: number, first: number): readonly PrintPart[] {
  const whole = wholes(layout);
  const parts: PrintPart[] = [];
  let top = 0;
  while (top < layout.height) {
    const end = top + (parts.length === 0 ? first : most);
    if (end >= layout.height) {
      parts.push({ top, bottom: layout.height });
      break;
    }
    const crossed = whole.find(({ y0, y1 }) => y0 < end && y1 > end);
    const bottom = crossed && crossed.y0 > top + WORDS ? crossed.y0 : end;
    parts.push({ top, bottom });
    top = bottom;
  }
  return parts;
}
