'use client';
// What stands above the figure: what a link said that cannot be read, what cannot run, how it ended otherwise after a
// change, and which calls are folded away.

import { useState } from 'react';
import type { Call } from '../ladder/calls';
import type { LadderView } from '../ladder/model';
import { noticesText } from '../text/notices';
import type { Changes } from './changes';
import { Folded } from './folded';
import { Notices } from './notices';
import type { Jump } from './run';
import type { Lab } from './use-lab';
import type { Runs } from './use-runs';

interface AboveProps {
  readonly notices: readonly string[];
  readonly lab: Lab | null;
  readonly runs: Runs;
  readonly ladder: LadderView;
  /** While it is asked what comes next, nothing here may tell it. */
  readonly asks: boolean;
  /** What is to come is hidden. */
  readonly hides: boolean;
  readonly away: readonly Call[];
  readonly jump: Jump;
  toLadder(): void;
  onDismiss(): void;
  onUnfold(): void;
}

export function Above(props: AboveProps) {
  const { notices, lab, runs, ladder, asks, hides, away, jump, onDismiss, onUnfold } = props;
  const { base, run, history, problem, change } = runs;
  // Put away until something else is done.
  const [closed, setClosed] = useState<Changes | null>(null);
  const says = lab && base && run && !asks && problem === null && history.now.length > 0 && closed !== history.now;
  return (
    <div className="above">
      {notices.length > 0 && <Notices notices={notices} action={noticesText.dismiss} onAction={onDismiss} />}
      {problem !== null && (
        <Notices bad notices={[problem]} action={noticesText.undoLast} onAction={() => change({ type: 'undo' })} />
      )}
      {/* There before it says anything: what stands in a new live region is not spoken by every screen reader. */}
      <div className="contents" role="status">
        {says && (
          <lab.Ended
            base={base}
            run={run}
            changes={history.now}
            ladder={ladder}
            jump={jump}
            onClose={() => {
              setClosed(history.now);
              props.toLadder();
            }}
          />
        )}
      </div>
      {hides && (
        <p className="folded-bar" role="status">
          {noticesText.hidden}
        </p>
      )}
      <Folded calls={away} onUnfold={onUnfold} />
    </div>
  );
}
