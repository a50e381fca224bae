// Being watched: RFC 6665 §4.2. A SUBSCRIBE is answered, a notification follows, and later ones tell what changed.
// Who may watch, and how much they learn, is a setting of the phone, or its person is asked (§4.2.1.3).

import { dialogFromRequest, refreshTarget } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, linesOf, make } from '../message/headers';
import type { AnyHeader, Parameterised, Request, Response } from '../message/message';
import type { Env, Rule } from '../model/output';
import type { Act } from '../model/scenario';
import { SECOND } from '../model/time';
import { announceDialog } from '../session/call';
import { drive, start } from '../session/drive';
import { isAsked, sendAgain, sendWithin } from '../session/in-dialog';
import { isWithin, whoIs } from '../session/party';
import type { Phone, Subscription } from '../session/phone';
import { tagFor } from '../session/requests';
import { retryLines } from '../session/retry-after';
import { contactFor } from '../session/secure';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { isCompositor, keepsStateOf } from './compositor';
import { notifierMachine } from './notifier.machine';
import type { EventPackage } from './packages';
import { packageNamed, packagesOf } from './packages';
import { dialogOf, eventOf, newSubscription } from './subscription';

const inBackground = (name: string): boolean => name === 'expiry';

/** A SUBSCRIBE outside of any dialog passed the checks of every request. */
export function watched(phone: Phone, request: Request, server: Transaction, env: Env): void {
  const callId = get(request, 'call-id') ?? '';
  const localTag = tagFor(phone, env, callId, 'notifier');
  const refuse = (status: number, section: string, text: string, headers: readonly AnyHeader[] = []): void => {
    const rule: Rule = { rfc: 6665, section, text };
    env.out.push({ type: 'decision', what: 'refused', data: { method: 'SUBSCRIBE', status }, rule });
    answer(phone.layer, server, respond(request, status, { toTag: localTag, headers }), env);
  };
  const event = get(request, 'event');
  const kind = event === undefined ? undefined : packageNamed(event.value);
  if (event?.value === 'refer') {
    refuse(403, '4.2.1.3', 'only a REFER makes such a subscription (RFC 3515 §2.4.4)');
    return;
  }
  if (event === undefined || kind === undefined || kind.keeps?.(phone) === false) {
    refuse(489, '4.2.1.1', 'nothing of that kind can be watched here', [make('allow-events', packagesOf(phone))]);
    return;
  }
  if (isCompositor(phone) && event.value === 'presence' && !keepsStateOf(phone, request.uri)) {
    refuse(404, '4.2.1.1', 'the server keeps nothing about this address');
    return;
  }
  const from = get(request, 'from');
  const party = from === undefined ? null : whoIs(phone, from.uri);
  const watchers = phone.spec.services?.watchers;
  const named = watchers !== undefined && isWithin(phone, party, request, watchers);
  const asks = phone.spec.services?.asksWatchers === true && !named;
  if (watchers !== undefined && !named && !asks) {
    refuse(403, '4.2.1.3', 'this phone does not tell whoever asks');
    return;
  }
  if (phone.watched >= (phone.spec.services?.mostWatchers ?? Number.POSITIVE_INFINITY)) {
    refuse(480, '4.2.1.1', 'as many watch already as this phone tells', retryLines(phone, 480));
    return;
  }
  const wish = get(request, 'expires') ?? kind.expires;
  if (isTooBrief(phone, wish)) {
    refuse(423, '4.2.1.1', TOO_BRIEF, [leastOf(phone)]);
    return;
  }
  const agreed = agree(phone, request, server, localTag, Math.min(wish, kind.expires), env);
  const dialog = dialogFromRequest(request, agreed);
  announceDialog(dialog, 'confirmed', env);
  const id = event.params.find(({ name }) => name === 'id')?.value ?? null;
  const parts = { role: 'notifier', event: event.value, eventId: id, callId, localTag, call: null } as const;
  const expires = Math.min(wish, kind.expires);
  const subscription = newSubscription(phone, { ...parts, dialog, party, request, expires }, env);
  subscription.until = env.now + expires * SECOND;
  phone.watched++;
  const durations = durationsFor(subscription, kind);
  subscription.allowed = !asks;
  const asked = expires === 0 ? 'fetch' : asks ? 'ask' : 'subscribe';
  const move = start(notifierMachine, subscription.owner, env, durations, asked, inBackground);
  take(phone, subscription, move.to, move.actions, null, env);
}

