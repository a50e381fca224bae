// Where the marks go of what happens under the messages: connections on the arrows that opened them or across their
// column, cuts down the middle of theirs, and the times in which an element is down.

import { crossOf } from './arrows';
import type { Bands } from './bands';
import { type Box, clamp, crosses, r1, type Taken } from './geometry';
import type { PlacedArrow, PlacedLabel } from './labels';
import type { LadderCut, LadderDown, LadderLink, LadderView } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

interface Words {
  readonly text: string;
  /** Middle and baseline. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedLink {
  readonly link: LadderLink;
  /** Across the column; on an arrow, both where it is. */
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  /** What is drawn of the line across the column: it lets words through. */
  readonly pieces: readonly (readonly [number, number])[];
  /** Where the arrow begins that waited for the connection. */
  readonly from: { readonly x: number; readonly y: number } | null;
  readonly label: Words | null;
}

export interface PlacedCut {
  readonly cut: LadderCut;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
  readonly label: Words | null;
}

export interface PlacedDown {
  readonly down: LadderDown;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

export interface PlacedNetwork {
  readonly links: readonly PlacedLink[];
  readonly cuts: readonly PlacedCut[];
  readonly downs: readonly PlacedDown[];
}

const SIZE = 11;
/** Room for the sign at the beginning of a line. */
const SIGN = 20;
/** Half of the cross at the end of a lost message, with a little air. */
const CROSS = 8;

export function placeNetwork(
  view: LadderView,
  xOf: (id: string) => number,
  time: TimeScale,
  arrows: readonly PlacedArrow[],
  lines: Bands<PlacedArrow>,
  taken: Taken,
  o: LadderOptions,
): PlacedNetwork {
  const byId = new Map(arrows.map((arrow) => [arrow.message.id, arrow]));
  const last = time.bottom + o.bottom;
  const free = (
    words: readonly string[],
    spots: readonly Omit<Words, 'text'>[],
    room: number,
    near: readonly Box[],
  ) => {
    const text = words.find((w) => textWidth(w, SIZE) < room);
    if (text === undefined) return null;
    const half = textWidth(text, SIZE) / 2 + 3;
    for (const { x, y } of spots) {
      const box = { x0: x - half, x1: x + half, y0: y - 10, y1: y + 4 };
      if (taken.hits(box) || near.some((line) => crosses(line, box.x0, box.x1, y - 4, 6))) continue;
      taken.add(box);
      return { text, x: r1(x), y: r1(y) };
    }
    return null;
  };
  const near = (y: number): readonly PlacedArrow[] => lines.within(y - 60, y + 60);
  const links = (view.links ?? []).map((link): PlacedLink => {
    const y = r1(time.yOf(link.t));
    const arrow = link.by === null ? undefined : byId.get(link.by);
    if (arrow) {
      const x = r1(arrow.x0 + (arrow.x1 - arrow.x0) * clamp((y - arrow.y0) / (arrow.y1 - arrow.y0), 0, 1));
      const spots = [14, 26, -40].map((down) => ({ x, y: y + down }));
      const label = free(link.labels, spots, Math.abs(arrow.x1 - arrow.x0) * 0.6, near(y));
      return { link, x0: x, x1: x, y, pieces: [], from: { x: arrow.x0, y: arrow.y0 }, label };
    }
    const [a, b] = link.between.map(xOf).sort((p, q) => p - q) as [number, number];
    const [x0, x1] = [r1(a + o.pad), r1(b - o.pad)];
    const spots = [0.5, 0.28, 0.72, 0.86].map((f) => ({ x: x0 + (x1 - x0) * f, y: y + 4 }));
    const around = near(y);
    const label = free(link.labels, spots, x1 - x0 - SIGN, [...around, ...around.flatMap(crossIn)]);
    const words = [...around.map(({ label }) => wordsOn(label, y)), label && spanOf(label)];
    return {
      link,
      x0,
      x1,
      y,
      pieces: between(
        words.filter((span) => span !== null),
        x0,
        x1,
      ),
      from: null,
      label,
    };
  });
  const cuts = (view.cuts ?? []).map((cut): PlacedCut => {
    const x = r1((xOf(cut.between[0]) + xOf(cut.between[1])) / 2);
    const [y0, y1] = [r1(time.yOf(cut.t0)), r1(Math.min(time.yOf(cut.t1), last))];
    const spots = Array.from({ length: 12 }, (_, i) => y0 + 12 + i * 9).flatMap((y) => [
      { x: x + 8 + textWidth(cut.label, SIZE) / 2, y },
      { x: x - 8 - textWidth(cut.label, SIZE) / 2, y },
    ]);
    return {
      cut,
      x,
      y0,
      y1,
      label: free(
        [cut.label],
        spots,
        200,
        arrows.filter((a) => a.y1 > y0 - 20 && a.y0 < y0 + 140),
      ),
    };
  });
  const downs = (view.downs ?? []).map((down) => {
    const y1 = Math.min(time.yOf(down.t1), last);
    return { down, x: xOf(down.node), y0: r1(time.yOf(down.t0)), y1: r1(down.t1 > view.end ? last : y1) };
  });
  return { links, cuts, downs };
}

/** The cross of a lost message, as two lines that words keep clear of. */
function crossIn(arrow: PlacedArrow): readonly Box[] {
  if (arrow.message.lost === null) return [];
  const [x, y] = crossOf(arrow);
  return [-5, 5].map((by) => ({ x0: x - CROSS, x1: x + CROSS, y0: y + by, y1: y + by }));
}

type Span = readonly [number, number];

/** Where the words of a message lie over a height; null where they do not. */
function wordsOn({ x, y: base, width, size }: PlacedLabel, y: number): Span | null {
  return width === 0 || y < base - size || y > base + 4 ? null : [x - 4, x + width + 4];
}

function spanOf({ text, x }: Words): Span {
  const half = textWidth(text, SIZE) / 2 + 6;
  return [x - half, x + half];
}

/** What is left of a line between words. */
function between(words: readonly Span[], x0: number, x1: number): readonly Span[] {
  const pieces: Span[] = [];
  let from = x0;
  for (const [a, b] of words.toSorted(([a], [b]) => a - b)) {
    if (a > from) pieces.push([from, r1(Math.min(a, x1))]);
    from = Math.max(from, r1(b));
  }
  if (from < x1) pieces.push([from, x1]);
  return pieces;
}
