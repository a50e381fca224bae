'use client';
// The machines of the run at the playhead.

import { at as momentAt } from '@/engine';
import type { PanelProps } from '../stage/run';

export function StatePanel({ run, at, tabs }: PanelProps) {
  return (
    <>
      {tabs}
      <ul className="in-body">
        {momentAt(run.trace, run.timeAt(at)).states.map((s) => (
          <li key={`${s.element} ${s.owner} ${s.machine}`}>{`${s.element} ${s.machine} ${s.state}`}</li>
        ))}
      </ul>
    </>
  );
}
