// Session timers: RFC 4028. What a phone asks for and grants, who refreshes, and what happens when nobody does. What
// is agreed comes out of each 2xx to an INVITE or UPDATE (§7.2 and §9).

import { get, list, make, param } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { Env } from '../model/output';
import { SECOND } from '../model/time';
import type { Durations } from './drive';
import { drive, start } from './drive';
import type { Call, Phone } from './phone';
import { sessionTimerMachine } from './session-timer.machine';
import { LEAST, minimumOf } from './timer-headers';

/** What a call knows of its session timer. */
export interface SessionTimer {
  /** Of the machine in `session-timer.machine.ts`. */
  state: string;
  /** Seconds. */
  interval: number;
  /** Whether this end refreshes. */
  refreshes: boolean;
}

/** 7.4 and 10: refreshed at half of the interval; who waits gives up a little before its end. */
const durationsOf = ({ interval, refreshes }: SessionTimer): Durations => {
  const margin = refreshes ? 0 : Math.min(32, Math.floor(interval / 3));
  return (name) => (name === 'refresh' ? interval / 2 : interval - margin) * SECOND;
};

function arm(call: Call, interval: number, refreshes: boolean, env: Env): void {
  call.timer ??= { state: start(sessionTimerMachine, call.owner, env, () => 0).to, interval, refreshes };
  const { timer } = call;
  timer.interval = interval;
  timer.refreshes = refreshes;
  // 7.2: the change that this 2xx is about has refreshed the session: a refresh that waited behind it is not due any more.
  const { change } = call;
  if (change?.due === 'refresh' && change.state !== 'Waiting') change.due = null;
  stepTimer(call, timer, refreshes ? 'refresh' : 'watch', env);
}

export function stepTimer(call: Call, timer: SessionTimer, event: string, env: Env): readonly string[] {
  const move = drive(sessionTimerMachine, call.owner, timer.state, event, env, durationsOf(timer), 'standing');
  if (move === null) return [];
  timer.state = move.to;
  return move.actions.map(({ type }) => type);
}

/**
 * 7.2: a 2xx to this end's INVITE or UPDATE says how long the session lasts and who refreshes it. A phone without the
 * extension takes no notice: the other end, which granted the timer, refreshes by itself then (§9).
 */
export function agreeTimer(phone: Phone, call: Call, response: Response, env: Env): void {
  if (!phone.spec.supported.includes('timer')) return;
  const said = get(response, 'session-expires');
  if (said === undefined) {
    if (call.timer !== null && call.timer.state !== 'Off') stepTimer(call, call.timer, 'off', env);
    return;
  }
  arm(call, Number(said.value), param(said.params, 'refresher') !== 'uas', env);
}

/**
 * 9: what the 2xx to the other end's INVITE or UPDATE grants; the timer runs from then on. Nothing when nobody asked
 * and this phone has no wish of its own.
 */
export function grantTimer(phone: Phone, call: Call, request: Request, env: Env): AnyHeader[] {
  const { supported, sessionExpires } = phone.spec;
  if (!supported.includes('timer')) return [];
  const asked = get(request, 'session-expires');
  if (asked === undefined && sessionExpires === undefined) return [];
  const knows = list(request, 'supported').includes('timer') || list(request, 'require').includes('timer');
  const least = Math.max(get(request, 'min-se') === undefined ? LEAST : Number(get(request, 'min-se')?.value), LEAST);
  const wish = sessionExpires === undefined ? null : sessionExpires / SECOND;
  const most = asked === undefined ? (wish as number) : Number(asked.value);
  // 9: the interval may be made shorter, but never below the request's Min-SE.
  // 7.3: nor below what a 422 of this dialog has taught.
  const interval = Math.max(Math.min(wish ?? most, most), least, Math.min(call.least, most));
  const refresher = knows ? (refresherIn(request) ?? (phone.spec.refresher === 'self' ? 'uas' : 'uac')) : 'uas';
  arm(call, interval, refresher === 'uas', env);
  const headers: AnyHeader[] = [
    make('session-expires', { value: String(interval), params: [{ name: 'refresher', value: refresher }] }),
  ];
  // 9: the other end has to know the extension when it is to refresh.
  if (refresher === 'uac') headers.push(make('require', ['timer']));
  return headers;
}

const refresherIn = (request: Request): string | undefined => {
  const asked = get(request, 'session-expires');
  return asked === undefined ? undefined : (param(asked.params, 'refresher') ?? undefined);
};

/** 9: the Min-SE for a 422, when the other end asks for a shorter session than this phone bears; null when it does not. */
export function tooShort(phone: Phone, request: Request, env: Env): AnyHeader | null {
  if (!phone.spec.supported.includes('timer')) return null;
  const asked = get(request, 'session-expires');
  if (asked === undefined) return null;
  const least = minimumOf(phone);
  const seconds = Number(asked.value);
  if (seconds >= least || !list(request, 'supported').includes('timer')) return null;
  const rule = { rfc: 4028, section: '9', text: 'the session would end sooner than this phone bears' };
  env.out.push({ type: 'decision', what: 'refused', data: { method: request.method, status: 422, least }, rule });
  return make('min-se', { value: String(least), params: [] });
}
