'use client';
// Everything the reader changed, each with a way back, and in a sentence how the call ends because of it.

import { consequences } from '@/engine';
import type { History, HistoryAction } from '../stage/changes';
import type { Run } from '../stage/run';
import { changeText as text } from '../text/change';
import { endsText } from '../text/ends';
import { topBarText } from '../text/top-bar';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { describeChange, idleIn, nameIn } from './words';

interface ChangesListProps {
  readonly base: Run;
  readonly run: Run;
  readonly history: History;
  /** Why the last change cannot be made; null when it could. */
  readonly problem: string | null;
  onChange(action: HistoryAction): void;
}

export function ChangesList({ base, run, history, problem, onChange }: ChangesListProps) {
  const { now, past, future } = history;
  const result = now.length > 0 && problem === null ? consequences(base.trace, run.trace) : null;
  return (
    <div className="changes">
      <h2>{topBarText.changesTitle}</h2>
      {now.length === 0 && <p className="wi-note">{text.noChanges}</p>}
      <ol>
        {now.map((change, i) => {
          const words = describeChange(change, run);
          const idle = problem === null && idleIn(run, change);
          return (
            <li key={`${i} ${words}`} className={cx(idle && 'idle')}>
              <span>
                {words}
                {idle && <small>{text.idle}</small>}
              </span>
              <IconButton
                glyph="close"
                size={14}
                label={text.takeBack(words)}
                onClick={() => onChange({ type: 'drop', index: i })}
              />
            </li>
          );
        })}
      </ol>
      {problem !== null && (
        <p className="field-wrong" role="alert">
          {text.failed}: {problem}
        </p>
      )}
      {result && (
        <p className="wi-ends">
          <span className={`fate f-${result.fate}`}>{endsText.fates[result.fate]}</span>
          {endsText.ends(result, (id) => nameIn(run, id))}
        </p>
      )}
      <div className="wi-row">
        <button
          type="button"
          className="btn line"
          disabled={past.length === 0}
          onClick={() => onChange({ type: 'undo' })}
        >
          <Glyph name="undo" size={15} />
          {text.undo}
        </button>
        <button
          type="button"
          className="btn line"
          disabled={future.length === 0}
          onClick={() => onChange({ type: 'redo' })}
        >
          <Glyph name="redo" size={15} />
          {text.redo}
        </button>
        <button type="button" className="btn" disabled={now.length === 0} onClick={() => onChange({ type: 'clear' })}>
          {text.clear}
        </button>
      </div>
    </div>
  );
}
