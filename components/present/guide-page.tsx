'use client';
// A lesson's guide on paper: goal, time, how to open, what to show, and a sheet of experiments with or without answers.

import { useState } from 'react';
import { lessonText } from '../text/lesson';
import { practiceText } from '../text/practice';
import { presentText as text } from '../text/present';
import { BASE } from '../ui/base';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';

interface GuideProps {
  readonly guide: {
    readonly slug: string;
    readonly title: string;
    readonly goal: readonly string[];
    readonly minutes: readonly [opening: number, demonstration: number, experiments: number, questions: number];
    readonly opening: string;
    readonly demonstration: readonly string[];
    readonly experiments: readonly {
      readonly question: string;
      readonly options: readonly string[];
      readonly answer: string;
      readonly href: string | null;
    }[];
    readonly asked: {
      readonly seed: number;
      readonly href: string;
      readonly questions: readonly {
        readonly scenario: string;
        readonly question: string;
        readonly so: readonly string[];
        readonly options: readonly {
          readonly words: string;
          readonly kind: 'happens' | 'legal' | 'illegal';
          readonly says: string;
          readonly ref: string;
        }[];
      }[];
    };
  };
}

export function GuidePage({ guide }: GuideProps) {
  const [answers, setAnswers] = useState(true);
  return (
    <>
      <SiteHeader />
      <main className="lesson-list guide">
        <h1>{text.guideTitle(guide.title)}</h1>
        <p className="wi-row needs-script">
          <span className="seg" role="group" aria-label={text.experiments}>
            <button type="button" aria-pressed={answers} onClick={() => setAnswers(true)}>
              {text.answers}
            </button>
            <button type="button" aria-pressed={!answers} onClick={() => setAnswers(false)}>
              {text.withoutAnswers}
            </button>
          </span>
          <span className="list-tools">
            <button type="button" className="btn line" onClick={() => print()}>
              {text.print}
            </button>
            <a className="btn hand" href={`${BASE}/present/#lesson=${guide.slug}`}>
              <Glyph name="present" size={16} />
              {text.start}
            </a>
          </span>
        </p>
        <section>
          <h2>{text.goal}</h2>
          <ul>
            {guide.goal.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <h2>{text.time}</h2>
          <p>{text.classTime(...guide.minutes)}</p>
          <h2>{text.opening}</h2>
          <p>{guide.opening}</p>
          <h2>{text.demonstration}</h2>
          <ol className="numbered">
            {guide.demonstration.map((caption, i) => (
              <li key={`${i} ${caption}`}>{caption}</li>
            ))}
          </ol>
        </section>
        <section className="sheet">
          <h2>{text.experiments}</h2>
          <ol className="numbered">
            {guide.experiments.map(({ question, options, answer, href }) => (
              <li key={question}>
                <p>{question}</p>
                {options.length > 0 && (
                  <ul>
                    {options.map((option) => (
                      <li key={option}>{option}</li>
                    ))}
                  </ul>
                )}
                {href && (
                  <p>
                    <Link href={href}>{lessonText.tryIt}</Link>
                  </p>
                )}
                {answers && <p className="sheet-answer">{answer}</p>}
              </li>
            ))}
          </ol>
        </section>
        <Questions asked={guide.asked} answers={answers} />
      </main>
      <SiteFooter />
    </>
  );
}

interface QuestionsProps {
  readonly asked: GuideProps['guide']['asked'];
  readonly answers: boolean;
}

/** What comes next, asked on paper: the messages so far, and the answers with their verdicts. */
const Questions = ({ asked, answers }: QuestionsProps) => (
  <section className="sheet">
    <h2>{practiceText.guideTitle}</h2>
    <p>
      {practiceText.guideIntro(asked.seed)} <Link href={asked.href}>{practiceText.guideOpen}</Link>
    </p>
    <ol className="numbered">
      {asked.questions.map(({ scenario, question, so, options }, i) => (
        <li key={`${i} ${scenario}`}>
          <p>
            <b>{/[.?!]$/.test(scenario) ? scenario : `${scenario}.`}</b> {practiceText.guideSo}
          </p>
          <ul>
            {so.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p>{question}</p>
          <ol className="lettered">
            {options.map(({ words, kind, says, ref }) => (
              <li key={words}>
                {words}.
                {answers && (
                  <span className="sheet-verdict">
                    <b>{practiceText.verdicts[kind]}.</b> {says} {ref}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  </section>
);
