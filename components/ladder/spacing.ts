// The minimum distances a ladder keeps, column by column: between arrows, around ribbons, below the preparation.

import { Spacings } from './distances';
import { clamp } from './geometry';
import type { LadderMessage, LadderView, Millis } from './model';
import type { LadderOptions } from './options';

/** A ribbon, an arrow or the preparation, as the columns it fills from `t0` to `t1`. */
interface Occupant {
  readonly what: 'arrow' | 'ghost' | 'media' | 'before' | 'mark';
  readonly t0: Millis;
  readonly t1: Millis;
  readonly left: number;
  readonly right: number;
  readonly direction: number;
  readonly slant: number;
}

/** So many spacings a message are to be expected. */
const EACH = 9;

/** How many earlier arrows of a column one keeps its distance from. */
const BACK = 4;

/** Arrows of the run before the reader's change are flat and close to each other. */
const GHOST_SLANT = 9;
const GHOST_ROW = 13;

/** Above and below a line that says what happened to a connection. */
const MARK_ROW = 18;

/** Lifelines count 0, 1, 2 ...; a satellite stands half-way into a column. */
export type ColumnOf = (id: string) => number;

/** The height of one arrow: latency made visible, within bounds. */
export const slantOf = (m: LadderMessage, o: LadderOptions): number =>
  m.kind === 'query' ? o.slantMin * 0.7 : clamp((m.t1 - m.t0) * o.slantPerMs, o.slantMin, o.slantMax);

export function spacings(view: LadderView, columnOf: ColumnOf, o: LadderOptions): Spacings {
  const all = new Spacings(256 + EACH * view.messages.length);
  const columns = (a: string, b: string) => {
    const i = columnOf(a);
    const j = columnOf(b);
    return { left: Math.floor(Math.min(i, j)), right: Math.ceil(Math.max(i, j)), direction: Math.sign(j - i) };
  };
  const occupants: Occupant[] = [];
  for (const m of view.messages) {
    const slant = slantOf(m, o);
    all.add(m.t0, m.t1, slant);
    occupants.push({ what: 'arrow', t0: m.t0, t1: m.t1, slant, ...columns(m.from, m.to) });
  }
  for (const m of view.original?.messages ?? []) {
    all.add(m.t0, m.t1, GHOST_SLANT);
    occupants.push({ what: 'ghost', t0: m.t0, t1: m.t1, slant: GHOST_SLANT, ...columns(m.from, m.to) });
  }
  for (const { t, by, between } of view.links ?? [])
    if (by === null) occupants.push({ what: 'mark', t0: t, t1: t, slant: 0, ...columns(...between) });
  for (const m of view.media) {
    all.add(m.t0, m.t1, o.mediaHeight, true);
    occupants.push({ what: 'media', t0: m.t0, t1: m.t1, slant: 0, ...columns(m.from, m.to) });
  }
  if (o.before && view.before.length > 0)
    occupants.push({
      what: 'before',
      t0: view.start,
      t1: view.start,
      slant: 0,
      left: 0,
      right: view.nodes.length - 1,
      direction: 0,
    });
  for (const timer of view.timers) all.add(timer.t0, timer.t1, o.timerHeight);
  occupants.sort((a, b) => a.t0 - b.t0 || a.t1 - b.t1);
  for (let column = 0; column < view.nodes.length - 1; column += 1) {
    const here = occupants.filter((q) => q.left <= column && column < q.right);
    here.forEach((b, i) => {
      for (let back = 1; back <= BACK; back += 1) {
        const a = here[i - back];
        if (a) keepApart(a, b, o, all);
      }
    });
  }
  return all;
}

function keepApart(a: Occupant, b: Occupant, o: LadderOptions, all: Spacings): void {
  const ghosts = (a.what === 'ghost' ? 1 : 0) + (b.what === 'ghost' ? 1 : 0);
  if (a.what === 'mark' || b.what === 'mark') all.add(a.t1, b.t0, MARK_ROW, true);
  else if (a.what === 'before') all.add(a.t0, b.t0, 34, true);
  else if (a.what === 'media' || b.what === 'media')
    all.add(a.t1, b.t0, b.what === 'media' ? o.mediaGap : Math.max(o.row - 4, o.mediaGap), true);
  else if (ghosts > 0) {
    const row = ghosts === 2 ? GHOST_ROW : GHOST_ROW + 8;
    all.add(a.t0, b.t0, a.direction === b.direction ? row : row * 0.6);
    all.add(a.t1, b.t0, a.direction === b.direction ? 4 : Math.max(4, row - (a.slant + b.slant) / 2));
  } else if (a.direction === b.direction && a.t0 === b.t0) {
    // One message and its copy leave at once: the words of the copy stand under the first, where the two lie apart.
    all.add(a.t1, b.t1, o.row * 1.3);
  } else if (a.direction === b.direction) {
    // Under way together they lie steeper, and the words of the second need more room under the first.
    const row = b.t0 < a.t1 ? o.row + 28 : o.row;
    all.add(a.t0, b.t0, row);
    all.add(a.t1, b.t1, row * 0.85);
  } else if (b.t0 >= a.t1) {
    all.add(a.t1, b.t0, Math.max(o.endGap, o.row - (a.slant + b.slant) / 2));
    all.add(a.t0, b.t1, o.row);
  } else all.add(a.t0, b.t0, o.row * 0.6); // they cross: their labels go to a quarter and three quarters
}
