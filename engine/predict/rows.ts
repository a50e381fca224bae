// What the rows of the tables share: a rule beside a test of a guess at a moment, and the words such tests are written in
// (RFC 3261 §8, §17).

import type { Rule } from '../model/output';
import type { Sends } from './action';
import { type Exchange, isFinal } from './exchanges';
import type { Moment } from './moment';

export type Test = (guess: Sends, moment: Moment) => boolean;

export interface May {
  readonly rule: Rule;
  readonly allows: Test;
  /** It allows at nearly any moment: an answer that teaches little. */
  readonly always: boolean;
}

export interface Must {
  readonly rule: Rule;
  readonly forbids: Test;
}

/** A row for what is said for the first time. */
export const may = (rfc: number, section: string, text: string, allows: Test, always = false): May => ({
  rule: { rfc, section, text },
  allows: (guess, moment) => !guess.again && allows(guess, moment),
  always,
});

/** A row for what is said once more. */
export const mayAgain = (rfc: number, section: string, text: string, allows: Test): May => ({
  rule: { rfc, section, text },
  allows: (guess, moment) => guess.again && allows(guess, moment),
  always: false,
});

export const must = (rfc: number, section: string, text: string, forbids: Test): Must => ({
  rule: { rfc, section, text },
  forbids,
});

export const isAnswer = ({ status }: Sends): boolean => status !== null;

export const within = ({ status }: Sends, from: number, to: number): boolean =>
  status !== null && status >= from && status < to;

/** A request with that method, or a copy of one. */
export const asksFor =
  (...methods: readonly string[]) =>
  ({ status, method }: Sends): boolean =>
    status === null && methods.includes(method);

/** A request of an end. */
export const request = (g: Sends, m: Moment, method: string): boolean =>
  g.status === null && g.method === method && m.isEnd(g.by);

const isOpen = ({ answers }: Exchange): boolean => !answers.some(isFinal);

/** What the answer could answer, and nobody has for good. */
export const open = (g: Sends, m: Moment): readonly Exchange[] => m.answerable(g).filter(isOpen);

/** The end has such a request and owes it a final answer. */
export const owes = (g: Sends, m: Moment): boolean => m.isEnd(g.by) && open(g, m).length > 0;

/** Whether an answer has come to the client of an exchange, of any kind or for good. */
export const isAnswered = ({ answers }: Exchange): boolean => answers.some(({ arrived }) => arrived);
export const isSettled = ({ answers }: Exchange): boolean => answers.some((a) => a.arrived && isFinal(a));
/** The same, and surely: not at this very instant, at which something else may come first. */
export const isLongSettled = ({ answers }: Exchange): boolean => answers.some((a) => a.sure && isFinal(a));
