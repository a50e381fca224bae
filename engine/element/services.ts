// What a phone does with requests that are no plain calls: REFER, NOTIFY, SUBSCRIBE, MESSAGE, and INVITEs that name
// another call. One row for each method and for each thing a request can be for, beside those of plain calls.

import { acceptsRequest } from '../dialog/dialog';
import { respond } from '../message/build';
import { get } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { Env } from '../model/output';
import { join } from '../session/join';
import type { Call, Page, Phone, Publication, Subscription, Usage } from '../session/phone';
import { replace } from '../session/replaces';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { AIMS } from '../usage/aims';
import { againTimer, calledAgain, tryAgain } from '../usage/call-again';
import { published, publishedTimer } from '../usage/compositor';
import { playMusic, takenBack } from '../usage/elsewhere';
import { followRefusal, sendElsewhere } from '../usage/forwarding';
import { keepMessage, playingTimer, serve } from '../usage/machines';
import { notifierTimer, notifyAnswered, rewatched, tellWatchers, watched } from '../usage/notifier';
import { pageAnswered, read } from '../usage/page';
import { publicationAnswered, publicationTimer, publishAnew } from '../usage/publication';
import { referralNotifyAnswered, referralTimer, referred, reportReferral } from '../usage/referral';
import { notified, subscribeAnswered, subscriberTimer } from '../usage/subscriber';
import { dialogOf, findSubscription } from '../usage/subscription';
import { legAnswered, legEnded } from '../usage/third-party';
import { referAnswered, referNotified, transferTimer } from '../usage/transfer';

type Outside = (phone: Phone, request: Request, server: Transaction, env: Env) => void;
type Inside = (phone: Phone, call: Call, request: Request, server: Transaction, env: Env) => void;
type Outcome = Response | 'timeout' | 'transport';

export const SERVICES_OUTSIDE: Readonly<Record<string, Outside>> = {
  REFER: (phone, request, server, env) => referred(phone, null, request, server, env),
  SUBSCRIBE: watched,
  MESSAGE: read,
  PUBLISH: published,
};

export const SERVICES_INSIDE: Readonly<Record<string, Inside>> = {
  REFER: (phone, call, request, server, env) => {
    // RFC 5057 §4.1: a call that is over takes no new usage, whatever else its dialog still lives for.
    if (call.state === 'Ended') absent(phone, call, request, server, env);
    else referred(phone, call, request, server, env);
  },
  // RFC 3428 §4: within a call it is a message all the same.
  MESSAGE: (phone, _call, request, server, env) => read(phone, request, server, env),
  NOTIFY: (phone, call, request, server, env) => {
    if (!subscribed(phone, request, server, env)) absent(phone, call, request, server, env);
  },
};

const absent = (phone: Phone, _call: Call, request: Request, server: Transaction, env: Env): void =>
  answer(phone.layer, server, respond(request, 481), env);

/** An INVITE outside of any dialog that is about another call; false when it is a plain one. */
export function special(phone: Phone, request: Request, server: Transaction, env: Env): boolean {
  if (get(request, 'replaces') !== undefined) replace(phone, request, server, env);
  else if (get(request, 'join') !== undefined) join(phone, request, server, env);
  else
    return (
      phone.spec.services !== undefined &&
      (sendElsewhere(phone, request, server, env) || serve(phone, request, server, env))
    );
  return true;
}

/** A SUBSCRIBE or NOTIFY in the dialog of a subscription; false when there is none. */
export function inSubscription(phone: Phone, request: Request, server: Transaction, env: Env): boolean {
  const role = request.method === 'NOTIFY' ? 'subscriber' : 'notifier';
  const subscription = findSubscription(phone, request, role);
  if (subscription === undefined) return false;
  const dialog = dialogOf(subscription);
  if (dialog !== null && acceptsRequest(dialog, request) === 'out-of-order') {
    answer(phone.layer, server, respond(request, 500), env);
    return true;
  }
  return subscribed(phone, request, server, env);
}

