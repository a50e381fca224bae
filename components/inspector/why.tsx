'use client';
// Why a message came: its causes back to what somebody did.

import { why } from '@/engine';
import type { PanelProps } from '../stage/run';

export function WhyPanel({ run, message, tabs, jump }: PanelProps) {
  const packet = message === null ? null : run.packetOf(message);
  return (
    <>
      {tabs}
      <ol className="in-body">
        {packet !== null &&
          [...why(run.trace, { packet })].reverse().map((reason) => (
            <li key={reason.entry}>
              <button type="button" onClick={() => jump({ at: run.momentOf(reason.at) })}>
                {reason.sentence}
              </button>
            </li>
          ))}
      </ol>
    </>
  );
}
