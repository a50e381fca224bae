'use client';
// The lane heads as buttons: each looks through the lens of its step, and a second press takes the lens away. They lie
// over the drawn names, which say the same to the eye.

import { ladderText } from '../text/ladder';
import { STEPS } from './lanes';
import type { Step } from './model';

interface LaneButtonsProps {
  readonly lens: Step | null;
  onLens(lens: Step | null): void;
}

export const LaneButtons = ({ lens, onLens }: LaneButtonsProps) => (
  <div className="lane-buttons needs-script" role="group" aria-label={ladderText.lenses}>
    {STEPS.map(({ step, name }) => (
      <button
        key={step}
        type="button"
        aria-pressed={lens === step}
        title={ladderText.lensHelp(name)}
        onClick={() => onLens(lens === step ? null : step)}
      >
        {step} {name}
      </button>
    ))}
  </div>
);
