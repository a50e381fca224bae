'use client';
// What comes next, asked beside the ladder of the stage, which hides all that is to come. Judged in place; then the ladder
// shows what happens, and it goes on from there.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Answers } from '../practice/answers';
import { keyOf } from '../practice/model';
import type { ShownQuestion } from '../practice/question';
import { useProgress } from '../practice/use-progress';
import type { Linked } from '../stage/link';
import { readLink } from '../stage/read-link';
import { useSize } from '../stage/use-size';
import { noticesText } from '../text/notices';
import { practiceText as text } from '../text/practice';
import { topBarText } from '../text/top-bar';
import { IconButton } from '../ui/icon-button';

interface PredictPanelProps {
  /** Null: nothing is left to ask. */
  readonly question: ShownQuestion | null;
  /** Whether the answer counts as practice: the run is one of the library, as it is. */
  readonly counts: boolean;
  onJudged(): void;
  onNext(): void;
  /** The run of a choice is asked for. */
  onOpen(linked: Linked): void;
  onClose(): void;
}

export function PredictPanel({ question, counts, onJudged, onNext, onOpen, onClose }: PredictPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const size = useSize(panel);
  const { note } = useProgress();
  // Each question begins unanswered, also the same one of a run that was changed.
  const [seen, setSeen] = useState({ question, n: 0 });
  if (seen.question !== question) setSeen({ question, n: seen.n + 1 });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const close = (
    <button type="button" className="btn line" onClick={onClose}>
      {noticesText.toStage}
    </button>
  );
  return (
    <aside
      ref={panel}
      className="inspector predicting"
      aria-label={topBarText.predict}
      data-open="half"
      onKeyDown={onKeyDown}
    >
      <div className="pd-body">
        {question === null ? (
          <>
            <p className="eyebrow">{topBarText.predict}</p>
            <NothingLeft />
            <p className="wi-row">
              <button type="button" className="btn ink big" onClick={onNext}>
                {text.fromStart}
              </button>
              {close}
            </p>
          </>
        ) : (
          <Answers
            key={seen.n}
            question={question}
            level={2}
            above={
              <p className="eyebrow">
                {text.predictAt(question.at)}
                <IconButton glyph="close" size={16} label={noticesText.toStage} onClick={onClose} />
              </p>
            }
            goOn={text.next}
            more={() => close}
            width={Math.max(300, (size?.width ?? 464) - 94)}
            onLink={(fragment) => {
              onClose();
              onOpen(readLink(fragment).linked);
            }}
            onJudged={(right) => {
              if (counts) note(keyOf(question), right);
              onJudged();
            }}
            onNext={onNext}
          />
        )}
      </div>
    </aside>
  );
}

function NothingLeft() {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <h2 ref={head} tabIndex={-1}>
      {text.nothingLeft}
    </h2>
  );
}
