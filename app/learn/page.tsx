import type { Metadata } from 'next';
import { LessonList } from '@/components/prose/lesson-list';
import { lessonText } from '@/components/text/lesson';
import { LESSONS, minutesOf } from '@/content/lessons';
import { lesson } from './compile';

export const metadata: Metadata = { title: lessonText.learn, description: lessonText.learnIntro };

export default async function LearnPage() {
  const all = await Promise.all(LESSONS.map((slug) => lesson(slug)));
  return (
    <LessonList
      lessons={all.map(({ slug, number, head, source }) => ({ slug, number, minutes: minutesOf(source), ...head }))}
    />
  );
}
