// How much room a row gets. Under 22 px a message is written as its code, under 16 px not at all. Rows and columns shrink
// together; nothing is written smaller than 11 px.

import { clamp, r1 } from './geometry';
import type { LadderOptions } from './options';

/** From the widest to the closest. */
export const DENSITIES = ['spacious', 'comfortable', 'compact', 'codes', 'strokes'] as const;
export type Density = (typeof DENSITIES)[number];

/** The row of each, beside a comfortable one. */
const SCALE: Readonly<Record<Density, number>> = {
  spacious: 38 / 28,
  comfortable: 1,
  compact: 22 / 28,
  codes: 18 / 28,
  strokes: 12 / 28,
};

const CODES_UNDER = 22;
const STROKES_UNDER = 16;
const SMALLEST_FONT = 11;

/** The next closer density, or the next wider one. */
export const denser = (density: Density, by: 1 | -1): Density =>
  DENSITIES[clamp(DENSITIES.indexOf(density) + by, 0, DENSITIES.length - 1)] ?? density;

/** The same measures at another density. */
export function atDensity(o: LadderOptions, density: Density): LadderOptions {
  if (density === 'comfortable') return o;
  const f = SCALE[density];
  const row = r1(o.row * f);
  const labels = row < STROKES_UNDER ? 'none' : row < CODES_UNDER ? 'codes' : 'full';
  const full = labels === 'full';
  const font = clamp(r1(o.font * (f > 1 ? 1.08 : 0.92)), SMALLEST_FONT, o.font + 1);
  return {
    ...o,
    row,
    labels,
    font: full ? font : SMALLEST_FONT,
    numbers: o.numbers && full,
    stateLabels: o.stateLabels && full,
    endGap: r1(o.endGap * f),
    slantPerMs: o.slantPerMs * f,
    slantMin: r1(o.slantMin * f),
    slantMax: r1(o.slantMax * f),
    gapPerMs: o.gapPerMs * f,
    gapMin: Math.max(1, r1(o.gapMin * f)),
    breakHeight: r1(o.breakHeight * f),
    mediaHeight: labels === 'none' ? 14 : full ? Math.max(34, r1(o.mediaHeight * f)) : 22,
    mediaLines: labels === 'none' ? 0 : full ? 2 : 1,
    mediaGap: r1(o.mediaGap * f),
    timerHeight: full ? r1(o.timerHeight * Math.max(1, f)) : r1(o.timerHeight * f * 0.5),
    timerWords: o.timerWords && full,
    labelGap: full ? o.labelGap : 3,
    head: full ? o.head : r1(o.head * 0.8),
    headHalf: full ? o.headHalf : r1(o.headHalf * 0.8),
    dot: full ? o.dot : r1(o.dot * 0.75),
    satelliteNames: o.satelliteNames && full,
    satellite: full ? o.satellite : r1(o.satellite * f),
    minSpan: r1(o.minSpan * (full ? f ** 0.7 : f)),
    leastSpan: r1(o.leastSpan * (full ? Math.min(1, f) : f)),
  };
}
