'use client';
// Beside the figure stands the inspector; while it is asked what comes next, the question.

import type { ReactNode } from 'react';
import { noticesText } from '../text/notices';
import { topBarText } from '../text/top-bar';
import type { Linked } from './link';
import type { Lab } from './use-lab';
import type { Predicting } from './use-predict';
import { Coming } from './what-if-slot';

interface AskingProps {
  readonly predict: Predicting;
  readonly lab: Lab | null;
  /** The run is there that is asked about. */
  readonly ready: boolean;
  readonly failed: boolean;
  /** Whether the answer counts as practice. */
  readonly counts: boolean;
  onOpen(linked: Linked): void;
  onClose(): void;
  readonly children: ReactNode;
}

export function Asking({ predict, lab, ready, failed, counts, onOpen, onClose, children }: AskingProps) {
  if (!predict.asks) return children;
  if (!lab || !ready)
    return (
      <aside className="inspector predicting" aria-label={topBarText.predict} data-open="half">
        <Coming failed={failed} />
        <p className="in-wait">
          <button type="button" className="btn line" onClick={onClose}>
            {noticesText.toStage}
          </button>
        </p>
      </aside>
    );
  return (
    <lab.PredictPanel
      question={predict.question}
      counts={counts}
      onJudged={predict.judge}
      onNext={predict.next}
      onOpen={onOpen}
      onClose={onClose}
    />
  );
}
