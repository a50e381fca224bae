// Timers that run at the playhead, as fuses beside their lifelines: burnt above the now line, still to burn below it.
// The nearest to their end come first; what finds no room here stands in the panel of what is true now. Words go where
// nothing else is written.

import { type Box, crosses, r1 } from './geometry';
import type { Layout } from './layout';
import type { LadderFuse, Millis } from './model';
import { edgeOf } from './options';
import { holdingAt } from './spells';
import { textWidth } from './text-width';

export interface PlacedFuse {
  readonly fuse: LadderFuse;
  readonly x: number;
  /** Where it was set, and where it is due; an end further off stays open. */
  readonly y0: number;
  readonly y1: number;
  readonly open: boolean;
  /** How far up it is drawn: a long fuse need not be drawn back to where it was lit. */
  readonly behind: number;
  /** Due in minutes: it burns, and nothing is said of it. */
  readonly far: boolean;
  readonly label: FuseLabel | null;
}

interface FuseLabel extends Box {
  readonly name: string;
  readonly left: string;
  readonly anchor: 'start' | 'end';
  readonly x: number;
  readonly y: number;
}

/** Fuses beside one lifeline, on one side. */
const MOST = 3;
const PITCH = 8;
/** How much of what is still to burn is shown, and of what has burnt: less beside a timer with words of its own. */
const AHEAD = 56;
const BEHIND = 72;
const BEHIND_WORDS = 30;
/** Milliseconds from which an end is far. */
const FAR = 300_000;
const SIZE = 11;
const LINE = 14;
const SAID_OVER = 48;

/** What is left of a timer, in words. */
type Left = (ms: Millis) => string;

/** `moving`: words that stand elsewhere at each moment, such as those of the state bars. */
export function fusesAt(layout: Layout, at: Millis, moving: readonly Box[], left: Left): readonly PlacedFuse[] {
  const { view, options: o, time } = layout;
  // At its end the figure is a whole: what still runs then is in the panel of what is true now.
  if (at >= view.end) return [];
  // Figures without words for states have none for fuses: a fuse without its name says nothing.
  if (!o.stateLabels && o.lanes !== 'dots') return [];
  const running = view.fuses ? holdingAt(view.fuses, at) : [];
  if (running.length === 0) return [];
  const now = time.yOf(at);
  const fixed = holdingAt(view.timers, at);
  const isFixed = (f: LadderFuse) => fixed.some((t) => t.node === f.node && t.owner === f.owner && t.name === f.name);
  const groups = new Map<string, LadderFuse[]>();
  for (const fuse of running) {
    if (isFixed(fuse)) continue;
    const key = `${fuse.node} ${fuse.side}`;
    groups.set(key, [...(groups.get(key) ?? []), fuse]);
  }
  const used: Box[] = [...moving, { x0: 0, x1: layout.width, y0: now - 3, y1: now + 3 }];
  const placed: PlacedFuse[] = [];
  for (const [key, fuses] of groups) {
    const [node = '', side] = key.split(' ');
    const column = view.nodes.findIndex(({ id }) => id === node);
    const d = side === 'left' ? -1 : 1;
    const first = fixed.some((t) => t.node === node && t.side === side) ? 1 : 0;
    const shown = fuses.sort((a, b) => a.due - b.due).slice(0, (o.lanes === 'dots' ? 1 : MOST) - first);
    shown.forEach((fuse, i) => {
      const x = r1((layout.x[column] ?? 0) + d * (o.timerOff + (first + i) * PITCH));
      const outer = (layout.x[column] ?? 0) + d * (o.timerOff + (first + shown.length - 1) * PITCH);
      const [y0, due] = [r1(time.yOf(fuse.t0) + 3), r1(time.yOf(fuse.due))];
      const y1 = Math.min(due, now + AHEAD);
      const far = fuse.due - at > FAR;
      const behind = first > 0 ? BEHIND_WORDS : BEHIND;
      const label = o.stateLabels && !far ? labelOf(layout, fuse, left(fuse.due - at), outer, d, y0, now, used) : null;
      if (label) used.push(label);
      placed.push({ fuse, x, y0, y1: r1(y1), open: due > y1, behind, far, label });
    });
  }
  return placed;
}

const meet = (a: Box, b: Box): boolean => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

/** The free spot nearest to the tip: above it where the fuse has burnt, else below. */
function labelOf(
  layout: Layout,
  fuse: LadderFuse,
  left: string,
  outer: number,
  d: number,
  y0: number,
  now: number,
  used: readonly Box[],
): FuseLabel | null {
  const { options: o, width } = layout;
  const x = r1(outer + d * 9);
  const wide = textWidth(`${fuse.label}  ${left}`, SIZE) + 4;
  const [x0, x1] = d > 0 ? [x - 2, x + wide] : [x - wide, x + 2];
  if (x0 < edgeOf(o) + 4 || x1 > width - 2) return null;
  const lines = layout.lines.within(now - 140, now + 90);
  const above = Array.from({ length: 8 }, (_, i) => now - 8 - i * LINE);
  const below = Array.from({ length: 4 }, (_, i) => now + 18 + i * LINE);
  for (const y of [...above, ...below]) {
    const box = { x0, x1, y0: y - 9, y1: y + 4 };
    if (y < now && box.y0 < y0 - 14) continue;
    // Under the now line the open steps are said, and reach a little over the axis.
    if (y > now && o.words && x0 < edgeOf(o) + SAID_OVER) continue;
    if (!layout.free(box) || used.some((b) => meet(b, box))) continue;
    if (lines.some((line) => crosses(line, x0, x1, y - 3, 7))) continue;
    return { ...box, name: fuse.label, left, anchor: d > 0 ? 'start' : 'end', x, y: r1(y) };
  }
  return null;
}
