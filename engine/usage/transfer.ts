// Asking the other side of a call to call somebody else: RFC 3515 §2.4.1 and RFC 5589. Blind (§6), attended by naming
// the call to be replaced (§7.3), or without a wait for the third party's answer (§7.6). The other side reports how it
// went; this phone leaves the call as its setting says, and its dialog lives on for the report (RFC 5057 §4.1).

import type { Dialog } from '../dialog/dialog';
import { get, list, make, param } from '../message/headers';
import type { AnyHeader, Request, Response } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import type { ElementId } from '../model/address';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { calleeHangsUp } from '../session/callee';
import { callerHangsUp } from '../session/caller';
import { drive, start } from '../session/drive';
import { outboundOf } from '../session/elsewhere';
import { endable, findCall, talking } from '../session/find';
import { ANONYMOUS } from '../session/hiding';
import { asSeenThere, asTarget, inUri, withUriHeaders } from '../session/identifiers';
import { isAsked, sendAgain, sendWithin } from '../session/in-dialog';
import { partyUri } from '../session/party';
import type { Call, Phone, Subscription } from '../session/phone';
import { callIdFor, fresh, look, send, tagFor } from '../session/requests';
import { readSipfrag } from './sipfrag';
import { meetNotifier } from './subscriber';
import { dialogOf, durationsFor, newSubscription } from './subscription';
import { transferMachine } from './transfer.machine';

/** A person hands a call over: `transfers bob to carol`. */
export function transfer(phone: Phone, act: Act, about: string | null, env: Env): string | null {
  const call = findCall(phone, act.object, about, talking);
  const target = typeof act.options.to === 'string' ? act.options.to : '';
  if (call?.dialog === null || call === undefined) return 'there was no such call to transfer';
  const referTo = referToOf(phone, target, act.options.how, env);
  if (referTo === null) return `there was no call with ${target} to transfer to`;
  const asked = act.options.report === 'none' ? [make('refer-sub', { value: 'false', params: [] })] : [];
  const apart = phone.spec.services?.transferIn === 'own' ? besideCall(call) : null;
  if (apart === null) refer(phone, { referTo, call, aim: 'transfer', extra: asked }, env);
  else {
    const to = { uri: apart.uri, party: call.party, key: act.key };
    refer(phone, { referTo, call: null, to, about: call, aim: 'transfer', extra: [...asked, ...apart.headers] }, env);
  }
  return null;
}

/**
 * RFC 4538 §3: how to ask the other end outside of the call, naming it, when its phone says that it understands this;
 * null when it does not.
 */
export function besideCall(call: Call): { readonly uri: Uri; readonly headers: readonly AnyHeader[] } | null {
  const { dialog, told } = call;
  if (dialog === null || told === null || !list(told, 'supported').includes('tdialog')) return null;
  return {
    uri: whereReached(call, dialog),
    headers: [make('require', ['tdialog']), make('target-dialog', asTarget(dialog))],
  };
}

/** 7.3: the other call as the third party knows it; 6: just an address. */
function referToOf(phone: Phone, target: string, how: unknown, env: Env): NameAddr | null {
  const address = look(phone, target);
  if (how !== 'asked' && how !== 'at once') return address === null ? null : plain(address);
  const asked = findCall(phone, target, null, how === 'asked' ? talking : endable);
  if (asked === undefined) return null;
  if (how === 'at once') {
    // 7.6: a call that is not answered yet cannot be replaced from its other end: it is given up first.
    if (asked.role === 'caller') callerHangsUp(phone, asked, env);
    return plain(partyUri(asked) ?? asked.invite.uri);
  }
  return asked.dialog === null ? null : plain(naming(asked, asked.dialog));
}

const plain = (uri: Uri): NameAddr => ({ display: null, uri, params: [] });

/**
 * Where the other end of a call is reached outside of it. Its Contact reaches just that phone, when one can reach it
 * from anywhere: through a GRUU, or where no proxies stand between (RFC 5589 §7.5).
 */
function whereReached(call: Call, { remoteTarget, routeSet }: Dialog): Uri {
  const direct = routeSet.length === 0 || ('params' in remoteTarget && param(remoteTarget.params, 'gr') !== undefined);
  return direct ? remoteTarget : (partyUri(call) ?? remoteTarget);
}

