// One door to every kind of element: made from its spec, and stepped by what happens to it.

import type { Element, Input } from '../model/element';
import type { Env } from '../model/output';
import type { ElementSpec, Scenario } from '../model/scenario';
import type { Phone } from '../session/phone';
import type { B2bua } from './b2bua';
import { createB2bua, stepB2bua } from './b2bua';
import { bookOf } from './book';
import type { LocationService } from './location';
import type { ProxyServer } from './proxy';
import { createProxy, stepProxy } from './proxy';
import type { Redirect } from './redirect';
import { createRedirect, stepRedirect } from './redirect';
import type { Registrar } from './registrar';
import { createRegistrar, stepRegistrar } from './registrar';
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
      return createProxy(spec, scenario.network, locations);
    case 'b2bua':
      return createB2bua(spec, scenario.network, locations);
    case 'redirect':
      return createRedirect(spec, scenario.network);
    case 'registrar':
      return createRegistrar(spec, scenario.network, locations);
  }
}

/** Lets something happen to an element; what it does about it is appended to `env.out`. */
export function stepElement(element: Element, input: Input, env: Env): void {
  switch (element.kind) {
    case 'user-agent':
      stepUserAgent(element as Phone, input, env);
      break;
    case 'proxy':
      stepProxy(element as ProxyServer, input, env);
      break;
    case 'b2bua':
      stepB2bua(element as B2bua, input, env);
      break;
    case 'redirect':
      stepRedirect(element as Redirect, input, env);
      break;
    case 'registrar':
      stepRegistrar(element as Registrar, input, env);
      break;
  }
}

function hostOf(scenario: Scenario, id: string): string {
  const spec = scenario.elements.find((element) => element.id === id);
  return spec === undefined ? id : spec.host;
}
