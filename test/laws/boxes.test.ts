// "What if this box were a back-to-back user agent?" is one setting. Every scenario with proxies is run with each of
// them turned into one: the laws hold all the same.

import { describe, expect, it } from 'vitest';
import type { ElementSpec, Scenario } from '../../engine/model/scenario';
import { simulate } from '../../engine/world/simulate';
import { broken } from '../support/laws';
import { all } from '../support/laws-stages';

const turned = (spec: ElementSpec): ElementSpec => (spec.kind === 'proxy' ? { ...spec, kind: 'b2bua' } : spec);
const boxed = (scenario: Scenario): Scenario => ({ ...scenario, elements: scenario.elements.map(turned) });
const withProxies = all.filter(({ elements }) => elements.some(({ kind }) => kind === 'proxy'));

describe('every law holds when proxies are back-to-back user agents', () => {
  it.each(withProxies.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    expect(broken(simulate(boxed(scenario)))).toEqual([]);
  });

  it.each(withProxies.map((scenario) => [scenario.id, scenario] as const))('%s, media past them', (_, scenario) => {
    const silent = boxed(scenario).elements.map((spec) => (spec.kind === 'b2bua' ? { ...spec, relay: false } : spec));
    expect(broken(simulate({ ...scenario, elements: silent }))).toEqual([]);
  });
});
