// Words of the figure of a stage and of the keys that move its playhead.

import type { Millis } from '../ladder/model';

const seconds = (t: Millis): string => (Math.max(0, t) / 1000).toFixed(3);

export const transportText = {
  figure: (messages: number) => `Ladder diagram, ${messages} messages`,
  ladder: 'Ladder. Space plays, left and right arrows move by message, J and K select.',
  textLadder: 'The call as text',
  scrubber: 'Playhead',
  transport: 'Transport',
  play: 'Play (Space)',
  pause: 'Pause (Space)',
  previous: 'Back one message (Left)',
  next: 'Forward one message (Right)',
  previousTurn: 'Previous opening or settling (Shift+Left)',
  nextTurn: 'Next opening or settling (Shift+Right)',
  pace: 'Pace',
  paces: { slow: 'slow', normal: 'normal', fast: 'fast' },
  ofSeconds: (end: Millis) => `of ${(end / 1000).toFixed(1)} s`,
  playhead: (t: Millis, what: string) => `${seconds(t)} seconds${what ? `, ${what}` : ''}`,
  startOfRun: 'start',
  noStepOpen: 'No step is open',
  trueTime: 'True time',
  truePaces: { 'x0.25': '× 0.25', x1: '× 1', x4: '× 4', x16: '× 16' },
  skips: 'Skip silences',
} as const;
