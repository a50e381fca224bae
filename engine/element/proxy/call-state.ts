// What a proxy that asks for session timers remembers of calls: until when each has been refreshed, counted from the 2xx
// that goes upstream (RFC 4028 §8.2), and that it forgets the call then with all that hangs on it, without a BYE (§8.3).
// A proxy that does not stay in the path sees no refresh, so it remembers nothing.

import { get, tagOf } from '../../message/headers';
import type { Request, Response } from '../../message/message';
import type { Env, Rule } from '../../model/output';
import { SECOND } from '../../model/time';
import { decide, rule } from './facts';
import { closeRelay } from './relay';
import { concerns } from './session-timer';
import type { ProxyServer } from './state';

const OWNER = 'remembered ';
const NAME = 'session-expires';

/** A final response goes upstream: it may set the end of a session anew, or be the end of it. */
export function rememberCall(proxy: ProxyServer, request: Request, response: Response, env: Env): void {
  // A back-to-back user agent counts for itself, and ends what has expired.
  if (proxy.dress !== null || response.status < 200) return;
  const owner = ownerOf(response);
  if (request.method === 'BYE') {
    const challenged = response.status === 401 || response.status === 407;
    if (!challenged) forget(proxy, owner, env);
    return;
  }
  if (response.status > 299 || !concerns(proxy, request) || !proxy.spec.recordRoute) return;
  const seconds = Number(get(response, 'session-expires')?.value ?? 0);
  if (!(seconds > 0)) {
    // 8.2: there is no session expiration for this session.
    forget(proxy, owner, env);
    return;
  }
  const duration = seconds * SECOND;
  forget(proxy, owner, env);
  const callId = get(response, 'call-id') ?? '';
  proxy.remembered.set(owner, callId);
  proxy.sessionsOf.set(callId, (proxy.sessionsOf.get(callId) ?? 0) + 1);
  decide(env, 'session-counted', COUNTED, { seconds });
  env.out.push({ type: 'timer-started', owner, name: NAME, duration, background: true });
}

/** The timer of a session fired; false when it is another's. */
export function sessionExpired(proxy: ProxyServer, owner: string, env: Env): boolean {
  const callId = proxy.remembered.get(owner);
  if (callId === undefined) return false;
  // Another dialog of the same call may still be going.
  const freed = strike(proxy, owner, callId) === 0 && closeRelay(proxy, callId, env);
  decide(env, 'session-forgotten', FORGOTTEN, { callId, relay: freed });
  return true;
}

function forget(proxy: ProxyServer, owner: string, env: Env): void {
  const callId = proxy.remembered.get(owner);
  if (callId === undefined) return;
  strike(proxy, owner, callId);
  env.out.push({ type: 'timer-cancelled', owner, name: NAME });
}

/** Forgets one dialog; how many the call still has. */
function strike(proxy: ProxyServer, owner: string, callId: string): number {
  proxy.remembered.delete(owner);
  const left = (proxy.sessionsOf.get(callId) ?? 1) - 1;
  if (left === 0) proxy.sessionsOf.delete(callId);
  else proxy.sessionsOf.set(callId, left);
  return left;
}

/** One for each dialog, whichever of its ends asks. */
function ownerOf(response: Response): string {
  const tags = [get(response, 'from'), get(response, 'to')].map((end) => (end && tagOf(end)) ?? '');
  return `${OWNER}${get(response, 'call-id') ?? ''} ${tags.sort().join(' ')}`;
}

const COUNTED: Rule = rule('8.2', 'the session lasts so long from the moment this 2xx goes upstream', 4028);
const FORGOTTEN: Rule = rule(
  '8.3',
  'nobody has refreshed the session: the proxy forgets the call, and sends no BYE',
  4028,
);
