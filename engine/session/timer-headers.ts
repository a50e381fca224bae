// What requests that refresh a session say of its timer: Session-Expires and Min-SE (RFC 4028 §7.1 and §7.4).

import { get, list, make } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import { SECOND } from '../model/time';
import type { Call, Phone } from './phone';

/** 5: no session ends sooner than after this many seconds. */
export const LEAST = 90;

/** The shortest session this phone bears, in seconds. */
export const minimumOf = (phone: Phone): number => Math.max((phone.spec.minSE ?? 0) / SECOND, LEAST);

const minSE = (seconds: number): AnyHeader => make('min-se', { value: String(seconds), params: [] });

/** 7.1: what the first INVITE of a phone asks for, that is set to end its sessions. */
export function askForTimer(phone: Phone): AnyHeader[] {
  const { sessionExpires, refresher } = phone.spec;
  if (sessionExpires === undefined) return [];
  const choice = refresher === 'self' || refresher === 'other';
  const params = !choice ? [] : [{ name: 'refresher', value: refresher === 'self' ? 'uac' : 'uas' }];
  return [
    make('session-expires', { value: String(sessionExpires / SECOND), params }),
    ...(phone.spec.minSE === undefined ? [] : [minSE(minimumOf(phone))]),
  ];
}

/**
 * 7.4: what each later INVITE or UPDATE says: the interval stays, and so does the refresher, unless the two take turns
 * and the other end is known to understand that.
 */
export function keepTimer(phone: Phone, call: Call): AnyHeader[] {
  const { timer } = call;
  if (timer === null || timer.state === 'Off') return phone.spec.supported.includes('timer') ? askForTimer(phone) : [];
  const turns =
    phone.spec.refresher === 'in turn' && call.told !== null && list(call.told, 'supported').includes('timer');
  const refresher = timer.refreshes && !turns ? 'uac' : 'uas';
  return [
    make('session-expires', { value: String(timer.interval), params: [{ name: 'refresher', value: refresher }] }),
    ...(call.least > 0 ? [minSE(call.least)] : []),
  ];
}

/** 7.3: the interval a 422 leaves: its Min-SE, which every request from now on repeats. Null when it names none. */
export function longerInterval(call: Call, response: Response): number | null {
  const named = get(response, 'min-se');
  const seconds = named === undefined ? 0 : Number(named.value);
  if (response.status !== 422 || !(seconds > call.least)) return null;
  return seconds;
}

/** 7.3: the same request with an interval that is long enough. */
export function withInterval(request: Request, seconds: number): Request {
  const others = request.headers.filter(({ name }) => name !== 'min-se');
  const headers = others.flatMap((header): AnyHeader[] => {
    if (header.name !== 'session-expires') return [header];
    const said = get(request, 'session-expires');
    const value = String(Math.max(seconds, Number(said?.value ?? 0)));
    return [make('session-expires', { value, params: said?.params ?? [] }), minSE(seconds)];
  });
  return { ...request, headers };
}
