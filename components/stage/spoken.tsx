'use client';
// Speaks what a key or a press did that moves no playhead: the message chosen, the lens, a change taken back.

import { useEffect, useRef, useState } from 'react';
import { stepName } from '../ladder/lanes';
import type { LadderMessage, LadderView, Step } from '../ladder/model';
import { spokenText } from '../text/spoken';
import { topBarText } from '../text/top-bar';
import { lensFacts } from './top-bar';

interface SpokenProps {
  readonly view: LadderView;
  /** The message the reader chose. */
  readonly chosen: LadderMessage | null;
  readonly lens: Step | null;
  /** How many changes are made. */
  readonly changes: number;
}

export function Spoken({ view, chosen, lens, changes }: SpokenProps) {
  const [said, setSaid] = useState('');
  const before = useRef<Omit<SpokenProps, 'view'>>({ chosen: null, lens: null, changes: 0 });
  useEffect(() => {
    const was = before.current;
    before.current = { chosen, lens, changes };
    if (lens !== was.lens)
      setSaid(lens === null ? spokenText.noLens : `${topBarText.lens(stepName(lens))}, ${lensFacts(view, lens)}`);
    else if (changes < was.changes) setSaid(spokenText.undone(changes));
    else if (chosen && chosen.id !== was.chosen?.id) setSaid(chosen.sentence);
    // The same words are heard again only when they went in between.
    else if (changes > was.changes || !chosen) setSaid('');
  }, [view, chosen, lens, changes]);
  return (
    <p className="hidden-text" aria-live="polite">
      {said}
    </p>
  );
}
