'use client';
// Speaks what a key or a press did that moves no playhead: the message chosen, the lens, a change taken back.

import { useEffect, useRef, useState } from 'react';
import { stepName } from '../ladder/lanes';
import type { LadderMessage, LadderView, Step } from '../ladder/model';
import { spokenText } from '../text/spoken';
import { topBarText } from '../text/top-bar';
import type { History } from './changes';
import { lensFacts } from './top-bar';

interface SpokenProps {
  readonly view: LadderView;
  /** The message the reader chose. */
  readonly chosen: LadderMessage | null;
  readonly lens: Step | null;
  readonly history: History;
}

export function Spoken({ view, chosen, lens, history }: SpokenProps) {
  const [said, setSaid] = useState('');
  const before = useRef<Omit<SpokenProps, 'view'>>({ chosen: null, lens: null, history });
  useEffect(() => {
    const was = before.current;
    before.current = { chosen, lens, history };
    if (lens !== was.lens)
      setSaid(lens === null ? spokenText.noLens : `${topBarText.lens(stepName(lens))}, ${lensFacts(view, lens)}`);
    else if (history !== was.history) setSaid(saidOf(was.history, history));
    else if (chosen && chosen.id !== was.chosen?.id) setSaid(chosen.sentence);
    // The same words are heard again only when they went in between.
    else if (!chosen) setSaid('');
  }, [view, chosen, lens, history]);
  return (
    <p className="hidden-text" aria-live="polite">
      {said}
    </p>
  );
}

/** What became of the changes; how the call ends after a new one is told elsewhere. */
export function saidOf(was: History, is: History): string {
  return was === is || is.by === null || is.by === 'do' ? '' : spokenText.changes[is.by](is.now.length);
}
