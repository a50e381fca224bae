// Words for what happens under the messages.

import type { LadderLink, Millis } from '../ladder/model';

const seconds = (t: Millis): string => `${(Math.max(0, t) / 1000).toFixed(3)} seconds`;

const LINK: Readonly<Record<LadderLink['what'], string>> = {
  open: 'open',
  stalled: 'stalls',
  resumed: 'goes on',
  reset: 'breaks',
};

export const networkText = {
  down: (name: string, t: Millis) => `${seconds(t)}: ${name} goes down and forgets everything.`,
  back: (name: string, t: Millis) => `${seconds(t)}: ${name} starts anew.`,
  linkLabels: (what: LadderLink['what'], transport: string): readonly string[] => [
    `${transport} ${LINK[what]}`,
    transport,
  ],
  link: (what: LadderLink['what'], transport: string, [a, b]: readonly [string, string], t: Millis) =>
    `${seconds(t)}: The ${transport} connection between ${a} and ${b} ${what === 'open' ? 'is open' : LINK[what]}.`,
  cutLabel: (oneWay: boolean) => (oneWay ? 'cut one way' : 'cut'),
  cut: ([a, b]: readonly [string, string], only: string | null, t: Millis) =>
    `${seconds(t)}: The path between ${a} and ${b} is cut${only === null ? '' : `; only what ${only} sends still passes`}.`,
} as const;