/** The other end of a call as an address that names the call (RFC 5589 §7.3). */
function naming(call: Call, dialog: Dialog): Uri {
  return withUriHeaders(whereReached(call, dialog), [
    { name: 'Replaces', value: inUri(asSeenThere(dialog)) },
    { name: 'Require', value: 'replaces' },
  ]);
}

/** The other end of a call as an address from which the call can be taken over. */
export const takeOverUri = (call: Call): Uri | null => (call.dialog === null ? null : naming(call, call.dialog));

/** A REFER to be sent. */
export interface Referring {
  readonly referTo: NameAddr;
  /** In the dialog of this call, or null: outside of any, to `to`. */
  readonly call: Call | null;
  readonly to?: { readonly uri: Uri; readonly party: ElementId | null; readonly key: string };
  readonly aim: string;
  readonly about?: Call | null;
  readonly extra?: readonly AnyHeader[];
}

/** Sends a REFER, within a call or to somebody else (RFC 3515 §2.4.1). */
export function refer(phone: Phone, what: Referring, env: Env): Subscription | null {
  const { call } = what;
  const hides = (call ?? what.about)?.session.wanted.hides === true;
  const headers: AnyHeader[] = [
    make('refer-to', what.referTo),
    // RFC 3892 §2.1: who asks for it, unless that is not to be known (RFC 3323 §4.1).
    ...(hides ? [] : [make('referred-by', plain(phone.self.uri))]),
    ...(what.extra ?? []),
  ];
  const begin = (request: Request, callId: string, localTag: string, party: ElementId | null): Subscription => {
    const parts = { role: 'subscriber', event: 'refer', callId, localTag, call, party, request } as const;
    // 2.4.6: the id will be the CSeq number of the REFER.
    const id = call !== null && hasReferred(phone, call) ? { eventId: String((call.dialog?.localSeq ?? 0) + 1) } : {};
    const made = newSubscription(phone, { ...parts, ...id, aim: what.aim, about: what.about ?? call }, env);
    made.state = start(transferMachine, made.owner, env, durationsFor(phone, made)).to;
    return made;
  };
  if (call?.dialog !== null && call !== null) {
    const subscription = begin(call.invite, call.callId, call.localTag, call.party);
    const sent = sendWithin(phone, call.dialog, 'REFER', { headers }, { kind: 'refer', subscription }, env);
    return settleSending(phone, subscription, sent?.request ?? null, env);
  }
  if (what.to === undefined) return null;
  const callId = callIdFor(phone, env, what.to.key);
  const localTag = tagFor(phone, env, callId, 'refer');
  const message = fresh(
    phone,
    {
      method: 'REFER',
      uri: what.to.uri,
      from: { ...(hides ? ANONYMOUS : phone.self), params: [{ name: 'tag', value: localTag }] },
      to: plain(what.to.uri),
      callId,
      cseq: 1,
      routes: outboundOf(phone),
      extra: [make('contact', [phone.contact]), ...headers],
    },
    env,
  );
  const subscription = begin(message, callId, localTag, what.to.party);
  const sent = send(phone, message, { kind: 'refer', subscription }, env);
  return settleSending(phone, subscription, sent?.request ?? null, env);
}

/** 2.4.6: whether this dialog carried a REFER before, so that the next one needs an id. */
const hasReferred = (phone: Phone, call: Call): boolean =>
  [...phone.subscriptions.values()].some(
    ({ role, event, call: shared }) => role === 'subscriber' && event === 'refer' && shared === call,
  );

function settleSending(phone: Phone, subscription: Subscription, sent: Request | null, env: Env): Subscription {
  if (sent === null) happen(phone, subscription, 'refused', null, '503 Service Unavailable', env);
  else subscription.request = sent;
  return subscription;
}

/** An answer to the REFER, or none. */
export function referAnswered(
  phone: Phone,
  subscription: Subscription,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  if (typeof outcome === 'string') {
    happen(phone, subscription, 'refused', null, 'no answer', env);
    return;
  }
  if (outcome.status < 200) return;
  const detail = `${outcome.status} ${outcome.reason}`;
  happen(phone, subscription, classify(phone, subscription, outcome, env), outcome, detail, env);
}

