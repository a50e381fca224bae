// The caller's side of a call: RFC 3261 §13.2 (INVITE), §9.1 (CANCEL) and §13.2.2.4 (the ACK to a 2xx).
// What state the call is in and what that makes the phone do is in `caller.machine.ts`; here it is done.

import { dialogFromResponse, refreshTarget } from '../dialog/dialog';
import { cancelFor } from '../message/build';
import { get, make, tagOf } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import type { Transaction } from '../transaction/layer';
import { destroy } from '../transaction/layer';
import { acknowledge } from './acknowledge';
import { confirmStatus } from './branch-status';
import {
  acknowledgeLeft,
  awaitOthers,
  endOthers,
  endSurplus,
  leaveEarly,
  leavesEarly,
  loseBranch,
  opensBranch,
} from './branches';
import { sendBye, takeBye } from './bye';
import { announce, closeDialog, durationsOf, OTHERS, perceive, settle } from './call';
import { callerMachine } from './caller.machine';
import { closeAsked, closeChange, isOwed, stopChanges } from './closing';
import { canAnswer, remember } from './credentials';
import { type Dialling, wishOf } from './dialling';
import { drive, start } from './drive';
import { chooseBranch, closeForks, fork, openEarly, ringBack } from './early';
import { nextPlace, outboundOf, takePlace, towards } from './elsewhere';
import { isHeld, withdraw } from './failover';
import { ANONYMOUS, contactOf, PRIVACY } from './hiding';
import { isForOther, isLeg } from './leg';
import { seize } from './lines';
import { cannotTake, closeStreams, isBarren, makeOffer, readDescription } from './media';
import { whoIs } from './party';
import type { Call, Phone } from './phone';
import { isNext, isReliable } from './prack';
import { causeOf, reasonHeader } from './reason';
import { branchFor, callIdFor, type Fresh, fresh, look, send, tagFor, viaFor } from './requests';
import { newReservation } from './reservation';
import { newSession } from './session';
import { agreeTimer } from './session-timer';
import { allowLine, contactLine, SDP_TYPE, supportedLine } from './standing';
import { askForTimer, longerInterval, withInterval } from './timer-headers';
import { chooseCodec } from './wish';

/** A person calls somebody: by name out of the phone's book, or by address. */
export function placeCall(phone: Phone, act: Act, env: Env): void {
  const uri = look(phone, act.object ?? '');
  if (uri === null) {
    env.out.push({ type: 'act', verb: act.verb, taken: false, instead: `nobody is called ${act.object ?? 'that'}` });
    return;
  }
  env.out.push({ type: 'act', verb: act.verb, taken: true, instead: null });
  dial(phone, wishOf(phone, act, uri), env);
}

/** Sends the INVITE of a new call (RFC 3261 §13.2.1). */
export function dial(phone: Phone, what: Dialling, env: Env): Call {
  const { uri } = what;
  const callId = callIdFor(phone, env, what.key);
  const localTag = tagFor(phone, env, callId, 'caller');
  const owner = `call ${callId} ${localTag}`;
  const session = newSession(phone, what.hides);
  const plain = what.body === undefined && what.late !== true;
  const { reservation, reservationReach = 'each end' } = phone.spec;
  if (plain && reservation !== undefined) session.reservation = newReservation(reservationReach);
  const sdp = what.body ?? (what.late === true ? null : makeOffer(phone, owner, session, env));
  const extra: AnyHeader[] = [
    contactLine(contactOf(phone, what.hides === true)),
    allowLine(phone.spec.methods),
    supportedLine(what.supported ?? phone.spec.supported),
  ];
  if (what.hides === true) extra.push(PRIVACY);
  if (what.headers !== undefined) extra.push(...what.headers);
  extra.push(...askForTimer(phone));
  // RFC 3312 §11: whoever does not understand the preconditions must not take the call as if there were none.
  if (session.reservation) extra.push(make('require', ['precondition']));
  if (sdp !== null) extra.push(SDP_TYPE);
  const parts: Fresh = {
    method: 'INVITE',
    uri,
    from: { ...(what.hides === true ? ANONYMOUS : phone.self), params: [{ name: 'tag', value: localTag }] },
    to: { display: what.display, uri, params: [] },
    callId,
    cseq: 1,
    routes: outboundOf(phone),
    extra: extra.filter(hasValues),
    body: sdp ?? '',
  };
  const invite = fresh(phone, parts, env);
  const call: Call = {
    owner,
    role: 'caller',
    state: '',
    accept: null,
    callId,
    localTag,
    party: what.party ?? whoIs(phone, uri),
    invite,
    transaction: null,
    dialog: null,
    early: new Map(),
    session,
    repeats: 0,
    attempts: 0,
    bye: null,
    change: null,
    asked: null,
    forks: null,
    reliable: null,
    timer: null,
    least: 0,
    told: null,
    purpose: what.purpose ?? null,
    search: null,
    acks: new Map(),
  };
  phone.calls.set(owner, call);
  seize(phone.going, call);
  call.state = start(callerMachine, owner, env, durationsOf(phone, call)).to;
  perceive(env, 'dialling', call, null);
  sendInvite(phone, call, invite, env);
  return call;
}

