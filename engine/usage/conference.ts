// More than two people in one conversation: RFC 5359 §2.10 (a third is called in) and §2.11 (a third joins, RFC 3911),
// with a phone that mixes as the focus; and conferences at a focus elsewhere, which is asked to call somebody (RFC 4579
// §5.5) or to let somebody go (§5.11), or which somebody is asked to call (§5.6).

import { top } from '../message/headers';
import type { NameAddr, Uri } from '../message/uri';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { pickUp } from '../session/callee';
import { dial } from '../session/caller';
import { endCall } from '../session/end';
import { findCall, talking } from '../session/find';
import { becomeFocus } from '../session/focus';
import { withMethod } from '../session/identifiers';
import { whoIs } from '../session/party';
import type { Call, Phone } from '../session/phone';
import { look } from '../session/requests';
import { besideCall, refer } from './transfer';

/** A person calls somebody into the conversation: `adds carol`. */
export function add(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  if (uri === null) return `nobody is called ${act.object ?? 'that'}`;
  if (!phone.going.calls.some(talking)) return 'there was no conversation to add anybody to';
  const conference = phone.going.calls.find((call) => talking(call) && isWithFocus(call));
  if (conference !== undefined) {
    // 5.5: who takes part in a conference has its focus call.
    askFocus(phone, conference, uri, act.key, 'invite', env);
    return null;
  }
  becomeFocus(phone, env);
  dial(phone, { uri, display: null, party: whoIs(phone, uri), key: act.key }, env);
  return null;
}

/** 4.2: whether the other end of a call says that it mixes a conference. */
const isWithFocus = ({ told }: Call): boolean =>
  told !== null && top(told, 'contact')?.params.some(({ name }) => name === 'isfocus') === true;

function askFocus(phone: Phone, call: Call, uri: Uri, key: string, aim: 'invite' | 'remove', env: Env): void {
  if (call.dialog === null) return;
  const beside = besideCall(call);
  const to = { uri: beside?.uri ?? call.dialog.remoteTarget, party: call.party, key };
  refer(
    phone,
    {
      referTo: { display: null, uri, params: [] },
      call: null,
      to,
      about: call,
      aim,
      extra: beside?.headers ?? [],
    },
    env,
  );
}

/** A person has somebody removed from the conversation: `removes carol`. */
export function remove(phone: Phone, act: Act, about: string | null, env: Env): string | null {
  const whom = act.object ?? '';
  const call = findCall(phone, whom, about, talking);
  if (call !== undefined) {
    endCall(phone, call, null, env);
    return null;
  }
  const uri = look(phone, whom);
  const conference = phone.going.calls.find((one) => talking(one) && isWithFocus(one));
  if (uri === null || conference === undefined) return `there was no conversation with ${whom}`;
  // 5.11: a Refer-To that asks for a BYE; which dialog it is about the focus knows itself.
  askFocus(phone, conference, withMethod(uri, 'BYE'), act.key, 'remove', env);
  return null;
}

/** A person asks somebody to call a conference, or anybody, and stays where they are: `invites carol to conf`. */
export function invite(phone: Phone, act: Act, about: string | null, env: Env): string | null {
  const whom = act.object ?? '';
  const uri = look(phone, whom);
  const place = look(phone, typeof act.options.to === 'string' ? act.options.to : '');
  if (uri === null || place === null) return `nobody is called ${whom}`;
  const referTo: NameAddr = { display: null, uri: place, params: [] };
  const call = findCall(phone, whom, about, talking);
  if (call !== undefined) refer(phone, { referTo, call, aim: 'invite' }, env);
  else refer(phone, { referTo, call: null, to: { uri, party: whoIs(phone, uri), key: act.key }, aim: 'invite' }, env);
  return null;
}

/** A person answers: whoever wanted to join a call makes this phone a focus. */
export function letIn(phone: Phone, call: Call, env: Env): boolean {
  if (call.purpose?.kind === 'joins') becomeFocus(phone, env);
  return pickUp(phone, call, env);
}
