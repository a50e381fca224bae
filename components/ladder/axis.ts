// The times on the axis, and the chips of what was prepared.

import { Bands } from './bands';
import { r1, Taken } from './geometry';
import type { LadderBefore, LadderView, Millis } from './model';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedBefore {
  readonly before: LadderBefore;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedTick {
  readonly t: Millis;
  readonly y: number;
}

/** The middle of a wave that marks a break on the axis. */
export interface PlacedWave {
  readonly t: Millis;
  readonly y: number;
}

const TICK_GAP = 17;

export function placeBefore(
  view: LadderView,
  xOf: (id: string) => number,
  left: number,
  width: number,
  time: TimeScale,
): readonly PlacedBefore[] {
  const y = r1(time.yOf(view.start));
  let free = Number.POSITIVE_INFINITY;
  const placed: PlacedBefore[] = [];
  for (const before of [...view.before].sort((a, b) => xOf(b.node) - xOf(a.node))) {
    const wide = r1(textWidth(before.label, 12) + textWidth(before.detail, 11.5) + (before.detail ? 40 : 28));
    const right = Math.min(width - 12, free, Math.max(left + 14 + wide, xOf(before.node) + wide / 2));
    placed.unshift({ before, x: r1(right - wide), y, width: wide });
    free = right - wide - 10;
  }
  return placed;
}

/** Departures on the axis: requests before answers where both will not fit. */
export function placeTicks(view: LadderView, time: TimeScale): readonly PlacedTick[] {
  const wish: Millis[] = [];
  for (const { kind, t0 } of view.messages) if (kind === 'request') wish.push(t0);
  for (const { t0 } of view.media) wish.push(t0);
  for (const { kind, t0 } of view.messages) if (kind !== 'request' && kind !== 'query') wish.push(t0);
  const ticks: PlacedTick[] = [];
  const used = new Taken();
  const written = new Set<number>();
  for (const t of wish) {
    const y = r1(time.yOf(t));
    const box = { x0: 0, x1: 1, y0: y - TICK_GAP / 2, y1: y + TICK_GAP / 2 };
    const label = Math.round(t);
    if (used.hits(box) || written.has(label)) continue;
    used.add(box);
    written.add(label);
    ticks.push({ t, y });
  }
  return ticks.sort((a, b) => a.t - b.t);
}

/** Waves stand where a break has no time beside it. */
export function placeWaves(time: TimeScale, ticks: readonly PlacedTick[]): readonly PlacedWave[] {
  const times = new Bands(
    ticks,
    ({ y }) => y - 10,
    ({ y }) => y + 10,
  );
  return time.breaks
    .map((b) => ({ t: b.t0, y: r1((b.y0 + b.y1) / 2) }))
    .filter(({ y }) => times.within(y - 0.01, y + 0.01).length === 0);
}
