// Signs of life: RFC 5626 §3.5 and §4.4. A phone behind a NAT box or a firewall writes to its registrar often enough
// that the way back stays open: two CRLFs over a connection, a STUN request over UDP. They are no SIP messages.
// Left out: the answers to them (§3.5.1), by which a phone would notice that its flow has failed.

import { type Hop, isReliable } from '../model/address';
import type { Env } from '../model/output';
import { SECOND } from '../model/time';
import { hopsOf } from '../session/hops';
import type { Phone, Registration } from '../session/phone';

/** Name of the timer. */
export const KEEP_ALIVE = 'keep-alive';

/** The phone is registered: from now on it gives signs of life. */
export function startKeepAlive(phone: Phone, registration: Registration, env: Env): void {
  const hop = phone.spec.keepsAlive === true ? flowOf(phone, registration, env) : undefined;
  if (hop === undefined) return;
  // 4.4.1 and 4.4.2: a random time from 80 % of the longest on: 120 s over a connection, 29 s over UDP.
  const [least, most] = isReliable(hop.transport) ? [95 * SECOND, 120 * SECOND] : [24 * SECOND, 29 * SECOND];
  const chance = env.draw(KEEP_ALIVE, phone.id, env.now) % (most - least + 1);
  const duration = least + chance;
  env.out.push({ type: 'timer-started', owner: registration.owner, name: KEEP_ALIVE, duration, background: true });
}

/** It is time for one. */
export function keepAlive(phone: Phone, registration: Registration, env: Env): void {
  const hop = flowOf(phone, registration, env);
  if (hop === undefined) return;
  env.out.push({ type: 'pinged', hop, from: phone.id, to: null, arrives: null, lost: null });
  startKeepAlive(phone, registration, env);
}

/** The phone is off: nobody needs to find it any more. */
export function stopKeepAlive(phone: Phone, registration: Registration, env: Env): void {
  if (phone.spec.keepsAlive !== true) return;
  env.out.push({ type: 'timer-cancelled', owner: registration.owner, name: KEEP_ALIVE });
}

function flowOf(phone: Phone, { request }: Registration, env: Env): Hop | undefined {
  return request === null ? undefined : hopsOf(phone, request, env)?.[0];
}
