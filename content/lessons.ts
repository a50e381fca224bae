// The lessons in the order in which they build on each other. Each is one file of content/lessons; what a lesson says of
// itself stands at its head.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withoutTags } from './markup';

/** Addresses of the lessons, and their file names, in order. */
export const LESSONS = ['a-call', 'the-cast', 'locate', 'reach', 'agree', 'connect', 'manage', 'among-others'] as const;
export type LessonSlug = (typeof LESSONS)[number];

/** What a lesson says of itself. */
export interface LessonHead {
  readonly title: string;
  /** What it is about in one or two sentences. */
  readonly stand: string;
  /** What a teacher asks a class before anything is shown. */
  readonly opening: string;
  /** In at most five words, for the bar of the five steps. */
  readonly question: string;
  /** Which of the five steps it is about; null for the others. */
  readonly step: 1 | 2 | 3 | 4 | 5 | null;
  /** The run it shows where it says nothing else. */
  readonly scenario: string;
  readonly learn: readonly string[];
}

/** The text of a lesson. */
export const lessonSource = (slug: LessonSlug): string =>
  readFileSync(path.join(process.cwd(), 'content', 'lessons', `${slug}.mdx`), 'utf8');

/** Slow readers of a foreign language read so many words a minute, and look at figures besides. */
const WORDS_A_MINUTE = 180;

/** The words a reader reads: the prose without markup, code and the attributes of components. */
export function wordsOf(source: string): readonly string[] {
  const prose = withoutTags(source.replace(/^export const[\s\S]*?^};?$/m, ' ')).replace(/[`*_#>[\](){}|]/g, ' ');
  return prose.match(/[A-Za-z0-9][\w’'.-]*/g) ?? [];
}

/** How long a lesson takes to read, in minutes. */
export const minutesOf = (source: string): number => Math.max(1, Math.round(wordsOf(source).length / WORDS_A_MINUTE));
