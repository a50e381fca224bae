'use client';
// What the panels of What-if share: a duration to write, the way back, and the sentence of how it ended otherwise.

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { consequences, parseDuration } from '@/engine';
import type { Run } from '../stage/run';
import { changeText as text } from '../text/change';
import { endsText } from '../text/ends';
import { focusOnce } from '../ui/focus';
import { Glyph } from '../ui/glyph';
import { nameIn } from './words';

export const Undo = ({ onUndo }: { onUndo(): void }) => (
  <button type="button" className="btn hand-text" onClick={onUndo}>
    <Glyph name="undo" size={15} />
    {text.undo}
  </button>
);

export const Ends = ({ base, run }: { readonly base: Run; readonly run: Run }) => (
  <p className="wi-ends" aria-live="polite">
    {endsText.ends(consequences(base.trace, run.trace), (id) => nameIn(run, id))}
  </p>
);

interface WaitProps {
  readonly label: string;
  readonly first: string;
  readonly children: ReactNode;
  /** The duration, and as it was written. */
  onGo(micros: number, written: string): void;
}

/** Asks for a duration, the way scenarios write one. */
export function Wait({ label, first, children, onGo }: WaitProps) {
  const [written, setWritten] = useState(first);
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const by = parseDuration(written.trim());
    setWrong(by === null);
    if (by !== null) onGo(by, written.trim());
  };
  return (
    <form className="wi-form" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        value={written}
        size={8}
        ref={focusOnce}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => setWritten(event.target.value)}
      />
      <button type="submit" className="btn line">
        {children}
      </button>
      {wrong && (
        <p id={`${id}-wrong`} className="field-wrong" role="alert">
          {text.durationExpected}
        </p>
      )}
    </form>
  );
}
