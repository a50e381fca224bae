'use client';
// A compact ladder that shows its end first: what has just happened is at the foot, what was before is scrolled to.

import { useEffect, useMemo, useRef } from 'react';
import { Frame, Sentences } from '../ladder/frame';
import { COMPACT_HEADS } from '../ladder/heads';
import { Ladder } from '../ladder/ladder';
import { layout } from '../ladder/layout';
import type { LadderView, Millis } from '../ladder/model';
import { COMPACT, type LadderOptions } from '../ladder/options';

interface FigureProps {
  readonly view: LadderView;
  readonly at: Millis;
  readonly selected?: string | null;
  readonly label: string;
  /** Told apart from other ladders of the page in ids. */
  readonly name: string;
  readonly width: number;
}

const OPTIONS: LadderOptions = { ...COMPACT, lanes: 'none', gutter: 0 };

export function Figure({ view, at, selected = null, label, name, width }: FigureProps) {
  const box = useRef<HTMLDivElement>(null);
  const laid = useMemo(() => layout(view, { ...OPTIONS, width }), [view, width]);
  useEffect(() => {
    if (box.current && laid) box.current.scrollTop = box.current.scrollHeight;
  }, [laid]);
  return (
    <div className="ladder-box pr-box" ref={box} tabIndex={0} role="group" aria-label={label}>
      <Frame layout={laid} at={at} heads={COMPACT_HEADS} kind="practice" fixed>
        <Ladder layout={laid} at={at + 1e-3} selected={selected} window={null} name={name} lens={null} />
      </Frame>
      <Sentences view={view} />
    </div>
  );
}
