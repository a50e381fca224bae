// Where the run before the reader's change goes: dotted arrows with short words where these find room, and notes.

import { Bands } from './bands';
import { type Box, crosses, r1, type Taken } from './geometry';
import type { PlacedArrow } from './labels';
import type { LadderGhost, LadderView } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';
import { freeSpot, type Spot } from './waits';

export interface PlacedGhost extends Box {
  readonly ghost: LadderGhost;
  readonly angle: number;
  /** Middle and baseline of its words; null where there is no room. */
  readonly label: { readonly text: string; readonly x: number; readonly y: number } | null;
}

export interface PlacedNote extends Omit<Spot, 'box'> {
  readonly t0: number;
}

export interface PlacedOriginal {
  readonly ghosts: readonly PlacedGhost[];
  readonly notes: readonly PlacedNote[];
  /** Where the two runs part. */
  readonly first: number | null;
}

/** Where along a ghost its words may stand, in order. */
const PLACES = [0.5, 0.2, 0.8, 0.35, 0.65];
/** A message that the reader ended goes on behind the cross. */
const BEHIND_CROSS = 0.7;
const SIZE = 11;
/** How many arrows before and after a ghost may lie where its words go. */
const NEAR = 60;

export function placeOriginal(
  { original }: LadderView,
  x: readonly number[],
  xOf: (id: string) => number,
  time: TimeScale,
  arrows: Bands<PlacedArrow>,
  taken: Taken,
  o: LadderOptions,
): PlacedOriginal | null {
  if (!original) return null;
  const lines = original.messages.map((ghost) => lineOf(ghost, xOf, time, o));
  const ghostLines = new Bands<Box>(
    lines,
    (a) => a.y0,
    (a) => a.y1,
  );
  const ghosts = lines.map((line): PlacedGhost => {
    const [top, bottom] = [line.y0 - NEAR, line.y0 + NEAR];
    const near = [...arrows.within(top, bottom), ...ghostLines.within(top, bottom)].filter(
      (a) => a !== line && Math.abs((a.y0 + a.y1) / 2 - line.y0) < NEAR,
    );
    return { ...line, label: labelOf(line, near, taken) };
  });
  const all = new Bands<Box>(
    [...arrows.items, ...lines],
    (a) => a.y0,
    (a) => a.y1,
  );
  const notes = original.notes.flatMap((note) => {
    const spot = freeSpot(note, x, all, time, (box) => !taken.hits(box), o);
    if (!spot) return [];
    taken.add(spot.box);
    return [{ text: spot.text, x: spot.x, y: spot.y, t0: note.t0 }];
  });
  const first = arrows.items.find(({ message }) => message.id === original.first)?.y0 ?? null;
  return { ghosts, notes, first };
}

type Line = Omit<PlacedGhost, 'label'>;

function lineOf(ghost: LadderGhost, xOf: (id: string) => number, time: TimeScale, o: LadderOptions): Line {
  const [a, b] = [xOf(ghost.from), xOf(ghost.to)];
  const direction = Math.sign(b - a);
  const [x0, x1] = [a + direction * o.pad, b - direction * o.pad];
  const [y0, y1] = [time.yOf(ghost.t0), time.yOf(ghost.t1)];
  const f = ghost.partial ? BEHIND_CROSS : 0;
  const angle = Math.atan2(y1 - y0, x1 - x0);
  return { ghost, x0: r1(x0 + (x1 - x0) * f), y0: r1(y0 + (y1 - y0) * f), x1: r1(x1), y1: r1(y1), angle };
}

function labelOf({ ghost, x0, y0, x1, y1 }: Line, near: readonly Box[], taken: Taken): PlacedGhost['label'] {
  const half = textWidth(ghost.label, SIZE) / 2 + 3;
  if (!ghost.label || 2 * half > Math.abs(x1 - x0) - 12) return null;
  for (const f of PLACES) {
    const [x, y] = [x0 + (x1 - x0) * f, y0 + (y1 - y0) * f - 4.5];
    const box = { x0: x - half, x1: x + half, y0: y - 10, y1: y + 3 };
    if (box.x0 < Math.min(x0, x1) || box.x1 > Math.max(x0, x1) || taken.hits(box)) continue;
    if (near.some((line) => crosses(line, box.x0, box.x1, y - 4, 6))) continue;
    taken.add(box);
    return { text: ghost.label, x: r1(x), y: r1(y) };
  }
  return null;
}
