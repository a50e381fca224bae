// What a lesson has its readers predict: the question, its options, the answer, and the run that shows it.

import { attribute, changesIn, tagsOf } from '@/content/markup';

export interface Tried {
  readonly scenario: string;
  /** A moment in the words of a lesson. */
  readonly at: string | null;
  readonly changes: readonly unknown[];
}

export interface Prediction {
  readonly question: string;
  readonly options: readonly string[];
  /** As it is written, without its experiments. */
  readonly answer: string;
  readonly tried: Tried | null;
}

const PREDICT = /<Predict\b([\s\S]*?)\n>([\s\S]*?)<\/Predict>/g;

/** The predictions of a lesson whose parts name their runs. */
export const predictionsIn = (source: string): readonly Prediction[] =>
  [...source.matchAll(PREDICT)].map(([, tag = '', body = '']) => ({
    question: attribute(tag, 'question') ?? '',
    options: [...(/options=\{\[([\s\S]*?)\]\}/.exec(tag)?.[1] ?? '').matchAll(/(["'])(.*?)\1(?=\s*(?:,|$))/g)].map(
      (m) => m[2] ?? '',
    ),
    answer: withoutTries(body),
    tried: firstTry(body),
  }));

export const withoutTries = (markup: string): string => markup.replace(/<TryIt\b[\s\S]*?<\/TryIt>/g, '');

/** The first experiment of a part. */
export function firstTry(markup: string): Tried | null {
  const [tag] = tagsOf(markup, 'TryIt');
  const scenario = tag && attribute(tag, 'of');
  return tag && scenario ? { scenario, at: attribute(tag, 'at'), changes: changesIn(tag) } : null;
}

const PLACES = ['first', 'second', 'third'];
const MOST_SAID = 240;

/** An answer that stands without its options: 'The second, if ...' names what it means; as much of it as a wall has room for. */
export function aloud(answer: string, options: readonly string[]): string {
  const [whole, place = '', after = ''] = /^The (first|second|third)([.,])/.exec(answer) ?? [];
  const option = options[PLACES.indexOf(place)]?.replace(/\.$/, '');
  const said = option === undefined || whole === undefined ? answer : `${option}${after}${answer.slice(whole.length)}`;
  const sentences = said.split(/(?<=[.?!])\s+/);
  let length = 0;
  return sentences
    .filter((sentence, i) => {
      length += sentence.length;
      return i === 0 || length <= MOST_SAID;
    })
    .join(' ');
}
