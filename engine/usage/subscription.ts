// What both ends of a subscription share (RFC 6665 §4.4.1): its record, its dialog, and how its requests find it.

import type { Dialog } from '../dialog/dialog';
import { get, param, tagOf } from '../message/headers';
import type { Parameterised, Request } from '../message/message';
import type { Env } from '../model/output';
import { SECOND } from '../model/time';
import type { Durations } from '../session/drive';
import type { Phone, Subscription } from '../session/phone';

type Given = Pick<Subscription, 'role' | 'event' | 'callId' | 'localTag' | 'call' | 'party' | 'request'> &
  Partial<Pick<Subscription, 'eventId' | 'aim' | 'about' | 'expires' | 'dialog'>>;

/** A subscription as it begins; the phone knows it from now on. */
export function newSubscription(phone: Phone, given: Given, env: Env): Subscription {
  const { role, event, callId, localTag } = given;
  const eventId = given.eventId ?? null;
  const subscription: Subscription = {
    owner: `${role} ${event}${eventId === null ? '' : ` ${eventId}`} ${callId} ${localTag}`,
    dialog: null,
    aim: '',
    about: null,
    expires: 0,
    ...given,
    resource: given.request.uri,
    eventId,
    state: '',
    attempts: 0,
    until: env.now,
    told: null,
    toldAt: Number.NEGATIVE_INFINITY,
    version: 0,
    notify: null,
    retry: null,
    tries: 0,
    allowed: true,
  };
  phone.subscriptions.set(subscription.owner, subscription);
  return subscription;
}

/** The dialog its requests travel in: its own, or that of the call it shares. */
export const dialogOf = (subscription: Subscription): Dialog | null => subscription.call?.dialog ?? subscription.dialog;

/** The value of its Event header (RFC 6665 §8.2.1). */
export const eventOf = ({ event, eventId }: Subscription): Parameterised => ({
  value: event,
  params: eventId === null ? [] : [{ name: 'id', value: eventId }],
});

/** Timer N (RFC 6665 §4.1.2.4) and the time until the subscription is over. */
export const durationsFor =
  (phone: Phone, subscription: Subscription): Durations =>
  (name) =>
    name === 'N' ? 64 * phone.timers.t1 : Math.max(subscription.expires, 0) * SECOND;

/** The subscription a SUBSCRIBE or NOTIFY belongs to: by dialog and Event (RFC 6665 §4.4.1). */
export function findSubscription(phone: Phone, request: Request, role: Subscription['role']): Subscription | undefined {
  const [event, to, from] = [get(request, 'event'), get(request, 'to'), get(request, 'from')];
  if (event === undefined || to === undefined || from === undefined) return undefined;
  const id = param(event.params, 'id') ?? null;
  const callId = get(request, 'call-id');
  const mine = [...phone.subscriptions.values()].filter(
    (one) => one.role === role && one.callId === callId && one.event === event.value && one.localTag === tagOf(to),
  );
  const named = mine.find((one) => one.eventId === id) ?? mine.find((one) => one.event === 'refer' && idOf(one) === id);
  if (named === undefined) return undefined;
  const dialog = dialogOf(named);
  return dialog === null || dialog.remoteTag === tagOf(from) ? named : undefined;
}

/** RFC 3515 §2.4.6: the id of a REFER's subscription is its CSeq number; the first of a dialog need not say it. */
const idOf = ({ request }: Subscription): string => String(get(request, 'cseq')?.number ?? '');
