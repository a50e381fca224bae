// The callee's side of a call: RFC 3261 §13.3 (answering an INVITE), §9.2 (being cancelled), §12.1.1 (the dialog).
// What state the call is in and what that makes the phone do is in `callee.machine.ts`; here it is done.

import { dialogFromRequest } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, list, make, tagOf } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import { printSdp } from '../message/sdp';
import type { Env } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer, trying } from '../transaction/layer';
import { acceptMachine } from './accept.machine';
import { sendBye, takeBye } from './bye';
import { announce, closeDialog, durationsOf, perceive, settle } from './call';
import { calleeMachine } from './callee.machine';
import { closeAsked, closeChange, isOwed, stopChanges } from './closing';
import { drive, start } from './drive';
import { seize } from './lines';
import { closeStreams, makeAnswer, openStreams, readDescription, readOffer } from './media';
import { whoIs } from './party';
import type { Call, Phone } from './phone';
import { causeOf, isCompletedElsewhere } from './reason';
import { refusalLines } from './refusal-lines';
import { goesReliably, isUnacknowledged, pracked, reliableTimer, sendProvisional, stopReliable } from './reliable';
import { tagFor } from './requests';
import { failureOf, newReservation, startReserving, wantsReservation } from './reservation';
import { contactFor } from './secure';
import { newSession } from './session';
import { grantTimer, tooShort } from './session-timer';
import { allowLine, contactLine, SDP_TYPE, supportedLine } from './standing';

/** A call comes in and passed every check: the phone rings. */
export function ring(phone: Phone, invite: Request, server: Transaction, env: Env): void {
  const call = newCall(phone, invite, server, env);
  if (call === null) return;
  if (call.session.reservation) {
    begin(phone, call, 'reserve', env);
    startReserving(phone, call, env);
    return;
  }
  const atOnce = phone.spec.reaction === 0;
  // 17.2.1: the phone takes a moment; if it takes long, the caller hears of it.
  if (!atOnce) trying(phone.layer, server, env);
  begin(phone, call, atOnce ? 'ring' : '', env);
}

/** A call comes in that the phone takes by itself, without ringing; false when it cannot take it. */
export function takeAtOnce(phone: Phone, invite: Request, server: Transaction, env: Env): boolean {
  const call = newCall(phone, invite, server, env);
  if (call === null) return false;
  begin(phone, call, 'answer', env);
  return true;
}

function begin(phone: Phone, call: Call, event: string, env: Env): void {
  const move = start(calleeMachine, call.owner, env, durationsOf(phone, call), event);
  call.state = move.to;
  for (const action of move.actions) act(phone, call, action.type, null, env, 0, null);
}

/** The record of an incoming call; null when its offer had to be refused. */
function newCall(phone: Phone, invite: Request, server: Transaction, env: Env): Call | null {
  const callId = get(invite, 'call-id') ?? '';
  const localTag = newTag(phone, callId, remoteTagOf(invite), env);
  const from = get(invite, 'from');
  const call: Call = {
    owner: `call ${callId} ${localTag}`,
    role: 'callee',
    state: '',
    accept: null,
    callId,
    localTag,
    party: from === undefined ? null : whoIs(phone, from.uri),
    invite,
    transaction: server,
    dialog: null,
    early: new Map(),
    session: newSession(phone),
    repeats: 0,
    attempts: 0,
    bye: null,
    change: null,
    asked: null,
    forks: null,
    reliable: null,
    timer: null,
    least: 0,
    told: invite,
    purpose: null,
    search: null,
    acks: new Map(),
  };
  const short = tooShort(phone, invite, env);
  if (short !== null) {
    // RFC 4028 §9: the caller may ask again with a longer interval.
    answer(phone.layer, server, respond(invite, 422, { toTag: localTag, headers: [short] }), env);
    return null;
  }
  const reach = wantsReservation(phone, invite);
  if (reach !== null) call.session.reservation = newReservation(reach);
  const refusal = readOffer(phone, call.owner, call.session, invite, env);
  if (refusal !== null) {
    // 13.3.1.3: an offer the phone cannot take is refused with 488 and a Warning.
    answer(phone.layer, server, respond(invite, 488, { toTag: localTag, headers: [refusal] }), env);
    return null;
  }
  phone.calls.set(call.owner, call);
  seize(phone.going, call);
  phone.served.set(server.id, call);
  return call;
}

