// A lesson as a guide for whoever teaches it: what it is for, how to open, what to show, what to let people try, and the
// answers. Taken from the lesson's own text, so that the two cannot drift apart.

import { LESSONS, type LessonSlug, lessonSource } from '@/content/lessons';
import { completed, lesson } from './compile';
import { plain, playlistOfLesson } from './playlist';
import { firstTry, predictionsIn, type Tried, withoutTries } from './predictions';
import { type GuideQuestions, questionsFor } from './questions';
import { placeOf, stageLink, textRun } from './runs';

export interface Guide {
  readonly slug: LessonSlug;
  readonly title: string;
  readonly goal: readonly string[];
  /** Minutes in class: to open, to show, to try, to ask. */
  readonly minutes: readonly [opening: number, demonstration: number, experiments: number, questions: number];
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

/** Minutes that each part of a class takes, as a rule of thumb. */
const [OPENING, STOP, EXPERIMENT, QUESTION] = [3, 1, 3, 1];

/** The guide to a lesson. */
export async function guideTo(slug: LessonSlug): Promise<Guide> {
  const { head } = await lesson(slug);
  const source = completed(lessonSource(slug), LESSONS.indexOf(slug));
  const playlist = await playlistOfLesson(slug);
  const predictions = predictionsIn(source).map(({ question, options, answer, tried }) => ({
    question,
    options,
    answer: plain(answer),
    href: hrefOf(tried),
  }));
  const challenges = [...source.matchAll(/<Challenge answer=\{<p>([\s\S]*?)<\/p>\}>([\s\S]*?)<\/Challenge>/g)].map(
    ([, answer = '', body = '']) => ({
      question: plain(withoutTries(body)),
      options: [],
      answer: plain(answer),
      href: hrefOf(firstTry(body)),
    }),
  );
  // Two messages of one sentence are two stops on the wall, and one thing to show.
  const shown = [...new Set(playlist.stops.filter(({ reveal }) => !reveal).map(({ caption }) => caption))];
  const experiments = [...predictions, ...challenges];
  const asked = await questionsFor(slug);
  return {
    slug,
    title: head.title,
    goal: head.learn,
    minutes: [OPENING, shown.length * STOP, experiments.length * EXPERIMENT, asked.questions.length * QUESTION],
    opening: head.opening,
    demonstration: shown,
    experiments,
    asked,
  };
}

/** The stage at an experiment. */
function hrefOf(tried: Tried | null): string | null {
  if (tried === null) return null;
  const { scenario, at, changes } = tried;
  return stageLink(scenario, at === null ? { at: null, id: null } : placeOf(textRun(scenario, changes), at), {
    changes,
  });
}
