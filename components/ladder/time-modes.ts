// Three ways to give moments their places, from the top down.
// Elastic: order is exact, distance is not. A gap of silence takes 0.5 px a millisecond, 2 to 40 px; over 150 ms it is a
// break. One forward pass then pushes rows apart until every minimum holds.
// Even: every event lies the same distance below the one before; only what needs room of its own takes more.
// True: places are in proportion to time. Nothing is pushed, so what happens at one instant lies at one height.

import { countTo, type Spacings } from './distances';
import type { Millis } from './model';
import type { LadderOptions } from './options';

export interface Break {
  readonly t0: Millis;
  readonly t1: Millis;
  readonly y0: number;
  readonly y1: number;
}

export interface Places {
  readonly ys: Float64Array;
  /** Silences that take less room than they last. */
  readonly breaks: readonly Break[];
}

export type Measures = Pick<
  LadderOptions,
  'time' | 'top' | 'row' | 'gapPerMs' | 'gapMin' | 'breakAfter' | 'breakHeight' | 'tallest'
>;

export function placesOf(times: Float64Array, spacings: Spacings, o: Measures): Places {
  switch (o.time) {
    case 'elastic':
      return pushed(times, spacings, o, (silence) =>
        silence > o.breakAfter ? o.breakHeight : Math.max(o.gapMin, Math.min(silence * o.gapPerMs, o.breakHeight)),
      );
    case 'even': {
      const step = evenStep(times, spacings, o);
      return pushed(times, spacings, o, () => step);
    }
    case 'true':
      return { ys: times.map((t) => o.top + (t - (times[0] ?? 0)) * pxPerMs(times, spacings, o)), breaks: [] };
  }
}

/** One forward pass: each moment as far below the last as `gap` says, and further where a spacing asks for it. */
function pushed(times: Float64Array, spacings: Spacings, o: Measures, gap: (silence: Millis) => number): Places {
  const { start, order } = byEnd(times, spacings);
  const ys = new Float64Array(times.length);
  const breaks: Break[] = [];
  const all = o.time === 'elastic';
  ys[0] = o.top;
  for (let i = 1; i < times.length; i += 1) {
    const [before, t, above] = [times[i - 1] ?? 0, times[i] ?? 0, ys[i - 1] ?? 0];
    let y = above + gap(t - before);
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k += 1) {
      const spacing = order[k] ?? 0;
      if (!all && spacings.firm[spacing] === 0) continue;
      y = Math.max(y, (ys[countTo(times, spacings.from[spacing] ?? 0) - 1] ?? 0) + (spacings.px[spacing] ?? 0));
    }
    if (t - before > o.breakAfter) breaks.push({ t0: before, t1: t, y0: above, y1: y });
    ys[i] = y;
  }
  return { ys, breaks };
}

/** The spacings in the order of their ends, each as its place in `spacings`. */
function byEnd(times: Float64Array, { to, length }: Spacings): { start: Int32Array; order: Int32Array } {
  const ends = new Int32Array(length);
  const start = new Int32Array(times.length + 1);
  for (let i = 0; i < length; i += 1) {
    const end = countTo(times, to[i] ?? 0) - 1;
    ends[i] = end;
    start[end + 1] = (start[end + 1] ?? 0) + 1;
  }
  for (let i = 1; i < start.length; i += 1) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0);
  const next = start.slice();
  const order = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    const end = ends[i] ?? 0;
    const place = next[end] ?? 0;
    order[place] = i;
    next[end] = place + 1;
  }
  return { start, order };
}

/** So much of what asks for room gets it, where one measure is to serve all. */
const SERVED = 0.85;

/** The measure that gives `SERVED` of the soft spacings their room, if each needs `need`; NaN leaves one out. */
function servingMost(spacings: Spacings, need: (i: number) => number): number {
  const needs = new Float64Array(spacings.length);
  let count = 0;
  for (let i = 0; i < spacings.length; i += 1) {
    const needed = spacings.firm[i] === 1 ? Number.NaN : need(i);
    if (Number.isNaN(needed)) continue;
    needs[count] = needed;
    count += 1;
  }
  const sorted = needs.subarray(0, count).sort();
  return sorted[Math.floor(SERVED * (count - 1))] ?? 0;
}

function evenStep(times: Float64Array, spacings: Spacings, { row }: Measures): number {
  const step = servingMost(spacings, (i) => {
    const events = countTo(times, spacings.to[i] ?? 0) - countTo(times, spacings.from[i] ?? 0);
    return (spacings.px[i] ?? 0) / Math.max(1, events);
  });
  return Math.max(row / 2, Math.min(row, step));
}

/** Times that lie closer together are one instant, milliseconds. */
const INSTANT = 1;

/** The densest part is to be legible, and the whole no taller than allowed. */
function pxPerMs(times: Float64Array, spacings: Spacings, { tallest, gapPerMs }: Measures): number {
  const scale = servingMost(spacings, (i) => {
    const lasts = (spacings.to[i] ?? 0) - (spacings.from[i] ?? 0);
    return lasts < INSTANT ? Number.NaN : (spacings.px[i] ?? 0) / lasts;
  });
  const whole = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return Math.min(scale || gapPerMs, tallest / Math.max(INSTANT, whole));
}
