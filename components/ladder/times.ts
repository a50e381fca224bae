// Times as a reader wants them counted: from the start, from the selected message, or from the message before.

import { bisectLeft, bisectRight } from 'd3';
import type { LadderView, Millis } from './model';
import type { Times } from './options';

/** Seconds with milliseconds, as times are written everywhere. */
export const seconds = (t: Millis): string => (Math.max(0, t) / 1000).toFixed(3);

const signed = (t: Millis): string => {
  const written = (Math.abs(t) / 1000).toFixed(3);
  return Number(written) === 0 ? written : `${t < 0 ? '−' : '+'}${written}`;
};

export interface AxisClock {
  /** A departure on the axis. */
  tick(t: Millis): string;
  /** The playhead. */
  now(t: Millis): string;
}

export function axisClock(view: LadderView, times: Times, selected: string | null): AxisClock {
  const origin = view.messages.find((m) => m.id === selected)?.t0;
  if (times === 'relative' && origin !== undefined)
    return { tick: (t) => signed(t - origin), now: (t) => signed(t - origin) };
  if (times !== 'delta') return { tick: seconds, now: seconds };
  const departures = view.messages.flatMap((m) => (m.kind === 'query' ? [] : [m.t0]));
  const since = (t: Millis, before: number) => signed(t - (departures[before - 1] ?? view.messages[0]?.t0 ?? 0));
  return {
    // What leaves at once differs by less than a microsecond, for its order.
    tick: (t) => since(t, bisectLeft(departures, t - 0.0005)),
    now: (t) => since(Math.max(t, departures[0] ?? t), bisectRight(departures, t)),
  };
}
