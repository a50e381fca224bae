'use client';
// Asking in place what comes next: from which moment, which question that is, and whether it has been judged. Until then
// the ladder ends at the moment; afterwards the playhead shows what happens.

import { useEffect, useMemo, useState } from 'react';
import type { LadderView, Millis } from '../ladder/model';
import type { ShownQuestion } from '../practice/question';
import { until } from '../practice/until';
import type { Changes } from './changes';
import type { Playhead } from './playhead';
import type { Run } from './run';
import type { Lab } from './use-lab';

export interface Predicting {
  readonly asks: boolean;
  /** Null: none is left, or the engine is not there yet. */
  readonly question: ShownQuestion | null;
  readonly judged: boolean;
  /** The moment of the question, or the one to ask from; null while nothing is asked. */
  readonly at: Millis | null;
  /** The ladder without what is to come; null while nothing is hidden. */
  readonly hidden: LadderView | null;
  /** Asks from a moment on; null asks nothing any more. */
  start(at: Millis | null): void;
  judge(): void;
  /** The next question of the run, or the first one when none was left. */
  next(): void;
  stop(): void;
}

/** Any will do, as long as one link asks everybody the same. */
const SEED = 1;

export function usePredict(lab: Lab | null, run: Run | null, changes: Changes, page: LadderView): Predicting {
  const [asked, setAsked] = useState<{ readonly from: Millis } | null>(null);
  // Judged is one question, not the next one, nor the same one of another run.
  const [answered, setAnswered] = useState<ShownQuestion | null>(null);
  const question = useMemo(
    () => (asked === null || !lab || !run ? null : lab.questionAfter(run, changes, asked.from, SEED)),
    [lab, run, changes, asked],
  );
  const start = (from: Millis | null) => setAsked(from === null ? null : { from });
  const judged = question !== null && answered === question;
  // Until the engine knows the question, all that follows is hidden.
  const unknown = useMemo(
    () =>
      asked === null || lab
        ? null
        : until(
            page,
            asked.from,
            page.nodes.map(({ id }) => id),
            Number.POSITIVE_INFINITY,
          ),
    [asked, lab, page],
  );
  return {
    asks: asked !== null,
    question,
    judged,
    at: question?.at ?? asked?.from ?? null,
    hidden: question ? (judged ? question.after : question.view) : unknown,
    start,
    judge: () => setAnswered(question),
    next: () => start(question === null ? 0 : question.at + AFTER),
    stop: () => setAsked(null),
  };
}

/** Just behind a moment, in milliseconds. */
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
