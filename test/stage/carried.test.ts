// What a page carries says the same as what it was made of.

import { expect, test } from 'vitest';
import { carry, uncarry } from '@/components/stage/carried';
import { pageViewOf, scenarioIds } from '../components/support/runs';

test.each(scenarioIds)('%s comes out as it went in', (id) => {
  const view = pageViewOf(id);
  expect(uncarry(JSON.parse(JSON.stringify(carry(view))))).toEqual(view);
});

test('all scenarios together take a good third less than their JSON, as a page writes it', () => {
  // In a page it stands as a string of a script.
  const size = (data: object) => JSON.stringify(JSON.stringify(data)).length;
  const views = scenarioIds.map(pageViewOf);
  const sum = (sizes: readonly number[]) => sizes.reduce((a, b) => a + b, 0);
  expect(sum(views.map((view) => size(carry(view))))).toBeLessThan(sum(views.map(size)) * 0.62);
}, 60_000);

test('what is absent stays absent, and lists may be empty or mixed', () => {
  const data = { a: [{ x: 1 }, { y: null, z: [] }], b: ['', 'one\r\ntwo', [true, false]], c: {}, d: -0.5 };
  expect(uncarry(carry(data))).toEqual(data);
  expect(Object.keys(uncarry<{ a: object[] }>(carry(data)).a[0] ?? {})).toEqual(['x']);
});
