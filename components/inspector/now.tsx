'use client';
// How things stand at the playhead.

import { at as momentAt } from '@/engine';
import type { PanelProps } from '../stage/run';

export function NowPanel({ run, at, tabs }: PanelProps) {
  return (
    <>
      {tabs}
      <ul className="in-body">
        {momentAt(run.trace, run.timeAt(at)).timers.map((t) => (
          <li key={`${t.element} ${t.owner} ${t.name}`}>{`${t.element} ${t.name}`}</li>
        ))}
      </ul>
    </>
  );
}
