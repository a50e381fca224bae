'use client';
// Speaks each message moved to or chosen, the lens, and what was taken back; during play only openings, settlings, failures
// and losses. How a change ended otherwise is spoken where it is written (above.tsx).

import { bisector } from 'd3';
import { useEffect, useRef, useState } from 'react';
import { stepName } from '../ladder/lanes';
import type { LadderMessage, LadderView, Millis, Step } from '../ladder/model';
import { topBarText } from '../text/top-bar';
import type { Playhead } from './playhead';
import { lensFacts } from './top-bar';
import { usePlayed } from './use-player';

const bySending = bisector((m: LadderMessage) => m.t0);

/** The newest message sent at a moment. */
export const newestAt = ({ messages }: LadderView, at: Millis): LadderMessage | null =>
  messages[bySending.right(messages, at) - 1] ?? null;

interface LiveProps {
  readonly view: LadderView;
  readonly playhead: Playhead;
  readonly newest: LadderMessage | null;
  /** The message the reader chose. */
  readonly chosen: LadderMessage | null;
  readonly lens: Step | null;
  /** How many changes are made. */
  readonly changes: number;
}

export function Live({ view, playhead, newest, chosen, lens, changes }: LiveProps) {
  const [said, setSaid] = useState('');
  const playing = usePlayed(playhead, (player) => player.playing);
  const moves = usePlayed(playhead, (player) => player.moves);
  const last = useRef<string | null>(null);
  const before = useRef({ chosen: chosen?.id, lens, changes });
  useEffect(() => {
    if (moves === 0 || !newest || newest.id === last.current) return;
    last.current = newest.id;
    const turns = view.marks.some((mark) => mark.fact === newest.id && mark.kind !== 'progress');
    if (!playing || turns || newest.lost !== null) setSaid(newest.sentence);
  }, [view, newest, playing, moves]);
  useEffect(() => {
    const was = before.current;
    before.current = { chosen: chosen?.id, lens, changes };
    if (lens !== was.lens)
      setSaid(lens === null ? topBarText.noLens : `${topBarText.lens(stepName(lens))}, ${lensFacts(view, lens)}`);
    else if (changes < was.changes) setSaid(topBarText.undone(changes));
    else if (chosen && chosen.id !== was.chosen) setSaid(chosen.sentence);
  }, [view, chosen, lens, changes]);
  return (
    <p className="hidden-text" aria-live="polite">
      {said}
    </p>
  );
}