const hasValues = (header: AnyHeader): boolean => !Array.isArray(header.value) || header.value.length > 0;

function sendInvite(phone: Phone, call: Call, invite: Request, env: Env): void {
  call.invite = invite;
  call.transaction = send(phone, invite, { kind: 'invite', call }, env);
  // 8.1.3.1: what cannot be sent counts as a 503.
  if (call.transaction === null) happen(phone, call, 'refused', null, '503 Service Unavailable', env);
  else call.invite = call.transaction.request;
}

/** A response to the call's INVITE (RFC 3261 §13.2.2). */
export function inviteAnswered(phone: Phone, call: Call, response: Response, env: Env): void {
  if (isReliable(response) && !isNext(call, response, env)) return;
  const event = classify(phone, call, response, env);
  const said = `${response.status} ${response.reason}`;
  // RFC 3326 §3.2: the BYE that follows says what was wrong with the offer.
  if (event === 'unusable') call.because = { status: 488, text: 'Not Acceptable Here' };
  happen(phone, call, event, response, event === 'unusable' ? `${said}, nothing in common` : said, env);
}

/** The INVITE came to nothing by itself: Timer B, or the transport (RFC 3261 §8.1.3.1). */
export function inviteFailed(phone: Phone, call: Call, what: 'timeout' | 'transport', env: Env): void {
  const event = elsewhere(phone, call, null, env) ? 'elsewhere' : 'refused';
  happen(phone, call, event, null, what === 'timeout' ? '408 Request Timeout' : '503 Service Unavailable', env);
}

/** Whether another place is left to try, for a call that is still wanted. */
function elsewhere(phone: Phone, call: Call, response: Response | null, env: Env): boolean {
  if (!isWanted(call)) return false;
  const next = nextPlace(phone, call, response, env);
  if (next !== null) call.search?.ahead.unshift(next);
  return next !== null;
}

/** Whether its person still waits for an answer. */
const isWanted = ({ state }: Call): boolean => state === 'Calling' || state === 'Proceeding';

function classify(phone: Phone, call: Call, response: Response, env: Env): string {
  const { status } = response;
  if (status < 200) return status > 100 && opensBranch(call, response) ? 'early' : 'provisional';
  if (status < 300) return classifyAccept(phone, call, response);
  // 9.1: what was given up is not asked for once more, whatever it was refused for.
  if (!isWanted(call)) return 'refused';
  if (status === 422 && longerInterval(call, response) !== null) return 'interval';
  if ((status === 401 || status === 407) && canAnswer(phone, response, call.attempts, env)) return 'challenged';
  return elsewhere(phone, call, response, env) ? 'elsewhere' : 'refused';
}

