// A lesson's text becomes a component: MDX, evaluated while the page is built. What a lesson need not say is filled in
// first: which run its moments are of, and the numbers of its figures.

import { evaluate } from '@mdx-js/mdx';
import type { ComponentType } from 'react';
import * as runtime from 'react/jsx-runtime';
import { LESSONS, type LessonHead, type LessonSlug, lessonSource } from '@/content/lessons';

export interface Lesson {
  readonly slug: LessonSlug;
  /** From 0. */
  readonly number: number;
  readonly head: LessonHead;
  readonly source: string;
  readonly Body: ComponentType<{ components: Readonly<Record<string, unknown>> }>;
}

/** Parts that are of a run. */
const OF_A_RUN = /<(Scene|At|TryIt|Fact|Wire)(?=[\s/>])(?![^>]*\sof=)/g;

/** Every part names its run: its own, its scene's, or the lesson's; every scene has its label. */
export function completed(source: string, number: number): string {
  const main = /scenario:\s*'([^']+)'/.exec(source)?.[1] ?? '';
  let figures = 0;
  let within = main;
  return source
    .split(/(?=<Scene[\s>])|(?<=<\/Scene>)/)
    .map((part) => {
      const own = /^<Scene[^>]*?\sof="([^"]+)"/.exec(part)?.[1];
      within = part.startsWith('<Scene') ? (own ?? main) : main;
      const labelled = part.replace(/^<Scene(?=[\s>])/, () => `<Scene label="Figure ${number}.${++figures}"`);
      return labelled.replace(OF_A_RUN, (_, name: string) => `<${name} of="${within}"`);
    })
    .join('');
}

/** A lesson by its address. */
export async function lesson(slug: LessonSlug): Promise<Lesson> {
  const number = LESSONS.indexOf(slug);
  const source = lessonSource(slug);
  const module = await evaluate(completed(source, number), { ...runtime, development: false } as Parameters<
    typeof evaluate
  >[1]);
  const head = module.lesson as LessonHead | undefined;
  if (!head) throw new Error(`${slug}.mdx says nothing of itself: export const lesson`);
  return { slug, number, head, source, Body: module.default as Lesson['Body'] };
}
