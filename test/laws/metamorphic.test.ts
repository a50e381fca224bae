// What must not matter does not: names, the seed, how long the paths are, and who else is in the world.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/world/simulate';
import { flow, renamed, slowed, together } from '../support/laws-rename';
import { all } from '../support/laws-stages';
import { calmRun } from '../support/laws-weather';

/**
 * Scenarios in which two people act at the same moment, or a connection breaks at one: how long the paths are decides
 * who comes first, and what is under way then.
 */
const RACES = [/crossing/, /^calling each other/, /by both/, /before the ACK/, /at once/, /^connection-lost$/];

const cases = all.map((scenario) => [scenario.id, scenario] as const);
const steady = cases.filter(([, { network }]) => network.jitter === 0 && network.loss === 0);
const unhurried = steady.filter(([id]) => !RACES.some((race) => race.test(id)));
const APART = [137_000, 1_300_007, 40_000_000];

describe('the flow stays the same', () => {
  it.each(steady)('with other names and domains: %s', (_, scenario) => {
    const { scenario: other, back } = renamed(scenario, (name) => `x${[...name].reverse().join('')}`);
    expect(flow(simulate(other), back)).toEqual(flow(calmRun(scenario)));
  });

  it.each(steady)('with another seed: %s', (_, scenario) => {
    for (const seed of [2, 977, 2 ** 52 + 1]) {
      expect(flow(simulate(scenario, [], { seed }))).toEqual(flow(calmRun(scenario)));
    }
  });

  it.each(unhurried)('with latencies halved and doubled: %s', (_, scenario) => {
    for (const factor of [0.5, 2]) expect(flow(simulate(slowed(scenario, factor)))).toEqual(flow(calmRun(scenario)));
  });

  it.each(steady)('with a second copy of everything in the same world, a little later: %s', (_, scenario) => {
    const copy = renamed(scenario, (name) => `${name}x`, '198.51.100.');
    const isCopy = (id: string): boolean => copy.scenario.elements.some((element) => element.id === id);
    for (const later of APART) {
      const trace = simulate(together(scenario, copy.scenario, later));
      expect(flow(trace, undefined, (id) => !isCopy(id))).toEqual(flow(calmRun(scenario)));
      expect(flow(trace, copy.back, isCopy)).toEqual(flow(calmRun(scenario)));
    }
  });
});
