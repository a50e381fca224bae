// A call that ends takes with it what was going on beside it: changes of the session and their timers
// (RFC 3261 §15.1.2: what is pending is answered with 487).

import { respond } from '../message/build';
import type { Env } from '../model/output';
import { respond as answer } from '../transaction/layer';
import { acceptMachine } from './accept.machine';
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

/** Stops what the call had under way. */
export function stopChanges(phone: Phone, call: Call, env: Env): void {
  const { asked, timer } = call;
  if (call.session.reservation) stepReservation(phone, call, 'close', env);
  if (timer !== null && timer.state !== 'Off') stepTimer(call, timer, 'off', env);
  closeChange(phone, call, env);
  if (asked === null || asked.state === 'Done') return;
  const owner = `change of ${call.owner}`;
  if (asked.accept?.startsWith('Repeating')) {
    asked.accept = drive(acceptMachine, owner, asked.accept, 'stop', env, NO_TIME)?.to ?? asked.accept;
  }
  const move = drive(askedMachine, owner, asked.state, 'close', env, NO_TIME);
  if (move === null) return;
  asked.state = move.to;
  if (move.actions.some(({ type }) => type === 'sendTerminated')) {
    answer(phone.layer, asked.server, respond(asked.request, 487), env);
  }
}
