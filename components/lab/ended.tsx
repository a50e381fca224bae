'use client';
// What came of what the reader did, above the figure: how it ended otherwise, in a sentence, and the way to where it began.

import { consequences } from '@/engine';
import type { LadderView } from '../ladder/model';
import type { Changes } from '../stage/changes';
import type { Jump, Run } from '../stage/run';
import { changeText as text } from '../text/change';
import { endsText } from '../text/ends';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { describeChange, nameIn } from './words';

interface EndedProps {
  readonly base: Run;
  readonly run: Run;
  readonly changes: Changes;
  /** The ladder with the run before drawn into it. */
  readonly ladder: LadderView;
  readonly jump: Jump;
  onClose(): void;
}

export function Ended({ base, run, changes, ladder, jump, onClose }: EndedProps) {
  const last = changes.at(-1);
  if (last === undefined) return null;
  const result = consequences(base.trace, run.trace);
  const [first] = ladder.messages.filter(isOtherwise).sort((a, b) => a.t0 - b.t0);
  return (
    <div className="ended">
      <span className={`fate f-${result.fate}`}>{endsText.fates[result.fate]}</span>
      <p>
        <b>{`${describeChange(last, run)}.`}</b> {endsText.ends(result, (id) => nameIn(run, id))}
      </p>
      {first && (
        <button type="button" className="btn line" onClick={() => jump({ message: first.id, at: first.t1 })}>
          {text.firstDifference}
          <Glyph name="arrow" size={15} />
        </button>
      )}
      <IconButton glyph="close" size={14} label={text.hideEnded} onClick={onClose} />
    </div>
  );
}

const isOtherwise = ({ touched, diff }: LadderView['messages'][number]): boolean =>
  touched === true || diff !== undefined;
