// Questions for a lesson's guide, from the same generator as the practice page: a set by a fixed seed, judged by the
// engine while the page is built.

import { type SetWish, writeWish } from '@/components/practice/link';
import { candidatesOf, openQuestion } from '@/components/practice/open';
import type { ShownOption } from '@/components/practice/question';
import { LESSONS, type LessonSlug } from '@/content/lessons';
import { practiceIndex } from '../practice/moments';
import { lesson } from './compile';
import { sourceOf } from './runs';

export interface GuideQuestion {
  readonly scenario: string;
  readonly question: string;
  /** What has been said so far, the last few messages of it. */
  readonly so: readonly string[];
  readonly options: readonly (Pick<ShownOption, 'words' | 'kind' | 'says'> & { readonly ref: string })[];
}

export interface GuideQuestions {
  readonly seed: number;
  readonly href: string;
  readonly questions: readonly GuideQuestion[];
}

const MOST = 5;
const SO_FAR = 6;

/** The set of questions that a lesson leads to: about its step, from plain calls. */
export async function setOf(slug: LessonSlug): Promise<SetWish> {
  const { head } = await lesson(slug);
  return { step: head.step ?? 0, level: 0, seed: LESSONS.indexOf(slug) + 1 };
}

/** The first questions of that set, on paper. */
export async function questionsFor(slug: LessonSlug): Promise<GuideQuestions> {
  const set = await setOf(slug);
  const questions: GuideQuestion[] = [];
  for (const candidate of candidatesOf(practiceIndex(), set)) {
    if (questions.length === MOST) break;
    const question = openQuestion(sourceOf(candidate.scenario), candidate, set.seed);
    if (question === null) continue;
    questions.push({
      scenario: question.title,
      question: question.ask,
      so: question.view.messages.slice(-SO_FAR).map(({ sentence }) => sentence.replace(/([.?]) .*$/s, '$1')),
      options: question.options.map(({ words, kind, says, ref }) => ({
        words,
        kind,
        says,
        ref: ref === null ? '' : `RFC ${ref.rfc} §${ref.section}`,
      })),
    });
  }
  return { seed: set.seed, href: `/practice/${writeWish(set)}`, questions };
}