/** 8.2.6.2, 19.3: a late copy of an INVITE whose transaction has ended is another call, and gets another tag. */
function newTag(phone: Phone, callId: string, remoteTag: string, env: Env): string {
  let tag = tagFor(phone, env, callId, 'callee', remoteTag);
  // 12: a peer of RFC 2543 has none.
  if (tag === '') return tag;
  for (let again = 1; phone.calls.has(`call ${callId} ${tag}`); again++) {
    tag = tagFor(phone, env, callId, 'callee', remoteTag, again);
  }
  return tag;
}

const remoteTagOf = (request: Request): string => {
  const from = get(request, 'from');
  return (from === undefined ? null : tagOf(from)) ?? '';
};

/** Picking up. */
export const pickUp = (phone: Phone, call: Call, env: Env): boolean =>
  happen(phone, call, isUnacknowledged(call) ? 'answer-later' : 'answer', null, env);

/** A PRACK: it may be what picking up waited for (RFC 3262 §5). */
export function prackArrived(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): void {
  const outcome = pracked(phone, call, request, server, env);
  // RFC 3312 §5.2: the answer to this end's offer came in it.
  if (call.session.reservation) startReserving(phone, call, env);
  if (outcome?.described && call.state === 'AnswerHeld') happen(phone, call, 'prack', null, env);
}

/** Turning the call down with a status; 486 unless the person chose another. */
export const turnDown = (phone: Phone, call: Call, status: number, env: Env): boolean =>
  happen(phone, call, 'reject', null, env, status);

export function calleeHangsUp(phone: Phone, call: Call, env: Env): boolean {
  // 15: the 2xx to a re-INVITE may be without its ACK as well as the first one.
  const waits = call.state === 'Confirmed' && isOwed(call);
  return happen(phone, call, waits ? 'hang-up-later' : 'hang-up', null, env);
}

/** The ACK to the call's 2xx arrived (RFC 3261 §13.3.1.4). */
export function acknowledged(phone: Phone, call: Call, ack: Request, env: Env): void {
  const move =
    call.accept === null ? null : drive(acceptMachine, call.owner, call.accept, 'ack', env, durationsOf(phone, call));
  if (move === null) return;
  call.accept = move.to;
  if (move.actions.length > 0 && awaitsAck(call)) happen(phone, call, 'ack', ack, env);
}

/** Whether the ACK to the first 2xx decides how the call goes on: it has not ended, and no later 2xx waits for its own. */
const awaitsAck = (call: Call): boolean => call.state === 'Accepted' || (call.state === 'ByeHeld' && !isOwed(call));

/** A timer of the call fired: the phone starts to ring, or its 2xx is repeated or given up. */
export function calleeTimer(phone: Phone, call: Call, name: string, env: Env): void {
  if (name === 'reaction') {
    happen(phone, call, 'timer.reaction', null, env);
    return;
  }
  const provisional = call.reliable === null ? null : reliableTimer(phone, call, name, env);
  if (provisional === 'given up') happen(phone, call, 'no-prack', null, env);
  if (provisional !== null || call.accept === null) return;
  if (name === 'repeat') call.repeats++;
  const move = drive(acceptMachine, call.owner, call.accept, `timer.${name}`, env, durationsOf(phone, call));
  if (move === null) return;
  call.accept = move.to;
  for (const action of move.actions) {
    if (action.type === 'repeatAccept') repeatAccept(phone, call, env);
    if (action.type !== 'reportNoAck' || !awaitsAck(call)) continue;
    call.because = { status: 408, text: 'No ACK' };
    happen(phone, call, 'no-ack', null, env);
  }
}