const TOO_BRIEF = 'too brief for this phone';

/** 4.2.1.1: an hour is never too brief, whatever the phone is set to; and 0 is an end, or one look. */
const isTooBrief = ({ spec }: Phone, wish: number): boolean =>
  wish > 0 && wish < 3600 && wish < (spec.services?.shortestWatch ?? 0);

const leastOf = ({ spec }: Phone): AnyHeader => make('min-expires', spec.services?.shortestWatch ?? 0);

/** A SUBSCRIBE in the dialog of a subscription: a refresh, or its end (RFC 6665 §4.2.1.4). */
export function rewatched(
  phone: Phone,
  subscription: Subscription,
  request: Request,
  server: Transaction,
  env: Env,
): void {
  const kind = packageNamed(subscription.event);
  if (subscription.state === 'Terminated' || kind === undefined) {
    answer(phone.layer, server, respond(request, 481), env);
    return;
  }
  const expires = Math.min(get(request, 'expires') ?? kind.expires, kind.expires);
  if (isTooBrief(phone, expires)) {
    const rule = { rfc: 6665, section: '4.2.1.4', text: TOO_BRIEF };
    env.out.push({ type: 'decision', what: 'refused', data: { method: 'SUBSCRIBE', status: 423 }, rule });
    answer(phone.layer, server, respond(request, 423, { headers: [leastOf(phone)] }), env);
    return;
  }
  if (subscription.dialog !== null) refreshTarget(subscription.dialog, request);
  agree(phone, request, server, subscription.localTag, expires, env);
  subscription.request = request;
  subscription.expires = expires;
  subscription.until = env.now + expires * SECOND;
  happen(phone, subscription, expires === 0 ? 'stop' : 'subscribe', null, env);
}

function agree(
  phone: Phone,
  request: Request,
  server: Transaction,
  toTag: string,
  expires: number,
  env: Env,
): Response {
  const recorded = linesOf(request, 'record-route');
  // 4.2.1.2: the answer says how long; never longer than was asked for.
  const headers: AnyHeader[] = [...recorded, make('contact', [contactFor(phone, request)]), make('expires', expires)];
  const agreed = respond(request, 200, { toTag, headers });
  answer(phone.layer, server, agreed, env);
  return agreed;
}

const durationsFor = (subscription: Subscription, kind: EventPackage) => (name: string) =>
  name === 'pace' ? kind.pace : subscription.expires * SECOND;

/** Something happened to the phone: whoever watches it is told of what changed (RFC 6665 §4.2.2). */
export function tellWatchers(phone: Phone, env: Env): void {
  for (const subscription of phone.subscriptions.values()) {
    if (subscription.role !== 'notifier' || !subscription.state.startsWith('Active')) continue;
    const kind = packageNamed(subscription.event);
    if (kind === undefined || kind.key(phone, subscription) === subscription.told) continue;
    // What waits for its time already is told then.
    if (!subscription.state.endsWith('Owing')) happen(phone, subscription, 'changed', null, env);
  }
}

export const notifierTimer = (phone: Phone, subscription: Subscription, name: string, env: Env): void =>
  happen(phone, subscription, `timer.${name}`, null, env);

/** 4.2.2: refusals that mean that there is no subscription at the other end any more. */
const GONE = new Set([404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604]);

/** The person says whether the one who has waited longest may watch; false when nobody waits. */
export function decideWatch(phone: Phone, yes: boolean, env: Env): boolean {
  const waiting = [...phone.subscriptions.values()].find(
    ({ role, state }) => role === 'notifier' && state === 'Pending',
  );
  if (waiting === undefined) return false;
  waiting.allowed = yes;
  happen(phone, waiting, yes ? 'agree' : 'refuse', null, env);
  return true;
}