function classifyAccept(phone: Phone, call: Call, response: Response): string {
  if (GIVEN_UP.includes(call.state)) return 'accepted';
  if (call.left?.has(toTag(response) ?? '') === true) return 'left';
  // What others agree on through a controller is theirs to judge.
  if (!isWanted(call) || isLeg(call)) return 'accepted';
  const session = call.forks?.sessions.get(toTag(response) ?? '') ?? call.session;
  return cannotTake(phone, call.session, response) || isBarren(session) ? 'unusable' : 'accepted';
}

/** States in which every early dialog has been ended by a BYE. */
const GIVEN_UP: readonly string[] = ['Leaving', 'Dropped'];

const toTag = (response: Response): string | undefined => {
  const to = get(response, 'to');
  return to === undefined ? undefined : (tagOf(to) ?? undefined);
};

/** Hanging up, or giving up a call that was not answered yet. */
export function callerHangsUp(phone: Phone, call: Call, env: Env): boolean {
  return happen(phone, call, goodbye(phone, call), null, '', env);
}

function goodbye(phone: Phone, call: Call): string {
  if (leavesEarly(phone, call)) return 'leave';
  if (isHeld(phone, call.transaction)) return 'withdraw';
  // 15 binds "the callee's UA", and lets the caller's send BYE at any time. Read here: who answered a re-INVITE is the
  // callee of that transaction, and says no BYE before its ACK.
  return call.state === 'Confirmed' && isOwed(call) ? 'hang-up-later' : 'hang-up';
}

/** A timer of the call fired. */
export function callerTimer(phone: Phone, call: Call, name: string, env: Env): void {
  if (name !== OTHERS) happen(phone, call, `timer.${name}`, null, '', env);
  else {
    endOthers(call, env);
    if (call.dialog === null) happen(phone, call, 'over', null, '', env);
  }
}

/** Lets an event happen to the call, and does what its machine says. */
export function happen(
  phone: Phone,
  call: Call,
  event: string,
  response: Response | null,
  detail: string,
  env: Env,
  bye: { readonly request: Request; readonly server: Transaction } | null = null,
): boolean {
  const move = drive(callerMachine, call.owner, call.state, event, env, durationsOf(phone, call));
  if (move === null) return false;
  settle(phone, call, move.to);
  for (const action of move.actions) {
    if (action.type === 'answerBye' && bye !== null) takeBye(phone, call, bye.request, bye.server, env);
    else if (action.type === 'reportEnded' && bye !== null) perceive(env, 'ended', call, causeOf(bye.request));
    else act(phone, call, action.type, response, detail, env);
  }
  return true;
}

function act(phone: Phone, call: Call, action: string, response: Response | null, detail: string, env: Env): void {
  switch (action) {
    case 'sendInviteElsewhere':
      inviteElsewhere(phone, call, env);
      break;
    case 'sendInviteAgain':
      inviteAgain(phone, call, response as Response, env);
      break;
    case 'sendInviteLonger':
      call.least = longerInterval(call, response as Response) ?? call.least;
      sendInviteOnceMore(phone, call, withInterval(call.invite, call.least), env);
      break;
    case 'sendCancel':
      cancel(phone, call, env);
      break;
    case 'openEarlyDialog':
      openEarly(phone, call, response as Response, env);
      break;
    case 'openDialog':
      confirm(phone, call, response as Response, env);
      break;
    case 'sendAck':
      acknowledge(phone, call, response as Response, env);
      break;
    case 'endSurplus':
      endSurplus(phone, call, response as Response, env);
      break;
    case 'leaveEarly':
      leaveEarly(phone, call, env);
      break;
    case 'dropBranch':
      loseBranch(call, env);
      break;
    case 'acknowledgeLeft':
      acknowledgeLeft(phone, call, response as Response, env);
      break;
    case 'destroyTransaction':
      // 9.1: nobody waits for its final answer any more.
      if (call.transaction !== null) destroy(phone.layer, call.transaction, env);
      break;
    case 'sendBye':
    case 'sendByeAgain':
      // 8.1.3.1: what cannot be sent counts as refused, and the session is over all the same (§15.1.1).
      if (!sendBye(phone, call, env)) happen(phone, call, 'bye-answered', null, '', env);
      break;
    case 'fallSilent':
      closeStreams(call.session, env);
      closeChange(phone, call, env);
      closeAsked(phone, call, env);
      break;
    case 'closeDialog':
      stopChanges(phone, call, env);
      closeStreams(call.session, env);
      closeForks(call, null, env);
      closeDialog(call, env);
      break;
    case 'reportProgress': // 15: a phone that was left is not heard any more.
      if (response?.status === 180 && call.left?.has(toTag(response) ?? '') !== true) ringBack(call, detail, env);
      break;
    case 'reportConnected':
      perceive(env, 'connected', call, null);
      break;
    case 'withdrawInvite':
      withdraw(phone, call.transaction);
      break;
    case 'reportRefused':
      perceive(env, 'failed', call, detail);
      break;
    case 'reportEnded':
      perceive(env, 'ended', call, null);
      break;
    default:
  }
}

