// Words of the Why panel. What happened and why is told by the engine, which knows the run.

import type { Rule } from '@/engine';
import { duration } from './duration';

const COPIES = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

export const whyText = {
  chain: 'What led to it, the first cause first',
  nothing: 'Why did it happen?',
  nothingHow:
    'Choose a message, or a state in the State tab. This panel then follows its causes back to what somebody did.',
  notSip: 'This question is not SIP. Choose the message that was sent because of its answer.',
  seconds: (ms: number) => (ms / 1000).toFixed(3),
  goThere: (seconds: string) => `Go to ${seconds} s`,
  select: (what: string) => `Choose ${what}, and follow its causes`,
  more: (n: number) => (n === 1 ? '1 cause between' : `${n} causes between`),
  rule: ({ rfc, section }: Rule, before: Rule | null) =>
    before?.rfc === rfc ? `§${section}` : `RFC ${rfc} §${section}`,
  /** A number and its unit stay on one line. */
  kept: (words: string) => words.replace(/(\d) (ms|s|min|h)\b/g, '$1\u00a0$2'),
  because: 'Because of this',
  becauseNothing: 'Nothing more came of it in this run.',
  stateOf: (machine: string, state: string) => `${machine}: ${state.split('.')[0]}`,
  down: (name: string) => `${name} is down`,
  copy: (n: number) => (n > 1 ? `${COPIES[n] ?? `${n}th`} copy` : ''),
  at: (name: string) => `at ${name}`,
  since: (seconds: string) => `since ${seconds} s`,
  running: (seconds: string, lasts: string) => `set at ${seconds} s, for ${lasts}`,
  later: (ms: number) =>
    ms > 0
      ? `In the original it is sent ${duration(ms)} earlier.`
      : `In the original it is sent ${duration(-ms)} later.`,
  same: 'In the original it is the same.',
  onlyHere: 'The original has no such message.',
  otherFate: 'In the original it fares otherwise.',
  otherText: 'In the original it says something else.',
} as const;
