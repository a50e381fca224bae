'use client';
// The run as it was and the run as the reader changed it. Both are made by the engine in the browser once it is there;
// until then the page's own view of the run as it was stands in.

import { useMemo, useReducer } from 'react';
import type { Opening } from '../lab/open';
import type { LadderView } from '../ladder/model';
import { type Changes, type History, type HistoryAction, historyOf, remember } from './changes';
import type { Run } from './run';
import type { Lab } from './use-lab';

export interface Runs {
  readonly history: History;
  change(action: HistoryAction): void;
  /** The run without changes; null until the engine is there. */
  readonly base: Run | null;
  /** The run that the ladder shows; null until the engine is there. */
  readonly run: Run | null;
  /** What the ladder shows of it: with the run before the changes drawn into it, unless the reader hides that. */
  readonly ladder: LadderView | null;
  /** Why the changed scenario cannot run; the run shown is then the last good one. */
  readonly problem: string | null;
  /** The scenario's text as the changes make it. */
  readonly text: string;
}

const NOTHING: Changes = [];

export function useRuns(lab: Lab | null, text: string, id: string, original: boolean): Runs {
  const [history, change] = useReducer(remember, NOTHING, historyOf);
  const base = useMemo(() => (lab ? opened(lab.openScenario(text, id, NOTHING)) : null), [lab, text, id]);
  const now = useMemo((): Opening | null => {
    if (!lab || history.now.length === 0) return null;
    return lab.openScenario(text, id, history.now);
  }, [lab, text, id, history.now]);
  const problem = now && !now.ok ? (now.problems[0]?.message ?? '') : null;
  const run = now?.ok ? now.run : (base?.run ?? null);
  const ladder = useMemo(() => {
    const before = base?.run;
    if (!lab || !run || !before || run === before || !original) return run?.view.ladder ?? null;
    return lab.withOriginal(before, run, history.now);
  }, [lab, base, run, original, history.now]);
  return { history, change, base: base?.run ?? null, run, ladder, problem, text: now?.ok ? now.text : text };
}

const opened = (opening: Opening) => (opening.ok ? opening : null);
