// A call that ends takes with it what was going on beside it: changes of the session and their timers (RFC 3261 §15.1.2:
// what is pending is answered with 487). A 2xx to an INVITE goes on until its ACK comes (§13.3.1.4), whoever has hung up.

import { respond } from '../message/build';
import type { Env } from '../model/output';
import { respond as answer } from '../transaction/layer';
import { askedMachine } from './asked.machine';
import { changeMachine } from './change.machine';
import { drive } from './drive';
import type { Call, Phone } from './phone';
import { stepReservation } from './reservation';
import { stepTimer } from './session-timer';

const NO_TIME = (): number => 0;

/** This end wants nothing changed any more: it is leaving. What still comes of a change on its way changes nothing. */
export function closeChange(phone: Phone, call: Call, env: Env): void {
  const { change } = call;
  if (change === null || change.state === 'Closing' || change.state === 'Closed') return;
  const patience = (): number => 64 * phone.timers.t1;
  const move = drive(changeMachine, call.owner, change.state, 'close', env, patience);
  if (move !== null) change.state = move.to;
}

/** 13.3.1.4: whether a 2xx of this end, to the first INVITE or to a later one, still waits for its ACK. */
export const isOwed = ({ accept, asked }: Call): boolean => isRepeating(accept) || isRepeating(asked?.accept ?? null);

const isRepeating = (accept: string | null): boolean => accept?.startsWith('Repeating') === true;

/** Stops what the call had under way. */
export function stopChanges(phone: Phone, call: Call, env: Env): void {
  const { timer } = call;
  if (call.session.reservation) stepReservation(phone, call, 'close', env);
  if (timer !== null && timer.state !== 'Off') stepTimer(call, timer, 'off', env);
  closeChange(phone, call, env);
  closeAsked(phone, call, env);
}

/** What the other end asked for changes nothing any more. */
export function closeAsked(phone: Phone, call: Call, env: Env): void {
  const { asked } = call;
  if (asked === null || asked.state === 'Done' || asked.state === 'Closed') return;
  const move = drive(askedMachine, `change of ${call.owner}`, asked.state, 'close', env, NO_TIME);
  if (move === null) return;
  asked.state = move.to;
  if (move.actions.some(({ type }) => type === 'sendTerminated')) {
    answer(phone.layer, asked.server, respond(asked.request, 487), env);
  }
}
