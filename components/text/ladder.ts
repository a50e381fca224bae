// Words that the ladder itself draws, beside those of its run.

import type { Millis } from '../ladder/model';
import { duration } from './duration';

export const ladderText = {
  crashed: 'crashed',
  lenses: 'The five steps: look at one alone',
  lensHelp: (name: string) => `Look at ${name} alone (Escape lets go)`,
  /** What is left of a timer, and what became of it. */
  left: (ms: Millis) =>
    ms < 10_000 ? `${(Math.ceil(ms / 100) / 10).toFixed(1)} s` : duration(Math.ceil(ms / 1000) * 1000),
  fuseWas: (due: Millis, ran: Millis, fired: boolean) =>
    fired ? `${duration(due)}, fires` : `${duration(due)}, stopped after ${duration(ran)}`,
  openMenu: (name: string) => `${name}: what can happen here`,
  together: (names: readonly string[]) => names.join(' + '),
  togetherShort: (first: string, others: number) => `${first} + ${others}`,
  inside: (messages: number) =>
    messages === 0 ? 'nothing inside' : messages === 1 ? '1 message inside' : `${messages} messages inside`,
  insideShort: (messages: number) => `${messages} inside`,
} as const;