function classify(phone: Phone, subscription: Subscription, response: Response, env: Env): string {
  if (isAsked(phone, response, subscription.attempts, env)) return 'challenged';
  if (response.status >= 300) return 'refused';
  // RFC 4488 §4: nothing will be reported when both sides agree on that.
  const silent = get(response, 'refer-sub')?.value.toLowerCase() === 'false';
  if (silent && get(subscription.request, 'refer-sub')?.value === 'false') return 'accepted.silent';
  return 'accepted';
}

/** A notification of how it goes (RFC 3515 §2.4.5). */
export function referNotified(phone: Phone, subscription: Subscription, notify: Request, env: Env): void {
  meetNotifier(subscription, notify);
  const fragment = readSipfrag(notify.body);
  const state = get(notify, 'subscription-state');
  subscription.expires = Number(state === undefined ? 0 : (param(state.params, 'expires') ?? 0));
  const status = fragment?.status ?? 0;
  subscription.told = typeof notify.body === 'string' ? notify.body : null;
  const isOver = state?.value.toLowerCase() === 'terminated';
  // A 100 with which the reports end says no more than that nobody knows.
  const isOpen = fragment === null || (isOver && status < 200);
  const detail = isOpen ? 'no word of how it went' : `${fragment.status} ${fragment.reason}`;
  if (status >= 200 && status < 300) happen(phone, subscription, 'success', fragment, detail, env);
  else if (status >= 300) happen(phone, subscription, 'failure', fragment, detail, env);
  else if (isOver) happen(phone, subscription, 'failure', fragment, detail, env);
  else
    happen(
      phone,
      subscription,
      phone.spec.services?.release === 'accepted' ? 'progress.leave' : 'progress',
      fragment,
      detail,
      env,
    );
}

export const transferTimer = (phone: Phone, subscription: Subscription, name: string, env: Env): void =>
  happen(phone, subscription, `timer.${name}`, null, 'no word of how it went', env);

function happen(
  phone: Phone,
  subscription: Subscription,
  event: string,
  response: Response | null,
  detail: string,
  env: Env,
): void {
  const durations = durationsFor(phone, subscription);
  const move = drive(transferMachine, subscription.owner, subscription.state, event, env, durations);
  if (move === null) return;
  subscription.state = move.to;
  for (const { type } of move.actions) {
    if (type === 'sendAgain') {
      subscription.attempts++;
      const usage = { kind: 'refer', subscription } as const;
      const sent = sendAgain(phone, subscription.request, response, dialogOf(subscription), usage, env);
      if (sent !== null) subscription.request = sent.request;
    }
    if (type === 'leave') leave(phone, subscription, env);
    if (type === 'reportTransferred') report(subscription, 'transferred', null, env);
    if (type === 'reportFailed') report(subscription, 'transfer-failed', detail, env);
  }
}

/** RFC 5589 §6.1: the phone hangs up on whom it has handed over. */
function leave(phone: Phone, subscription: Subscription, env: Env): void {
  // RFC 4579 §5.6: who asks somebody into a conference stays where they are.
  if (subscription.aim === 'invite' || subscription.aim === 'remove') return;
  const call = subscription.call ?? (subscription.aim === 'transfer' ? subscription.about : null);
  if (call === null || !talking(call)) return;
  if (subscription.call !== null) {
    const text = 'a BYE ends the call; the dialog lives on until the report is complete';
    const rule = { rfc: 5057, section: '4.1', text };
    env.out.push({ type: 'decision', what: 'dialog-survives', data: { callId: call.callId }, rule });
  }
  if (call.role === 'caller') callerHangsUp(phone, call, env);
  else calleeHangsUp(phone, call, env);
}

function report(
  subscription: Subscription,
  what: 'transferred' | 'transfer-failed',
  detail: string | null,
  env: Env,
): void {
  const call = subscription.about?.owner ?? null;
  if (subscription.aim === 'remove') {
    // RFC 4579 §5.11: nobody was handed over.
    const told = what === 'transferred' ? 'they were removed' : `they were not removed: ${detail}`;
    env.out.push({ type: 'perceived', what: 'notified', call, detail: told });
    return;
  }
  env.out.push({ type: 'perceived', what, call, party: subscription.about?.party ?? subscription.party, detail });
}

/** Where a REFER points, when it points at exactly one place (RFC 3515 §2.4.2). */
export function placeOf(request: Request): NameAddr | null {
  const lines = request.headers.filter(({ name }) => name === 'refer-to');
  return lines.length === 1 && list(request, 'contact').length <= 1 ? (get(request, 'refer-to') ?? null) : null;
}