/** A person lets somebody know nothing any more: `turns away alice`, for a while or for good. */
export function turnAway(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const theirs = [...phone.subscriptions.values()].filter(
    (one) =>
      one.role === 'notifier' &&
      (one.state === 'Pending' || one.state.startsWith('Active')) &&
      one.party === act.object,
  );
  for (const one of theirs) {
    one.allowed = false;
    one.retry = typeof act.options.retry === 'number' ? act.options.retry : null;
    happen(phone, one, 'refuse', null, env);
  }
  return theirs.length === 0 ? 'nobody of that name was watching' : null;
}

/** An answer to a notification, or none. */
export function notifyAnswered(
  phone: Phone,
  subscription: Subscription,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  if (typeof outcome === 'string') {
    happen(phone, subscription, 'unwanted', null, env);
    return;
  }
  if (outcome.status < 300) return;
  if (isAsked(phone, outcome, subscription.attempts, env)) happen(phone, subscription, 'challenged', outcome, env);
  else if (GONE.has(outcome.status)) happen(phone, subscription, 'unwanted', null, env);
}

function happen(phone: Phone, subscription: Subscription, event: string, response: Response | null, env: Env): void {
  const kind = packageNamed(subscription.event);
  if (kind === undefined) return;
  const durations = durationsFor(subscription, kind);
  const { owner, state } = subscription;
  const move = drive(notifierMachine, owner, state, event, env, durations, inBackground);
  if (move !== null) take(phone, subscription, move.to, move.actions, response, env);
}

function take(
  phone: Phone,
  subscription: Subscription,
  state: string,
  actions: readonly { readonly type: string }[],
  response: Response | null,
  env: Env,
): void {
  if (state === 'Terminated' && subscription.state !== 'Terminated') phone.watched--;
  subscription.state = state;
  for (const { type } of actions) {
    const said = stateOf(phone, subscription, type, env);
    if (said !== null) notify(phone, subscription, said, env);
    if (type === 'askPerson')
      env.out.push({ type: 'perceived', what: 'asked', call: null, party: subscription.party, detail: null });
    if (type === 'notifyAgain' && subscription.notify !== null) {
      subscription.attempts++;
      const usage = { kind: 'notify', subscription } as const;
      const sent = sendAgain(phone, subscription.notify, response, dialogOf(subscription), usage, env);
      subscription.notify = sent?.request ?? null;
    }
  }
}

/** 4.1.3: what a notification says of the subscription; null for an action that sends none. */
function stateOf(phone: Phone, subscription: Subscription, action: string, env: Env): Parameterised | null {
  const left = Math.max(0, Math.ceil((subscription.until - env.now) / SECOND));
  const during = (value: string): Parameterised => ({ value, params: [{ name: 'expires', value: String(left) }] });
  const over = (reason: string, retry: number | null = null): Parameterised => ({
    value: 'terminated',
    params: [
      { name: 'reason', value: reason },
      ...(retry === null ? [] : [{ name: 'retry-after', value: String(retry) }]),
    ],
  });
  if (action === 'notify') return during('active');
  if (action === 'notifyPending') return during('pending');
  if (action === 'notifyLast') return over('timeout');
  if (action === 'notifyRefused')
    return over(subscription.retry === null ? 'rejected' : 'probation', subscription.retry);
  const { retryAfter } = phone.spec;
  return action === 'notifyGivenUp' ? over('giveup', retryAfter ?? null) : null;
}

/** 4.2.2: the whole state, and how much longer it will be told; nothing of it to whom the person has not let in. */
function notify(phone: Phone, subscription: Subscription, state: Parameterised, env: Env): void {
  const kind = packageNamed(subscription.event);
  const dialog = dialogOf(subscription);
  if (kind === undefined || dialog === null) return;
  const headers = [make('event', eventOf(subscription)), make('subscription-state', state)];
  const shown = subscription.allowed ? { headers, body: kind.body(phone, subscription), type: kind.type } : { headers };
  subscription.told = kind.key(phone, subscription);
  subscription.toldAt = env.now;
  subscription.version++;
  subscription.attempts = 0;
  const usage = { kind: 'notify', subscription } as const;
  const sent = sendWithin(phone, dialog, 'NOTIFY', shown, usage, env);
  subscription.notify = sent?.request ?? null;
}
