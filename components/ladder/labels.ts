// Where the words of an arrow stand: the widest that fits, centred on the column, 5 px clear of the line.

import { clamp, crosses, r1, type Taken } from './geometry';
import type { LadderMessage } from './model';
import type { LadderOptions } from './options';
import { monoWidth, textWidth } from './text-width';

export interface PlacedArrow {
  readonly message: LadderMessage;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** 1 to the right, -1 to the left. */
  readonly direction: number;
  readonly angle: number;
  /** Crosses at least one other lifeline. */
  readonly long: boolean;
  readonly label: PlacedLabel;
}

export interface PlacedLabel {
  readonly text: string;
  readonly size: number;
  readonly number: string;
  /** Left edge and baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly diamond: 'offer' | 'answer' | null;
}

type Line = Pick<PlacedArrow, 'message' | 'x0' | 'y0' | 'x1' | 'y1'>;

/** The lines from one index up to another. */
interface Near {
  readonly lines: readonly Line[];
  readonly from: number;
  readonly to: number;
}

const NUMBER_GAP = 6;
const DIAMOND = 12;

export const numberOf = ({ number, copy }: LadderMessage): string =>
  copy > 2 ? `${number} ×${copy}` : copy > 1 ? `${number} again` : number;

/** The widest way to write the message that leaves the ends of its arrow free; the number goes before the words do. */
function fit(m: LadderMessage, room: number, o: LadderOptions) {
  const size = m.kind === 'query' ? Math.min(12, o.font - 1) : o.font;
  const diamond = o.sdp ? m.sdp : null;
  const numbers = o.numbers && m.number ? [numberOf(m), ''] : [''];
  const labels = o.labels === 'codes' ? m.labels.slice(-1) : m.labels;
  const wide = m.kind === 'query' ? 0.95 : 1.02;
  let width = 0;
  for (const number of numbers)
    for (const text of labels) {
      width =
        textWidth(text, size) * wide +
        (number ? monoWidth(number, o.numberFont) + NUMBER_GAP : 0) +
        (diamond ? DIAMOND : 0);
      if (width <= room) return { text, number, size, diamond, width };
    }
  // A question that has no room for its shortest words is an arrow and an icon.
  if (m.kind === 'query' && width > room + 4) return { text: '', number: '', size, diamond, width: 0 };
  return { text: m.labels.at(-1) ?? '', number: '', size, diamond, width };
}

/** Places the label of a line, or leaves it without words where there is no room at all; `places` are fractions of its length to try in order,
 * `near` the lines it must not stand on, `room` the width of a column. */
export function placeLabel(
  line: Line,
  places: readonly number[],
  near: Near,
  room: number,
  taken: Taken,
  o: LadderOptions,
): PlacedLabel {
  const { x0, y0, x1, y1, message } = line;
  const words = fit(message, Math.min(room, Math.abs(x1 - x0)) - (message.kind === 'query' ? 2 : 14), o);
  const { width, size } = words;
  const slope = Math.abs((y1 - y0) / (x1 - x0));
  const half = Math.min(width / 2, (60 * size) / 13);
  // Words that fit beside their arrow do not reach past its ends, onto the bars.
  const [from, to] = [Math.min(x0, x1), Math.max(x0, x1)];
  const left = (f: number) => {
    const x = x0 + (x1 - x0) * f - width / 2;
    return width < to - from ? clamp(x, from, to - width) : x;
  };
  // The corner of steep words would touch the line that gentle ones clear.
  const clearance = slope * half * clamp(0.65 + slope, 0.8, 1);
  const base = (f: number) => y0 + (y1 - y0) * ((left(f) + width / 2 - x0) / (x1 - x0)) - o.labelGap - clearance;
  const clear = (x: number, y: number) => {
    const middle = y + (5 - size - o.dot) / 2;
    for (let i = near.from; i < near.to; i += 1) {
      const other = near.lines[i];
      if (!other) break;
      if (other !== line && crosses(other, x + 2, x + width - 2, middle, size / 2)) return false;
    }
    return true;
  };
  let found: number | null = null;
  for (const f of o.labels === 'none' ? [] : places) {
    const [x, y] = [left(f), base(f)];
    if (taken.meets(x - 4, x + width + 4, y - size + 1 - o.dot, y + 4)) continue;
    found ??= f;
    if (!clear(x, y)) continue;
    found = f;
    break;
  }
  const f = found ?? places[0] ?? 0.5;
  const [x, y] = [left(f), base(f)];
  const place = { size, x: r1(x), y: r1(y) };
  if (found === null) return { text: '', number: '', diamond: null, width: 0, ...place };
  taken.add({ x0: x - 4, x1: x + width + 4, y0: y - size + 1 - o.dot, y1: y + 4 });
  const { text, number, diamond } = words;
  return { text, size, number, x: place.x, y: place.y, width: r1(width), diamond };
}

/** A passing packet lifts the label: 0 far away, 1 underneath. */
export function lift(label: PlacedLabel, packetX: number): number {
  const centre = label.x + label.width / 2;
  return clamp(1 - (Math.abs(packetX - centre) - label.width / 2) / 16, 0, 1);
}
