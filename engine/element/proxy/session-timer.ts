// A proxy that wants calls to end some day, RFC 4028 §8: it puts Session-Expires into INVITE and UPDATE or lowers what is
// there, refuses with 422 what is too short for it, and speaks for a callee that knows no session timers. It never
// refreshes and never hangs up. Stateless proxies do nothing of this (§8). `call-state.ts` forgets what has expired (§8.3).

import { get, list, make, withHeader } from '../../message/headers';
import type { Request, Response } from '../../message/message';
import type { Env, Rule } from '../../model/output';
import { SECOND } from '../../model/time';
import type { Rejection } from './checks';
import { decide, rule } from './facts';
import type { ProxyServer } from './state';

/** What a proxy remembers of a request that asks for a session timer, until its response (§8.1). */
export interface Timed {
  /** Seconds, as the request said when it went on. */
  readonly interval: number;
  /** Whether the phone that asks knows session timers. */
  readonly known: boolean;
}

/** 4: no session ends sooner, and no Min-SE is lower. */
const LEAST = 90;

const REFRESHING: readonly string[] = ['INVITE', 'UPDATE'];

/** Whether this proxy has a wish of its own for how long the session of a request may last. */
export const concerns = ({ spec }: ProxyServer, { method }: Request): boolean =>
  (spec.sessionExpires !== undefined || spec.minSE !== undefined) && REFRESHING.includes(method);

const knows = (request: Request): boolean => list(request, 'supported').includes('timer');

const seconds = (value: number | undefined): number | null => (value === undefined ? null : value / SECOND);

/** The shortest session this proxy puts up with, in seconds. */
const minimumOf = ({ spec }: ProxyServer): number => Math.max(seconds(spec.minSE) ?? 0, LEAST);

const said = (request: Request, name: 'session-expires' | 'min-se'): number | null => {
  const header = get(request, name);
  return header === undefined ? null : Number(header.value);
};

/** 8.1: the 422 for a session that would end too soon; null where it cannot be asked for a longer one, or need not. */
export function tooShort(proxy: ProxyServer, request: Request): Rejection | null {
  if (!concerns(proxy, request) || !knows(request)) return null;
  const asked = said(request, 'session-expires');
  const least = minimumOf(proxy);
  if (asked === null || asked >= least) return null;
  const headers = [make('min-se', { value: String(least), params: [] })];
  return { status: 422, headers, why: `a session of ${asked} s is too short here`, rule: TOO_SHORT };
}

/** 8.1: the request as it goes on, and what is remembered of it; null when no session timer is asked for. */
export function askForTimer(
  proxy: ProxyServer,
  received: Request,
  env: Env,
): { readonly request: Request; readonly timed: Timed | null } {
  if (!concerns(proxy, received)) return { request: received, timed: null };
  const known = knows(received);
  const asked = said(received, 'session-expires');
  const least = minimumOf(proxy);
  const own = seconds(proxy.spec.sessionExpires);
  // What it asks for itself is not shorter than what it puts up with.
  const wish = own === null ? null : Math.max(own, least);
  let request = received;
  let floor = said(received, 'min-se');
  if (!known && asked !== null && asked < least) {
    // 8.1: who knows no session timers cannot be asked again: the interval is made longer on the way.
    floor = Math.max(floor ?? 0, least);
    request = withHeader(request, make('min-se', { value: String(floor), params: [] }));
  }
  const most = asked ?? wish;
  if (most === null) return { request, timed: null };
  const interval = Math.max(Math.min(most, wish ?? most), floor ?? LEAST);
  // 8.1: lowered, never raised but to Min-SE.
  const chosen = asked !== null && asked >= (floor ?? LEAST) ? Math.min(interval, asked) : interval;
  if (chosen !== asked) {
    const params = get(received, 'session-expires')?.params ?? [];
    request = withHeader(request, make('session-expires', { value: String(chosen), params }));
    decide(env, 'session-interval', asked === null ? INSERTED : CHANGED, { from: asked, to: chosen });
  }
  return { request, timed: { interval: chosen, known } };
}

/** 8.2: a 2xx without Session-Expires: nobody further on knows of it, so this proxy says what was asked for. */
export function answerForTimer(timed: Timed | null, response: Response, env: Env): Response {
  if (timed === null || !timed.known || response.status < 200 || response.status > 299) return response;
  if (get(response, 'session-expires') !== undefined) return response;
  decide(env, 'session-interval', ANSWERED, { from: null, to: timed.interval });
  const params = [{ name: 'refresher', value: 'uac' }];
  const told = withHeader(response, make('session-expires', { value: String(timed.interval), params }));
  const required = list(response, 'require');
  return required.includes('timer') ? told : withHeader(told, make('require', [...required, 'timer']));
}

const TOO_SHORT: Rule = rule('8.1', 'the session would end sooner than this proxy allows: 422 with Min-SE', 4028);
const INSERTED: Rule = rule('8.1', 'the proxy wants the session to have an end: it adds Session-Expires', 4028);
const CHANGED: Rule = rule(
  '8.1',
  'the session interval is lowered to the wish of the proxy, or raised to Min-SE',
  4028,
);
const ANSWERED: Rule = rule(
  '8.2',
  'the callee knows no session timers: the proxy answers for it, and the caller refreshes',
  4028,
);
