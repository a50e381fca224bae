// The ladder in pixels: a pure function of the view and the measures. The playhead is not in it: what moves with
// time is derived from the layout when drawn, so playing never lays anything out again.

import { type PlacedBar, placeBars } from './bars';
import { clamp, r1, Taken } from './geometry';
import { type PlacedArrow, placeLabel } from './labels';
import { type Lane, lanes } from './lanes';
import type { LadderBefore, LadderMedia, LadderSatellite, LadderTimer, LadderView, LadderWait, Millis } from './model';
import { edgeOf, type LadderOptions } from './options';
import { spacings } from './spacing';
import { textWidth } from './text-width';
import { type TimeScale, timeScale } from './time-scale';

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
  readonly satellites: readonly PlacedSatellite[];
  readonly before: readonly PlacedBefore[];
  readonly ticks: readonly PlacedTick[];
  /** Middles of the waves that mark a break on the axis. */
  readonly waves: readonly { readonly t: Millis; readonly y: number }[];
}

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

export interface PlacedTimer {
  readonly timer: LadderTimer;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
  /** Null: no room for words. */
  readonly labelY: number | null;
}

export interface PlacedWait {
  readonly wait: LadderWait;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedSatellite {
  readonly satellite: LadderSatellite;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly named: boolean;
}

export interface PlacedBefore {
  readonly before: LadderBefore;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedTick {
  readonly t: Millis;
  readonly y: number;
}

const TICK_GAP = 17;
/** How many messages before and after one may lie where its words go. */
const NEAR = 8;

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
  const timers = view.timers.map((timer) => placeTimer(timer, xOf, time, taken, o));
  const satellites = view.satellites.map((s) => placeSatellite(s, xOf, span, time, taken, o));
  const bars = placeBars(view, xOf, time, arrows, taken, o);
  for (const bar of bars) reserve(bar, taken);
  const waits = view.waits.flatMap((wait) => placeWait(wait, x, arrows, time, taken, o) ?? []);
  // Words for a silence may stand beside a bar: its own words keep off them wherever they go.
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
    satellites,
    before: o.before ? placeBefore(view, xOf, edgeOf(o), width, time) : [],
    ticks,
    waves,
  };
}

function moments(view: LadderView): Set<Millis> {
  const all = new Set<Millis>([view.start]);
  for (const m of [...view.messages, ...view.media, ...view.timers]) {
    all.add(m.t0);
    all.add(m.t1);
  }
  return all;
}