function repeatAccept(phone: Phone, call: Call, env: Env): void {
  const { transaction } = call;
  if (transaction?.response?.kind === 'response') answer(phone.layer, transaction, transaction.response, env);
}

/** Lets an event happen to the call, and does what its machine says. */
export function happen(
  phone: Phone,
  call: Call,
  event: string,
  request: Request | null,
  env: Env,
  status = 486,
  server: Transaction | null = null,
): boolean {
  const move = drive(calleeMachine, call.owner, call.state, event, env, durationsOf(phone, call));
  if (move === null) return false;
  settle(phone, call, move.to);
  for (const action of move.actions) act(phone, call, action.type, request, env, status, server);
  return true;
}

function act(
  phone: Phone,
  call: Call,
  action: string,
  request: Request | null,
  env: Env,
  status: number,
  server: Transaction | null,
): void {
  switch (action) {
    case 'sendRinging':
      sendRinging(phone, call, env);
      break;
    case 'sendAccept':
      accept(phone, call, env);
      break;
    case 'sendReject':
      refuse(phone, call, status, env);
      break;
    case 'sendTerminated':
      refuse(phone, call, 487, env);
      break;
    case 'sendProgress':
      sendProgress(phone, call, env);
      break;
    case 'sendUnreserved':
      refuse(phone, call, 580, env, failureOf(call.session));
      break;
    case 'sendUnheard':
      // RFC 3262 §3: a provisional response that nobody acknowledges means that nobody would hear the answer.
      refuse(phone, call, 504, env);
      break;
    case 'sendBye':
    case 'sendByeAgain':
      // 8.1.3.1: what cannot be sent counts as refused, and the session is over all the same (§15.1.1).
      if (!sendBye(phone, call, env)) happen(phone, call, 'bye-answered', null, env);
      break;
    case 'fallSilent':
      closeStreams(call.session, env);
      closeChange(phone, call, env);
      closeAsked(phone, call, env);
      break;
    case 'answerBye':
      if (request !== null && server !== null) takeBye(phone, call, request, server, env);
      break;
    case 'confirmDialog':
      // A late offer is answered in the ACK: only now is there a session.
      if (request !== null) learnAnswer(phone, call, request, env);
      break;
    case 'closeDialog':
      stopChanges(phone, call, env);
      closeStreams(call.session, env);
      closeDialog(call, env);
      break;
    case 'reportConnected':
      perceive(env, 'connected', call, null);
      // The offer may have been one that wants nothing yet.
      if (call.session.held) perceive(env, 'held', call, null);
      break;
    case 'reportStopped':
      perceive(env, 'stopped-ringing', call, causeOf(request));
      if (isCompletedElsewhere(request)) perceive(env, 'answered-elsewhere', call, null);
      break;
    case 'reportEnded':
      perceive(env, 'ended', call, causeOf(request));
      break;
    default:
  }
}

/** A caller that asked for the offer may answer it with a hold (RFC 3264 §8.4), as a controller does (RFC 3725 §4.2). */
function learnAnswer(phone: Phone, call: Call, ack: Request, env: Env): void {
  const { held } = call.session;
  readDescription(phone, call.owner, call.session, ack, env);
  if (call.session.held && !held) perceive(env, 'held', call, null);
}

/** 12.1.1: what every response that opens a dialog carries: Contact, and the request's Record-Route. */
function dialogHeaders(phone: Phone, invite: Request): AnyHeader[] {
  const recorded = list(invite, 'record-route');
  const contact = contactLine(contactFor(phone, invite));
  return recorded.length > 0 ? [make('record-route', recorded), contact] : [contact];
}

