// Which of a phone's calls an act is about: the one named by its other party, else the one that made the person act,
// else the latest that it can be about.

import { isWith, isWithSame } from './party';
import type { Call, Phone } from './phone';

const ENDING: readonly string[] = ['ByeSent', 'ByeHeld', 'CancelHeld', 'Cancelling', 'Leaving', 'Dropped', 'Ended'];

/** Calls that can still be ended. */
export const endable = (call: Call): boolean => !ENDING.includes(call.state);

/** Calls for which the phone rings. */
export const ringing = (call: Call): boolean => call.role === 'callee' && call.state === 'Alerting';

/** Calls in which one can talk. */
export const talking = (call: Call): boolean => call.state === 'Confirmed' || call.state === 'Accepted';

/**
 * The call an act is about.
 *
 * @param whom - the other party the act names, or null
 * @param about - owner of the call the act answers to, or null
 * @param which - what a call must be for the act
 */
export function findCall(
  phone: Phone,
  whom: string | null,
  about: string | null,
  which: (call: Call) => boolean,
): Call | undefined {
  const { calls } = phone.going;
  if (whom !== null)
    return (
      calls.findLast((call) => which(call) && isWith(phone, call, whom)) ??
      calls.findLast((call) => which(call) && isWithSame(phone, call, whom))
    );
  const meant = about === null ? undefined : phone.calls.get(about);
  return meant !== undefined && meant.state !== 'Ended' && which(meant) ? meant : calls.findLast(which);
}
