'use client';
// Speaks each message moved to; during play only openings, settlings, failures and losses.

import { useEffect, useRef, useState } from 'react';
import type { LadderMessage, LadderView, Millis } from '../ladder/model';

/** The newest message sent at a moment. */
export const newestAt = (view: LadderView, at: Millis): LadderMessage | null =>
  view.messages.findLast((m) => m.t0 <= at) ?? null;

export function Live({ view, at, playing, moves }: { view: LadderView; at: Millis; playing: boolean; moves: number }) {
  const [said, setSaid] = useState('');
  const newest = newestAt(view, at);
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
