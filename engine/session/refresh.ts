// The session timer goes off: RFC 4028 §7.4 (half of the time is over, a refresh goes out) and §10 (nobody refreshed).

import type { Env } from '../model/output';
import { wantChange } from './change';
import { endCall } from './end';
import type { Call, Phone } from './phone';
import { stepTimer } from './session-timer';

/** A timer of the session fired; false when it belongs to something else. */
export function sessionTimer(phone: Phone, call: Call, name: string, env: Env): boolean {
  const { timer } = call;
  if (timer === null || (name !== 'refresh' && name !== 'session-expires')) return false;
  for (const action of stepTimer(call, timer, `timer.${name}`, env)) {
    if (action === 'sendRefresh') wantChange(phone, call, 'refresh', env);
    if (action === 'endCall') endCall(phone, call, { status: 408, text: 'Session expired' }, env);
  }
  return true;
}
