// The ladder in pixels: a pure function of the view and the measures. The playhead is not in it: what moves with
// time is derived from the layout when drawn, so playing never lays anything out again.

import { placeArrows } from './arrows';
import { type PlacedBefore, type PlacedTick, placeBefore, placeTicks } from './axis';
import { type PlacedBar, placeBars, reserve } from './bars';
import { clamp, r1, Taken } from './geometry';
import type { PlacedArrow } from './labels';
import { type Lane, lanes } from './lanes';
import { type PlacedMedia, placeMedia } from './media';
import type { LadderView, Millis } from './model';
import { edgeOf, type LadderOptions } from './options';
import { type PlacedOriginal, placeOriginal } from './original';
import { type PlacedSatellite, placeSatellite } from './satellites';
import { spacings } from './spacing';
import { type TimeScale, timeScale } from './time-scale';
import { type PlacedTimer, placeTimer } from './timers';
import { type PlacedWait, placeWait, withoutSpots } from './waits';

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
  readonly bars: readonly PlacedBar[];
  readonly media: readonly PlacedMedia[];
  readonly timers: readonly PlacedTimer[];
  readonly waits: readonly PlacedWait[];
  /** The run before the reader's change, while it is shown. */
  readonly original: PlacedOriginal | null;
  readonly satellites: readonly PlacedSatellite[];
  readonly before: readonly PlacedBefore[];
  readonly ticks: readonly PlacedTick[];
  /** Middles of the waves that mark a break on the axis. */
  readonly waves: readonly { readonly t: Millis; readonly y: number }[];
}

/** Lays a run out at the given measures. */
export function layout(view: LadderView, options: LadderOptions): Layout {
  const o = options;
  const left = edgeOf(o) + o.padLeft;
  const columns = Math.max(1, view.nodes.length - 1);
  const span = clamp((o.width - left - o.padRight) / columns, o.minSpan, o.maxSpan);
  const free = Math.max(0, o.width - left - o.padRight - span * columns);
  const shift = view.nodes.length === 2 ? free / 2 : 0;
  const x = view.nodes.map((_, i) => r1(left + shift + i * span));
  const width = Math.max(o.width, left + span * columns + o.padRight);

  const index = new Map(view.nodes.map((node, i) => [node.id, i]));
  const reach = Math.min(100, span * 0.62);
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
  const media = view.media.map((m) => placeMedia(m, x, xOf, time, taken, o));
  const arrows = placeArrows(view, columnOf, xOf, time, taken, o);
  const original = placeOriginal(view, x, xOf, time, arrows, taken, o);
  const timers = view.timers.map((timer) => placeTimer(timer, xOf, time, taken, o));
  const satellites = view.satellites.map((s) => placeSatellite(s, xOf, span, time, taken, o));
  const bars = placeBars(view, xOf, time, arrows, taken, o);
  for (const bar of bars) reserve(bar, taken);
  const waits = view.waits.flatMap((wait) => placeWait(wait, x, arrows, time, taken, o) ?? []);
  const apart = bars.map((bar) => withoutSpots(bar, waits, o));
  const ticks = o.times ? placeTicks(view, time) : [];
  const waves = o.times
    ? time.breaks
        .map((b) => ({ t: b.t0, y: r1((b.y0 + b.y1) / 2) }))
        .filter((w) => !ticks.some((tick) => Math.abs(tick.y - w.y) < 10))
    : [];
  return {
    view,
    options: o,
    width,
    height: Math.ceil(time.bottom + o.bottom),
    x,
    time,
    lanes: lanes(view),
    arrows,
    bars: apart,
    media,
    timers,
    waits,
    original,
    satellites,
    before: o.before ? placeBefore(view, xOf, edgeOf(o), width, time) : [],
    ticks,
    waves,
  };
}

function moments(view: LadderView): Set<Millis> {
  const all = new Set<Millis>([view.start]);
  for (const m of [...view.messages, ...view.media, ...view.timers, ...(view.original?.messages ?? [])]) {
    all.add(m.t0);
    all.add(m.t1);
  }
  return all;
}
