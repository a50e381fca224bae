// What comes of a request this phone sent: a response, or none. One row for each thing a request can be for; a new
// kind of usage adds its row here and its verbs in a file of its own.

import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { branchTold, tellBranches } from '../session/branch-status';
import { earlyTerminated } from '../session/branches';
import { byeOutcome } from '../session/bye-outcome';
import { inviteAnswered, inviteFailed } from '../session/caller';
import { carryOn, changeAnswered } from '../session/change';
import { retry } from '../session/failover';
import type { Phone, Usage } from '../session/phone';
import { isReliable, prackAnswered } from '../session/prack';
import { startReserving } from '../session/reservation';
import type { Transaction } from '../transaction/layer';
import { reportReferral } from '../usage/referral';
import { registrationAnswered } from '../usage/registration';
import { legChanged } from '../usage/third-party';
import { fulfil, SERVICES_OUTCOMES } from './services';

/** A response, or why there is none (RFC 3261 §8.1.3.1). */
export type RequestOutcome = Response | 'timeout' | 'transport';

type Rows = {
  readonly [K in Usage['kind']]: (
    phone: Phone,
    usage: Extract<Usage, { kind: K }>,
    outcome: RequestOutcome,
    env: Env,
  ) => void;
};

const ROWS: Rows = {
  invite: (phone, { call }, outcome, env) => {
    if (typeof outcome === 'string') inviteFailed(phone, call, outcome, env);
    else if (outcome.status === 199 && !isReliable(outcome)) earlyTerminated(call, outcome, env);
    else inviteAnswered(phone, call, outcome, env);
    if (call.session.reservation) startReserving(phone, call, env);
    if (call.change !== null) carryOn(phone, call, env);
    if (call.purpose !== null || phone.spec.services !== undefined) fulfil(phone, call, outcome, env);
  },
  change: (phone, { call }, outcome, env) => {
    changeAnswered(phone, call, outcome, env);
    if (call.purpose?.kind === 'leg') legChanged(phone, call, call.purpose, outcome, env);
  },
  prack: (phone, usage, outcome, env) => {
    const done = prackAnswered(phone, usage, outcome, env);
    if (done && usage.offers) changeAnswered(phone, usage.call, outcome, env);
    if (usage.call.session.reservation) {
      startReserving(phone, usage.call, env);
      tellBranches(phone, usage.call, env);
    }
    carryOn(phone, usage.call, env);
  },
  bye: (phone, { call }, outcome, env) => {
    byeOutcome(phone, call, outcome, env);
    if (call.removal !== undefined && call.state === 'Ended') reportReferral(phone, call.removal, outcome, env);
  },
  'branch-status': (phone, { call, tag }, outcome, env) => branchTold(phone, call, tag, outcome, env),
  // 9.1: the CANCEL's own answer says nothing; the INVITE's does.
  cancel: () => undefined,
  surplus: () => undefined,
  ...SERVICES_OUTCOMES,
  register: (phone, { registration }, outcome, env) =>
    registrationAnswered(phone, registration, typeof outcome === 'string' ? null : outcome, env),
};

/** Hands an outcome to what the request was for. */
export function settleRequest(phone: Phone, transaction: Transaction, outcome: RequestOutcome, env: Env): void {
  if (phone.fallbacks.size > 0 && retry(phone, transaction, outcome, env)) return;
  const usage = phone.asked.get(transaction.id);
  if (usage === undefined) return;
  (ROWS[usage.kind] as (phone: Phone, usage: Usage, outcome: RequestOutcome, env: Env) => void)(
    phone,
    usage,
    outcome,
    env,
  );
}
