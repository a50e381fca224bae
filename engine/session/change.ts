// This end changes the session, by re-INVITE (RFC 3261 §14.1) or UPDATE (RFC 3311 §5.1): what its person wants is in
// the session; here it is asked for when that is possible, and what comes of it is carried out.

import { refreshTarget, requestInDialog } from '../dialog/dialog';
import { cancelFor } from '../message/build';
import { get, make } from '../message/headers';
import type { AnyHeader, Response } from '../message/message';
import type { Env } from '../model/output';
import { MILLISECOND, SECOND } from '../model/time';
import { destroy } from '../transaction/layer';
import { ackAgain, acknowledgeChange } from './ack';
import { perceive } from './call';
import { changeMachine } from './change.machine';
import { canAnswer, remember } from './credentials';
import { drive } from './drive';
import { dialogNow } from './early';
import { endCall } from './end';
import { isLeg, saidFor } from './leg';
import { dropOffer, makeAnswer, makeOffer, openStreams, readDescription, readOffer } from './media';
import { lookAt, noticeChange } from './notice';
import { canUpdate } from './peer';
import type { Call, Change, Phone } from './phone';
import type { Cause } from './reason';
import { branchFor, send, viaFor } from './requests';
import { agreeTimer } from './session-timer';
import { keepTimer, longerInterval } from './timer-headers';
import { wish } from './wish';

/** Asks the other side for what the session wants now, or as soon as that is possible. */
export function wantChange(phone: Phone, call: Call, asks: Change['asks'], env: Env): void {
  wish(call, asks, env);
  carryOn(phone, call, env);
}

/** Sends what is due, when nothing stands in the way any more. */
export function carryOn(phone: Phone, call: Call, env: Env): void {
  const { change } = call;
  if (change === null || change.due === null) return;
  if (change.state !== 'Idle' && change.state !== 'Waiting') return;
  const method = methodNow(phone, call, change.due);
  if (method !== null) {
    change.method = method;
    happen(phone, call, change, 'send', null, env);
  } else if (change.state === 'Idle') happen(phone, call, change, 'wait', null, env);
}

/** RFC 3311 §5.1: before the answer only UPDATE can change anything; after it, what the phone is set to. Null: not now. */
function methodNow(phone: Phone, call: Call, asks: Change['asks']): 'INVITE' | 'UPDATE' | null {
  const { session, asked, state } = call;
  const agreed = session.state === 'Agreed';
  const update = canUpdate(phone, call);
  if (state === 'Proceeding' || state === 'Alerting') {
    // A PRACK on its way could be overtaken: its number is lower (RFC 3261 §12.2.2).
    const free = (call.forks?.pracks ?? 0) === 0;
    return update && free && agreed && session.firm && dialogNow(call) !== null ? 'UPDATE' : null;
  }
  if (state !== 'Confirmed' || session.state === 'OfferSent' || session.state === 'OfferReceived') return null;
  // RFC 4028 §7.4: a refresh by UPDATE needs no offer.
  if (update && (asks === 'refresh' || (asks === 'offer' && phone.spec.changes === 'UPDATE'))) return 'UPDATE';
  // 14.1: no re-INVITE while another INVITE is under way in this dialog.
  return asked !== null && asked.state !== 'Done' ? null : 'INVITE';
}

/** The person gives up what was asked for and not answered yet (RFC 3261 §9.1). */
export function cancelChange(phone: Phone, call: Call, env: Env): boolean {
  const { change } = call;
  if (change === null || isUpdating(call)) return false;
  if (!['Waiting', 'Sent', 'Proceeding', 'Clash', 'Later'].includes(change.state)) return false;
  change.due = null;
  const done = happen(phone, call, change, 'cancel', null, env);
  // What was never sent, or not again, is not wanted any more.
  if (change.state === 'Idle') call.session.wanted = call.session.granted;
  return done;
}

/** Whether an UPDATE or PRACK of this end waits for its answer. */
export const isUpdating = ({ change }: Call): boolean => change !== null && change.method !== 'INVITE' && isOut(change);

/** Whether a re-INVITE of this end waits for its final answer (RFC 3261 §14.2). */
export const isInviting = ({ change }: Call): boolean =>
  change?.method === 'INVITE' && ['Sent', 'Proceeding', 'CancelHeld', 'Cancelling'].includes(change.state);

/** A response to the request that asks for the change, or why there is none. */
export function changeAnswered(phone: Phone, call: Call, outcome: Response | 'timeout' | 'transport', env: Env): void {
  const { change } = call;
  if (change === null) return;
  if (typeof outcome !== 'string' && outcome.status >= 200 && outcome.status < 300) {
    if (ackAgain(phone, call, outcome, env)) return;
    const over = change.state === 'Closing' || change.state === 'Closed';
    if (over && call.dialog !== null && change.request?.method === 'INVITE') {
      acknowledgeChange(phone, call, call.dialog, change.request, '', env);
      if (change.state === 'Closed') return;
    }
  }
  const event = classify(phone, call, change, outcome, env);
  happen(phone, call, change, event, typeof outcome === 'string' ? null : outcome, env);
}

