// The other side changes the session: a re-INVITE (RFC 3261 §14.2) or an UPDATE (RFC 3311 §5.2) within the call.
// Either is taken whole, with its new target and its offer, or refused, and then nothing has changed.

import type { Dialog } from '../dialog/dialog';
import { refreshTarget } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, make } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import { parseSdp } from '../message/sdp';
import { printUri } from '../message/uri-print';
import type { Env } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer, trying } from '../transaction/layer';
import { acceptMachine } from './accept.machine';
import { askedMachine } from './asked.machine';
import { dialogWith, senderOf } from './branches';
import { announce, perceive } from './call';
import { carryOn, isInviting } from './change';
import type { Durations } from './drive';
import { drive, start } from './drive';
import { dialogNow, sessionWith } from './early';
import { endCall, releaseBye } from './end';
import { isLeg, isOccupied } from './leg';
import { dropOffer, makeAnswer, openStreams, readDescription, readOffer, warningFor } from './media';
import { lookAt, noticeChange } from './notice';
import type { Asked, Call, Phone } from './phone';
import { contactFor } from './secure';
import type { Session } from './session';
import { grantTimer, tooShort } from './session-timer';

const PREFIX = 'change of ';

/** The owner of the timers that repeat the 2xx to a re-INVITE: the call's own 2xx may still be repeated. */
const ownerOf = (call: Call): string => `${PREFIX}${call.owner}`;

const durationsOf = (phone: Phone, asked: Asked): Durations => {
  const { t1, t2 } = phone.timers;
  return (name) => (name === 'repeat' ? Math.min(t1 * 2 ** asked.repeats, t2) : 64 * t1);
};

/** 14.2: a re-INVITE arrived. */
export function reinvited(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): void {
  if (isByeHeld(call)) {
    answer(phone.layer, server, respond(request, 488), env);
    return;
  }
  if (isPending(call)) {
    answer(phone.layer, server, respond(request, 500, { headers: [retryAfter(phone, call, env)] }), env);
    return;
  }
  if (isClashing(call)) {
    answer(phone.layer, server, respond(request, 491), env);
    return;
  }
  const short = tooShort(phone, request, env);
  if (short !== null) {
    answer(phone.layer, server, respond(request, 422, { headers: [short] }), env);
    return;
  }
  if (call.asked !== null && call.asked.state !== 'Done') happen(phone, call, call.asked, 'close', null, env);
  const { to: state } = start(askedMachine, ownerOf(call), env, () => 0);
  const asked: Asked = { state, accept: null, request, server, repeats: 0, given: null, refusal: 488 };
  call.asked = asked;
  phone.served.set(server.id, call);
  happen(phone, call, asked, decide(phone, call, call.session, request), null, env);
}

/** 15: its person has hung up, and only the BYE waits. No description can be acceptable any more (§14.2). */
const isByeHeld = ({ state }: Call): boolean => state === 'ByeHeld';

/** 14.2: an INVITE of the other side, or its offer, waits for this end's answer. */
const isPending = (call: Call): boolean =>
  call.state === 'Incoming' ||
  call.state === 'Alerting' ||
  call.asked?.state === 'Thinking' ||
  call.session.state === 'OfferReceived';

/** 14.2, RFC 3311 §5.2: an INVITE or an offer of this end waits for the other side's answer. */
const isClashing = (call: Call): boolean =>
  call.state === 'Calling' ||
  call.state === 'Proceeding' ||
  isInviting(call) ||
  call.session.state === 'OfferSent' ||
  isOccupied(call);

/** 14.2: after a time from 0 to 10 s, at random. */
const retryAfter = (phone: Phone, call: Call, env: Env): AnyHeader =>
  make('retry-after', {
    seconds: env.draw('retry-after', phone.id, call.callId, call.dialog?.remoteSeq ?? 0) % 11,
    comment: null,
    params: [],
  });

/** How this phone is set to meet changes; a person is asked only about media that are new. */
function decide(phone: Phone, call: Call, session: Session, request: Request): 'accept' | 'ask' | 'refuse' {
  // RFC 3725 §7: a controller asks the other phone.
  if (isByeHeld(call)) return request.method === 'UPDATE' && request.body.length === 0 ? 'accept' : 'refuse';
  if (isLeg(call)) return request.method === 'UPDATE' && request.body.length === 0 ? 'accept' : 'ask';
  if (phone.spec.onChange === 'refuse' && request.body.length > 0) return 'refuse';
  // 14.2: what cannot be taken is refused with 488, and the session stays.
  if (warningFor(phone, session, request) !== null) return 'refuse';
  return phone.spec.onChange === 'ask' && addsMedia(session, request) ? 'ask' : 'accept';
}

