// State bars beside their lifelines, and the words for the states.
// A state label takes the first free spot of its segment; near the now line it steps aside, or is left out.

import type { Bands } from './bands';
import { type Box, crosses, r1, type Taken } from './geometry';
import type { PlacedArrow } from './labels';
import type { LadderState, LadderTimer, LadderView } from './model';
import { edgeOf, type LadderOptions } from './options';
import { textWidth } from './text-width';
import type { TimeScale } from './time-scale';
import type { WaitWords } from './waits';

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
  /** Middles of the free spots, from the top: looked for when the label is first drawn. */
  spots(): readonly number[];
}

/** What a state label must keep off. */
export interface Around {
  readonly lines: Bands<PlacedArrow>;
  readonly taken: Taken;
  /** The first spot of each label, kept free of what is placed after the bars. */
  readonly reserved: Taken;
  /** Words of silences, placed after the bars. */
  words(): Bands<WaitWords>;
}

interface Track {
  /** Which one from the lifeline. */
  readonly nth: number;
  readonly y0: number;
  /** The outermost that stands beside its words: they stand outside both. */
  outer: number;
}

/** Words of a bar stand this near to its beginning, most of the time. */
const NEAR_BEGINNING = 60;

/** Bars of one side that overlap in time stand beside each other, the earliest nearest to the lifeline. */
function tracksOf(states: readonly LadderState[], time: TimeScale): readonly Track[] {
  const tracks: Track[] = [];
  const sides = new Map<string, { end: number; track: Track }[]>();
  const order = states.map((state, i) => ({ state, i }));
  order.sort((a, b) => a.state.t0 - b.state.t0 || b.state.t1 - a.state.t1);
  for (const { state, i } of order) {
    const key = `${state.node} ${state.side}`;
    const used = sides.get(key) ?? [];
    const free = used.findIndex(({ end }) => end <= state.t0);
    const nth = free < 0 ? used.length : free;
    const track = { nth, outer: nth, y0: time.yOf(state.t0) };
    for (const other of used) {
      if (other.end <= state.t0) continue;
      if (track.y0 < other.track.y0 + NEAR_BEGINNING) other.track.outer = Math.max(other.track.outer, nth);
      track.outer = Math.max(track.outer, other.track.nth);
    }
    used[nth] = { end: state.t1, track };
    sides.set(key, used);
    tracks[i] = track;
  }
  return tracks;
}

const HALF = 7;
const MOST_SPOTS = 48;
/** Lines are asked for by so much of a bar at a time. */
const ASIDE = 120;

function timersBySide(view: LadderView): ReadonlyMap<string, readonly LadderTimer[]> {
  const sides = new Map<string, LadderTimer[]>();
  for (const timer of view.timers) {
    const key = `${timer.node} ${timer.side}`;
    const there = sides.get(key);
    if (there) there.push(timer);
    else sides.set(key, [timer]);
  }
  return sides;
}

export function placeBars(
  view: LadderView,
  xOf: (id: string) => number,
  time: TimeScale,
  around: Around,
  o: LadderOptions,
): readonly PlacedBar[] {
  const tracks = tracksOf(view.states, time);
  const timers = timersBySide(view);
  const timed = ({ node, side, t0, t1 }: LadderState) =>
    timers.get(`${node} ${side}`)?.some((t) => t.t0 < t1 && t.t1 > t0) ?? false;
  return view.states.map((state, i) => {
    const right = state.side === 'right';
    const { nth, outer } = tracks[i] ?? { nth: 0, outer: 0 };
    const out = o.barGap + nth * (o.bar + 2);
    const x = r1(xOf(state.node) + (right ? out : -out - o.bar));
    const y0 = r1(time.yOf(state.t0));
    const y1 = r1(Math.max(time.yOf(state.t1), y0 + 1));
    const beside = r1(x + (outer - nth) * (o.bar + 2) * (right ? 1 : -1));
    const label = o.stateLabels && state.label ? placeStateLabel(timed(state), state, beside, y0, y1, around, o) : null;
    return { key: `${state.node} ${state.side} ${i}`, state, x, y0, y1, label };
  });
}

function placeStateLabel(
  timed: boolean,
  state: LadderState,
  barX: number,
  y0: number,
  y1: number,
  around: Around,
  o: LadderOptions,
): StateLabel {
  const right = state.side === 'right';
  const off = timed ? o.timerOff + 2 : 5;
  const x = r1(right ? barX + o.bar + off : barX - off);
  const width = textWidth(state.label, 11) + 2;
  const [x0, x1] = right ? [x, x + width] : [x - width, x];
  // The words of the open questions stand at the left edge.
  const room = x0 >= edgeOf(o) + 14;
  const spot = { x0, x1, y0, y1: room ? y1 : y0 };
  const [first] = freeSpots(spot, 1, around, o);
  if (first !== undefined) around.reserved.add({ x0, x1, y0: first - 9, y1: first + 9 + 24 });
  let found: readonly number[] | null = null;
  const spots = () => {
    found ??= first === undefined ? [] : apart(freeSpots(spot, MOST_SPOTS, around, o), x0, x1, around);
    return found;
  };
  return { text: state.label, x, anchor: right ? 'start' : 'end', x0, x1, spots };
}

/** The first so many middles at which a label from x0 to x1 is free, between y0 and y1. */
function freeSpots({ x0, x1, y0, y1 }: Box, most: number, { lines, taken }: Around, o: LadderOptions): number[] {
  const spots: number[] = [];
  let near: readonly PlacedArrow[] = [];
  let until = y0;
  for (let middle = y0 + HALF; middle <= y1 - 4 && spots.length < most; middle += 2) {
    if (middle >= until) {
      until = middle + (most > 1 ? ASIDE : 16);
      near = lines
        .within(middle - 12, until + 12)
        .filter((a) => x0 - 2 < Math.max(a.x0, a.x1) && x1 + 2 > Math.min(a.x0, a.x1));
    }
    // A passing packet lifts the words of its arrow: they must not meet these.
    const free = !taken.meets(x0, x1, middle - HALF, middle + HALF + o.dot);
    if (free && !near.some((a) => crosses(a, x0 - 2, x1 + 2, middle, 8.5))) spots.push(middle);
  }
  return spots;
}

/** Words for a silence may stand beside a bar: its own words keep off them wherever they go. */
function apart(spots: readonly number[], x0: number, x1: number, around: Around): readonly number[] {
  const [first, last] = [spots[0], spots.at(-1)];
  if (first === undefined || last === undefined) return spots;
  const words = around.words().within(first - 1, last + 1);
  const near = words.filter((w) => x0 < w.x + w.half && x1 > w.x - w.half);
  return near.length === 0 ? spots : spots.filter((y) => !near.some((w) => Math.abs(y - w.y) < 16));
}

/** The place of each state label while the now line is at `now`: bars by key, null where there is no room. */
export function stateLabelsAt(bars: readonly PlacedBar[], now: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const used: Box[] = [];
  for (const { key, label } of bars) {
    if (!label) continue;
    const middle = label
      .spots()
      .find(
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

/** The boxes of the state labels that are shown: what comes and goes with the playhead keeps off them. */
export function labelBoxes(bars: readonly PlacedBar[], places: ReadonlyMap<string, number> | null): readonly Box[] {
  if (places === null) return [];
  return bars.flatMap(({ key, label }) => {
    const y = places.get(key);
    return label && y !== undefined ? [{ x0: label.x0, x1: label.x1, y0: y - HALF, y1: y + HALF }] : [];
  });
}
