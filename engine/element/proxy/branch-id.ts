// The branch a proxy puts into its Via: RFC 3261 §16.6 item 8 and §16.11, RFC 5393 §4.2.
// `z9hG4bK` + first part + `.` + second part. The first is different for each client transaction and the same when the
// same request comes again, so a stateless proxy may use it too; the method is left out, so a CANCEL gets the branch of
// its INVITE. The second is the same exactly when the request would be processed alike: it tells loops from spirals.

import { branchOf, get, list, tagOf, top } from '../../message/headers';
import type { Request, Via } from '../../message/message';
import { printUri } from '../../message/uri-print';
import type { Env } from '../../model/output';
import { base36 } from '../../random';
import { isMyVia } from './identity';
import type { ProxyServer } from './state';

export const COOKIE = 'z9hG4bK';

/**
 * The second part, from what decides where this request goes: Request-URI and Route values as received, with Call-ID
 * and CSeq number so that a chance collision does not repeat itself (RFC 5393 §4.2.4).
 */
export function loopPart(proxy: ProxyServer, request: Request, env: Env): string {
  let routes = '';
  for (const route of list(request, 'route')) routes += `${printUri(route.uri)} `;
  const cseq = get(request, 'cseq')?.number ?? 0;
  return base36(env.draw('loop', proxy.id, printUri(request.uri), routes, get(request, 'call-id') ?? '', cseq));
}

/** RFC 5393 §4.2.2: whether one of this proxy's own Vias in the request carries this second part. */
export function hasLooped(proxy: ProxyServer, request: Request, loop: string): boolean {
  for (const via of list(request, 'via')) {
    if (isMyVia(proxy, via) && secondPart(via) === loop) return true;
  }
  return false;
}

function secondPart(via: Via): string | null {
  const branch = branchOf(via);
  const dot = branch === undefined ? -1 : branch.lastIndexOf('.');
  return branch === undefined || dot < 0 ? null : branch.slice(dot + 1);
}

/**
 * The branch of one client transaction.
 *
 * @param target what tells it from the other branches of the same request
 * @param attempt 0 for the first hop tried, 1 for the next
 * @param again how often this very request came before and still has a transaction: a copy that outlived the server
 *   transaction is a new request to the proxy, and §8.1.1.7 wants a branch that is unique
 */
export function newBranch(
  proxy: ProxyServer,
  request: Request,
  loop: string,
  target: string,
  attempt: number,
  env: Env,
  again = 0,
): string {
  const first = base36(env.draw('branch', proxy.id, incoming(request), target, attempt, again));
  // A proxy of RFC 2543 knows no magic cookie.
  const cookie = proxy.spec.rfc2543 === true ? '' : COOKIE;
  return loop === '' ? `${cookie}${first}` : `${cookie}${first}.${loop}`;
}

/** 16.11: the incoming branch, unique by itself, or what RFC 2543 left to tell transactions apart by. */
function incoming(request: Request): string {
  const via = top(request, 'via');
  if (via === undefined) return '';
  const branch = branchOf(via);
  if (branch?.startsWith(COOKIE)) return branch;
  const to = get(request, 'to');
  const from = get(request, 'from');
  const tags = `${(to && tagOf(to)) ?? ''} ${(from && tagOf(from)) ?? ''}`;
  const cseq = get(request, 'cseq')?.number ?? 0;
  return `${via.host}:${via.port} ${branch} ${tags} ${get(request, 'call-id')} ${cseq} ${printUri(request.uri)}`;
}