function addsMedia(session: Session, request: Request): boolean {
  const read = typeof request.body === 'string' ? parseSdp(request.body) : null;
  return read?.ok === true && read.sdp.media.some((section, i) => section.port !== 0 && !session.streams.has(i));
}

/** Somebody else has decided: with a description that answers the change, or with a status that refuses it. */
export function decideFor(phone: Phone, call: Call, decision: string | number, env: Env): boolean {
  const { asked } = call;
  if (asked === null) return false;
  if (typeof decision === 'string') asked.given = decision;
  else asked.refusal = decision;
  return decideChange(phone, call, typeof decision === 'string', env);
}

/** The person says yes or no to a change. */
export function decideChange(phone: Phone, call: Call, yes: boolean, env: Env): boolean {
  const { asked } = call;
  if (asked?.state !== 'Thinking') return false;
  // Who says yes to it wants it again, whatever was ended before.
  if (yes) call.session.wanted = { ...call.session.wanted, without: [] };
  return happen(phone, call, asked, yes ? 'accept' : 'refuse', null, env);
}

/** 9.2: a CANCEL for the call's latest INVITE; false when that is not a re-INVITE. */
export function changeCancelled(phone: Phone, call: Call, invite: Transaction, env: Env): boolean {
  const { asked } = call;
  if (asked?.server !== invite) return false;
  happen(phone, call, asked, 'cancel', null, env);
  return true;
}

/** An ACK to the 2xx of a re-INVITE; false when it belongs to another INVITE. */
export function changeAcknowledged(phone: Phone, call: Call, ack: Request, env: Env): boolean {
  const { asked } = call;
  if (asked === null || get(asked.request, 'cseq')?.number !== get(ack, 'cseq')?.number) return false;
  if (asked.accept === null) {
    const rule = { rfc: 3261, section: '17.2.1', text: 'The ACK to a refusal is its transaction’s own affair.' };
    env.out.push({ type: 'ignored', what: 'ACK', why: 'the change was refused, and that is done with', rule });
    return true;
  }
  const move = drive(acceptMachine, ownerOf(call), asked.accept, 'ack', env, durationsOf(phone, asked));
  if (move !== null) {
    asked.accept = move.to;
    if (move.actions.length > 0) happen(phone, call, asked, 'ack', ack, env);
  }
  return true;
}

/** A timer that belongs to a re-INVITE's 2xx; false when it does not. */
export function askedTimer(phone: Phone, owner: string, name: string, env: Env): boolean {
  const call = owner.startsWith(PREFIX) ? phone.calls.get(owner.slice(PREFIX.length)) : undefined;
  const asked = call?.asked ?? null;
  if (call === undefined || asked === null || asked.accept === null) return false;
  if (name === 'repeat') asked.repeats++;
  const move = drive(acceptMachine, owner, asked.accept, `timer.${name}`, env, durationsOf(phone, asked));
  if (move === null) return true;
  asked.accept = move.to;
  for (const { type } of move.actions) {
    if (type === 'repeatAccept' && asked.server.response !== null) {
      answer(phone.layer, asked.server, asked.server.response, env);
    }
    if (type === 'reportNoAck') happen(phone, call, asked, 'no-ack', null, env);
  }
  return true;
}

function happen(phone: Phone, call: Call, asked: Asked, event: string, ack: Request | null, env: Env): boolean {
  const move = drive(askedMachine, ownerOf(call), asked.state, event, env, () => 0);
  if (move === null) return false;
  asked.state = move.to;
  for (const { type } of move.actions) act(phone, call, asked, type, ack, env);
  return true;
}

