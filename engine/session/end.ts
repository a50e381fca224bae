// A call that has to end although nobody hung up: RFC 3261 §12.2.1.2 (the other side knows it no more), §14.2 (no ACK
// came), RFC 4028 §10 (nobody refreshed it). Ending a confirmed dialog is a BYE.

import type { Env } from '../model/output';
import { calleeHangsUp, happen as calleeHappens } from './callee';
import { callerHangsUp, happen as callerHappens } from './caller';
import { isOwed } from './closing';
import type { Call, Phone } from './phone';
import type { Cause } from './reason';

/** Ends the call as its person would, in whatever state it is, and tells the other end why. */
export function endCall(phone: Phone, call: Call, because: Cause | null, env: Env): void {
  if (because !== null) call.because = because;
  if (call.role === 'caller') callerHangsUp(phone, call, env);
  else calleeHangsUp(phone, call, env);
}

/** 15: the ACK has come, or the wait for it is over: the BYE that waited may go, unless another 2xx waits for its own. */
export function releaseBye(phone: Phone, call: Call, event: 'ack' | 'no-ack', env: Env): void {
  if (call.state !== 'ByeHeld' || isOwed(call)) return;
  if (event === 'no-ack') call.because ??= { status: 408, text: 'No ACK for a change' };
  if (call.role === 'caller') callerHappens(phone, call, event, null, '', env);
  else calleeHappens(phone, call, event, null, env);
}
