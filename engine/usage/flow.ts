// A phone's flows: RFC 5626 §4.4 (signs of life and their answers) and §4.5 (how long to wait before another try).
// `flow.machine.ts` decides; what a failed flow means for its registration is the business of `registration.ts`.
// Left out: the longer times of phones that run on a battery.

import { get, list } from '../message/headers';
import type { Response } from '../message/message';
import { type Address, type Hop, isReliable, type Transport } from '../model/address';
import type { Env } from '../model/output';
import { MILLISECOND, type Micros, SECOND } from '../model/time';
import { drive } from '../session/drive';
import { hopsOf } from '../session/hops';
import type { Flow, Phone, Registration } from '../session/phone';
import { flowMachine } from './flow.machine';

export const newFlow = (): Flow => ({ state: 'Closed', asked: 0, mapped: null, within: null, told: false });

/** How its timers are told from those of the registration itself. */
const OWNER = 'flow of ';
const ownerOf = ({ owner }: Registration): string => `${OWNER}${owner}`;
export const isFlowOf = (registration: Registration, owner: string): boolean => owner === ownerOf(registration);

/** 4.4.1: a connection has this long to answer. */
const PONG = 10 * SECOND;
/** 4.4.2: how soon a question over UDP is repeated for the first time, and how often it is sent in all (as STUN has it). */
const RTO = 500 * MILLISECOND;
const MOST = 7;

/** The registration was taken: with `outbound` required, the flow is watched from now on (§4.2.1). */
export function watchFlow(phone: Phone, registration: Registration, response: Response | null, env: Env): void {
  const { flow } = registration;
  if (flow === null || response === null || !list(response, 'require').includes('outbound')) return;
  flow.within = get(response, 'flow-timer') ?? null;
  if (flow.state === 'Closed' || flow.state === 'Failed') {
    flow.asked = 0;
    flow.mapped = null;
    happen(phone, registration, flow, 'open', env);
  }
}

export function leaveFlow(phone: Phone, registration: Registration, env: Env): void {
  const { flow } = registration;
  if (flow !== null && flow.state !== 'Closed') happen(phone, registration, flow, 'stop', env);
}

/** A timer of the flow fired; true when the flow has failed with it. */
export function flowTimer(phone: Phone, registration: Registration, name: string, env: Env): boolean {
  const { flow } = registration;
  if (flow === null) return false;
  const hop = hopOf(phone, registration, env);
  // 4.4.2: over UDP the question may have been lost.
  const again = name === 'pong' && hop !== undefined && !isReliable(hop.transport) && flow.asked < MOST;
  happen(phone, registration, flow, again ? 'again' : `timer.${name}`, env);
  return flow.state === 'Failed';
}

/** Which registration an answer or a broken connection is about. */
export function goesTo(
  phone: Phone,
  registration: Registration,
  peer: Address,
  transport: Transport,
  env: Env,
): boolean {
  const hop = hopOf(phone, registration, env);
  return hop !== undefined && hop.host === peer.host && hop.port === peer.port && hop.transport === transport;
}

/** An answer came; true when it says that the flow has failed. */
export function ponged(
  phone: Phone,
  registration: Registration,
  transport: Transport,
  { host, port }: Address,
  env: Env,
): boolean {
  const { flow } = registration;
  if (flow === null || flow.state !== 'Asked') return false;
  const mapped = `${host}:${port}`;
  const moved = !isReliable(transport) && flow.mapped !== null && flow.mapped !== mapped;
  flow.mapped = mapped;
  flow.asked = 0;
  // 4.5: an answered sign of life makes it a flow that works.
  if (!moved) registration.failures = 0;
  happen(phone, registration, flow, moved ? 'moved' : 'pong', env);
  return moved;
}

/** The connection is gone. */
export function flowBroken(phone: Phone, registration: Registration, env: Env): void {
  const { flow } = registration;
  if (flow !== null && (flow.state === 'Open' || flow.state === 'Asked'))
    happen(phone, registration, flow, 'broken', env);
}

function happen(phone: Phone, registration: Registration, flow: Flow, event: string, env: Env): void {
  const hop = hopOf(phone, registration, env);
  const asked = event === 'again' || event === 'timer.keep-alive' ? flow.asked : 0;
  const duration = (name: string): Micros => (name === 'pong' ? patience(hop, asked) : pause(phone, flow, hop, env));
  const move = drive(flowMachine, ownerOf(registration), flow.state, event, env, duration, true);
  if (move === null) return;
  flow.state = move.to;
  for (const { type } of move.actions) {
    if (hop === undefined) continue;
    if (type === 'sendPing') {
      flow.asked++;
      env.out.push({ type: 'pinged', hop, from: phone.id, to: null, arrives: null, lost: null });
    } else if (type === 'closeFlow' && isReliable(hop.transport)) env.out.push({ type: 'closed', hop });
  }
}

/** How long an answer is waited for: over UDP twice as long each time, and after the last one 16 times the first. */
function patience(hop: Hop | undefined, asked: number): Micros {
  if (hop === undefined || isReliable(hop.transport)) return PONG;
  return asked + 1 === MOST ? 16 * RTO : 2 ** asked * RTO;
}

/** 4.4: a random time, from 80 % of the longest on: what the proxy said, or 120 s over a connection, 29 s over UDP. */
function pause(phone: Phone, flow: Flow, hop: Hop | undefined, env: Env): Micros {
  const reliable = hop === undefined || isReliable(hop.transport);
  const [least, most] =
    flow.within !== null
      ? [Math.round(0.8 * flow.within * SECOND), flow.within * SECOND]
      : reliable
        ? [95 * SECOND, 120 * SECOND]
        : [24 * SECOND, 29 * SECOND];
  return least + (env.draw('keep-alive', phone.id, env.now) % (most - least + 1));
}

/** 4.5: seconds, before the first, second ... failure is doubled into the longest wait. */
const [BASE_NONE, BASE_SOME, MOST_WAIT] = [30, 90, 1800];

/**
 * 4.5: how long to wait before another try: longer each time, and longer still while another flow works. A random time
 * from half the longest on.
 */
export function recoveryTime(phone: Phone, { failures, owner }: Registration, others: boolean, env: Env): Micros {
  const most = Math.min(MOST_WAIT, (others ? BASE_SOME : BASE_NONE) * 2 ** Math.min(failures, 10)) * SECOND;
  return most / 2 + (env.draw('recovery', phone.id, owner, failures) % (most / 2 + 1));
}

const hopOf = (phone: Phone, { request }: Registration, env: Env): Hop | undefined =>
  request === null ? undefined : hopsOf(phone, request, env)?.[0];
