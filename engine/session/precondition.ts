// What follows from preconditions: RFC 3312 §6 (the phone rings when all are met), §7 (the other end is told when this
// end's half is there) and §8 (580 when it will never be).

import type { Env } from '../model/output';
import { tellBranches } from './branch-status';
import { happen as calleeHappens } from './callee';
import { wantChange } from './change';
import { endCall } from './end';
import type { Call, Phone } from './phone';
import { isMet, stepReservation } from './reservation';

/** The call may go on now, when it waited for that. */
export function goOn(phone: Phone, call: Call, env: Env): void {
  const { reservation } = call.session;
  if (reservation && call.state === 'Reserving' && isMet(reservation)) {
    calleeHappens(phone, call, 'ring', null, env);
  }
}

/** The timer of a reservation fired; false when the timer is another's. */
export function reservationTimer(phone: Phone, call: Call, name: string, env: Env): boolean {
  const { reservation } = call.session;
  if (name !== 'reservation' || !reservation) return false;
  const [outcome] = stepReservation(phone, call, 'timer.reservation', env);
  if (outcome === 'reportFailed') fail(phone, call, env);
  if (outcome !== 'reportReserved') return true;
  reservation.local = true;
  for (const branch of call.forks?.sessions.values() ?? []) if (branch.reservation) branch.reservation.local = true;
  if (call.role === 'callee') goOn(phone, call, env);
  // 7: told in a new offer, as soon as one may be made.
  else if (!tellBranches(phone, call, env) && reservation.confirm) wantChange(phone, call, 'status', env);
  return true;
}

/** 8: a callee refuses with 580; a caller gives the call up. */
function fail(phone: Phone, call: Call, env: Env): void {
  if (call.role === 'callee') calleeHappens(phone, call, 'unreserved', null, env);
  else endCall(phone, call, { status: 580, text: 'Precondition failure' }, env);
}