function subscribed(phone: Phone, request: Request, server: Transaction, env: Env): boolean {
  const subscription = findSubscription(phone, request, request.method === 'NOTIFY' ? 'subscriber' : 'notifier');
  if (subscription === undefined) return false;
  if (subscription.role === 'notifier') {
    // RFC 3515 §2.4.4: the report of a REFER can be refreshed or ended too; it ends by itself soon enough.
    if (subscription.event === 'refer') answer(phone.layer, server, respond(request, 200), env);
    else rewatched(phone, subscription, request, server, env);
    return true;
  }
  if (subscription.state === 'Terminated') {
    answer(phone.layer, server, respond(request, 481), env);
    return true;
  }
  answer(phone.layer, server, respond(request, 200), env);
  if (subscription.event === 'refer') referNotified(phone, subscription, request, env);
  else notified(phone, subscription, request, AIMS, env);
  return true;
}

/** What came of the requests of these services. */
export const SERVICES_OUTCOMES = {
  refer: (phone: Phone, { subscription }: { readonly subscription: Subscription }, outcome: Outcome, env: Env) =>
    referAnswered(phone, subscription, outcome, env),
  subscribe: (phone: Phone, { subscription }: { readonly subscription: Subscription }, outcome: Outcome, env: Env) =>
    subscribeAnswered(phone, subscription, outcome, env),
  notify: (phone: Phone, { subscription }: { readonly subscription: Subscription }, outcome: Outcome, env: Env) =>
    (subscription.event === 'refer' ? referralNotifyAnswered : notifyAnswered)(phone, subscription, outcome, env),
  publish: (phone: Phone, { publication }: { readonly publication: Publication }, outcome: Outcome, env: Env) =>
    publicationAnswered(phone, publication, outcome, env),
  page: (phone: Phone, { page }: { readonly page: Page }, outcome: Outcome, env: Env) =>
    pageAnswered(phone, page, outcome, env),
} satisfies Partial<{ readonly [K in Usage['kind']]: unknown }>;

/** A call that serves a purpose came about, or did not. */
export function fulfil(phone: Phone, call: Call, outcome: Outcome, env: Env): void {
  if (typeof outcome !== 'string' && call.state === 'Ended') followRefusal(phone, call, outcome, env);
  const { purpose } = call;
  if (typeof outcome !== 'string' && call.state === 'Ended') tryAgain(phone, call, outcome, env);
  if (purpose?.kind === 'leg') legAnswered(phone, call, purpose, outcome, env);
  const settled = call.state === 'Confirmed' || call.state === 'Ended' || call.state === 'ByeSent';
  if (purpose?.kind === 'again' && settled) {
    call.purpose = null;
    calledAgain(phone, call, purpose.again, env);
  }
  if (purpose?.kind === 'back' && settled) {
    call.purpose = null;
    takenBack(call, purpose.music, env);
  }
  if (purpose?.kind !== 'referral') return;
  if (settled) call.purpose = null;
  else if (typeof outcome === 'string' || outcome.status >= 200) return;
  reportReferral(phone, purpose.subscription, outcome, env);
}

/** A timer of a subscription fired; false when the owner is none. */
export function serviceTimer(phone: Phone, owner: string, name: string, env: Env): boolean {
  const subscription = phone.subscriptions.get(owner);
  if (subscription === undefined)
    return (
      playingTimer(phone, owner, env) ||
      againTimer(phone, owner, name, env) ||
      publicationTimer(phone, owner, name, env) ||
      publishedTimer(phone, owner, env)
    );
  const asks = subscription.role === 'subscriber';
  const act =
    subscription.event === 'refer' ? (asks ? transferTimer : referralTimer) : asks ? subscriberTimer : notifierTimer;
  act(phone, subscription, name, env);
  return true;
}

/** What is due after anything happened to the phone. */
export function afterwards(phone: Phone, env: Env): void {
  const { services } = phone.spec;
  if (services !== undefined) {
    // The list grows while this goes on: only what was there before counts.
    for (const fact of env.out.slice()) {
      if (fact.type !== 'perceived' || fact.call === null) continue;
      if (fact.what === 'holding' && services.holdMusic !== undefined) playMusic(phone, fact.call, env);
      if (fact.what === 'ended' && services.behaviour === 'voicemail') keepMessage(phone, fact.party);
      if (fact.what === 'ended' || fact.what === 'failed') legEnded(phone, fact.call, env);
    }
    if (services.publishes === true) publishAnew(phone, env);
  }
  if (phone.watched > 0) tellWatchers(phone, env);
}
