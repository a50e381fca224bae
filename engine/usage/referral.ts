// Being asked to call somebody: RFC 3515 §2.4.2 to §2.4.7, RFC 3892 (Referred-By), RFC 4488 (Refer-Sub), RFC 4538
// (Target-Dialog), RFC 7647 §5 (200, not 202), RFC 4579 §5.11 (a focus lets somebody go). The phone tries, and tells who asked how it went.
// Left out: Referred-By tokens (RFC 3892 §4) and references to anything but SIP addresses.

import { dialogFromRequest } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, linesOf, make, param } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { NameAddr, SipUri, Uri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import type { Env, Rule } from '../model/output';
import { SECOND } from '../model/time';
import { isMachine } from '../session/behaviour';
import { announceDialog } from '../session/call';
import { dial } from '../session/caller';
import { drive, start } from '../session/drive';
import { endCall } from '../session/end';
import { talking } from '../session/find';
import { bareUri, callNamed, identifierIn, methodIn } from '../session/identifiers';
import { isAsked, sendAgain, sendWithin } from '../session/in-dialog';
import { partyUri, whoIs } from '../session/party';
import type { Call, Phone, Subscription } from '../session/phone';
import { tagFor } from '../session/requests';
import { contactFor } from '../session/secure';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { referralMachine } from './referral.machine';
import { SIPFRAG, statusLine, withIdentity } from './sipfrag';
import { dialogOf, durationsFor, eventOf, newSubscription } from './subscription';
import { placeOf } from './transfer';

/** How long the report may take, in seconds: longer than any call rings (RFC 3515 §3.4). */
const REPORT_WITHIN = 180;

/** A REFER passed the checks of every request: within a call, or outside of any. */
export function referred(phone: Phone, call: Call | null, request: Request, server: Transaction, env: Env): void {
  const toTag = call?.localTag ?? tagFor(phone, env, get(request, 'call-id') ?? '', 'referral');
  const refuse = (status: number, rfc: number, section: string, text: string): void => {
    const rule: Rule = { rfc, section, text };
    env.out.push({ type: 'decision', what: 'refused', data: { method: 'REFER', status }, rule });
    answer(phone.layer, server, respond(request, status, { toTag }), env);
  };
  const place = placeOf(request);
  if (place === null) {
    refuse(400, 3515, '2.4.2', 'exactly one Refer-To says where to call');
    return;
  }
  if (place.uri.scheme !== 'sip' && place.uri.scheme !== 'sips') {
    refuse(416, 3515, '2.4.3', 'an address of a kind this phone cannot call');
    return;
  }
  const removed = methodIn(place) === 'BYE' ? memberOf(phone, place.uri) : null;
  if (removed !== null && !takesPart(phone, call, request)) {
    refuse(403, 4579, '5.11', 'only who takes part may have somebody removed');
    return;
  }
  if (removed !== null) {
    dismiss(phone, call, removed, request, server, toTag, env);
    return;
  }
  if (methodIn(place) !== 'INVITE') {
    refuse(501, 3515, '2.4.3', 'a request this phone does not send for others');
    return;
  }
  const denied = denial(phone, call, request);
  if (denied !== null) {
    refuse(denied, 3515, '5.2', 'this phone does not call for whoever asks');
    return;
  }
  follow(phone, call, request, server, place, toTag, env);
}

/** RFC 4579 §5.11: the call of somebody in a conference that this phone is the focus of; null when there is none. */
function memberOf(phone: Phone, uri: Uri): Call | null {
  const focus = phone.contact.params.some(({ name }) => name === 'isfocus');
  const meant = bareUri(uri);
  const found = phone.going.calls.find((call) => {
    const party = partyUri(call);
    return talking(call) && party !== null && sameUri(bareUri(party), meant);
  });
  return focus ? (found ?? null) : null;
}

/** Whether who asks is in the conference: in the call the REFER came in, or in one of their own. */
function takesPart(phone: Phone, call: Call | null, request: Request): boolean {
  const from = get(request, 'from');
  return call !== null || (from !== undefined && memberOf(phone, from.uri) !== null);
}

/** The call is ended, and who asked is told when it is. */
function dismiss(
  phone: Phone,
  call: Call | null,
  removed: Call,
  request: Request,
  server: Transaction,
  toTag: string,
  env: Env,
): void {
  const headers = [...linesOf(request, 'record-route'), make('contact', [contactFor(phone, request)])];
  const agreed = respond(request, 200, { toTag, headers });
  answer(phone.layer, server, agreed, env);
  removed.removal = begin(phone, call, request, agreed, toTag, env);
  endCall(phone, removed, null, env);
}

/** 5.2: whom the phone calls for; null when it will. */
function denial(phone: Phone, call: Call | null, request: Request): number | null {
  const refers = phone.spec.services?.refers ?? (isMachine(phone) ? 'anyone' : 'in calls');
  if (refers === 'nobody') return 603;
  if (call !== null || refers === 'anyone') return null;
  const from = get(request, 'from');
  if (from !== undefined && (sameUser(from, phone.self) || ownDevice(phone, from))) return null;
  // RFC 4538 §4: whoever names a dialog of this phone is in it, or has it from somebody who is.
  return targetOf(phone, request) === null ? 403 : null;
}

const sameUser = (a: NameAddr, b: NameAddr): boolean => sameUri(a.uri, b.uri);

/** A device of the same person's: a host within the same domain that is nobody's address. */
function ownDevice(phone: Phone, from: NameAddr): boolean {
  const [there, here] = [from.uri as SipUri, phone.self.uri as SipUri];
  return there.user === null && typeof there.host === 'string' && there.host.endsWith(`.${here.host}`);
}

/** RFC 4538 §3 and §4: its tags are local and remote as whoever gets the request sees them; both must be there. */
function targetOf(phone: Phone, request: Request): Call | null {
  const target = get(request, 'target-dialog');
  if (target === undefined) return null;
  const params = target.params.map(({ name, value }) => ({
    name: name === 'local-tag' ? 'to-tag' : name === 'remote-tag' ? 'from-tag' : name,
    value,
  }));
  if (['to-tag', 'from-tag'].some((tag) => !param(params, tag))) return null;
  const found = callNamed(phone, { value: target.value, params });
  return found !== null && found.call.state !== 'Ended' ? found.call : null;
}

function follow(
  phone: Phone,
  call: Call | null,
  request: Request,
  server: Transaction,
  place: NameAddr,
  toTag: string,
  env: Env,
): void {
  // RFC 4488 §4: who does not know of it reports as ever.
  const knows = phone.spec.supported.includes('norefersub');
  const silent = knows && get(request, 'refer-sub')?.value.toLowerCase() === 'false';
  const headers: AnyHeader[] = [make('contact', [contactFor(phone, request)])];
  const recorded = linesOf(request, 'record-route');
  headers.unshift(...recorded);
  if (silent) headers.push(make('refer-sub', { value: 'false', params: [] }));
  // RFC 7647 §5: agreeing to try is a 200; the 202 of RFC 3515 is gone.
  const agreed = respond(request, 200, { toTag, headers });
  answer(phone.layer, server, agreed, env);
  const subscription = silent ? null : begin(phone, call, request, agreed, toTag, env);
  const { uri } = place;
  const replaces = identifierIn(uri, 'replaces');
  const join = identifierIn(uri, 'join');
  const extra: AnyHeader[] = [...linesOf(request, 'referred-by')];
  if (extra.length === 0) {
    const from = get(request, 'from');
    if (from !== undefined) extra.push(make('referred-by', { ...from, params: [] }));
  }
  if (replaces !== undefined) extra.push(make('require', ['replaces']), make('replaces', replaces));
  if (join !== undefined) extra.push(make('join', join));
  const target = bareUri(uri);
  dial(
    phone,
    {
      uri: target,
      display: place.display,
      party: null,
      key: `referred ${get(request, 'call-id')} ${get(request, 'cseq')?.number}`,
      headers: extra,
      // RFC 3323 §4.1: who hides in a call hides in what comes of it.
      hides: (call ?? targetOf(phone, request))?.session.wanted.hides === true,
      purpose: subscription === null ? null : { kind: 'referral', subscription },
    },
    env,
  );
}

function begin(
  phone: Phone,
  call: Call | null,
  request: Request,
  agreed: Response,
  localTag: string,
  env: Env,
): Subscription {
  const from = get(request, 'from');
  const again =
    call !== null && [...phone.subscriptions.values()].some((s) => s.role === 'notifier' && s.call === call);
  const dialog = call === null ? dialogFromRequest(request, agreed) : null;
  if (dialog !== null) announceDialog(dialog, 'confirmed', env);
  const subscription = newSubscription(
    phone,
    {
      role: 'notifier',
      event: 'refer',
      // 2.4.6: from the second REFER of a dialog on, notifications say which one they are about.
      eventId: again ? String(get(request, 'cseq')?.number ?? 0) : null,
      callId: get(request, 'call-id') ?? '',
      localTag,
      call,
      dialog,
      party: from === undefined ? null : whoIs(phone, from.uri),
      request,
      expires: REPORT_WITHIN,
    },
    env,
  );
  subscription.until = env.now + REPORT_WITHIN * SECOND;
  const move = start(referralMachine, subscription.owner, env, durationsFor(phone, subscription));
  subscription.state = move.to;
  notify(phone, subscription, 'active', statusLine(100), env);
  return subscription;
}

/** The call that was asked for came about, or did not: who asked is told (RFC 3515 §2.4.5). */
export function reportReferral(
  phone: Phone,
  subscription: Subscription,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  if (typeof outcome !== 'string' && outcome.status < 200) {
    if (phone.spec.services?.reportsProgress === true && outcome.status > 100)
      happen(phone, subscription, 'progress', statusLine(outcome.status, outcome.reason), env);
    return;
  }
  const status = typeof outcome !== 'string' ? outcome.status : outcome === 'timeout' ? 408 : 503;
  const body =
    typeof outcome !== 'string' && isMachine(phone) && status < 300
      ? withIdentity(outcome)
      : statusLine(status, typeof outcome === 'string' ? undefined : outcome.reason);
  happen(phone, subscription, status < 300 ? 'succeeded' : 'failed', body, env);
}

export const referralTimer = (phone: Phone, subscription: Subscription, name: string, env: Env): void =>
  happen(phone, subscription, `timer.${name}`, statusLine(100), env);

/** RFC 6665 §4.2.2: a notification that nobody takes ends the subscription; one that is challenged goes again. */
export function referralNotifyAnswered(
  phone: Phone,
  subscription: Subscription,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  if (typeof outcome !== 'string') {
    if (outcome.status < 300) return;
    if (isAsked(phone, outcome, subscription.attempts, env) && subscription.notify !== null) {
      subscription.attempts++;
      const usage = { kind: 'notify', subscription } as const;
      sendAgain(phone, subscription.notify, outcome, dialogOf(subscription), usage, env);
      return;
    }
  }
  happen(phone, subscription, 'unwanted', '', env);
}

function happen(phone: Phone, subscription: Subscription, event: string, body: string, env: Env): void {
  const durations = durationsFor(phone, subscription);
  const move = drive(referralMachine, subscription.owner, subscription.state, event, env, durations);
  if (move === null) return;
  subscription.state = move.to;
  for (const { type } of move.actions) {
    if (type === 'notifyProgress') notify(phone, subscription, 'active', body, env);
    if (type === 'notifyFinal') notify(phone, subscription, 'terminated', body, env);
  }
}

function notify(phone: Phone, subscription: Subscription, state: string, body: string, env: Env): void {
  const dialog = dialogOf(subscription);
  if (dialog === null) return;
  const params =
    state === 'active'
      ? [{ name: 'expires', value: String(Math.max(0, Math.ceil((subscription.until - env.now) / SECOND))) }]
      : // 2.4.7: the last notification says that there is nothing left to report.
        [{ name: 'reason', value: 'noresource' }];
  const headers = [make('event', eventOf(subscription)), make('subscription-state', { value: state, params })];
  subscription.attempts = 0;
  const sent = sendWithin(
    phone,
    dialog,
    'NOTIFY',
    { headers, body, type: SIPFRAG },
    { kind: 'notify', subscription },
    env,
  );
  subscription.notify = sent?.request ?? null;
}
