// The player as a pure fold: what the playhead does, given what a person presses and how much time has passed.
// Playing moves the playhead evenly along the ladder, in pixels a second, so that a packet never changes its speed.

import { bisectLeft, bisectRight } from 'd3';
import { clamp } from '../ladder/geometry';
import { factsOf } from '../ladder/lanes';
import type { Layout } from '../ladder/layout';
import type { Millis, Step } from '../ladder/model';

/** Ladder pixels a second. */
export const SPEED = { slow: 15, normal: 30, fast: 60 } as const;
/** True time: seconds of the call in one second of the reader. */
export const TRUE_TIME = { 'x0.25': 0.25, x1: 1, x4: 4, x16: 16 } as const;

export type EvenPace = keyof typeof SPEED;
export type TruePace = keyof typeof TRUE_TIME;
export type Pace = EvenPace | TruePace;
export const EVEN_PACES: readonly EvenPace[] = ['slow', 'normal', 'fast'];
export const TRUE_PACES: readonly TruePace[] = ['x0.25', 'x1', 'x4', 'x16'];

export const isTrue = (pace: Pace): pace is TruePace => pace in TRUE_TIME;

/** With silences skipped, a reader waits no longer than this for the next event, milliseconds. */
const LONGEST_WAIT = 1_000;

/** With reduced motion a message appears whole, one every so many milliseconds. */
const STILL_BEAT = 1_200;
/** A move to the next message takes no longer. */
const GLIDE_LONGEST = 420;

/** The part of a layout the player needs. */
export interface Timeline {
  readonly start: Millis;
  readonly end: Millis;
  /** Departures and arrivals, ascending. */
  readonly stops: readonly Millis[];
  /** The moments at which messages are complete: arrived, or lost. */
  readonly wholes: readonly Millis[];
  /** Where a step opens, settles or fails. */
  readonly turns: readonly Millis[];
  /** What is played: all of it, or under a lens the times in which its question is open. In order, apart. */
  readonly spans: readonly Span[];
  /** How much larger than the stage's the ladder is drawn: it plays that much faster. */
  readonly zoom: number;
  /** Whether a message is under way. */
  flying(t: Millis): boolean;
  yOf(t: Millis): number;
  timeAt(y: number): Millis;
}

export interface Span {
  readonly t0: Millis;
  readonly t1: Millis;
}

/** Tells whether one of the messages is under way, from the latest arrival of all that left before. */
function underWay(messages: Layout['view']['messages']): (t: Millis) => boolean {
  const left = messages.map((m) => m.t0);
  let last = Number.NEGATIVE_INFINITY;
  const latest = messages.map((m) => {
    last = Math.max(last, m.lost === null ? m.t1 : m.t0);
    return last;
  });
  return (t) => (latest[bisectRight(left, t) - 1] ?? Number.NEGATIVE_INFINITY) > t + SAME;
}

/** One stop for moments that the eye cannot tell apart. */
function merged(times: readonly Millis[], yOf: (t: Millis) => number): readonly Millis[] {
  return times.filter((t, i) => {
    const next = times[i + 1];
    return next === undefined || yOf(next) - yOf(t) >= NEAR;
  });
}

const ascending = (times: Iterable<Millis>): readonly Millis[] => [...new Set(times)].sort((a, b) => a - b);

/** The timeline of a layout; with a lens that of one step, which then plays alone. */
export function timelineOf({ view, time, lanes }: Layout, zoom = 1, lens: Step | null = null): Timeline {
  const facts = lens === null ? null : factsOf(view, lens);
  const messages = facts === null ? view.messages : view.messages.filter((m) => facts.has(m.id));
  const looked = lanes.filter((lane) => lens === null || lane.step === lens);
  const whole: Span = { t0: view.start, t1: view.end };
  const open = looked.flatMap((lane) => lane.open.map(({ t0, t1 }) => ({ t0, t1: Math.min(t1, view.end) })));
  return {
    start: view.start,
    end: view.end,
    stops: merged(ascending(messages.flatMap((m) => (m.lost === null ? [m.t0, m.t1] : [m.t0]))), time.yOf),
    wholes: merged(ascending(messages.map((m) => m.t1)), time.yOf),
    turns: ascending(looked.flatMap((lane) => lane.marks.filter((m) => m.kind !== 'progress').map((m) => m.t))),
    spans: lens === null || open.length === 0 ? [whole] : open,
    zoom,
    flying: underWay(messages),
    yOf: (t) => time.yOf(t),
    timeAt: (y) => time.timeAt(y),
  };
}

