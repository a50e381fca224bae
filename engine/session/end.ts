// A call that has to end although nobody hung up: RFC 3261 §12.2.1.2 (the other side knows it no more), §14.2 (no ACK
// came), RFC 4028 §10 (nobody refreshed it). Ending a confirmed dialog is a BYE.

import type { Env } from '../model/output';
import { calleeHangsUp } from './callee';
import { callerHangsUp } from './caller';
import type { Call, Phone } from './phone';
import type { Cause } from './reason';

/** Ends the call as its person would, in whatever state it is, and tells the other end why. */
export function endCall(phone: Phone, call: Call, because: Cause | null, env: Env): void {
  if (because !== null) call.because = because;
  if (call.role === 'caller') callerHangsUp(phone, call, env);
  else calleeHangsUp(phone, call, env);
}
