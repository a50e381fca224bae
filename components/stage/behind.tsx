'use client';
// What follows a changed run right after the figure: the panels, the text and the controls are drawn once the figure has
// been, so that nobody waits for them to see what a change did. Until then they stay as they were. While things move nothing
// is put off, as each frame would put it off again.

import { type ReactNode, useDeferredValue, useRef } from 'react';
import type { LadderView } from '../ladder/model';
import { isMoving } from './player';
import type { Playhead } from './playhead';
import { usePlayed } from './use-player';

interface BehindProps {
  /** What the figure shows of the run. */
  readonly ladder: LadderView;
  readonly playhead: Playhead;
  readonly children: ReactNode;
}

export function Behind({ ladder, playhead, children }: BehindProps): ReactNode {
  const drawn = useDeferredValue(ladder);
  const moving = usePlayed(playhead, isMoving);
  const last = useRef(children);
  if (moving || drawn === ladder) last.current = children;
  return last.current;
}
