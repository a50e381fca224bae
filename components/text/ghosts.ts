// Words about the run before the reader's change, where it is drawn beside the run after it.

import { duration } from './duration';

export const ghostText = {
  /** What the dotted arrows are. */
  dotted: ['dotted: before your change', 'dotted: before'],
  /** How everything that follows differs; `ms` is negative when it comes earlier. */
  later: (ms: number): readonly string[] => {
    const by = `${duration(Math.abs(ms))} ${ms > 0 ? 'later' : 'earlier'}`;
    return [`from here on ${by}`, by];
  },
  /** The run before had more messages than are drawn. */
  wentOn: (n: number): readonly string[] => {
    const more = n === 1 ? '1 more message' : `${n} more messages`;
    return [`before your change: ${more}`, `before: ${n} more`];
  },
} as const;
