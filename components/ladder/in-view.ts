// What of a laid out run lies in a part of it. Things are filed once, so that a long run costs no more to scroll and to
// play than a short one; the answer for one part is kept, so that what draws it can tell that nothing changed.

import type { PlacedTick, PlacedWave } from './axis';
import { Bands } from './bands';
import type { PlacedBar } from './bars';
import { r1 } from './geometry';
import type { PlacedArrow } from './labels';
import type { Lane } from './lanes';
import type { Layout } from './layout';
import type { PlacedMedia } from './media';
import type { LaneMark, Millis } from './model';
import type { PlacedLink } from './network';
import type { PlacedGhost, PlacedNote } from './original';
import type { PlacedSatellite } from './satellites';
import type { PlacedTimer } from './timers';
import type { PlacedWait } from './waits';

export interface Window {
  readonly top: number;
  readonly bottom: number;
}

/** The part moves in steps, so that a figure that passes by is not drawn anew with every pixel. */
const STEP = 80;

/** What a figure draws that shows the part from `top` on, so high. */
export const windowAround = (top: number, height: number): Window => {
  const from = Math.floor(top / STEP) * STEP;
  return { top: from - STEP, bottom: from + height + 2 * STEP };
};

export interface PlacedOpen {
  readonly t0: Millis;
  readonly t1: Millis;
  readonly y0: number;
  readonly y1: number;
}

export interface PlacedMark {
  readonly mark: LaneMark;
  readonly y: number;
}

export interface LaneInView {
  readonly lane: Lane;
  readonly open: readonly PlacedOpen[];
  readonly marks: readonly PlacedMark[];
}

export interface InView {
  readonly top: number;
  readonly bottom: number;
  readonly lanes: readonly LaneInView[];
  readonly ticks: readonly PlacedTick[];
  readonly waves: readonly PlacedWave[];
  readonly arrows: readonly PlacedArrow[];
  readonly bars: readonly PlacedBar[];
  readonly media: readonly PlacedMedia[];
  readonly timers: readonly PlacedTimer[];
  readonly satellites: readonly PlacedSatellite[];
  readonly waits: readonly PlacedWait[];
  readonly ghosts: readonly PlacedGhost[];
  readonly notes: readonly PlacedNote[];
  readonly links: readonly PlacedLink[];
}

/** Files a layout; the function finds what is in a window, or all of it. */
export function inView(layout: Layout): (window: Window | null) => InView {
  const { time, height, original } = layout;
  const spans = <T extends { readonly y0: number; readonly y1: number }>(items: readonly T[], more = 0) =>
    new Bands(
      items,
      ({ y0, y1 }) => Math.min(y0, y1) - more,
      ({ y0, y1 }) => Math.max(y0, y1) + more,
    );
  const points = <T extends { readonly y: number }>(items: readonly T[]) =>
    new Bands(
      items,
      ({ y }) => y - 20,
      ({ y }) => y + 20,
    );
  const lanes = layout.lanes.map((lane) => ({
    lane,
    open: spans(
      lane.open.map(({ t0, t1 }) => ({
        t0,
        t1,
        y0: r1(time.yOf(t0)),
        y1: r1(Number.isFinite(t1) ? time.yOf(t1) : time.bottom),
      })),
    ),
    marks: points(lane.marks.map((mark) => ({ mark, y: r1(time.yOf(mark.t)) }))),
  }));
  const filed = {
    ticks: points(layout.ticks),
    waves: points(layout.waves),
    arrows: spans(layout.arrows, 30),
    bars: spans(layout.bars),
    media: spans(layout.media),
    timers: spans(layout.timers),
    satellites: points(layout.satellites),
    waits: points(layout.waits),
    ghosts: spans(original?.ghosts ?? [], 20),
    notes: points(original?.notes ?? []),
    links: points(layout.network.links),
  };
  let last: InView | null = null;
  return (window) => {
    const top = Math.max(-100, window?.top ?? -100);
    const bottom = Math.min(height + 100, window?.bottom ?? height + 100);
    if (last?.top === top && last.bottom === bottom) return last;
    const within = <T>(bands: Bands<T>) => bands.within(top, bottom);
    last = {
      top,
      bottom,
      lanes: lanes.map(({ lane, open, marks }) => ({ lane, open: within(open), marks: within(marks) })),
      ticks: within(filed.ticks),
      waves: within(filed.waves),
      arrows: within(filed.arrows),
      bars: within(filed.bars),
      media: within(filed.media),
      timers: within(filed.timers),
      satellites: within(filed.satellites),
      waits: within(filed.waits),
      ghosts: within(filed.ghosts),
      notes: within(filed.notes),
      links: within(filed.links),
    };
    return last;
  };
}