function classify(
  phone: Phone,
  call: Call,
  change: Change,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): string {
  // Before the answer the INVITE's own responses tell whether the call goes on.
  const early = call.state !== 'Confirmed';
  if (outcome === 'timeout') return early || change.state === 'Closing' ? 'refused' : 'gone';
  // 8.1.3.1: what the transport cannot deliver counts as a 503.
  if (outcome === 'transport') return 'refused';
  const { status } = outcome;
  if (status < 200) return 'provisional';
  if (status < 300) return 'accepted';
  if (change.state === 'Closing') return 'refused';
  if (status === 481 || status === 408) return early ? 'refused' : 'gone';
  // 9.1: what was given up is not asked for once more, whatever it was refused for.
  if (change.state === 'CancelHeld' || change.state === 'Cancelling') return 'refused';
  if (status === 422 && longerInterval(call, outcome) !== null) return 'interval';
  if (status === 491) return 'clash';
  if ((status === 500 || status === 503) && get(outcome, 'retry-after') !== undefined) return 'later';
  if (status === 500 && !change.again) return 'overtaken';
  if (status === 504 && !early && change.method === 'UPDATE' && isOut(change)) return 'prompted';
  if ((status === 401 || status === 407) && canAnswer(phone, outcome, change.attempts, env)) return 'challenged';
  return 'refused';
}

/** On its way, and still wanted. */
const isOut = ({ state }: Change): boolean => state === 'Sent' || state === 'Proceeding';

const TIMERS: readonly string[] = ['clash', 'later', 'change-cancelled'];

/** A timer of the change fired; false when the call's timer belongs to something else. */
export function changeTimer(phone: Phone, call: Call, name: string, env: Env): boolean {
  if (call.change === null || !TIMERS.includes(name)) return false;
  return happen(phone, call, call.change, `timer.${name}`, null, env);
}

function happen(phone: Phone, call: Call, change: Change, event: string, response: Response | null, env: Env): boolean {
  const durations = (name: string) => {
    if (name === 'change-cancelled') return 64 * phone.timers.t1;
    return name === 'clash' ? clashWait(phone, call, env) : namedWait(response);
  };
  const move = drive(changeMachine, call.owner, change.state, event, env, durations);
  if (move === null) return false;
  change.state = move.to;
  for (const action of move.actions) act(phone, call, change, action.type, response, env);
  return true;
}

/** 14.1: 2.1 to 4 s for the end that made the Call-ID, 0 to 2 s for the other, in steps of 10 ms. */
function clashWait(phone: Phone, call: Call, env: Env): number {
  const chance = env.draw('clash', phone.id, call.callId, call.localTag, call.dialog?.localSeq ?? 0);
  return (call.role === 'caller' ? 2_100 + 10 * (chance % 191) : 10 * (chance % 201)) * MILLISECOND;
}

const namedWait = (response: Response | null): number =>
  (response === null ? 0 : (get(response, 'retry-after')?.seconds ?? 0)) * SECOND;

function act(phone: Phone, call: Call, change: Change, action: string, response: Response | null, env: Env): void {
  switch (action) {
    case 'sendChange':
      change.attempts = 0;
      change.again = false;
      change.asks = change.due ?? change.asks;
      change.due = null;
      sendChange(phone, call, change, offerOf(phone, call, change, env), env);
      break;
    case 'sendWithCredentials':
      remember(phone, response as Response, env);
      change.attempts++;
      sendChange(phone, call, change, bodyOf(change), env);
      break;
    case 'sendOnceMore':
      change.again = true;
      sendChange(phone, call, change, bodyOf(change), env);
      break;
    case 'sendAsInvite':
      change.method = 'INVITE';
      sendChange(phone, call, change, bodyOf(change), env);
      break;
    case 'sendWithInterval':
      call.least = longerInterval(call, response as Response) ?? call.least;
      if (call.timer !== null) call.timer.interval = Math.max(call.timer.interval, call.least);
      sendChange(phone, call, change, bodyOf(change), env);
      break;
    case 'sendCancel':
      if (change.transaction !== null)
        send(phone, cancelFor(change.transaction.request), { kind: 'cancel', call }, env);
      break;
    case 'destroyTransaction':
      if (change.transaction !== null) destroy(phone.layer, change.transaction, env);
      break;
    case 'agree':
      agree(phone, call, change, response as Response, env);
      break;
    case 'keep':
      dropOffer(call.owner, call.session, env);
      if (change.asks === 'offer' || change.asks === 'late') {
        const why = response === null ? null : `${response.status} ${response.reason}`;
        perceive(env, 'change-refused', call, why);
      }
      break;
    case 'keepForLater':
      keepForLater(call, change, env);
      break;
    case 'carryOn':
      carryOn(phone, call, env);
      break;
    case 'endCall':
      endCall(phone, call, goneBecause(response), env);
      break;
    default:
  }
}

