// A session with an end, through a box that is a user agent on either side: RFC 4028 §9 and §10. The two phones agree who
// refreshes it, and the box counts with them: what nobody refreshes in time ends on both legs.

import { get } from '../../message/headers';
import type { Response } from '../../message/message';
import type { Env } from '../../model/output';
import { SECOND } from '../../model/time';
import { drive, start } from '../../session/drive';
import { sessionTimerMachine } from '../../session/session-timer.machine';
import type { B2bua, Bridge } from './state';

const OWNER = 'session of ';

/** A 2xx to an INVITE or UPDATE went through: it says how long the session lasts from now on. */
export function watchSession(bridge: Bridge, response: Response | null, env: Env): void {
  const seconds = response === null ? 0 : Number(get(response, 'session-expires')?.value ?? 0);
  if (!(seconds > 0)) {
    stopSession(bridge, env);
    return;
  }
  bridge.timer ??= start(sessionTimerMachine, OWNER + bridge.id, env, () => 0).to;
  step(bridge, 'watch', env, seconds);
}

/** The session has no end set any more, or the call is over. */
export function stopSession(bridge: Bridge, env: Env): void {
  if (bridge.timer !== null && bridge.timer !== 'Off') step(bridge, 'off', env);
}

/** The timer of a session fired: the call it ends; null when the timer is another's. */
export function expiredSession(b2bua: B2bua, owner: string, name: string, env: Env): Bridge | null {
  if (!owner.startsWith(OWNER)) return null;
  for (const bridge of b2bua.bridges.values()) {
    if (OWNER + bridge.id === owner && step(bridge, `timer.${name}`, env)) return bridge;
  }
  return null;
}

/** 10: the phones hang up a little before the end; the box, which only comes after them, at the end. */
function step(bridge: Bridge, event: string, env: Env, seconds = 0): boolean {
  const move = drive(
    sessionTimerMachine,
    OWNER + bridge.id,
    bridge.timer ?? 'Off',
    event,
    env,
    () => seconds * SECOND,
    'standing',
  );
  if (move === null) return false;
  bridge.timer = move.to;
  return move.actions.some(({ type }) => type === 'endCall');
}
