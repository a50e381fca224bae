// Watching somebody: RFC 6665 §4.1. A SUBSCRIBE asks; notifications tell, and the first of them makes the dialog. What
// a person, or the phone for them, does with what it learns is in the files of the aims: pick-up, redial.

import { dialogFromRequest, refreshTarget } from '../dialog/dialog';
import { get, make, param } from '../message/headers';
import type { Parameterised, Request, Response } from '../message/message';
import type { Uri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import type { ElementId } from '../model/address';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { SECOND } from '../model/time';
import { announceDialog } from '../session/call';
import { drive, start } from '../session/drive';
import { outboundOf } from '../session/elsewhere';
import { isAsked, sendAgain, sendWithin } from '../session/in-dialog';
import { whoIs } from '../session/party';
import type { Call, Phone, Subscription } from '../session/phone';
import { callIdFor, fresh, look, send, tagFor } from '../session/requests';
import { retryAfterOf } from '../session/retry-after';
import { packageNamed } from './packages';
import { subscriberMachine } from './subscriber.machine';
import { dialogOf, eventOf, newSubscription } from './subscription';

/** What a phone does with each notification of a subscription it made for something. */
export type Aims = Readonly<Record<string, (phone: Phone, subscription: Subscription, body: string, env: Env) => void>>;

/** A person watches somebody: `watches bob for calls`. */
export function watch(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  if (uri === null) return `nobody is called ${act.object ?? 'that'}`;
  const event = typeof act.options.event === 'string' ? act.options.event : 'presence';
  const seconds = typeof act.options.expires === 'number' ? act.options.expires : undefined;
  const expires = act.options.once === 'yes' ? 0 : seconds;
  const wish = { uri, party: whoIs(phone, uri), event, aim: 'watch', key: act.key };
  subscribe(phone, expires === undefined ? wish : { ...wish, expires }, env);
  return null;
}

const going = (subscription: Subscription): boolean =>
  subscription.role === 'subscriber' &&
  subscription.event !== 'refer' &&
  ['NotifyWait', 'Pending', 'Active', 'Refreshing', 'Renewing', 'Expiring', 'Postponed'].includes(subscription.state);

/** A person has seen enough: `stops watching bob`. */
export function unwatch(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const mine = [...phone.subscriptions.values()].filter(going);
  const meant = mine.filter((subscription) => act.object === null || isAbout(phone, subscription, act.object));
  for (const subscription of meant) stopWatching(phone, subscription, env);
  return meant.length === 0 ? 'nobody was watched' : null;
}

/** Whether somebody is watched: a name out of the book, or the address that was asked about. */
function isAbout(phone: Phone, { party, request }: Subscription, whom: string): boolean {
  const [meant, asked] = [look(phone, whom), get(request, 'to')?.uri];
  return party === whom || (meant !== null && asked !== undefined && sameUri(meant, asked));
}

/** The phone has moved: whoever tells it something learns where it is now (RFC 6665 §4.4.1: each is a target refresh). */
export function refreshPlaces(phone: Phone, env: Env): void {
  for (const subscription of [...phone.subscriptions.values()]) {
    const { state, dialog } = subscription;
    if (going(subscription) && dialog !== null && (state === 'Active' || state === 'Pending'))
      happen(phone, subscription, 'timer.refresh', null, '', NO_AIMS, env);
  }
}

/** What is to be watched, and what for. */
export interface Watching {
  readonly uri: Uri;
  readonly party: ElementId | null;
  readonly event: string;
  readonly aim: string;
  readonly key: string;
  /** In seconds; 0 asks for one look (RFC 6665 §4.4.3). */
  readonly expires?: number;
  readonly about?: Call | null;
}

/** Sends a SUBSCRIBE outside of any dialog (RFC 6665 §4.1.2.1). */
export function subscribe(phone: Phone, what: Watching, env: Env): Subscription {
  const kind = packageNamed(what.event);
  const callId = callIdFor(phone, env, `${what.key} ${what.event}`);
  const localTag = tagFor(phone, env, callId, 'subscriber');
  const expires = what.expires ?? kind?.expires ?? 3600;
  const request = fresh(
    phone,
    {
      method: 'SUBSCRIBE',
      uri: what.uri,
      from: { ...phone.self, params: [{ name: 'tag', value: localTag }] },
      to: { display: null, uri: what.uri, params: [] },
      callId,
      cseq: 1,
      routes: outboundOf(phone),
      extra: [
        make('contact', [phone.contact]),
        make('event', { value: what.event, params: [] }),
        make('expires', expires),
        ...(kind === undefined ? [] : [make('accept', [kind.type])]),
      ],
    },
    env,
  );
  const parts = { role: 'subscriber', event: what.event, callId, localTag, call: null, party: what.party } as const;
  const { aim, about = null } = what;
  const subscription = newSubscription(phone, { ...parts, request, expires, aim, about }, env);
  const move = start(
    subscriberMachine,
    subscription.owner,
    env,
    durationsFor(phone, subscription, env),
    '',
    inBackground,
  );
  subscription.state = move.to;
  const sent = send(phone, request, { kind: 'subscribe', subscription }, env);
  if (sent === null) happen(phone, subscription, 'refused', null, '503 Service Unavailable', NO_AIMS, env);
  else subscription.request = sent.request;
  return subscription;
}

const NO_AIMS: Aims = {};
const inBackground = (name: string): boolean => name === 'refresh';

/** A subscription is refreshed a minute before its end, or at half its time when it is brief. */
const durationsFor = (phone: Phone, subscription: Subscription, env: Env) => (name: string) => {
  if (name === 'N') return 64 * phone.timers.t1;
  if (name === 'expiry') return Math.max(subscription.until - env.now, 0);
  const { expires, retry } = subscription;
  if (name === 'retry' || retry !== null) return (retry ?? 0) * SECOND;
  return (expires > 120 ? expires - 60 : expires / 2) * SECOND;
};

/** Ends a subscription (RFC 6665 §4.1.2.3). */
export const stopWatching = (phone: Phone, subscription: Subscription, env: Env): void =>
  happen(phone, subscription, 'stop', null, '', NO_AIMS, env);

/** An answer to a SUBSCRIBE, or none. */
export function subscribeAnswered(
  phone: Phone,
  subscription: Subscription,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  if (typeof outcome === 'string') {
    happen(phone, subscription, 'silent', null, 'no answer', NO_AIMS, env);
    return;
  }
  const { status, reason } = outcome;
  if (status < 200) return;
  if (status < 300) grant(subscription, get(outcome, 'expires') ?? subscription.expires, env);
  const event = classify(phone, subscription, outcome, env);
  if (event === 'later' || event === 'wait') subscription.retry = retryAfterOf(outcome);
  happen(phone, subscription, event, outcome, `${status} ${reason}`, NO_AIMS, env);
}

/** 4.1.2.1 and 4.1.3: for how long from now, as the other side said last. */
function grant(subscription: Subscription, seconds: number, env: Env): void {
  subscription.expires = seconds;
  subscription.until = env.now + seconds * SECOND;
}

/** 4.1.2.2: refusals of a refresh that end the subscription; any other leaves it to its time. */
const GONE: ReadonlySet<number> = new Set([404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604]);
/** 4.1.3: reasons after which nobody asks anew without being told when: with `giveup` a time may be named. */
const UNTIL_TOLD: ReadonlySet<string> = new Set(['rejected', 'noresource', 'giveup']);
/** A phone asks again at most so often. */
const MOST_TRIES = 5;

function classify(phone: Phone, subscription: Subscription, response: Response, env: Env): string {
  if (response.status < 300) return 'accepted';
  if (isAsked(phone, response, subscription.attempts, env)) return 'challenged';
  if (response.status === 423 && get(response, 'min-expires') !== undefined && subscription.attempts < 4)
    return 'too-brief';
  const gone = subscription.dialog === null || GONE.has(response.status);
  if (retryAfterOf(response) !== null && subscription.tries < MOST_TRIES) return gone ? 'later' : 'wait';
  return subscription.dialog !== null && gone ? 'gone' : 'refused';
}

/** 4.1.3: why the other side ended it, and whether and when it may be asked anew, in seconds; null when it may not. */
function anewAfter({ expires, tries }: Subscription, state: Parameterised | undefined): number | null {
  if (state === undefined || expires === 0 || tries >= MOST_TRIES) return null;
  const reason = param(state.params, 'reason');
  const named = Number(param(state.params, 'retry-after') ?? Number.NaN);
  if (reason === 'deactivated' || reason === 'timeout') return 0;
  return (reason === 'probation' || reason === 'giveup') && Number.isFinite(named) ? named : null;
}

/** A notification came in the subscription's dialog, or makes it (RFC 6665 §4.1.2.4 and §4.1.3). */
export function notified(phone: Phone, subscription: Subscription, notify: Request, aims: Aims, env: Env): void {
  if (subscription.dialog === null) {
    meetNotifier(subscription, notify);
    if (subscription.dialog !== null) announceDialog(subscription.dialog, 'confirmed', env);
  } else refreshTarget(subscription.dialog, notify);
  const state = get(notify, 'subscription-state');
  const value = state?.value.toLowerCase() ?? 'terminated';
  const left = state === undefined ? undefined : param(state.params, 'expires');
  if (typeof left === 'string' && /^\d+$/.test(left)) grant(subscription, Number(left), env);
  const retry = value === 'terminated' ? anewAfter(subscription, state) : null;
  if (retry !== null) subscription.retry = retry;
  const over = retry === null ? 'notify.terminated' : 'notify.again';
  const event = value === 'pending' ? 'notify.pending' : value === 'terminated' ? over : 'notify.active';
  const why = state === undefined ? undefined : param(state.params, 'reason');
  const body = typeof notify.body === 'string' ? notify.body : '';
  subscription.told = body;
  happen(phone, subscription, event, null, why ?? '', aims, env);
}

/**
 * RFC 6665 §4.4.1: it is the first notification that makes the dialog of a subscription. From then on those that come
 * out of order are told from the others (RFC 3261 §12.2.2).
 */
export function meetNotifier(subscription: Subscription, notify: Request): void {
  if (subscription.call !== null || subscription.dialog !== null) return;
  subscription.dialog = { ...dialogFromRequest(notify, asAnswer(notify)), localSeq: lastSent(subscription) };
}

/** The dialog is between who asked and who tells, whatever the answer to the NOTIFY will say. */
const asAnswer = (notify: Request): Response => ({
  kind: 'response',
  status: 200,
  reason: '',
  headers: notify.headers,
  body: '',
});

const lastSent = ({ request }: Subscription): number => get(request, 'cseq')?.number ?? 1;

export const subscriberTimer = (phone: Phone, subscription: Subscription, name: string, env: Env): void =>
  happen(phone, subscription, `timer.${name}`, null, 'no word', NO_AIMS, env);

function happen(
  phone: Phone,
  subscription: Subscription,
  event: string,
  response: Response | null,
  detail: string,
  aims: Aims,
  env: Env,
): void {
  const { owner, state } = subscription;
  const move = drive(subscriberMachine, owner, state, event, env, durationsFor(phone, subscription, env), inBackground);
  if (move === null) return;
  subscription.state = move.to;
  for (const { type } of move.actions) act(phone, subscription, type, response, detail, aims, env);
}

function act(
  phone: Phone,
  subscription: Subscription,
  action: string,
  response: Response | null,
  detail: string,
  aims: Aims,
  env: Env,
): void {
  switch (action) {
    case 'sendAgain':
      again(phone, subscription, response, [], env);
      break;
    case 'sendLonger':
      subscription.expires = (response === null ? undefined : get(response, 'min-expires')) ?? subscription.expires;
      again(phone, subscription, null, [make('expires', subscription.expires)], env);
      break;
    case 'sendRefresh':
      subscription.retry = null;
      resubscribe(phone, subscription, subscription.expires, env);
      break;
    case 'subscribeAnew': {
      const { request, party, event, aim, about, expires } = subscription;
      const key = `${subscription.callId} anew`;
      const uri = get(request, 'to')?.uri ?? request.uri;
      const fresh = subscribe(phone, { uri, party, event, aim, key, expires, about }, env);
      fresh.tries = subscription.tries + 1;
      break;
    }
    case 'sendStop':
      resubscribe(phone, subscription, 0, env);
      break;
    case 'takeState': {
      const words = packageNamed(subscription.event)?.words(subscription.told ?? '') ?? null;
      const { party } = subscription;
      if (subscription.told !== '')
        env.out.push({ type: 'perceived', what: 'notified', call: null, party, detail: words });
      aims[subscription.aim]?.(phone, subscription, subscription.told ?? '', env);
      break;
    }
    case 'reportOver':
      // 4.1.3: what cannot be asked for anew is told its person; the end of a look, or of what they ended, is not.
      if (UNTIL_TOLD.has(detail))
        env.out.push({ type: 'perceived', what: 'not-told', call: null, party: subscription.party, detail });
      break;
    case 'reportRefused':
      env.out.push({ type: 'perceived', what: 'not-told', call: null, party: subscription.party, detail });
      break;
    default:
  }
}

function again(
  phone: Phone,
  subscription: Subscription,
  response: Response | null,
  changes: ReturnType<typeof make<'expires'>>[],
  env: Env,
): void {
  subscription.attempts++;
  const usage = { kind: 'subscribe', subscription } as const;
  const sent = sendAgain(phone, subscription.request, response, dialogOf(subscription), usage, env, changes);
  if (sent !== null) subscription.request = sent.request;
}

/** 4.1.2.2 and 4.1.2.3: a SUBSCRIBE in the dialog, to go on or to end. */
function resubscribe(phone: Phone, subscription: Subscription, expires: number, env: Env): void {
  const { dialog } = subscription;
  if (dialog === null) return;
  subscription.attempts = 0;
  const kind = packageNamed(subscription.event);
  const accept = kind === undefined ? [] : [make('accept', [kind.type])];
  const headers = [make('event', eventOf(subscription)), make('expires', expires), ...accept];
  const usage = { kind: 'subscribe', subscription } as const;
  const sent = sendWithin(phone, dialog, 'SUBSCRIBE', { headers }, usage, env);
  if (sent !== null) subscription.request = sent.request;
}
