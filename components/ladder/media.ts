// Where the sound goes: a ribbon in a silence of the messages, over the lifelines that it passes by.

import { r1, type Taken } from './geometry';
import type { LadderMedia } from './model';
import type { LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedMedia {
  readonly media: LadderMedia;
  readonly label: string;
  readonly detail: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Lifelines the ribbon passes by. */
  readonly bridges: readonly number[];
}

export function placeMedia(
  media: LadderMedia,
  x: readonly number[],
  xOf: (id: string) => number,
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): PlacedMedia {
  const [a, b] = [xOf(media.from), xOf(media.to)];
  const [x0, x1] = [Math.min(a, b) + o.pad, Math.max(a, b) - o.pad];
  const [y0, y1] = [r1(time.yOf(media.t0)), r1(time.yOf(media.t1))];
  taken.add({ x0, x1, y0, y1 });
  const fits = (texts: readonly string[], size: number) =>
    texts.find((t) => textWidth(t, size) < x1 - x0 - 28) ?? texts.at(-1) ?? '';
  const label = o.mediaLines > 0 ? fits(media.labels, o.font) : '';
  const detail = o.mediaLines > 1 ? fits(media.details, o.font - 1.5) : '';
  return { media, label, detail, x0, x1, y0, y1, bridges: x.filter((v) => v > x0 && v < x1) };
}
