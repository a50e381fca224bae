// What a person does with a phone, and what comes of it in the state the phone is in. An act that is impossible
// just then does what a person would get: hanging up a ringing phone turns the call down (RFC 3261 §13.3.1.3),
// hanging up an unanswered call gives it up (RFC 3261 §9.1).

import type { Env } from '../model/output';
import type { Act, Verb } from '../model/scenario';
import { giveUpOn } from '../session/branches';
import { calleeHangsUp, turnDown } from '../session/callee';
import { callerHangsUp, placeCall } from '../session/caller';
import { cancelChange, isUpdating } from '../session/change';
import { endable, findCall, ringing } from '../session/find';
import type { Call, Phone } from '../session/phone';
import { calledMeanwhile, stopAgain } from '../usage/call-again';
import { letIn } from '../usage/conference';
import { takeBack } from '../usage/elsewhere';
import { turnToRegistrar } from '../usage/registration';
import { SERVICE_ACTS } from './service-acts';
import { SESSION_ACTS } from './session-acts';

type Take = (phone: Phone, act: Act, about: string | null, env: Env, branch?: string) => void;

/** One row for each verb; a new verb adds its row here and what it does in a file of its own. */
const ROWS: { readonly [V in Verb]: Take } = {
  calls: (phone, act, _about, env) => {
    calledMeanwhile(phone, act.object, env);
    placeCall(phone, act, env);
  },
  answers: (phone, act, about, env) => {
    const taken = withCall(phone, act, about, ringing, (call) => letIn(phone, call, env));
    tell(env, act, taken, 'no phone was ringing');
  },
  rejects: (phone, act, about, env) => {
    const status = typeof act.options.with === 'number' ? act.options.with : 486;
    const taken = withCall(phone, act, about, ringing, (call) => turnDown(phone, call, status, env));
    tell(env, act, taken, 'no phone was ringing');
  },
  cancels: (phone, act, about, env) => hangUp(phone, act, about, env),
  'hangs up': (phone, act, about, env) => hangUp(phone, act, about, env),
  'gives up on': (phone, act, _about, env, branch) => {
    const instead = giveUpOn(phone, act.object ?? '', branch ?? null, env);
    tell(env, act, instead === null, instead ?? '');
  },
  ...SESSION_ACTS,
  ...SERVICE_ACTS,
  // Whom a music server entertains is taken back from it; anybody else just hears again.
  resumes: (phone, act, about, env) => {
    if (takeBack(phone, act, env)) tell(env, act, true, '');
    else SESSION_ACTS.resumes(phone, act, about, env);
  },
  registers: registrar,
  unregisters: registrar,
};

function registrar(phone: Phone, act: Act, _about: string | null, env: Env): void {
  turnToRegistrar(phone, act, env);
  tell(env, act, true, '');
}

/** The person at this phone does something; `about` is the call it answers to, where there is one. */
export const take: Take = (phone, act, about, env, branch) => ROWS[act.verb](phone, act, about, env, branch);

const whomOf = (act: Act): string | null => (typeof act.options.whom === 'string' ? act.options.whom : null);

function withCall(
  phone: Phone,
  act: Act,
  about: string | null,
  which: (call: Call) => boolean,
  take: (call: Call) => boolean,
): boolean {
  const call = findCall(phone, whomOf(act), about, which);
  return call !== undefined && take(call);
}

function hangUp(phone: Phone, act: Act, about: string | null, env: Env): void {
  const call = findCall(phone, whomOf(act), about, endable);
  // Before the answer it is the call that is given up, with whatever was to change in it.
  if (act.verb === 'cancels' && call?.state === 'Confirmed' && cancelChange(phone, call, env)) {
    tell(env, act, true, '');
    return;
  }
  // 9.1: a CANCEL is for INVITEs only.
  if (act.verb === 'cancels' && call?.state === 'Confirmed' && isUpdating(call)) {
    tell(env, act, false, 'the change was asked for in an UPDATE, which cannot be taken back');
    return;
  }
  const state = call?.state;
  const taken =
    call !== undefined && (call.role === 'caller' ? callerHangsUp(phone, call, env) : calleeHangsUp(phone, call, env));
  if (!taken) {
    tell(env, act, stopAgain(phone, env), 'there was no call to end');
    return;
  }
  let instead: string | null = null;
  if (act.verb === 'hangs up' && state === 'Alerting') instead = 'the phone was still ringing: the call is turned down';
  if (act.verb === 'hangs up' && (state === 'Calling' || state === 'Proceeding'))
    instead = 'nobody had answered: the call is given up';
  if (act.verb === 'cancels' && (state === 'Confirmed' || state === 'Accepted'))
    instead = 'the call was answered: it is hung up';
  env.out.push({ type: 'act', verb: act.verb, taken: true, instead });
}

function tell(env: Env, act: Act, taken: boolean, otherwise: string): void {
  env.out.push({ type: 'act', verb: act.verb, taken, instead: taken ? null : otherwise });
}
