// Three people in one conversation: RFC 5359 §2.10 (a third is called in) and §2.11 (a third joins, RFC 3911), with a
// phone that mixes as the focus (RFC 4579 §5).

import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { pickUp } from '../session/callee';
import { dial } from '../session/caller';
import { talking } from '../session/find';
import { becomeFocus } from '../session/focus';
import { whoIs } from '../session/party';
import type { Call, Phone } from '../session/phone';
import { look } from '../session/requests';

/** A person calls somebody into the conversation: `adds carol`. */
export function add(phone: Phone, act: Act, _about: string | null, env: Env): string | null {
  const uri = look(phone, act.object ?? '');
  if (uri === null) return `nobody is called ${act.object ?? 'that'}`;
  if (!phone.going.calls.some(talking)) return 'there was no conversation to add anybody to';
  becomeFocus(phone, env);
  dial(phone, { uri, display: null, party: whoIs(phone, uri), key: act.key }, env);
  return null;
}

/** A person answers: whoever wanted to join a call makes this phone a focus. */
export function letIn(phone: Phone, call: Call, env: Env): boolean {
  if (call.purpose?.kind === 'joins') becomeFocus(phone, env);
  return pickUp(phone, call, env);
}
