// The laws on every scenario as it is written: no chance, no fault beyond its own.

import { describe, expect, it } from 'vitest';
import { scenarioFiles } from '@/content';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { all, taught } from '../support/laws-stages';

it('every scenario can be read', () => {
  const unread = scenarioFiles().filter(({ id }) => !taught.some((scenario) => scenario.id === id));
  expect(unread.map(({ id }) => id)).toEqual([]);
});

describe('every law holds of every scenario', () => {
  it.each(all.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    const trace = simulate(scenario);
    expect(broken(trace)).toEqual([]);
    expect(broken(simulate(scenario, [], { wire: true }))).toEqual([]);
  });
});
