// Moments with a page of their own mean exactly one moment of their run, and have an address of their own.
import { expect, test } from 'vitest';
import { placeOf, textRun } from '@/app/learn/runs';
import { stagePath } from '@/components/stage/link';
import { MOMENTS } from '@/content/moments';

test.each(MOMENTS)('$scenario: $title', ({ scenario, select }) => {
  const run = textRun(scenario);
  const { at, id } = placeOf(run, select);
  expect(run.view.ladder.messages.find((m) => m.id === id)?.t1).toBe(at);
});

test('no two moments share an address', () => {
  const addresses = MOMENTS.map(({ scenario, name }) => `${scenario}/${name}`);
  expect(new Set(addresses).size).toBe(MOMENTS.length);
});

test.each([
  ['/stage/five-steps/bob-rings/', '/stage/five-steps/', ''],
  ['/stage/five-steps/', '/stage/five-steps/', ''],
  ['/base/stage/five-steps/bob-rings/', '/base/stage/five-steps/', '/base'],
  ['/stage/stage/five-steps/', '/stage/stage/five-steps/', '/stage'],
  ['/own/', '/own/', ''],
])('another moment than that of %s is written to %s', (page, stage, base) => {
  expect(stagePath(page, base)).toBe(stage);
});
