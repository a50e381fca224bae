// Provisional responses of the phone that is called: RFC 3262 §3. They go reliably when both ends know 100rel, with
// an RSeq each, one after the other; their PRACKs are answered here.

import { respond } from '../message/build';
import { get, list, make } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { Env } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import type { Durations } from './drive';
import { drive, start } from './drive';
import { makeAnswer, openStreams, readDescription, takeOffer } from './media';
import { lookAt, noticeChange } from './notice';
import type { Call, Phone } from './phone';
import { reliableMachine } from './reliable.machine';

/** What the phone that is called remembers of its provisional responses. */
export interface Reliable {
  /** Of the machine in `reliable.machine.ts`. */
  state: string;
  /** The number of the last one sent; 0 before the first. */
  rseq: number;
  /** The one whose PRACK has not come. */
  waiting: Response | null;
  /** Those that wait for that. */
  readonly queue: Response[];
  repeats: number;
}

/** What a PRACK brought about beyond its own answer. */
export interface Pracked {
  /** The last description is known to have arrived. */
  readonly described: boolean;
}

/** The largest number a first RSeq may be (RFC 3262 §3). */
const LARGEST = 2_147_483_647;

/** Whether provisional responses to this INVITE go reliably: both ends know how, or the caller insists. */
export function goesReliably(phone: Phone, invite: Request): boolean {
  if (!phone.spec.supported.includes('100rel')) return false;
  return list(invite, 'supported').includes('100rel') || list(invite, 'require').includes('100rel');
}

/** Sends a provisional response to the call's INVITE, reliably where that is agreed. */
export function sendProvisional(phone: Phone, call: Call, response: Response, env: Env): void {
  if (call.transaction === null) return;
  if (!goesReliably(phone, call.invite)) {
    answer(phone.layer, call.transaction, response, env);
    return;
  }
  if (call.reliable === null) {
    const { to: state } = start(reliableMachine, call.owner, env, durationsOf(phone, null));
    call.reliable = { state, rseq: 0, waiting: null, queue: [], repeats: 0 };
  }
  const { reliable } = call;
  // 3: no second reliable response before the first is acknowledged.
  if (reliable.state !== 'Idle') reliable.queue.push(response);
  else sendReliably(phone, call, reliable, response, env);
}

const durationsOf = (phone: Phone, reliable: Reliable | null): Durations => {
  const { t1 } = phone.timers;
  return (name) => (name === 'repeat-1xx' ? t1 * 2 ** (reliable?.repeats ?? 0) : 64 * t1);
};

function sendReliably(phone: Phone, call: Call, reliable: Reliable, response: Response, env: Env): void {
  // 3: the first number is drawn, each other is one more.
  reliable.rseq =
    reliable.rseq === 0 ? 1 + (env.draw('rseq', phone.id, call.callId, call.localTag) % LARGEST) : reliable.rseq + 1;
  const extra: AnyHeader[] = [make('require', ['100rel']), make('rseq', reliable.rseq)];
  const at = response.headers.findIndex(({ name }) => name === 'content-type' || name === 'content-length');
  const headers = response.headers.toSpliced(at < 0 ? response.headers.length : at, 0, ...extra);
  reliable.waiting = { ...response, headers };
  reliable.repeats = 0;
  happen(phone, call, reliable, 'send', env);
}

function happen(phone: Phone, call: Call, reliable: Reliable, event: string, env: Env): string[] {
  const move = drive(reliableMachine, call.owner, reliable.state, event, env, durationsOf(phone, reliable));
  if (move === null) return [];
  reliable.state = move.to;
  const actions = move.actions.map(({ type }) => type);
  const sends = actions.includes('sendProvisional') || actions.includes('repeatProvisional');
  if (sends && call.transaction !== null && reliable.waiting !== null) {
    answer(phone.layer, call.transaction, reliable.waiting, env);
  }
  return actions;
}

