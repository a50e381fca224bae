// The ladder in pixels: a pure function of the view and the measures. The playhead is not in it: what moves with
// time is derived from the layout when drawn, so playing never lays anything out again.

import { placeArrows } from './arrows';
import { type PlacedBefore, type PlacedTick, type PlacedWave, placeBefore, placeTicks, placeWaves } from './axis';
import { Bands } from './bands';
import { type PlacedBar, placeBars } from './bars';
import { type Box, clamp, r1, Taken } from './geometry';
import type { PlacedArrow } from './labels';
import { type Lane, lanes } from './lanes';
import { type PlacedMedia, placeMedia } from './media';
import type { LadderView, Millis } from './model';
import { type PlacedNetwork, placeNetwork } from './network';
import { edgeOf, type LadderOptions } from './options';
import { type PlacedOriginal, placeOriginal } from './original';
import { iconBox, type PlacedSatellite, placeSatellite } from './satellites';
import { spacings } from './spacing';
import { type TimeScale, timeScale } from './time-scale';
import { type PlacedTimer, placeTimer } from './timers';
import { type PlacedWait, placeWaits } from './waits';

export interface Layout {
  readonly view: LadderView;
  readonly options: LadderOptions;
  readonly width: number;
  readonly height: number;
  /** One place for each lifeline. */
  readonly x: readonly number[];
  readonly time: TimeScale;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly PlacedArrow[];
  /** The same, filed by height. */
  readonly lines: Bands<Box>;
  /** Whether words that come and go may stand somewhere: off all that keeps its place. */
  free(box: Box): boolean;
  readonly bars: readonly PlacedBar[];
  readonly media: readonly PlacedMedia[];
  readonly timers: readonly PlacedTimer[];
  readonly waits: readonly PlacedWait[];
  /** The run before the reader's change, while it is shown. */
  readonly original: PlacedOriginal | null;
  readonly network: PlacedNetwork;
  readonly satellites: readonly PlacedSatellite[];
  readonly before: readonly PlacedBefore[];
  readonly ticks: readonly PlacedTick[];
  readonly waves: readonly PlacedWave[];
}

/** Lays a run out at the given measures. */
export function layout(view: LadderView, options: LadderOptions): Layout {
  const o = options;
  const left = edgeOf(o) + o.padLeft;
  const columns = Math.max(1, view.nodes.length - 1);
  const least = view.nodes.length > o.few ? o.minSpan : o.leastSpan;
  const span = clamp((o.width - left - o.padRight) / columns, least, o.maxSpan);
  const free = Math.max(0, o.width - left - o.padRight - span * columns);
  const shift = view.nodes.length > 1 ? free / 2 : 0;
  const x = view.nodes.map((_, i) => r1(left + shift + i * span));
  const width = Math.max(o.width, left + span * columns + o.padRight);

  const index = new Map(view.nodes.map((node, i) => [node.id, i]));
  const reach = Math.min(100, span * 0.72);
  const places = new Map(view.nodes.map((node, i) => [node.id, x[i] ?? 0]));
  const lastColumn = view.nodes.length - 1;
  for (const s of view.satellites) {
    const of = index.get(s.of) ?? 0;
    const side = of === lastColumn ? -1 : 1;
    index.set(s.id, of + side * 0.5);
    places.set(s.id, (x[of] ?? 0) + side * reach);
  }
  const columnOf = (id: string) => index.get(id) ?? 0;
  const xOf = (id: string) => places.get(id) ?? 0;

  const time = timeScale(moments(view), spacings(view, columnOf, o), o);
  const taken = new Taken();
  const chips = new Taken();
  const before = o.before ? placeBefore(view, xOf, edgeOf(o), width, time) : [];
  for (const { x: x0, width: wide, y } of before)
    for (const boxes of [taken, chips]) boxes.add({ x0, x1: x0 + wide, y0: y - 14, y1: y + 14 });
  const media = view.media.map((m) => placeMedia(m, x, xOf, time, taken, o));
  for (const s of view.satellites) taken.add(iconBox(s, xOf, time, o));
  const arrows = placeArrows(view, columnOf, xOf, time, taken, o);
  const lines = linesOf(arrows);
  const original = placeOriginal(view, x, xOf, time, lines, taken, o);
  const network = placeNetwork(view, xOf, time, arrows, lines, taken, o);
  const timers = view.timers.map((timer) => placeTimer(timer, xOf, time, taken, width, o));
  const satellites = view.satellites.map((s) => placeSatellite(s, xOf, span, time, taken, lines, o));
  const reserved = new Taken();
  const bars = placeBars(view, xOf, time, { lines, taken, reserved, words: () => waits.around }, o);
  const waits = placeWaits(view, x, lines, time, [taken, reserved], o);
  const ticks = o.times ? placeTicks(view, time) : [];
  const silent = (box: Box) =>
    waits.around
      .within(box.y0 - 4, box.y1 + 4)
      .some(({ x: middle, half }) => box.x0 < middle + half && box.x1 > middle - half);
  return {
    view,
    options: o,
    width,
    height: Math.ceil(time.bottom + o.bottom),
    x,
    time,
    lanes: lanes(view),
    arrows,
    lines,
    bars,
    media,
    timers,
    waits: waits.placed,
    original,
    network,
    satellites,
    before,
    free: (box) => !taken.hits(box) && !chips.hits(box) && !silent(box),
    ticks,
    waves: o.times ? placeWaves(time, ticks) : [],
  };
}

const linesOf = <L extends Box>(lines: readonly L[]): Bands<L> =>
  new Bands(
    lines,
    (a) => a.y0,
    (a) => a.y1,
  );

function moments(view: LadderView): readonly Millis[] {
  const all = [view.start];
  for (const list of [view.messages, view.media, view.timers, view.original?.messages ?? []])
    for (const { t0, t1 } of list) all.push(t0, t1);
  for (const { t, by } of view.links ?? []) if (by === null) all.push(t);
  return all;
}
