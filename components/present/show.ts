// A lecture under way, as a pure fold over what the speaker presses. Forward goes message by message through the run of a
// stop, as far as that wants, and then on to the next stop; what the room asks for branches off, and Home returns to the
// prepared stop.

import type { Millis } from '../ladder/model';

export interface Show {
  readonly stop: number;
  /** The playhead; null: where the stop was prepared. */
  readonly at: Millis | null;
  readonly blank: boolean;
  /** The caption of a stop that hides it is shown. */
  readonly revealed: boolean;
  /** Messages lost because somebody asked, by their keys. */
  readonly lost: readonly string[];
}

export type ShowAction =
  | { readonly type: 'forward' | 'back' | 'next turn' | 'next stop' | 'previous stop' | 'home' | 'blank' | 'reveal' }
  | { readonly type: 'lose'; readonly message: string }
  | { readonly type: 'go'; readonly stop: number };

/** The run of the stop at hand, as far as moving through it needs it. */
export interface Walk {
  readonly stops: number;
  /** Where the stop was prepared. */
  readonly prepared: Millis;
  /** Moments at which a message is whole, ascending. */
  readonly wholes: readonly Millis[];
  /** Where a step opens, settles or fails, ascending. */
  readonly turns: readonly Millis[];
  /** Whether the caption waits to be shown. */
  readonly hides: boolean;
  /** The last moment that this stop shows; null: the end of the run. */
  readonly until: Millis | null;
  /** Where the next stop takes over in the same run; null: it does not. */
  readonly before: Millis | null;
  readonly start: Millis;
}

export const BEGINNING: Show = { stop: 0, at: null, blank: false, revealed: false, lost: [] };

const SAME = 1e-6;

const goTo = (show: Show, stop: number, stops: number): Show =>
  stop < 0 || stop >= stops ? show : { ...BEGINNING, stop };

/** Whether a moment is none of the stop's any more. */
const isPast = ({ until, before }: Walk, t: Millis): boolean =>
  (until !== null && t > until + SAME) || (before !== null && t > before - SAME);

/** The lecture after one press. */
export function advance(show: Show, walk: Walk, action: ShowAction): Show {
  const at = show.at ?? walk.prepared;
  if (show.blank && action.type !== 'blank') return { ...show, blank: false };
  switch (action.type) {
    case 'forward': {
      if (walk.hides && !show.revealed) return { ...show, revealed: true };
      const next = walk.wholes.find((t) => t > at + SAME);
      // What the room asked for is followed to its end, and so is the last stop.
      const ends = show.lost.length === 0 && walk.stops > show.stop + 1;
      return next === undefined || (ends && isPast(walk, next))
        ? goTo(show, show.stop + 1, walk.stops)
        : { ...show, at: next };
    }
    case 'back': {
      const before = walk.wholes.findLast((t) => t < at - SAME);
      if (before !== undefined) return { ...show, at: before };
      return at > walk.start + SAME ? { ...show, at: walk.start } : goTo(show, show.stop - 1, walk.stops);
    }
    case 'next turn': {
      const next = walk.turns.find((t) => t > at + SAME);
      return next === undefined ? show : { ...show, at: next };
    }
    case 'next stop':
      return goTo(show, show.stop + 1, walk.stops);
    case 'previous stop':
      return goTo(show, show.stop - 1, walk.stops);
    case 'home':
      return { ...BEGINNING, stop: show.stop };
    case 'blank':
      return { ...show, blank: !show.blank };
    case 'reveal':
      return { ...show, revealed: true };
    case 'lose':
      return { ...show, at, lost: [...show.lost, action.message] };
    case 'go':
      return goTo(show, action.stop, walk.stops);
  }
}

/** What a key of the keyboard or of a clicker means. */
export function actionFor(key: string, shift: boolean): ShowAction | null {
  const type = {
    ' ': 'forward',
    PageDown: 'forward',
    ArrowRight: shift ? 'next turn' : 'forward',
    Enter: 'forward',
    PageUp: 'back',
    ArrowLeft: 'back',
    Backspace: 'back',
    ArrowDown: 'next stop',
    ArrowUp: 'previous stop',
    Home: 'home',
    '.': 'blank',
    b: 'blank',
    B: 'blank',
  }[key] as Exclude<ShowAction['type'], 'lose' | 'go'> | undefined;
  return type ? { type } : null;
}
