// Which failures of a registration are news to the person at the phone: RFC 3261 §10.2.3 (questions) and §10.2.7 (tries that
// the phone makes by itself).

import { get } from '../message/headers';
import type { Registration } from '../session/phone';

/** Each further try that fails is no news. That a question failed (10.2.3: without a Contact) is, whoever waits meanwhile. */
export function isKnownToFail({ request, flow, failures }: Registration): boolean {
  if (request !== null && get(request, 'contact') === undefined) return false;
  const told = flow === null ? failures > 1 : flow.told;
  if (flow !== null) flow.told = true;
  return told;
}
