// Where the words of an arrow stand: the widest that fits, centred on the column, 5 px clear of the line.

import { type Box, clamp, crosses, r1, type Taken } from './geometry';
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
  readonly box: Box;
}

type Line = Pick<PlacedArrow, 'message' | 'x0' | 'y0' | 'x1' | 'y1'>;

const NUMBER_GAP = 6;
const DIAMOND = 12;

export const numberOf = (m: LadderMessage): string => (m.copy > 1 ? `${m.number} again` : m.number);

/** The widest way to write the message that leaves the ends of its arrow free; the number goes before the words do. */
function fit(m: LadderMessage, room: number, o: LadderOptions) {
  const size = m.kind === 'query' ? Math.min(12, o.font - 1) : o.font;
  const diamond = o.sdp ? m.sdp : null;
  const numbers = o.numbers && m.number ? [numberOf(m), ''] : [''];
  let best = { text: '', number: '', size, diamond, width: 0 };
  for (const number of numbers)
    for (const text of m.labels) {
      const width =
        textWidth(text, size) * (m.kind === 'query' ? 0.95 : 1.02) +
        (number ? monoWidth(number, o.numberFont) + NUMBER_GAP : 0) +
        (diamond ? DIAMOND : 0);
      best = { text, number, size, diamond, width };
      if (width <= room) return best;
    }
  return best;
}

/** Places the label of a line, or leaves it without words where there is no room at all; `places` are fractions of its length to try in order,
 * `near` the lines it must not stand on, `room` the width of a column. */
export function placeLabel(
  line: Line,
  places: readonly number[],
  near: readonly Line[],
  room: number,
  taken: Taken,
  o: LadderOptions,
): PlacedLabel {
  const { x0, y0, x1, y1, message } = line;
  const words = fit(message, Math.min(room, Math.abs(x1 - x0)) - (message.kind === 'query' ? 2 : 14), o);
  const slope = Math.abs((y1 - y0) / (x1 - x0));
  const half = Math.min(words.width / 2, (60 * words.size) / 13);
  const at = (f: number): PlacedLabel => {
    const x = x0 + (x1 - x0) * f - words.width / 2;
    const y = y0 + (y1 - y0) * f - o.labelGap - slope * half * 0.8;
    const box = { x0: x - 4, x1: x + words.width + 4, y0: y - words.size + 1 - o.dot, y1: y + 4 };
    return { ...words, width: r1(words.width), x: r1(x), y: r1(y), box };
  };
  const clear = ({ box }: PlacedLabel) =>
    !near.some(
      (other) => other !== line && crosses(other, box.x0 + 6, box.x1 - 6, (box.y0 + box.y1) / 2, words.size / 2),
    );
  const tried = places.map(at).filter((label) => !taken.hits(label.box));
  const found = tried.find(clear) ?? tried[0];
  if (!found) return { ...at(places[0] ?? 0.5), text: '', number: '', diamond: null, width: 0 };
  taken.add(found.box);
  return found;
}

/** A passing packet lifts the label: 0 far away, 1 underneath. */
export function lift(label: PlacedLabel, packetX: number): number {
  const centre = label.x + label.width / 2;
  return clamp(1 - (Math.abs(packetX - centre) - label.width / 2) / 16, 0, 1);
}
