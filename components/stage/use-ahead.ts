'use client';
// What a reader with a message in hand asks most often is that it gets lost. That run is made while the reader reads, so that
// the answer only has to be drawn.

import { useEffect } from 'react';
import type { LadderMessage } from '../ladder/model';
import type { Lab } from './use-lab';
import type { Runs } from './use-runs';

/** How long a message is in hand before anything is foreseen, in milliseconds. */
const REST = 150;
/** Of a longer run nothing is foreseen: it would keep the page from answering. */
const LONGEST = 2_000;

export function useAhead(lab: Lab | null, runs: Runs, message: LadderMessage | null, source: string, id: string): void {
  const { run, base, history } = runs;
  const changes = history.now;
  useEffect(() => {
    if (!lab || !run || !base || !message || run.trace.entries.length > LONGEST) return;
    const rested = setTimeout(() => {
      const lost = lab.changeAtOnce(run, message, 'drop', false);
      if (!lost) return;
      const foreseen = [...changes, lost];
      const opening = lab.openScenario(source, id, foreseen);
      if (opening.ok) lab.withOriginal(base, opening.run, foreseen);
    }, REST);
    return () => clearTimeout(rested);
  }, [lab, run, base, message, source, id, changes]);
}
