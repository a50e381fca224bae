'use client';
// Speaks each message moved to; during play only openings, settlings, failures and losses.

import { bisector } from 'd3';
import { useEffect, useRef, useState } from 'react';
import type { LadderMessage, LadderView, Millis } from '../ladder/model';
import type { Playhead } from './playhead';
import { usePlayed } from './use-player';

const bySending = bisector((m: LadderMessage) => m.t0);

/** The newest message sent at a moment. */
export const newestAt = ({ messages }: LadderView, at: Millis): LadderMessage | null =>
  messages[bySending.right(messages, at) - 1] ?? null;

interface LiveProps {
  readonly view: LadderView;
  readonly playhead: Playhead;
  readonly newest: LadderMessage | null;
}

export function Live({ view, playhead, newest }: LiveProps) {
  const [said, setSaid] = useState('');
  const playing = usePlayed(playhead, (player) => player.playing);
  const moves = usePlayed(playhead, (player) => player.moves);
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (moves === 0 || !newest || newest.id === last.current) return;
    last.current = newest.id;
    const turns = view.marks.some((mark) => mark.fact === newest.id && mark.kind !== 'progress');
    if (!playing || turns || newest.lost !== null) setSaid(newest.sentence);
  }, [view, newest, playing, moves]);
  return (
    <p className="hidden-text" aria-live="polite">
      {said}
    </p>
  );
}
