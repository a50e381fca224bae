// State bars beside their lifelines, and the words for the states.
// A state label takes the first free spot of its segment; near the now line it steps aside, or is left out.

import { type Box, crosses, r1, type Taken } from './geometry';
import type { PlacedArrow } from './labels';
import type { LadderState, LadderView } from './model';
import { edgeOf, type LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';

export interface PlacedBar {
  readonly key: string;
  readonly state: LadderState;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
  readonly label: StateLabel | null;
}

export interface StateLabel {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly x0: number;
  readonly x1: number;
  /** Middles of the free spots, from the top. */
  readonly spots: readonly number[];
}

/** Bars of one side that overlap in time stand beside each other, the earliest nearest to the lifeline. */
function tracksOf(states: readonly LadderState[]): ReadonlyMap<LadderState, number> {
  const tracks = new Map<LadderState, number>();
  const ends = new Map<string, number[]>();
  for (const state of [...states].sort((a, b) => a.t0 - b.t0 || b.t1 - a.t1)) {
    const key = `${state.node} ${state.side}`;
    const used = ends.get(key) ?? [];
    const free = used.findIndex((end) => end <= state.t0);
    const track = free < 0 ? used.length : free;
    used[track] = state.t1;
    ends.set(key, used);
    tracks.set(state, track);
  }
  return tracks;
}

const HALF = 7;
const MOST_SPOTS = 48;

export function placeBars(
  view: LadderView,
  xOf: (id: string) => number,
  time: TimeScale,
  arrows: readonly PlacedArrow[],
  taken: Taken,
  o: LadderOptions,
): readonly PlacedBar[] {
  const tracks = tracksOf(view.states);
  return view.states.map((state, i) => {
    const right = state.side === 'right';
    const out = o.barGap + (tracks.get(state) ?? 0) * (o.bar + 2);
    const x = r1(xOf(state.node) + (right ? out : -out - o.bar));
    const y0 = r1(time.yOf(state.t0));
    const y1 = r1(Math.max(time.yOf(state.t1), y0 + 1));
    const label = o.stateLabels && state.label ? placeStateLabel(view, state, x, y0, y1, arrows, taken, o) : null;
    return { key: `${state.node} ${state.side} ${i}`, state, x, y0, y1, label };
  });
}

function placeStateLabel(
  view: LadderView,
  state: LadderState,
  barX: number,
  y0: number,
  y1: number,
  arrows: readonly PlacedArrow[],
  taken: Taken,
  o: LadderOptions,
): StateLabel {
  const right = state.side === 'right';
  const timer = view.timers.some(
    (t) => t.node === state.node && t.side === state.side && t.t0 < state.t1 && t.t1 > state.t0,
  );
  const off = timer ? o.timerOff + 2 : 5;
  const x = r1(right ? barX + o.bar + off : barX - off);
  const width = textWidth(state.label, 11) + 2;
  const [x0, x1] = right ? [x, x + width] : [x - width, x];
  // The words of the open questions stand at the left edge.
  const room = x0 >= edgeOf(o) + 14;
  const near = arrows.filter((a) => Math.max(a.y0, a.y1) > y0 - 12 && Math.min(a.y0, a.y1) < y1 + 12);
  const spots: number[] = [];
  for (let middle = y0 + HALF; middle <= y1 - 4 && room && spots.length < MOST_SPOTS; middle += 2) {
    // A passing packet lifts the words of its arrow: they must not meet these.
    const box = { x0, x1, y0: middle - HALF, y1: middle + HALF + o.dot };
    if (!taken.hits(box) && !near.some((a) => crosses(a, x0 - 2, x1 + 2, middle, 8.5))) spots.push(middle);
  }
  return { text: state.label, x, anchor: right ? 'start' : 'end', x0, x1, spots };
}

/** The place of each state label while the now line is at `now`: bars by key, null where there is no room. */
export function stateLabelsAt(bars: readonly PlacedBar[], now: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const used: Box[] = [];
  for (const { key, label } of bars) {
    if (!label) continue;
    const middle = label.spots.find(
      (y) =>
        Math.abs(y - now) > 11 &&
        !used.some((b) => label.x0 < b.x1 && label.x1 > b.x0 && y - HALF < b.y1 && y + HALF > b.y0),
    );
    if (middle === undefined) continue;
    places.set(key, middle);
    used.push({ x0: label.x0, x1: label.x1, y0: middle - HALF, y1: middle + HALF });
  }
  return places;
}

/** Keeps the first spot of a state label, and a little below it, from other words. */
export const reserve = (bar: PlacedBar, taken: Taken) => {
  const first = bar.label?.spots[0];
  if (bar.label && first !== undefined)
    taken.add({ x0: bar.label.x0, x1: bar.label.x1, y0: first - 9, y1: first + 9 + 24 });
};
