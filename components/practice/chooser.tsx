'use client';
// Which questions: about which step, from which runs; or those that are due again.

import { useState } from 'react';
import { STEPS } from '../ladder/lanes';
import { practiceText as text } from '../text/practice';
import { Glyph } from '../ui/glyph';
import type { SetWish } from './link';
import type { Counts } from './model';

interface ChooserProps {
  readonly counts: Counts;
  readonly due: number;
  /** Whether anything was ever answered. */
  readonly known: boolean;
  onStart(wish: Omit<SetWish, 'seed'>): void;
  onReview(): void;
}

export function Chooser({ counts, due, known, onStart, onReview }: ChooserProps) {
  const [step, setStep] = useState(0);
  const [level, setLevel] = useState(0);
  const choices = [
    { step: 0, name: text.anyStep },
    ...STEPS.map(({ step: n, name }) => ({ step: n, name: text.step(n, name) })),
  ];
  return (
    <form
      className="pr-choose needs-script"
      onSubmit={(event) => {
        event.preventDefault();
        onStart({ step, level });
      }}
    >
      <fieldset>
        <legend>{text.choose}</legend>
        <div className="pr-chips">
          {choices.map((choice) => (
            <label key={choice.step}>
              <input type="radio" name="step" checked={step === choice.step} onChange={() => setStep(choice.step)} />
              <span>{choice.name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{text.level}</legend>
        <div className="pr-chips">
          {text.levels.map((name, i) => (
            <label key={name}>
              <input type="radio" name="level" checked={level === i} onChange={() => setLevel(i)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
        <p className="pr-help">
          {text.levelHelp[level]} {text.moments(counts[level]?.[step] ?? 0)}.
        </p>
      </fieldset>
      <p className="wi-row">
        <button type="submit" className="btn ink big">
          <Glyph name="play" size={16} />
          {text.start}
        </button>
        {due > 0 && (
          <button type="button" className="btn hand big" onClick={onReview}>
            {text.review(due)}
          </button>
        )}
        {due === 0 && known && <span className="pr-help">{text.nothingDue}</span>}
      </p>
    </form>
  );
}
