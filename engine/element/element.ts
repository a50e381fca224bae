// One door to every kind of element: made from its spec, and stepped by what happens to it.

import type { Element, Input } from '../model/element';
import type { Env } from '../model/output';
import type { ElementSpec, Scenario } from '../model/scenario';
import type { Phone } from '../session/phone';
import type { LocationService } from './location';
import { createProxy, stepProxy } from './proxy';
import type { Proxy as ProxyElement } from './proxy/state';
import { createUserAgent, stepUserAgent } from './user-agent';

/**
 * A fresh element of a scenario.
 *
 * @param locations - the location service of each domain, shared by those who write it and those who ask it
 */
export function createElement(
  spec: ElementSpec,
  scenario: Scenario,
  locations: ReadonlyMap<string, LocationService>,
): Element {
  switch (spec.kind) {
    case 'user-agent':
      return createUserAgent(spec, scenario.network, bookOf(scenario), (id) => hostOf(scenario, id));
    case 'proxy':
      return createProxy(spec, scenario.network, locations.get(spec.domains[0] ?? '') ?? null);
  }
}

/** Lets something happen to an element; what it does about it is appended to `env.out`. */
export function stepElement(element: Element, input: Input, env: Env): void {
  if (element.kind === 'user-agent') stepUserAgent(element as Phone, input, env);
  else stepProxy(element as ProxyElement, input, env);
}

/** Everybody knows everybody's address of record by the name the scenario gives them. */
function bookOf(scenario: Scenario): ReadonlyMap<string, string> {
  const book = new Map<string, string>();
  for (const spec of scenario.elements) if (spec.kind === 'user-agent') book.set(spec.id, spec.aor);
  return book;
}

function hostOf(scenario: Scenario, id: string): string {
  const spec = scenario.elements.find((element) => element.id === id);
  return spec === undefined ? id : spec.host;
}