function placeArrows(
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

function placeMedia(
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
  const label = fits(media.labels, o.font);
  const detail = fits(media.details, o.font - 1.5);
  return { media, label, detail, x0, x1, y0, y1, bridges: x.filter((v) => v > x0 && v < x1) };
}

function placeTimer(
  timer: LadderTimer,
  xOf: (id: string) => number,
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): PlacedTimer {
  const d = timer.side === 'left' ? -1 : 1;
  const x = r1(xOf(timer.node) + d * o.timerOff);
  const [y0, y1] = [r1(time.yOf(timer.t0)), r1(time.yOf(timer.t1))];
  const room = (f: number) => {
    const at = y0 + (y1 - y0) * f;
    const y = { y0: at - 12 - o.dot, y1: at + (timer.detail ? 20 : 5) + o.dot };
    return d > 0 ? { x0: x - 5, x1: x + wide, ...y } : { x0: x - wide, x1: x + 5, ...y };
  };
  const wide = Math.max(textWidth(timer.label, 11.5), textWidth(timer.detail, 11)) + 14;
  const free = [0.56, 0.48, 0.64, 0.4, 0.72, 0.32, 0.8].find((f) => !taken.hits(room(f)));
  if (free !== undefined) taken.add(room(free));
  return { timer, x, y0, y1, labelY: free === undefined ? null : r1(y0 + (y1 - y0) * free) };
}

function placeSatellite(
  satellite: LadderSatellite,
  xOf: (id: string) => number,
  span: number,
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): PlacedSatellite {
  const y = r1((time.yOf(satellite.t0) + time.yOf(satellite.t1)) / 2);
  const named = o.satelliteNames && span > 170;
  const radius = named ? 11 : 8;
  const x = r1(xOf(satellite.id) + radius - 6);
  const wide = named ? Math.max(...satellite.name.map((line) => textWidth(line, 11))) + radius + 8 : radius;
  const half = named ? Math.max(radius, (satellite.name.length * 13) / 2 + 2) : radius;
  taken.add({ x0: x - radius, x1: x + wide, y0: y - half, y1: y + half });
  return { satellite, x, y, radius, named };
}

const reserve = (bar: PlacedBar, taken: Taken) => {
  const first = bar.label?.spots[0];
  if (bar.label && first !== undefined)
    taken.add({ x0: bar.label.x0, x1: bar.label.x1, y0: first - 9, y1: first + 9 + 24 });
};

function withoutSpots(bar: PlacedBar, waits: readonly PlacedWait[], o: LadderOptions): PlacedBar {
  const { label } = bar;
  if (!label) return bar;
  const boxes = waits.map(({ text, x, y }) => ({ half: textWidth(text, o.font - 1) / 2 + 4, x, y }));
  const meets = (y: number) =>
    boxes.some((b) => label.x0 < b.x + b.half && label.x1 > b.x - b.half && Math.abs(y - b.y) < 16);
  return { ...bar, label: { ...label, spots: label.spots.filter((y) => !meets(y)) } };
}

/** Words for a silence go to the free spot nearest its middle, in the column nearest the figure's middle. */
function placeWait(
  wait: LadderWait,
  x: readonly number[],
  arrows: readonly PlacedArrow[],
  time: TimeScale,
  taken: Taken,
  o: LadderOptions,
): PlacedWait | null {
  const [top, bottom] = [time.yOf(wait.t0), time.yOf(wait.t1)];
  const size = o.font - 1;
  const span = x.length > 1 ? (x[1] ?? 0) - (x[0] ?? 0) : o.width;
  const text = wait.texts.find((t) => textWidth(t, size) < span - 16) ?? wait.texts.at(-1) ?? '';
  const half = textWidth(text, size) / 2 + 4;
  const middles = x.slice(1).map((right, i) => ((x[i] ?? 0) + right) / 2);
  const centre = ((x[0] ?? 0) + (x.at(-1) ?? 0)) / 2;
  const columns = middles.sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
  const near = arrows.filter((a) => Math.max(a.y0, a.y1) > top - 40 && Math.min(a.y0, a.y1) < bottom + 40);
  for (const cx of columns)
    for (let off = 0; off < (bottom - top) / 2 + 8; off += 2)
      for (const middle of [(top + bottom) / 2 + off, (top + bottom) / 2 - off]) {
        const box = { x0: cx - half, x1: cx + half, y0: middle - 9, y1: middle + 9 + o.dot };
        const free = !near.some((a) => {
          const y = a.y0 + ((a.y1 - a.y0) * (cx - a.x0)) / (a.x1 - a.x0);
          const inside = cx > Math.min(a.x0, a.x1) && cx < Math.max(a.x0, a.x1);
          return inside && Math.abs(y - middle) < 14;
        });
        if (!free || taken.hits(box)) continue;
        taken.add(box);
        return { wait, text, x: r1(cx), y: r1(middle) };
      }
  return null;
}

function placeBefore(
  view: LadderView,
  xOf: (id: string) => number,
  left: number,
  width: number,
  time: TimeScale,
): readonly PlacedBefore[] {
  const y = r1(time.yOf(view.start));
  let free = Number.POSITIVE_INFINITY;
  const placed: PlacedBefore[] = [];
  for (const before of [...view.before].sort((a, b) => xOf(b.node) - xOf(a.node))) {
    const wide = r1(textWidth(before.label, 12) + textWidth(before.detail, 11.5) + (before.detail ? 40 : 28));
    const right = Math.min(width - 12, free, Math.max(left + 14 + wide, xOf(before.node) + wide / 2));
    placed.unshift({ before, x: r1(right - wide), y, width: wide });
    free = right - wide - 10;
  }
  return placed;
}

/** Departures on the axis: requests before answers where both will not fit. */
function placeTicks(view: LadderView, time: TimeScale): readonly PlacedTick[] {
  const wish = [
    ...view.messages.filter((m) => m.kind === 'request').map((m) => m.t0),
    ...view.media.map((m) => m.t0),
    ...view.messages.filter((m) => m.kind !== 'request' && m.kind !== 'query').map((m) => m.t0),
  ];
  const ticks: PlacedTick[] = [];
  const used = new Taken();
  const written = new Set<string>();
  for (const t of wish) {
    const y = r1(time.yOf(t));
    const box = { x0: 0, x1: 1, y0: y - TICK_GAP / 2, y1: y + TICK_GAP / 2 };
    const label = t.toFixed(0);
    if (used.hits(box) || written.has(label)) continue;
    used.add(box);
    written.add(label);
    ticks.push({ t, y });
  }
  return ticks.sort((a, b) => a.t - b.t);
}
