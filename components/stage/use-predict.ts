'use client';
// Asking in place what comes next: from which moment, which question that is, and whether it has been judged. Until then
// the ladder ends at the moment; afterwards the playhead shows what happens.

import { useEffect, useMemo, useState } from 'react';
import type { LadderView, Millis } from '../ladder/model';
import type { ShownQuestion } from '../practice/question';
import type { Changes } from './changes';
import type { Playhead } from './playhead';
import type { Run } from './run';
import type { Lab } from './use-lab';

export interface Predicting {
  readonly asks: boolean;
  /** Null: none is left, or the engine is not there yet. */
  readonly question: ShownQuestion | null;
  readonly judged: boolean;
  /** The ladder without what is to come; null while nothing is hidden. */
  readonly hidden: LadderView | null;
  /** Asks from a moment on. */
  start(at: Millis): void;
  judge(): void;
  /** The next question of the run, or the first one when none was left. */
  next(): void;
  stop(): void;
}

/** Any will do, as long as one link asks everybody the same. */
const SEED = 1;

export function usePredict(lab: Lab | null, run: Run | null, changes: Changes): Predicting {
  const [from, setFrom] = useState<Millis | null>(null);
  const [judged, setJudged] = useState(false);
  const question = useMemo(
    () => (from === null || !lab || !run ? null : lab.questionAfter(run, changes, from, SEED)),
    [lab, run, changes, from],
  );
  const start = (at: Millis) => {
    setJudged(false);
    setFrom(at);
  };
  return {
    asks: from !== null,
    question,
    judged,
    hidden: question && (judged ? question.after : question.view),
    start,
    judge: () => setJudged(true),
    next: () => start(question === null ? 0 : question.at + AFTER),
    stop: () => setFrom(null),
  };
}

/** Less than any time that the engine knows. */
const AFTER = 2e-3;

/** Keeps the playhead at the moment of the question, and lets go what happens once it is judged. */
export function useAsked({ question, judged }: Predicting, { act }: Playhead): void {
  const at = question?.at ?? null;
  useEffect(() => {
    if (at === null) return;
    act({ type: 'seek', at });
    if (judged) act({ type: 'next' });
  }, [at, judged, act]);
}

/** How much of the figure the question covers where there is no room beside it; as the style sheet has it. */
export const coveredBy = (height: number): number => (innerWidth < 1100 ? height * 0.58 : 0);