/** 5: a 2xx has to wait while a description that was sent reliably may still get lost. */
export const isUnacknowledged = ({ reliable }: Call): boolean =>
  reliable?.waiting !== null && reliable?.waiting !== undefined && reliable.waiting.body.length > 0;

/** 3: with the final response, repeating stops and what still waited is not sent any more. */
export function stopReliable(phone: Phone, call: Call, env: Env): void {
  const { reliable } = call;
  if (reliable === null || reliable.state === 'Answered' || reliable.state === 'GivenUp') return;
  reliable.queue.length = 0;
  happen(phone, call, reliable, 'final', env);
}

/** A timer of the provisional responses fired: what follows, or null when the timer is another's. */
export function reliableTimer(phone: Phone, call: Call, name: string, env: Env): 'repeated' | 'given up' | null {
  const { reliable } = call;
  if (reliable === null || (name !== 'repeat-1xx' && name !== 'no-PRACK')) return null;
  if (name === 'repeat-1xx') reliable.repeats++;
  return happen(phone, call, reliable, `timer.${name}`, env).includes('reportNoPrack') ? 'given up' : 'repeated';
}

/** 3: a PRACK is answered with 200 when it acknowledges what is waiting, else with 481; an offer in it is answered. */
export function pracked(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): Pracked | null {
  const { reliable, session } = call;
  const waiting = reliable?.waiting ?? null;
  if (!isMeant(call, request) || reliable === null || waiting === null) {
    answer(phone.layer, server, respond(request, 481), env);
    return null;
  }
  const described = waiting.body.length > 0;
  reliable.waiting = null;
  const answers = session.state === 'OfferSent';
  if (answers) readDescription(phone, call.owner, session, request, env);
  if (described && session.state === 'Agreed') session.firm = true;
  // 5: where the response brought an answer, or nothing, the PRACK may bring a new offer.
  const offers = !answers && session.state === 'Agreed' && request.body.length > 0;
  answerPrack(phone, call, request, server, offers, env);
  happen(phone, call, reliable, 'prack', env);
  const next = reliable.state === 'Idle' ? reliable.queue.shift() : undefined;
  if (next !== undefined) sendReliably(phone, call, reliable, next, env);
  return { described };
}

/** Whether a PRACK names the response that waits for it (RFC 3262 §7.2). */
function isMeant({ reliable, invite }: Call, request: Request): boolean {
  const rack = get(request, 'rack');
  if (rack === undefined || reliable === null || reliable.waiting === null) return false;
  return rack.rseq === reliable.rseq && rack.method === 'INVITE' && rack.cseq === get(invite, 'cseq')?.number;
}

/**
 * 3: a PRACK for a response that a refusal has overtaken is answered all the same; false when it is for none. After a BYE
 * there is no dialog that it could match in (RFC 3261 §12.2.2, §15).
 */
export function pracksLate(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): boolean {
  if (request.method !== 'PRACK' || !isMeant(call, request) || call.reliable === null) return false;
  call.reliable.waiting = null;
  answer(phone.layer, server, respond(request, 200), env);
  happen(phone, call, call.reliable, 'prack', env);
  return true;
}

function answerPrack(phone: Phone, call: Call, request: Request, server: Transaction, offers: boolean, env: Env): void {
  const { session } = call;
  if (!offers) {
    answer(phone.layer, server, respond(request, 200), env);
    return;
  }
  // 5: an offer in a PRACK is answered in its 2xx; RFC 6337 §2.2: one that cannot be taken, stream by stream.
  const before = lookAt(session);
  takeOffer(phone, call.owner, session, request, env);
  const body = makeAnswer(phone, call.owner, session, env);
  const headers = [make('content-type', { value: 'application/sdp', params: [] })];
  answer(phone.layer, server, respond(request, 200, { headers, body }), env);
  openStreams(session, call.owner, env);
  noticeChange(call, before, env);
}
