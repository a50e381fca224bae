// Where the arrows go: from lifeline to lifeline, as steep as their way is long, each with its words.

import { r1, type Taken } from './geometry';
import { type PlacedArrow, placeLabel } from './labels';
import type { LadderView } from './model';
import type { LadderOptions } from './options';
import type { TimeScale } from './time-scale';

/** How many messages before and after one may lie where its words go. */
const NEAR = 8;

export function placeArrows(
  view: LadderView,
  columnOf: (id: string) => number,
  xOf: (id: string) => number,
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): readonly PlacedArrow[] {
  const span = Math.abs(xOf(view.nodes[1]?.id ?? '') - xOf(view.nodes[0]?.id ?? '')) || o.width;
  const crossing = crossings(view, columnOf);
  const pad = (id: string) => (Number.isInteger(columnOf(id)) ? o.pad : 9);
  const lines = view.messages.map((message) => {
    const direction = columnOf(message.to) > columnOf(message.from) ? 1 : -1;
    return {
      message,
      direction,
      x0: r1(xOf(message.from) + direction * pad(message.from)),
      y0: r1(time.yOf(message.t0)),
      x1: r1(xOf(message.to) - direction * pad(message.to)),
      y1: r1(time.yOf(message.t1)),
    };
  });
  return lines.map((line, i) => {
    const { message, direction } = line;
    const wide = Math.abs(columnOf(message.to) - columnOf(message.from));
    const middle = wide >= 2 && Number.isInteger(wide) && wide % 2 === 0 ? 0.5 / wide : 0.5;
    const places = message.lost
      ? [0.36, 0.3]
      : crossing.has(message.id)
        ? [0.27, 0.5]
        : [middle, 0.36, 0.64, 0.27, 0.73];
    return {
      message,
      direction,
      x0: line.x0,
      y0: line.y0,
      x1: line.x1,
      y1: line.y1,
      angle: Math.atan2(line.y1 - line.y0, line.x1 - line.x0),
      long: wide > 1,
      label: placeLabel(line, places, lines.slice(Math.max(0, i - NEAR), i + NEAR), span, taken, o),
    };
  });
}

/** Messages that pass one going the other way in the same column. */
function crossings(view: LadderView, columnOf: (id: string) => number): ReadonlySet<string> {
  const found = new Set<string>();
  view.messages.forEach((a, i) => {
    for (const b of view.messages.slice(i + 1, i + 12)) {
      if (b.t0 >= a.t1) continue;
      const [a0, a1, b0, b1] = [a.from, a.to, b.from, b.to].map(columnOf) as [number, number, number, number];
      const opposite = Math.sign(a1 - a0) !== Math.sign(b1 - b0);
      const share = Math.min(Math.max(a0, a1), Math.max(b0, b1)) > Math.max(Math.min(a0, a1), Math.min(b0, b1));
      if (opposite && share) for (const id of [a.id, b.id]) found.add(id);
    }
  });
  return found;
}
