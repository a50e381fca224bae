// What a phone does with a new request, once RFC 3261 §8.2 lets it in: one row for each method, within a dialog and
// outside of any. A new method adds its row here and its verbs in a file of its own.

import { acceptsRequest } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, make, tagOf } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import { validate } from '../message/validate';
import type { Env } from '../model/output';
import { reinvited, updated } from '../session/asked';
import { branchOver, dialogWith, isBeside, senderOf } from '../session/branches';
import { happen as calleeHappens, prackArrived, ring } from '../session/callee';
import { happen as callerHappens } from '../session/caller';
import { carryOn } from '../session/change';
import { informed } from '../session/keys';
import type { Call, Phone } from '../session/phone';
import { goOn } from '../session/precondition';
import { pracksLate } from '../session/reliable';
import { tagFor } from '../session/requests';
import { retryLines } from '../session/retry-after';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { legAsked } from '../usage/third-party';
import { refusalOf } from './request-checks';
import { inSubscription, SERVICES_INSIDE, SERVICES_OUTSIDE, special } from './services';

type Outside = (phone: Phone, request: Request, server: Transaction, env: Env) => void;
type Inside = (phone: Phone, call: Call, request: Request, server: Transaction, env: Env) => void;

const OUTSIDE: Readonly<Record<string, Outside>> = {
  INVITE: (phone, request, server, env) => {
    if (special(phone, request, server, env)) return;
    // 21.4.18: the phone is there and its person is not to be reached.
    if (phone.spec.doNotDisturb === true) reply(phone, request, server, 480, env, retryLines(phone, 480));
    else if (isBusy(phone)) reply(phone, request, server, 486, env, retryLines(phone, 486));
    else ring(phone, request, server, env);
  },
  OPTIONS: (phone, request, server, env) => {
    // 11.2: what the phone could do, and 486 when it could not take a call now.
    reply(phone, request, server, isBusy(phone) ? 486 : 200, env, abilities(phone));
  },
  ...SERVICES_OUTSIDE,
};

const INSIDE: Readonly<Record<string, Inside>> = {
  BYE: (phone, call, request, server, env) => {
    if (branchOver(phone, call, request, server, env)) return;
    const taken =
      call.role === 'caller'
        ? callerHappens(phone, call, 'bye', null, '', env, { request, server })
        : calleeHappens(phone, call, 'bye', request, env, 487, server);
    if (!taken) answer(phone.layer, server, respond(request, 481), env);
  },
  OPTIONS: (phone, _call, request, server, env) => reply(phone, request, server, 200, env, abilities(phone)),
  ...SERVICES_INSIDE,
  INVITE: (phone, call, request, server, env) => {
    reinvited(phone, call, request, server, env);
    if (call.purpose?.kind === 'leg') legAsked(phone, call, call.purpose, request, env);
  },
  UPDATE: (phone, call, request, server, env) => {
    updated(phone, call, request, server, env);
    goOn(phone, call, env);
  },
  INFO: informed,
  PRACK: (phone, call, request, server, env) => {
    prackArrived(phone, call, request, server, env);
    carryOn(phone, call, env);
  },
};

/** A new request, in the order of RFC 3261 §8.2: is it a message at all, may it be served, does its dialog exist? */
export function onRequest(phone: Phone, request: Request, server: Transaction, env: Env): void {
  const fault = validate(request);
  const refusal = fault.ok
    ? refusalOf(phone, request, server, env)
    : respond(request, fault.status, { toTag: tagFor(phone, env, get(request, 'call-id') ?? '', 'refusal') });
  if (refusal !== null) {
    answer(phone.layer, server, refusal, env);
    return;
  }
  const to = get(request, 'to');
  // 12: a peer of RFC 2543 knows its calls without a tag of its own.
  const old = phone.spec.rfc2543 === true && callOf(phone, request) !== undefined;
  if (old || (to !== undefined && tagOf(to) !== undefined)) inDialog(phone, request, server, env);
  else {
    const serve = OUTSIDE[request.method];
    // 12.2.2: a request that needs a dialog, without one.
    if (serve === undefined) reply(phone, request, server, 481, env);
    else serve(phone, request, server, env);
  }
}

function inDialog(phone: Phone, request: Request, server: Transaction, env: Env): void {
  const call = callOf(phone, request);
  const dialog = call === undefined ? null : dialogWith(call, senderOf(request));
  if (call === undefined || dialog === null) {
    if (phone.subscriptions.size > 0 && inSubscription(phone, request, server, env)) return;
    // 12.2.2: no such dialog here.
    answer(phone.layer, server, respond(request, 481), env);
    return;
  }
  const ofTheCall = OF_THE_CALL.includes(request.method);
  // 15: a BYE has ended the dialog: whatever comes for it now, a late PRACK too, finds none, in order or not.
  if (call.hungUp === true && ofTheCall) {
    answer(phone.layer, server, respond(request, 481), env);
    return;
  }
  if (acceptsRequest(dialog, request) === 'out-of-order') {
    answer(phone.layer, server, respond(request, 500), env);
    return;
  }
  // RFC 5407 §3.2: once a BYE has gone out, only another BYE and what tells of a subscription find the dialog. A branch
  // beside the call is only waited for.
  const over = isLeaving(call) || isBeside(call, dialog);
  if (over && ofTheCall && !pracksLate(phone, call, request, server, env)) {
    answer(phone.layer, server, respond(request, 481), env);
    return;
  }
  if (over && request.method === 'PRACK') return;
  const serve = INSIDE[request.method];
  if (serve === undefined) {
    answer(phone.layer, server, respond(request, 405, { headers: [make('allow', phone.spec.methods)] }), env);
  } else serve(phone, call, request, server, env);
}

/** What works on the call itself, and finds none when it is over (RFC 5407 §3.2.1, RFC 5057 §5.3). */
const OF_THE_CALL: readonly string[] = ['INVITE', 'UPDATE', 'PRACK', 'INFO', 'REFER', 'MESSAGE'];

const isLeaving = ({ state }: Call): boolean => state === 'ByeSent' || state === 'Ended';

/** Every line of this phone is taken. */
export const isBusy = (phone: Phone): boolean => phone.going.calls.length >= (phone.spec.lines ?? 1);

/** RFC 3261 §11.2: what an answer to OPTIONS tells. */
const abilities = (phone: Phone): AnyHeader[] => [
  make('allow', phone.spec.methods),
  make('accept', [{ value: 'application/sdp', params: [] }]),
  make('supported', phone.spec.supported),
];

/** Answers a request outside of any dialog with a tag of its own. */
export function reply(
  phone: Phone,
  request: Request,
  server: Transaction,
  status: number,
  env: Env,
  headers: readonly AnyHeader[] = [],
): void {
  const toTag = tagFor(phone, env, get(request, 'call-id') ?? '', request.method, status);
  answer(phone.layer, server, respond(request, status, { toTag, headers }), env);
}

/** The call whose dialog a request belongs to: Call-ID, our tag in To, theirs in From (RFC 3261 §12). */
export function callOf(phone: Phone, request: Request): Call | undefined {
  const to = get(request, 'to');
  if (to === undefined) return undefined;
  const call = phone.calls.get(`call ${get(request, 'call-id')} ${tagOf(to) ?? ''}`);
  // Before the answer the caller has early dialogs only (§12.1.2), and after it those of other branches for a while.
  return call === undefined || dialogWith(call, senderOf(request)) === null ? undefined : call;
}
