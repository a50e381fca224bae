'use client';
// Where the map stands: above the panels of the inspector; on a phone only while the sheet is full.

import { useMemo, useState } from 'react';
import type { LadderView, Millis } from '../ladder/model';
import type { Run } from '../stage/run';
import type { Lab } from '../stage/use-lab';
import { mapText as text } from '../text/map';
import { IconButton } from '../ui/icon-button';
import { NetworkMap } from './map';
import type { MapPlan } from './model';

interface MapSlotProps {
  readonly plan: MapPlan;
  readonly ladder: LadderView;
  readonly at: Millis;
  readonly message: string | null;
  readonly node: string | null;
  readonly playing: boolean;
  /** Null until the engine is there. */
  readonly lab: Lab | null;
  readonly run: Run | null;
  /** The stage's width where it is narrow, else null. */
  readonly narrow: number | null;
  onNode(id: string): void;
  onMessage(id: string): void;
}

/** The margins of the map on a phone. */
const MARGINS = 32;

export function MapSlot({ plan, lab, run, narrow, playing, ...map }: MapSlotProps) {
  const [large, setLarge] = useState(false);
  const fitting = useMemo(
    // A stage that is not shown, as in print, has no width.
    () => (narrow === null || narrow <= MARGINS || !lab || !run ? plan : lab.mapOf(run, narrow - MARGINS)),
    [narrow, lab, run, plan],
  );
  return (
    <div className="netmap-slot">
      <NetworkMap {...map} plan={fitting} />
      <IconButton
        glyph="larger"
        size={14}
        className="needs-script"
        label={text.larger}
        disabled={!lab || !run}
        onClick={() => setLarge(true)}
      />
      {lab && run && <lab.Sound run={run} at={map.at} playing={playing} />}
      {large && lab && run && <lab.LargeMap {...map} run={run} onClose={() => setLarge(false)} />}
    </div>
  );
}
