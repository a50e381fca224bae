// A lesson's frame: the five steps above it, its title, what one will learn, its text, and the lessons around it.

import type { ReactNode } from 'react';
import { STEPS } from '../ladder/lanes';
import type { Step } from '../ladder/model';
import { lessonText as text } from '../text/lesson';
import { practiceText } from '../text/practice';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { Terms } from './terms';

export interface LessonLink {
  readonly slug: string;
  readonly title: string;
  readonly stand: string;
  readonly question: string;
  readonly step: Step | null;
}

interface LessonFrameProps {
  readonly slug: string;
  readonly number: number;
  readonly head: {
    readonly title: string;
    readonly stand: string;
    readonly step: Step | null;
    readonly learn: readonly string[];
  };
  readonly minutes: number;
  readonly lessons: readonly LessonLink[];
  /** Where questions about this lesson are asked. */
  readonly practice: string;
  readonly children: ReactNode;
}

export function LessonFrame({ slug, number, head, minutes, lessons, practice, children }: LessonFrameProps) {
  const [before, after] = [lessons[number - 1], lessons[number + 1]];
  return (
    <>
      <SiteHeader />
      <StepBar lessons={lessons} slug={slug} />
      <main className="lesson">
        <header className="lesson-head">
          <p className="eyebrow">
            {text.lesson(number)} <span>{text.minutes(minutes)}</span>
          </p>
          <h1>{head.title}</h1>
          <p className="stand">{head.stand}</p>
          <section className="will-learn" aria-label={text.willLearn}>
            <h2>{text.willLearn}</h2>
            <ul>
              {head.learn.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        </header>
        <div className="prose">{children}</div>
        <p className="lesson-practice">
          <Link className="btn line big" href={practice}>
            <Glyph name="play" size={16} />
            {practiceText.lessonLink(head.step === null ? null : head.title.replace(/:.*$/, ''))}
          </Link>
        </p>
        <nav className="pn" aria-label={text.around}>
          {before ? <Around link={before} label={text.previous} /> : <span />}
          {after && <Around link={after} label={text.next} next />}
        </nav>
      </main>
      <SiteFooter />
      <Terms />
    </>
  );
}

function Around({ link, label, next = false }: { link: LessonLink; label: string; next?: boolean }) {
  return (
    <Link className={cx(next && 'next')} href={`/learn/${link.slug}/`}>
      <span>
        {!next && <Glyph name="left" size={14} />}
        {label}
        {next && <Glyph name="right" size={14} />}
      </span>
      <b>{link.title}</b>
    </Link>
  );
}

/** The five steps, each its lesson's link. */
function StepBar({ lessons, slug }: { lessons: readonly LessonLink[]; slug: string }) {
  return (
    <nav className="step-bar" aria-label={text.steps}>
      <ol>
        {STEPS.map(({ step, name }) => {
          const link = lessons.find((l) => l.step === step);
          return (
            link && (
              <li key={step}>
                <Link
                  href={`/learn/${link.slug}/`}
                  className={cx(link.slug === slug && 'on')}
                  aria-current={link.slug === slug ? 'page' : undefined}
                >
                  <span className="mono">{step}</span>
                  <b>{name}</b>
                  <small>{link.question}</small>
                </Link>
              </li>
            )
          );
        })}
      </ol>
    </nav>
  );
}
