// A lesson as a guide for whoever teaches it: what it is for, how to open, what to show, what to let people try, and the
// answers. Taken from the lesson's own text, so that the two cannot drift apart.

import { LESSONS, type LessonSlug, lessonSource, minutesOf } from '@/content/lessons';
import { attribute, changesIn, tagsOf } from '@/content/markup';
import { completed, lesson } from './compile';
import { plain, playlistOfLesson } from './playlist';
import { type GuideQuestions, questionsFor } from './questions';
import { placeOf, stageLink, textRun } from './runs';

export interface Guide {
  readonly slug: LessonSlug;
  readonly title: string;
  readonly goal: readonly string[];
  /** Reading time, and about twice that in class. */
  readonly minutes: number;
  readonly opening: string;
  readonly demonstration: readonly string[];
  readonly experiments: readonly {
    readonly question: string;
    readonly options: readonly string[];
    readonly answer: string;
    readonly href: string | null;
  }[];
  readonly asked: GuideQuestions;
}

/** The guide to a lesson. */
export async function guideTo(slug: LessonSlug): Promise<Guide> {
  const { head } = await lesson(slug);
  const source = completed(lessonSource(slug), LESSONS.indexOf(slug));
  const playlist = await playlistOfLesson(slug);
  const predictions = [...source.matchAll(/<Predict\b([\s\S]*?)\n>([\s\S]*?)<\/Predict>/g)].map(
    ([, tag = '', body = '']) => ({
      question: attribute(tag, 'question') ?? '',
      options: [...(/options=\{\[([\s\S]*?)\]\}/.exec(tag)?.[1] ?? '').matchAll(/(["'])(.*?)\1(?=\s*(?:,|$))/g)].map(
        (m) => m[2] ?? '',
      ),
      answer: plain(withoutTries(body)),
      href: firstTry(body),
    }),
  );
  const challenges = [...source.matchAll(/<Challenge answer=\{<p>([\s\S]*?)<\/p>\}>([\s\S]*?)<\/Challenge>/g)].map(
    ([, answer = '', body = '']) => ({
      question: plain(withoutTries(body)),
      options: [],
      answer: plain(answer),
      href: firstTry(body),
    }),
  );
  return {
    slug,
    title: head.title,
    goal: head.learn,
    minutes: minutesOf(source),
    opening: `${head.question} ${head.stand}`,
    demonstration: playlist.stops.map(({ caption }) => caption),
    experiments: [...predictions, ...challenges],
    asked: await questionsFor(slug),
  };
}

const withoutTries = (markup: string): string => markup.replace(/<TryIt\b[\s\S]*?<\/TryIt>/g, '');

/** The stage at the first experiment of a part. */
function firstTry(markup: string): string | null {
  const [tag] = tagsOf(markup, 'TryIt');
  const of = tag && attribute(tag, 'of');
  if (!tag || !of) return null;
  const changes = changesIn(tag);
  const at = attribute(tag, 'at');
  return stageLink(of, at === null ? { at: null, id: null } : placeOf(textRun(of, changes), at), { changes });
}
