// Where the brackets of a scope go: beside their lifelines, with words where nothing else is written.

import { crossOf } from './arrows';
import { type Box, crosses, r1 } from './geometry';
import type { PlacedArrow } from './labels';
import type { Layout } from './layout';
import { edgeOf } from './options';
import type { Bracket, Scope } from './scopes';
import { textWidth } from './text-width';

export interface PlacedBracket {
  readonly bracket: Bracket;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
  /** 1 when it opens to the left of its line. */
  readonly turn: 1 | -1;
  readonly label: {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly box: Box;
  } | null;
}

/** From a lifeline to its bracket: outside the bars, inside the timers. */
const OFF = 13;
const SIZE = 11;
const STEP = 7;

/** `says`: ways to say what a bracket is, the longest first. */
export function placeBrackets(
  layout: Layout,
  scope: Scope,
  says: (scope: Scope, bracket: Bracket) => readonly string[],
): readonly PlacedBracket[] {
  const { time, options: o, width } = layout;
  const used: Box[] = [];
  const lost = layout.arrows.filter(({ message }) => message.lost !== null);
  const told = new Set<string>();
  const beside = scope.brackets.map(({ node, side }) => {
    const column = layout.view.nodes.findIndex(({ id }) => id === node);
    return (layout.x[column] ?? 0) + (side === 'left' ? -OFF : OFF);
  });
  return scope.brackets.map((bracket): PlacedBracket => {
    const column = layout.view.nodes.findIndex(({ id }) => id === bracket.node);
    const d = bracket.side === 'left' ? -1 : 1;
    const x = r1((layout.x[column] ?? 0) + d * OFF);
    const [y0, y1] = [r1(time.yOf(bracket.t0) - 5), r1(time.yOf(bracket.t1) + 5)];
    // Outside its bracket, or across the lifeline where there is more room.
    const spot = (text: string, across: boolean): PlacedBracket['label'] => {
      const wide = textWidth(text, SIZE) + 4;
      const e = across ? -d : d;
      const at = r1(across ? x + e * (2 * OFF + 6) : x + e * 8);
      const [x0, x1] = e > 0 ? [at - 2, at + wide] : [at - wide, at + 2];
      if (x0 < edgeOf(o) + 4 || x1 > width - 2) return null;
      // Words do not lie across a lifeline or a bracket.
      if ([...layout.x, ...beside].some((line) => line > x0 - 3 && line < x1 + 3)) return null;
      const near = layout.lines.within(y0 - 40, y1 + 40);
      for (let y = y0 + 12; y < y1 + 14; y += STEP) {
        const box = { x0, x1, y0: y - 9, y1: y + 4 };
        if (!layout.free(box) || used.some((b) => box.x0 < b.x1 && box.x1 > b.x0 && box.y0 < b.y1 && box.y1 > b.y0))
          continue;
        if (near.some((line) => crosses(line, x0, x1, y - 3, 7)) || lost.some((arrow) => underCross(arrow, box)))
          continue;
        used.push(box);
        return { text, x: at, y: r1(y), anchor: e > 0 ? 'start' : 'end', box };
      }
      return null;
    };
    // All brackets of a scope have one name: it is said once, and after that only with whose it is.
    const all = o.stateLabels ? says(scope, bracket) : [];
    const ways = told.size === 0 ? all : all.slice(0, 1).filter((way) => !told.has(way));
    let label: PlacedBracket['label'] = null;
    for (const text of ways) for (const across of [false, true]) label ??= spot(text, across);
    if (label) told.add(label.text);
    return { bracket, x, y0, y1, turn: d > 0 ? 1 : -1, label };
  });
}

/** Whether words in a box would lie over the cross of a lost message, or the ring that the reader's hand puts around it. */
function underCross(arrow: PlacedArrow, box: Box): boolean {
  const [x, y] = crossOf(arrow);
  const half = arrow.message.touched ? 13 : 8;
  return x - half < box.x1 && x + half > box.x0 && y - half < box.y1 && y + half > box.y0;
}
