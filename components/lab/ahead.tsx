'use client';
// What a reader with a message in hand asks most often is that it gets lost. That run is made while the reader reads, so that
// the answer only has to be drawn.

import { useEffect } from 'react';
import type { LadderMessage } from '../ladder/model';
import type { Runs } from '../stage/use-runs';
import { openScenario, withOriginal } from './open';
import { changeAtOnce } from './what-if';

/** How long a message is in hand before anything is foreseen, in milliseconds. */
const REST = 150;
/** Of a longer run nothing is foreseen: it would keep the page from answering. */
const LONGEST = 2_000;

interface AheadProps {
  readonly runs: Runs;
  readonly message: LadderMessage;
  /** The scenario's text and name. */
  readonly source: string;
  readonly id: string;
}

export function Ahead({ runs, message, source, id }: AheadProps) {
  const { run, base, history } = runs;
  const changes = history.now;
  useEffect(() => {
    if (!run || !base || run.trace.entries.length > LONGEST) return;
    const rested = setTimeout(() => {
      const lost = changeAtOnce(run, message, 'drop', false);
      if (!lost) return;
      const foreseen = [...changes, lost];
      const opening = openScenario(source, id, foreseen);
      if (opening.ok) withOriginal(base, opening.run, foreseen);
    }, REST);
    return () => clearTimeout(rested);
  }, [run, base, message, source, id, changes]);
  return null;
}