interface Glide {
  readonly from: Millis;
  readonly to: Millis;
  readonly spent: number;
  readonly lasts: number;
}

export interface Player {
  readonly at: Millis;
  readonly playing: boolean;
  readonly glide: Glide | null;
  readonly pace: Pace;
  /** Reduced motion: nothing moves, messages appear. */
  readonly still: boolean;
  /** Silences are cut short. */
  readonly skips: boolean;
  /** Milliseconds since the last message appeared, under reduced motion. */
  readonly waited: number;
  /** What the person did last: a figure follows the playhead after a move, and rests where a reader scrolled. */
  readonly moves: number;
}

export type PlayerAction =
  | {
      readonly type:
        | 'play'
        | 'pause'
        | 'toggle'
        | 'next'
        | 'previous'
        | 'next turn'
        | 'previous turn'
        | 'start'
        | 'end';
    }
  | { readonly type: 'seek'; readonly at: Millis }
  | { readonly type: 'pace'; readonly pace: Pace }
  | { readonly type: 'still'; readonly still: boolean }
  | { readonly type: 'skips'; readonly skips: boolean }
  | { readonly type: 'frame'; readonly elapsed: number };

export const playerAt = (at: Millis): Player => ({
  at,
  playing: false,
  glide: null,
  pace: 'normal',
  still: false,
  skips: false,
  waited: 0,
  moves: 0,
});

/** Times closer than this are one moment; less than the hair between two events of one instant. */
const SAME = 1e-8;
/** Stops closer than this are one stop, at the later of them: two messages that leave together. */
const NEAR = 4;

const after = (times: readonly Millis[], t: Millis): Millis | undefined => times[bisectRight(times, t + SAME)];
const before = (times: readonly Millis[], t: Millis): Millis | undefined => times[bisectLeft(times, t - SAME) - 1];

/** The next stop that a reader can tell from where the playhead is. */
function onward(line: Timeline, times: readonly Millis[], from: Millis): Millis {
  const next = after(times, from);
  const seen = next === undefined || line.yOf(next) - line.yOf(from) >= NEAR;
  return (seen ? next : after(times, next)) ?? line.end;
}

/** Since it was put where it began. */
export const hasMoved = ({ moves }: Player): boolean => moves > 0;

/** Moving: there is something to draw on the next frame. */
export const isMoving = (player: Player): boolean => player.playing || player.glide !== null;

export function play(line: Timeline, player: Player, action: PlayerAction): Player {
  switch (action.type) {
    case 'play': {
      const at = comes(line, player.at) ?? line.spans[0]?.t0 ?? line.start;
      return {
        ...player,
        at,
        playing: true,
        glide: null,
        waited: isTrue(player.pace) ? 0 : STILL_BEAT,
        moves: player.moves + 1,
      };
    }
    case 'pause':
      return { ...player, playing: false, glide: null };
    case 'toggle':
      return play(line, player, { type: player.playing ? 'pause' : 'play' });
    case 'next':
      return move(line, player, onward(line, player.still ? line.wholes : line.stops, target(player)));
    case 'previous':
      return move(line, player, before(player.still ? line.wholes : line.stops, target(player)) ?? line.start);
    case 'next turn':
      return move(line, player, after(line.turns, target(player)) ?? line.end);
    case 'previous turn':
      return move(line, player, before(line.turns, target(player)) ?? line.start);
    case 'start':
      return seek(line, player, line.start);
    case 'end':
      return seek(line, player, line.end);
    case 'seek':
      return seek(line, player, action.at);
    case 'pace':
      return { ...player, pace: action.pace, waited: 0 };
    case 'still':
      return { ...player, still: action.still };
    case 'skips':
      return { ...player, skips: action.skips };
    case 'frame':
      return player.glide ? glide(line, player, player.glide, action.elapsed) : advance(line, player, action.elapsed);
  }
}

