// Phones with nobody at them (RFC 3840 §9 calls them automata): they answer at once, or turn numbers down, and some
// hang up by themselves. Music, announcement, park and conference servers, gateways and mailboxes are all of this kind.

import { respond } from '../message/build';
import { get } from '../message/headers';
import type { Param, Request } from '../message/message';
import { bareNumber, numberIn } from '../message/tel';
import type { ElementId } from '../model/address';
import type { Env } from '../model/output';
import type { Behaviour } from '../model/services';
import { SECOND } from '../model/time';
import { behaviourOf } from '../session/behaviour';
import { calleeHangsUp, takeAtOnce } from '../session/callee';
import { lineOf } from '../session/lines';
import type { Phone } from '../session/phone';
import { tagFor } from '../session/requests';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';

const AUTOMATON: readonly Param[] = [
  { name: 'automaton', value: null },
  { name: '+sip.byeless', value: null },
  { name: '+sip.rendering', value: '"no"' },
];

/** What a machine says of itself in its Contact (RFC 3840 §9, RFC 4235 §5.2, RFC 4579 §4.2). */
export function featuresOf(behaviour: Behaviour | undefined): readonly Param[] {
  if (behaviour === 'conference') return [{ name: 'isfocus', value: null }];
  if (behaviour === 'music' || behaviour === 'park' || behaviour === 'announcement') return AUTOMATON;
  return behaviour === 'voicemail' || behaviour === 'automatic' ? AUTOMATON.slice(0, 1) : [];
}

const ANNOUNCEMENT = 4 * SECOND;

/** An INVITE outside of any dialog, at a machine; false where a person decides. */
export function serve(phone: Phone, invite: Request, server: Transaction, env: Env): boolean {
  const behaviour = behaviourOf(phone);
  if (behaviour === 'person' || behaviour === 'controller') return false;
  if (behaviour === 'gateway') {
    const status = refusalBy(phone, invite);
    if (status === null) return false;
    const toTag = tagFor(phone, env, get(invite, 'call-id') ?? '', 'refusal');
    answer(phone.layer, server, respond(invite, status, { toTag }), env);
    return true;
  }
  if (!takeAtOnce(phone, invite, server, env)) return true;
  const call = phone.served.get(server.id);
  if (call === undefined || behaviour !== 'announcement') return true;
  const duration = phone.spec.services?.playsFor ?? ANNOUNCEMENT;
  env.out.push({ type: 'timer-started', owner: `playing ${call.owner}`, name: 'played', duration, background: false });
  return true;
}

/** The status for a number that a gateway does not reach, by the line that says most of it; null for all others. */
function refusalBy(phone: Phone, { uri }: Request): number | null {
  const user = 'user' in uri ? (uri.user ?? null) : null;
  const called = numberIn(uri) ?? (user === null ? '' : bareNumber(user));
  let best: { readonly length: number; readonly status: number } | null = null;
  for (const { number, status } of phone.spec.services?.rejects ?? []) {
    const meant = number.endsWith('*') ? called.startsWith(number.slice(0, -1)) : called === number;
    if (meant && number.length > (best?.length ?? 0)) best = { length: number.length, status };
  }
  return best?.status ?? null;
}

/** An announcement is over: the server hangs up. False when the timer is another one's. */
export function playingTimer(phone: Phone, owner: string, env: Env): boolean {
  if (!owner.startsWith('playing ')) return false;
  const call = lineOf(phone.going, owner.slice('playing '.length));
  if (call !== undefined) calleeHangsUp(phone, call, env);
  return true;
}

/**
 * A call with a mailbox is over: it keeps a message of every call it took. RFC 3842 does not say whose the messages are; here
 * they belong to whoever watches it longest, and their calls are to listen: what was new is old then.
 */
export function keepMessage(phone: Phone, party: ElementId | null | undefined): void {
  const { mailbox, subscriptions } = phone;
  const first = [...subscriptions.values()].find(
    (one) => one.event === 'message-summary' && one.role === 'notifier' && one.state.startsWith('Active'),
  );
  if (party == null || first?.party !== party) mailbox.fresh++;
  else {
    mailbox.heard += mailbox.fresh;
    mailbox.fresh = 0;
  }
}
