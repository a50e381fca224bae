// The best of the final responses a context has gathered: RFC 3261 §16.7 items 6 and 7.

import { linesOf } from '../../message/headers';
import type { AnyHeader, Response } from '../../message/message';

/** 16.7, item 6: within the 4xx class these tell the caller how to ask again. */
const HELPFUL: readonly number[] = [401, 407, 415, 420, 484];

/**
 * Chooses among final responses other than 2xx: a 6xx if there is one, else the lowest class, and within it what helps
 * the caller most, then what came first. A 487 counts last, unless the caller cancelled.
 *
 * @returns undefined when there is none
 */
export function bestOf(finals: readonly Response[], cancelled: boolean): Response | undefined {
  let best: Response | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const response of finals) {
    const rank = rankOf(response.status, cancelled);
    if (rank < bestRank) {
      best = response;
      bestRank = rank;
    }
  }
  return best;
}

function rankOf(status: number, cancelled: boolean): number {
  const kind = Math.floor(status / 100);
  if (kind === 6) return 0;
  const helpful = HELPFUL.indexOf(status);
  if (status === 487) return kind * 100 + (cancelled ? 0 : 99);
  if (helpful >= 0) return kind * 100 + 1 + helpful;
  // 16.7, item 6: a 503 goes upstream only if nothing else can.
  return kind * 100 + (LAST[status] ?? 50);
}

/** What says least of whoever was called; a 430 only concerns one flow (RFC 5626 §11.5). */
const LAST: Readonly<Record<number, number>> = { 430: 96, 408: 97, 503: 98 };

/** 16.7, item 7: a 401 or 407 carries the challenges of all of them. */
export function withChallenges(best: Response, finals: readonly Response[]): Response {
  if (best.status !== 401 && best.status !== 407) return best;
  const others: AnyHeader[] = [];
  for (const response of finals) {
    if (response === best || (response.status !== 401 && response.status !== 407)) continue;
    others.push(...linesOf(response, 'www-authenticate'), ...linesOf(response, 'proxy-authenticate'));
  }
  return others.length === 0 ? best : { ...best, headers: [...best.headers, ...others] };
}