/** Where the playhead is heading: pressing "next" twice quickly goes two messages on. */
const target = (player: Player): Millis => player.glide?.to ?? player.at;

const seek = (line: Timeline, player: Player, at: Millis): Player => ({
  ...player,
  at: clamp(at, line.start, line.end),
  playing: false,
  glide: null,
  moves: player.moves + 1,
});

function move(line: Timeline, player: Player, to: Millis): Player {
  const way = Math.abs(line.yOf(to) - line.yOf(player.at));
  if (player.still || way === 0) return seek(line, player, to);
  const lasts = Math.min(GLIDE_LONGEST, 120 + way * 6);
  return { ...player, playing: false, glide: { from: player.at, to, spent: 0, lasts }, moves: player.moves + 1 };
}

const easeInOut = (f: number): number => (f < 0.5 ? 4 * f ** 3 : 1 - (2 - 2 * f) ** 3 / 2);

function glide(line: Timeline, player: Player, g: Glide, elapsed: number): Player {
  const spent = g.spent + elapsed;
  if (spent >= g.lasts) return { ...player, at: g.to, glide: null };
  const [from, to] = [line.yOf(g.from), line.yOf(g.to)];
  const at = clamp(line.timeAt(from + (to - from) * easeInOut(spent / g.lasts)), line.start, line.end);
  return { ...player, at, glide: { ...g, spent } };
}

function advance(line: Timeline, player: Player, elapsed: number): Player {
  if (!player.playing) return player;
  if (isTrue(player.pace)) return inTrueTime(line, player, elapsed * TRUE_TIME[player.pace], TRUE_TIME[player.pace]);
  if (player.still) {
    const waited = player.waited + elapsed;
    if (waited < STILL_BEAT) return { ...player, waited };
    const at = after(line.wholes, player.at) ?? line.end;
    return { ...player, at, waited: 0, playing: at < (line.wholes.at(-1) ?? line.end) - SAME };
  }
  const span = line.spans.find(({ t1 }) => t1 > player.at + SAME);
  if (!span) return { ...player, playing: false };
  const from = Math.max(player.at, span.t0);
  const speed = (SPEED[player.pace] * line.zoom) / 1000;
  if (player.skips) {
    const next = after(line.stops, from);
    const longest = speed * LONGEST_WAIT;
    if (next !== undefined && line.yOf(next) - line.yOf(from) > longest && !line.flying(from))
      return { ...player, at: Math.max(from, line.timeAt(line.yOf(next) - longest)) };
  }
  const y = line.yOf(from) + speed * elapsed;
  if (y < line.yOf(span.t1)) return { ...player, at: Math.max(player.at, span.t0, line.timeAt(y)) };
  // What lies between two spans is passed over.
  const next = line.spans.find(({ t0 }) => t0 > span.t0);
  return next ? { ...player, at: next.t0 } : { ...player, at: span.t1, playing: false };
}

/** The playhead moves as the call did, `factor` times as fast; with reduced motion it rests between whole messages. */
function inTrueTime(line: Timeline, player: Player, elapsed: Millis, factor: number): Player {
  const span = line.spans.find(({ t1 }) => t1 > player.at + SAME);
  if (!span) return { ...player, playing: false };
  const from = Math.max(player.at, span.t0);
  const waited = (player.still ? player.waited : 0) + elapsed;
  let to = from + waited;
  const next = after(line.stops, from);
  const longest = LONGEST_WAIT * factor;
  if (player.skips && next !== undefined && next - to > longest && !line.flying(from)) to = next - longest;
  if (to >= span.t1) {
    const after = line.spans.find(({ t0 }) => t0 > span.t0);
    return after ? { ...player, at: after.t0, waited: 0 } : { ...player, at: span.t1, waited: 0, playing: false };
  }
  if (!player.still) return { ...player, at: to };
  const whole = before(line.wholes, to + 2 * SAME);
  return whole === undefined || whole <= from
    ? { ...player, waited: to - from }
    : { ...player, at: whole, waited: to - whole };
}

/** Where playing goes on: here, or where the next span begins; null when nothing comes after. */
function comes(line: Timeline, at: Millis): Millis | null {
  const span = line.spans.find(({ t1 }) => t1 > at + SAME);
  return span ? Math.max(at, span.t0) : null;
}
