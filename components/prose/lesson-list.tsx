// All lessons in their order, each with its question and how long it takes.

import { lessonText as text } from '../text/lesson';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import type { LessonLink } from './lesson-frame';

interface Listed extends LessonLink {
  readonly number: number;
  readonly minutes: number;
}

export function LessonList({ lessons }: { lessons: readonly Listed[] }) {
  return (
    <>
      <SiteHeader />
      <main className="lesson-list">
        <h1>{text.learn}</h1>
        <p className="stand">{text.learnIntro}</p>
        <ol>
          {lessons.map(({ slug, number, title, stand, minutes }) => (
            <li key={slug}>
              <Link href={`/learn/${slug}/`}>
                <span className="mono">{number}</span>
                <b>{title}</b>
                <span>{stand}</span>
                <small>{text.minutes(minutes)}</small>
              </Link>
            </li>
          ))}
        </ol>
      </main>
      <SiteFooter />
    </>
  );
}
