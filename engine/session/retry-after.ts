// When somebody who could not be reached can be tried again: the Retry-After header, RFC 3261 §20.33.

import { get, make } from '../message/headers';
import type { AnyHeader, Response } from '../message/message';
import type { Phone } from './phone';

/** 20.33: the refusals it says something about. */
const REFUSALS: ReadonlySet<number> = new Set([404, 413, 480, 486, 500, 503, 600, 603]);

/** What a refusal by this phone tells of that, when its person knows. */
export function retryLines(phone: Phone, status: number): AnyHeader[] {
  const seconds = phone.spec.retryAfter;
  if (seconds === undefined || !REFUSALS.has(status)) return [];
  return [make('retry-after', { seconds, comment: null, params: [] })];
}

/** The seconds a refusal asks to wait; null when it says nothing of that. */
export function retryAfterOf(response: Response | null): number | null {
  if (response === null || !REFUSALS.has(response.status)) return null;
  return get(response, 'retry-after')?.seconds ?? null;
}
