'use client';
// The practice page: choose ten questions, answer them, see how it went. An address with a set in it begins at once.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { practiceText as text } from '../text/practice';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { Asked } from './asked';
import { Chooser } from './chooser';
import { readWish, type SetWish, writeWish } from './link';
import { type Counts, keyOf } from './model';
import { dueOn, today } from './progress';
import { ProgressView } from './progress-view';
import { useProgress } from './use-progress';
import { type Plan, useSession } from './use-session';

/** Any number does: it only has to be another one the next time. */
const anySeed = (): number => 1 + Math.floor(Math.random() * 99_999);

export function Practice({ counts }: { counts: Counts }) {
  const { session, set, begin, next, leave } = useSession();
  const kept = useProgress();
  const [day, setDay] = useState<number | null>(null);
  const last = useRef<Plan | null>(null);
  const start = (plan: Plan) => {
    last.current = plan;
    begin(plan);
  };
  useEffect(() => {
    setDay(today(Date.now()));
    const open = () => {
      const wish = readWish(location.hash);
      if (wish === null) return;
      const plan = { kind: 'set', ...wish } as const;
      last.current = plan;
      begin(plan);
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, [begin]);
  const startSet = (wish: Omit<SetWish, 'seed'>) => {
    const plan = { kind: 'set', ...wish, seed: anySeed(), n: 1 } as const;
    history.replaceState(null, '', writeWish(plan));
    start(plan);
  };
  const choose = () => {
    history.replaceState(null, '', location.pathname);
    leave();
  };
  const due = day === null ? [] : dueOn(kept.progress, day);
  const review = () => start({ kind: 'review', keys: due, seed: day ?? 1 });
  return (
    <>
      <SiteHeader />
      <main className={session.at === 'asking' ? 'practice asking' : 'lesson-list practice'}>
        {session.at === 'choosing' && (
          <>
            <h1>{text.title}</h1>
            <p className="stand">{text.intro}</p>
            <noscript>
              <p className="pr-note">{text.needsScript}</p>
            </noscript>
            <Chooser
              counts={counts}
              due={due.length}
              known={kept.progress.size > 0}
              onStart={startSet}
              onReview={review}
            />
            <ProgressView {...kept} />
            <section className="pr-how">
              <h2>{text.howTitle}</h2>
              <ul>
                {text.how.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <p>
                <Link href="/learn/">{text.learnFirst}</Link>
              </p>
            </section>
          </>
        )}
        {session.at === 'loading' && (
          <div className="pr-note">
            <h1 className="hidden-text">{text.title}</h1>
            <p role="status">{text.loading}</p>
          </div>
        )}
        {(session.at === 'failed' || session.at === 'empty') && (
          <div className="pr-note">
            <h1 className="hidden-text">{text.title}</h1>
            <p role="alert">{text[session.at]}</p>
            <p className="wi-row">
              {session.at === 'failed' && (
                <button type="button" className="btn line" onClick={() => last.current && begin(last.current)}>
                  {text.retry}
                </button>
              )}
              <button type="button" className="btn line" onClick={choose}>
                {text.back}
              </button>
            </p>
          </div>
        )}
        {session.at === 'asking' && (
          <Asked
            key={`${keyOf(session.question)} ${session.n}`}
            question={session.question}
            n={session.n}
            all={session.all}
            set={set}
            onJudged={(right) => kept.note(keyOf(session.question), right)}
            onNext={next}
            onLeave={choose}
          />
        )}
        {session.at === 'done' && (
          <Done right={session.right} all={session.all}>
            <p className="wi-row">
              {set && (
                <button type="button" className="btn ink" onClick={() => startSet(set)}>
                  {text.again}
                </button>
              )}
              <button type="button" className="btn line" onClick={choose}>
                {text.back}
              </button>
            </p>
            <ProgressView {...kept} />
          </Done>
        )}
      </main>
      <SiteFooter />
    </>
  );
}

function Done({ right, all, children }: { right: number; all: number; children: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <>
      <h1 ref={head} tabIndex={-1}>
        {text.result(right, all)}
      </h1>
      <p className="stand">{text.resultSays(right, all)}</p>
      {children}
    </>
  );
}
