'use client';
// One question of the practice page: the ladder so far, and the answers beside it.

import { useRef, useState } from 'react';
import { useSize } from '../stage/use-size';
import { practiceText as text } from '../text/practice';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { Answers } from './answers';
import { Figure } from './figure';
import { type SetWish, writeWish } from './link';
import type { ShownQuestion } from './question';

interface AskedProps {
  readonly question: ShownQuestion;
  readonly n: number;
  readonly all: number;
  readonly set: SetWish | null;
  onJudged(right: boolean): void;
  onNext(right: boolean): void;
  onLeave(): void;
}

/** The ladder is as wide as its place, between these. */
const widthIn = (size: { width: number } | null): number => Math.min(760, Math.max(340, (size?.width ?? 480) - 2));

export function Asked({ question, n, all, set, onJudged, onNext, onLeave }: AskedProps) {
  const [judged, setJudged] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className="pr-asked">
      <Answers
        question={question}
        level={1}
        beside={
          <div className="pr-figure" ref={place}>
            <Figure view={question.view} at={question.at} label={text.figure} name="asked" width={widthIn(size)} />
            <p className="pr-help">
              {text.until(question.at)}
              {/* A title may give it away: it comes with the answer. */}
              {judged && (
                <>
                  {' '}
                  {text.from} <b>{question.title}</b>.
                </>
              )}
            </p>
          </div>
        }
        above={
          <p className="eyebrow">
            {text.place(n, all)}
            {set && <Share set={set} />}
          </p>
        }
        goOn={n >= all ? text.finish : text.next}
        more={(done) => (
          <>
            <button type="button" className="btn line" onClick={onLeave}>
              {text.back}
            </button>
            {done && <Link href={`/stage/${question.scenario}/${question.link}`}>{text.stage}</Link>}
          </>
        )}
        width={widthIn(size)}
        onJudged={(right) => {
          setJudged(true);
          onJudged(right);
        }}
        onNext={onNext}
      />
    </div>
  );
}

function Share({ set }: { set: SetWish }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(`${location.origin}${location.pathname}${writeWish(set)}`);
    setDone(true);
  };
  return (
    <button type="button" className="pr-share" title={text.shareHelp(set.seed)} onClick={() => void copy()}>
      <Glyph name="share" size={13} />
      {done ? text.shared : text.share}
    </button>
  );
}
