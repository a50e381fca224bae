// Scenario files as an enemy or a cat on the keyboard writes them: good files, bent.

import fc from 'fast-check';
import { scenarioFiles } from '../../content';
import { languagePage } from '../../engine';

const files = [
  ...scenarioFiles().map(({ text }) => text),
  ...languagePage().sections.flatMap(({ entries }) => entries.map(({ file }) => file)),
];
const words = [...new Set(files.join(' ').split(/\s+/))];
const PIECES = [
  '[',
  ']',
  '{',
  '}',
  ': ',
  '- ',
  '? ',
  '|\n',
  '>-\n',
  '&a ',
  '*a',
  '!!binary ',
  '"',
  "'",
  '#',
  '\n',
  '\t',
  '\0',
  '---\n',
  '%',
  '<<: ',
  '__proto__',
  'constructor',
  '999999999999',
  '-1',
  'é',
  '\u{1f600}',
  '\ud800',
];

const bend = fc.record({
  at: fc.nat(),
  cut: fc.nat({ max: 30 }),
  put: fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...words), fc.string({ maxLength: 12 })),
});

/** Scenario files with up to eight places bent, and now and then plain noise. */
export const hostileText = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(...files), fc.array(bend, { minLength: 1, maxLength: 8 }))
      .map(([text, bends]) =>
        bends.reduce((bent, { at, cut, put }) => {
          const place = at % (bent.length + 1);
          return bent.slice(0, place) + put + bent.slice(place + cut);
        }, text),
      ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 300, unit: 'binary' }) },
);