function act(phone: Phone, call: Call, asked: Asked, action: string, ack: Request | null, env: Env): void {
  const { request, server } = asked;
  switch (action) {
    case 'askPerson':
      trying(phone.layer, server, env);
      if (!isLeg(call)) perceive(env, 'asked', call, null);
      break;
    case 'sendAccept':
      accept(phone, call, asked, env);
      break;
    case 'sendRefusal':
      answer(
        phone.layer,
        server,
        respond(request, asked.refusal, { headers: warnings(phone, call, call.session, request) }),
        env,
      );
      break;
    case 'sendTerminated':
      answer(phone.layer, server, respond(request, 487), env);
      break;
    case 'agree':
      if (ack !== null) takeAnswer(phone, call, ack, env);
      break;
    case 'releaseBye':
      releaseBye(phone, call, asked.accept === 'Acknowledged' ? 'ack' : 'no-ack', env);
      break;
    case 'carryOn':
      carryOn(phone, call, env);
      break;
    case 'endCall':
      endCall(phone, call, { status: 408, text: 'No ACK for a change' }, env);
      break;
    default:
  }
}

/** 14.2: a 2xx with the answer, or with an offer where the re-INVITE had none. */
function accept(phone: Phone, call: Call, asked: Asked, env: Env): void {
  const { request, server } = asked;
  const before = lookAt(call.session);
  if (asked.given === null) readOffer(phone, call.owner, call.session, request, env);
  const body = asked.given ?? makeAnswer(phone, call.owner, call.session, env);
  takeTarget(call, dialogNow(call), request, env);
  const headers = acceptHeaders(phone, call, request, body, env);
  answer(phone.layer, server, respond(request, 200, { headers, body }), env);
  asked.accept = start(acceptMachine, ownerOf(call), env, durationsOf(phone, asked)).to;
  openStreams(call.session, call.owner, env);
  noticeChange(call, before, env);
}

function warnings(phone: Phone, call: Call, session: Session, request: Request): AnyHeader[] {
  if (isLeg(call)) return [];
  const warning = warningFor(phone, session, request);
  return warning === null ? [] : [warning];
}

function acceptHeaders(phone: Phone, call: Call, request: Request, body: string, env: Env): AnyHeader[] {
  const headers: AnyHeader[] = [make('contact', [contactFor(phone, request)]), make('allow', phone.spec.methods)];
  if (phone.spec.supported.length > 0) headers.push(make('supported', phone.spec.supported));
  headers.push(...grantTimer(phone, call, request, env));
  if (body !== '') headers.push(make('content-type', { value: 'application/sdp', params: [] }));
  return headers;
}

/** 12.2.2: where the other end is reached from now on. */
function takeTarget(call: Call, dialog: Dialog | null, request: Request, env: Env): void {
  call.told = request;
  if (dialog === null) return;
  const before = printUri(dialog.remoteTarget);
  if (refreshTarget(dialog, request) && printUri(dialog.remoteTarget) !== before) {
    announce(call, dialog, 'target', env);
  }
}

/** 14.2: the answer to the offer in this end's 2xx. Without one the session stays as it was. */
function takeAnswer(phone: Phone, call: Call, ack: Request, env: Env): void {
  if (call.session.state !== 'OfferSent') return;
  const before = lookAt(call.session);
  if (ack.body.length === 0) dropOffer(call.owner, call.session, env);
  else readDescription(phone, call.owner, call.session, ack, env);
  noticeChange(call, before, env);
}

/** RFC 3311 §5.2: an UPDATE is answered at once, whoever else is asking. */
export function updated(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): void {
  const offers = request.body.length > 0;
  // 5.2: before the answer each branch has a session of its own.
  const tag = senderOf(request);
  const { session, owner } = sessionWith(call, tag);
  const reply = (status: number, headers: readonly AnyHeader[] = [], body = ''): void =>
    answer(phone.layer, server, respond(request, status, { headers, body }), env);
  if (offers && session.state === 'OfferReceived') {
    reply(500, [retryAfter(phone, call, env)]);
    return;
  }
  if (offers && session.state === 'OfferSent') {
    reply(491);
    return;
  }
  const short = tooShort(phone, request, env);
  if (short !== null) {
    reply(422, [short]);
    return;
  }
  // 5.2: a change that a person would have to be asked about cannot be made by UPDATE.
  const decision = decide(phone, call, session, request);
  if (decision !== 'accept') {
    reply(decision === 'ask' ? 504 : 488, warnings(phone, call, session, request));
    return;
  }
  const before = lookAt(call.session);
  if (offers) readOffer(phone, owner, session, request, env);
  takeTarget(call, dialogWith(call, tag), request, env);
  const body = offers ? makeAnswer(phone, owner, session, env) : '';
  reply(200, acceptHeaders(phone, call, request, body, env), body);
  if (offers) openStreams(session, owner, env);
  noticeChange(call, before, env);
  carryOn(phone, call, env);
}
