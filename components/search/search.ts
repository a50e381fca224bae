// The search itself: loads the index once, asks it, and cuts out of each text the part that was meant.

import MiniSearch from 'minisearch';
import { BASE } from '../ui/base';
import { indexOptions, searchOptions, wordsOf } from './index-options';
import type { Found, Kind, SearchFile } from './model';

export interface Hit extends Found {
  /** The title and a part of the text; what was meant is marked. */
  readonly heading: readonly Piece[];
  readonly snippet: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  readonly on: boolean;
}

export interface Search {
  ask(query: string): readonly Hit[];
  /** Words that would find something, where what was typed does not. */
  meant(query: string): string | null;
}

const MOST = 60;
const SNIPPET = 170;
/** What is looked up most stands first among equals. */
const WEIGHT: Readonly<Record<Kind, number>> = {
  word: 1.5,
  method: 1.5,
  header: 1.4,
  lesson: 1.3,
  code: 1.4,
  timer: 1.3,
  machine: 1.1,
  scenario: 1,
  section: 0.6,
};

export function searchIn({ documents, index }: SearchFile): Search {
  const mini = MiniSearch.loadJS(index as never, indexOptions);
  const at = (id: number): Found | undefined => documents[id];
  const find = (query: string, together: 'AND' | 'OR') =>
    mini.search(query, {
      ...searchOptions,
      combineWith: together,
      boostDocument: (id) => {
        const found = at(id as number);
        if (!found) return 1;
        return WEIGHT[found.kind] * (found.title.toLowerCase() === query.trim().toLowerCase() ? 4 : 1);
      },
    });
  return {
    ask(query) {
      if (query.trim() === '') return [];
      const all = find(query, 'AND');
      return (all.length > 0 ? all : find(query, 'OR')).slice(0, MOST).flatMap(({ id, match }) => {
        const found = at(id as number);
        if (!found) return [];
        const words = Object.keys(match);
        return [{ ...found, heading: marked(found.title, words), snippet: marked(partOf(found.text, words), words) }];
      });
    },
    meant(query) {
      const [first] = mini.autoSuggest(query, { fuzzy: 0.4, prefix: true });
      return first && first.suggestion !== query.trim().toLowerCase() ? first.suggestion : null;
    },
  };
}

const startsOf = (text: string, words: readonly string[]): readonly number[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu)]
    .filter(([word]) => wordsOf(word).some((w) => words.includes(w)))
    .map(({ index }) => index);

/** The part of a text around the first word that was meant, whole words only. */
function partOf(text: string, words: readonly string[]): string {
  if (text.length <= SNIPPET) return text;
  const first = startsOf(text, words)[0] ?? 0;
  const from = first < SNIPPET / 2 ? 0 : text.indexOf(' ', first - SNIPPET / 2) + 1;
  const end = from + SNIPPET >= text.length ? text.length : text.lastIndexOf(' ', from + SNIPPET);
  return `${from > 0 ? '… ' : ''}${text.slice(from, end)}${end < text.length ? ' …' : ''}`;
}

/** The text in pieces, those that were meant marked. */
export function marked(text: string, words: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu)) {
    if (!wordsOf(word).some((w) => words.includes(w))) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), on: false });
    pieces.push({ text: word, on: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), on: false });
  return pieces;
}

let known: Promise<Search> | null = null;

/** Loads the index; once it is there it stays. @throws when it cannot be loaded */
export function loadSearch(): Promise<Search> {
  known ??= fetch(`${BASE}/search.json`)
    .then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json() as Promise<SearchFile>;
    })
    .then(searchIn)
    .catch((error: unknown) => {
      known = null;
      throw error;
    });
  return known;
}
