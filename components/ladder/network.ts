// Where the marks go of what happens under the messages: connections on the arrows that opened them or across their
// column, cuts down the middle of theirs, and the times in which an element is down.

import type { Bands } from './bands';
import { type Box, clamp, crosses, r1, type Taken } from './geometry';
import type { PlacedArrow } from './labels';
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

export function placeNetwork(
  view: LadderView,
  xOf: (id: string) => number,
  time: TimeScale,
  arrows: readonly PlacedArrow[],
  lines: Bands<Box>,
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
  const near = (y: number): readonly Box[] => lines.within(y - 60, y + 60);
  const links = (view.links ?? []).map((link): PlacedLink => {
    const y = r1(time.yOf(link.t));
    const arrow = link.by === null ? undefined : byId.get(link.by);
    if (arrow) {
      const x = r1(arrow.x0 + (arrow.x1 - arrow.x0) * clamp((y - arrow.y0) / (arrow.y1 - arrow.y0), 0, 1));
      const spots = [14, 26, -40].map((down) => ({ x, y: y + down }));
      const label = free(link.labels, spots, Math.abs(arrow.x1 - arrow.x0) * 0.6, near(y));
      return { link, x0: x, x1: x, y, from: { x: arrow.x0, y: arrow.y0 }, label };
    }
    const [a, b] = link.between.map(xOf).sort((p, q) => p - q) as [number, number];
    const [x0, x1] = [a + o.pad, b - o.pad];
    const spots = [0.5, 0.28, 0.72].map((f) => ({ x: x0 + (x1 - x0) * f, y: y + 4 }));
    return { link, x0: r1(x0), x1: r1(x1), y, from: null, label: free(link.labels, spots, x1 - x0 - 20, near(y)) };
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