function sendRinging(phone: Phone, call: Call, env: Env): void {
  const { invite, transaction } = call;
  if (transaction === null) return;
  const ringing = ringingFor(phone, call, env);
  if (call.dialog === null) {
    call.dialog = dialogFromRequest(invite, ringing);
    announce(call, call.dialog, 'early', env);
  }
  sendProvisional(phone, call, ringing, env);
  openStreams(call.session, call.owner, env);
  perceive(env, 'ringing', call, null);
}

/** RFC 3312 §5.2: the answer goes at once, in a 183 that must arrive; the phone does not ring yet. */
function sendProgress(phone: Phone, call: Call, env: Env): void {
  const { invite, transaction, localTag } = call;
  if (transaction === null) return;
  const headers = [...dialogHeaders(phone, invite), allowLine(phone.spec.methods)];
  const body = makeAnswer(phone, call.owner, call.session, env);
  headers.push(SDP_TYPE);
  const progress = respond(invite, 183, { toTag: localTag, headers, body });
  call.dialog = dialogFromRequest(invite, progress);
  announce(call, call.dialog, 'early', env);
  sendProvisional(phone, call, progress, env);
}

/**
 * The response that says it rings. With early media it carries the answer (RFC 3960); reliably it carries the offer
 * when the INVITE brought none (RFC 3262 §5).
 */
function ringingFor(phone: Phone, call: Call, env: Env): Response {
  const { invite, localTag, session } = call;
  const headers = dialogHeaders(phone, invite);
  // RFC 3311 §4: whoever may send UPDATE before the answer learns it here.
  if (goesReliably(phone, invite)) headers.push(allowLine(phone.spec.methods));
  const early = phone.spec.earlyMedia ?? 'no';
  const answers = early !== 'no' && session.state === 'OfferReceived';
  const offers = session.state === 'Idle' && goesReliably(phone, invite);
  if (!answers && !offers) return respond(invite, 180, { toTag: localTag, headers });
  const body = makeAnswer(phone, call.owner, session, env);
  headers.push(SDP_TYPE);
  return respond(invite, early === 'before ringing' ? 183 : 180, { toTag: localTag, headers, body });
}

/** RFC 6337 §2.1: what the 2xx still has to say; nothing when a reliable response said it for certain. */
function bodyOfAccept(phone: Phone, call: Call, env: Env): string {
  const { session } = call;
  if (session.state !== 'Agreed' || session.local === null) return makeAnswer(phone, call.owner, session, env);
  return session.firm ? '' : printSdp(session.local);
}

function accept(phone: Phone, call: Call, env: Env): void {
  const { invite, transaction, localTag } = call;
  if (transaction === null) return;
  const headers = dialogHeaders(phone, invite);
  headers.push(allowLine(phone.spec.methods));
  if (phone.spec.supported.length > 0) headers.push(supportedLine(phone.spec.supported));
  const body = bodyOfAccept(phone, call, env);
  headers.push(...grantTimer(phone, call, invite, env));
  if (body !== '') headers.push(SDP_TYPE);
  stopReliable(phone, call, env);
  const accepted: Response = respond(invite, 200, { toTag: localTag, headers, body });
  call.dialog = { ...(call.dialog ?? dialogFromRequest(invite, accepted)), state: 'confirmed' };
  answer(phone.layer, transaction, accepted, env);
  announce(call, call.dialog, 'confirmed', env);
  call.repeats = 0;
  call.accept = start(acceptMachine, call.owner, env, durationsOf(phone, call)).to;
  openStreams(call.session, call.owner, env);
}

function refuse(phone: Phone, call: Call, status: number, env: Env, body = ''): void {
  const { invite, transaction, localTag } = call;
  stopReliable(phone, call, env);
  const said = refusalLines(phone, invite, status);
  const parts = { toTag: localTag, headers: body === '' ? said : [...said, SDP_TYPE], body };
  if (transaction !== null) answer(phone.layer, transaction, respond(invite, status, parts), env);
}