const goneBecause = (response: Response | null): Cause => ({
  status: response?.status ?? 408,
  text: response?.reason ?? 'No answer to a change',
});

const bodyOf = (change: Change): string => (typeof change.request?.body === 'string' ? change.request.body : '');

function offerOf(phone: Phone, call: Call, change: Change, env: Env): string {
  // RFC 3311 §5.1: an UPDATE may go without an offer; a re-INVITE without one asks the other side for it.
  const silent = change.asks === 'late' || (change.asks === 'refresh' && change.method === 'UPDATE');
  return saidFor(call, change.asks) ?? (silent ? '' : makeOffer(phone, call.owner, call.session, env));
}

function sendChange(phone: Phone, call: Call, change: Change, body: string, env: Env): void {
  const dialog = dialogNow(call);
  if (dialog === null) return;
  change.within = dialog;
  const { method } = change;
  const cseq = dialog.localSeq + 1;
  const via = viaFor(phone, branchFor(phone, env, call.callId, cseq, method), phone.spec.transport);
  const headers: AnyHeader[] = [make('allow', phone.spec.methods)];
  if (phone.spec.supported.length > 0) headers.push(make('supported', phone.spec.supported));
  if (body !== '') headers.push(make('content-type', { value: 'application/sdp', params: [] }));
  headers.push(...keepTimer(phone, call));
  change.request = requestInDialog(dialog, method, { via, contact: phone.contact, headers, body });
  change.transaction = send(phone, change.request, { kind: 'change', call }, env);
  if (change.transaction === null) happen(phone, call, change, 'refused', null, env);
  else change.request = change.transaction.request;
}

/** A 2xx: the other side took the change (RFC 3261 §14.1); an offer in it is answered in the ACK (§13.2.2.4). */
function agree(phone: Phone, call: Call, change: Change, response: Response, env: Env): void {
  const { session } = call;
  // Another branch may have made itself heard since the offer went out in the only one there was.
  const dialog = dialogNow(call) ?? change.within ?? call.early.values().next().value ?? null;
  if (dialog === null) return;
  const before = lookAt(session);
  const added = session.wanted.kinds.filter((kind) => !session.granted.kinds.includes(kind));
  refreshTarget(dialog, response);
  // What tells nothing takes nothing back.
  if (get(response, 'allow') !== undefined) call.told = response;
  agreeTimer(phone, call, response, env);
  if (isLeg(call)) {
    // RFC 3725 §7: what the 2xx says is for the other phone, and its ACK waits for an answer that is owed.
    if (change.method === 'INVITE' && change.request !== null && change.asks !== 'late')
      acknowledgeChange(phone, call, dialog, change.request, '', env);
    return;
  }
  let answer = '';
  let bad = false;
  if (change.asks !== 'late') readDescription(phone, call.owner, session, response, env);
  else {
    bad = readOffer(phone, call.owner, session, response, env) !== null;
    if (!bad && session.state === 'OfferReceived') answer = makeAnswer(phone, call.owner, session, env);
  }
  if (change.method === 'INVITE' && change.request !== null)
    acknowledgeChange(phone, call, dialog, change.request, answer, env);
  if (answer !== '') {
    session.granted = session.wanted;
    openStreams(session, call.owner, env);
  }
  noticeChange(call, before, env);
  // RFC 3264 §6: a stream that was offered and not taken has port 0 in the answer; the call goes on without it.
  const missing = added.filter((kind) => session.remote?.media.some((one) => one.kind === kind && one.port === 0));
  if (missing.length > 0) {
    session.wanted = { ...session.wanted, kinds: session.wanted.kinds.filter((kind) => !missing.includes(kind)) };
    session.granted = session.wanted;
    perceive(env, 'change-refused', call, `no ${missing.join(', no ')}`);
  }
  // 13.2.2.4: an offer in a 2xx that cannot be taken is acknowledged all the same, and the call ends.
  if (bad) endCall(phone, call, { status: 488, text: 'Not acceptable here' }, env);
}

/** The offer is off for now, but what is wanted stays wanted. */
function keepForLater(call: Call, change: Change, env: Env): void {
  const { wanted } = call.session;
  dropOffer(call.owner, call.session, env);
  call.session.wanted = wanted;
  if (change.due === null) change.due = change.asks;
}
