// What the reference says of methods, headers, codes, timers and words, and what each entry points to.

import { GLOSSARY } from '../glossary';
import { LESSONS } from '../lessons';
import { CODES } from './codes-table';
import { HEADERS } from './headers';
import { METHOD_TEXTS } from './methods';
import { TIMERS } from './timers';

export { ALLOWED, type AllowedRow } from './allowed';
export { CODES } from './codes-table';
export { HEADERS } from './headers';
export { METHOD_TEXTS } from './methods';
export { TIMERS } from './timers';

/** The name of an entry as a part of an address: 'Call-ID' is 'call-id'. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const wordId = (name: string): string => `word-${slugOf(name)}`;

/** Where an entry is: 'header Via' is '/reference/headers/via/'. @throws RangeError when there is no such entry */
export function placeOfEntry(written: string): string {
  const [kind = '', ...rest] = written.split(' ');
  const name = rest.join(' ');
  const there = {
    header: HEADERS.has(name) && `/reference/headers/${slugOf(name)}/`,
    method: METHOD_TEXTS.has(name) && `/reference/methods/${slugOf(name)}/`,
    code: CODES.has(Number(name)) && `/reference/codes/${name}/`,
    timer: TIMERS.some((timer) => timer.name === name) && `/reference/timers/${slugOf(name)}/`,
    word: GLOSSARY.some((word) => word.name === name) && `/reference/words/#${wordId(name)}`,
    lesson: LESSONS.some((slug) => slug === name) && `/learn/${name}/`,
    machine: `/machines/${name}/`,
  }[kind];
  if (!there) throw new RangeError(`the reference has no "${written}"`);
  return there;
}
