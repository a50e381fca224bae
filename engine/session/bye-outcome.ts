// What the answer to a BYE does to its call: RFC 3261 §15.1.1. Whatever it is, the session is over; only a challenge
// the phone can answer makes it send the BYE again (§22.2).

import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { happen as calleeHappens } from './callee';
import { happen as callerHappens } from './caller';
import { canAnswer, remember } from './credentials';
import type { Call, Phone } from './phone';

/** A response to the call's BYE, or why there is none. */
export function byeOutcome(phone: Phone, call: Call, outcome: Response | 'timeout' | 'transport', env: Env): void {
  const event = typeof outcome === 'string' ? 'bye-answered' : classify(phone, call, outcome, env);
  if (event === null) return;
  if (call.role === 'caller') callerHappens(phone, call, event, null, '', env);
  else calleeHappens(phone, call, event, null, env);
}

function classify(phone: Phone, call: Call, response: Response, env: Env): string | null {
  if (response.status < 200) return null;
  const asked = response.status === 401 || response.status === 407;
  if (!asked || !canAnswer(phone, response, call.attempts, env)) return 'bye-answered';
  remember(phone, response, env);
  call.attempts++;
  return 'bye-challenged';
}