/** 22.2: the same request once more, with credentials. */
function inviteAgain(phone: Phone, call: Call, response: Response, env: Env): void {
  remember(phone, response, env);
  call.attempts++;
  sendInviteOnceMore(phone, call, call.invite, env);
}

/** 8.1.3.5: the same INVITE in a new transaction, with the next CSeq. */
function sendInviteOnceMore(phone: Phone, call: Call, invite: Request, env: Env): void {
  // The offer goes out once more: what early answers made of it is over.
  if (call.session.state === 'Agreed') call.session = fork(call);
  const cseq = (get(invite, 'cseq')?.number ?? 0) + 1;
  const branch = branchFor(phone, env, call.callId, cseq, 'INVITE');
  const headers = invite.headers
    .filter((header) => header.name !== 'authorization' && header.name !== 'proxy-authorization')
    .map((header) => {
      if (header.name === 'via') return viaFor(phone, branch, phone.spec.transport);
      return header.name === 'cseq' ? make('cseq', { number: cseq, method: 'INVITE' }) : header;
    });
  sendInvite(phone, call, { kind: 'request', method: 'INVITE', uri: invite.uri, headers, body: invite.body }, env);
}

/** 8.1.3.4: the same call to another place: Call-ID, From and To stay. */
function inviteElsewhere(phone: Phone, call: Call, env: Env): void {
  const place = takePlace(call, env);
  if (place === undefined) return;
  call.attempts = 0;
  sendInviteOnceMore(phone, call, towards(call.invite, place), env);
}

function cancel(phone: Phone, call: Call, env: Env): void {
  // 9.1: Via, Request-URI and Route are the INVITE's own; credentials are not repeated (§22.1).
  const why = call.because === undefined ? [] : [reasonHeader(call.because)];
  send(phone, cancelFor(call.invite, why), { kind: 'cancel', call }, env);
}

/** 13.2.2.4: the first 2xx makes the dialog the call. */
function confirm(phone: Phone, call: Call, response: Response, env: Env): void {
  const tag = toTag(response) ?? '';
  const early = call.early.get(tag);
  chooseBranch(call, tag, env);
  if (early === undefined) {
    call.dialog = dialogFromResponse(call.invite, response);
  } else {
    // 13.2.2.4: the route set is computed anew from the 2xx.
    call.dialog = {
      ...dialogFromResponse(call.invite, response),
      localSeq: early.localSeq,
      remoteSeq: early.remoteSeq,
    };
  }
  refreshTarget(call.dialog, response);
  call.told = response;
  call.early.delete(tag);
  announce(call, call.dialog, 'confirmed', env);
  awaitOthers(phone, call, env);
  // What others agree on through a controller is theirs.
  if (!isForOther(call)) readDescription(phone, call.owner, call.session, response, env);
  chooseCodec(phone, call, env);
  call.session.firm = true;
  confirmStatus(call, env);
  agreeTimer(phone, call, response, env);
}
