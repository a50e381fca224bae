// Titles of lessons, read off the head of each text.

import { LESSONS, type LessonSlug, lessonSource } from '@/content/lessons';

const titles = new Map<string, string>(
  LESSONS.map((slug: LessonSlug) => [slug, /title:\s*'([^']+)'/.exec(lessonSource(slug))?.[1] ?? slug]),
);

export const lessonTitle = (slug: string): string => titles.get(slug) ?? slug;
