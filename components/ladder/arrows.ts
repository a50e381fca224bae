// Where the arrows go: from lifeline to lifeline, as steep as their way is long, each with its words.

import { r1, type Taken } from './geometry';
import { type PlacedArrow, placeLabel } from './labels';
import type { LadderView } from './model';
import type { LadderOptions } from './options';
import type { TimeScale } from './time-scale';

/** Where the words of a lost message may stand: before its cross. */
const LOST_PLACES = { way: [0.36, 0.3], nowhere: [0.25, 0.2], cut: [0.27, 0.22], there: [0.5, 0.36, 0.64] };

/** Where on its way a message is lost. */
const LOST_AT = { way: 0.6, nowhere: 0.5, cut: 0.5, there: 1 };

type Way = Pick<PlacedArrow, 'message' | 'x0' | 'y0' | 'x1' | 'y1'>;

/** The middle of the cross of a lost message. */
export function crossOf({ message, x0, y0, x1, y1 }: Way): readonly [x: number, y: number] {
  const part = LOST_AT[message.ends ?? 'way'];
  return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
}

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
    const { message, direction, x0, y0, x1, y1 } = line;
    const wide = Math.abs(columnOf(message.to) - columnOf(message.from));
    // An answer stands beside the icon that it comes from; a question stands over it.
    const room = Number.isInteger(columnOf(message.from)) ? span : Math.abs(x1 - x0) - 4;
    const middle = wide >= 2 && Number.isInteger(wide) && wide % 2 === 0 ? 0.5 / wide : 0.5;
    const places = message.lost
      ? LOST_PLACES[message.ends ?? 'way']
      : message.twin
        ? [0.73, 0.64]
        : crossing.has(message.id)
          ? [0.27, 0.5, 0.73]
          : [middle, 0.36, 0.64, 0.27, 0.73];
    return {
      message,
      direction,
      x0,
      y0,
      x1,
      y1,
      angle: Math.atan2(y1 - y0, x1 - x0),
      long: wide > 1,
      label: placeLabel(line, places, { lines, from: Math.max(0, i - NEAR), to: i + NEAR }, room, taken, o),
    };
  });
}

/** How many of the messages that follow one may pass it. */
const PASSING = 11;

/** Messages that pass one going the other way in the same column. */
function crossings(view: LadderView, columnOf: (id: string) => number): ReadonlySet<string> {
  const found = new Set<string>();
  const ways = view.messages.map((m) => {
    const [from, to] = [columnOf(m.from), columnOf(m.to)];
    return { m, left: Math.min(from, to), right: Math.max(from, to), way: Math.sign(to - from) };
  });
  ways.forEach((a, i) => {
    for (let k = i + 1; k <= i + PASSING; k += 1) {
      const b = ways[k];
      if (!b) break;
      if (b.m.t0 >= a.m.t1 || a.way === b.way) continue;
      if (Math.min(a.right, b.right) > Math.max(a.left, b.left)) for (const { m } of [a, b]) found.add(m.id);
    }
  });
  return found;
}
