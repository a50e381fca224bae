// How texts become words, for the build that writes the index and for the browser that asks it: both must do the same.

import type { Options } from 'minisearch';

interface Document {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** 'Call-ID' is found by itself and by its parts; '17.1.1.2' stays whole. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? [];
  return words.flatMap((word) => {
    const whole = word.replace(/[.-]+$/, '');
    const parts = whole.includes('-') ? whole.split('-').filter(Boolean) : [];
    return [whole, ...parts];
  });
}

export const indexOptions: Options<Document> = {
  fields: ['title', 'text'],
  tokenize: wordsOf,
  processTerm: (term) => term,
};

/** A letter that is wrong or missing is forgiven in longer words; what is typed may be the beginning of a word. */
export const searchOptions = {
  boost: { title: 4 },
  // A single letter after other words is that letter (“timer a”), not every word that begins with it.
  prefix: (term: string, i: number) => term.length > 1 || i === 0,
  fuzzy: (term: string) => (/\d/.test(term) || term.length < 4 ? false : 0.2),
} as const;
