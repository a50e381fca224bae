// A phone joins another network in the middle of what it does: its calls learn the new contact and media address by a
// target refresh with a new offer (RFC 3261 §14.1, RFC 3264 §8.3.1).

import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import { wantChange } from './change';
import { hasGruu, saidOf } from './gruu';
import type { Phone } from './phone';

/** Moves the phone; a sentence when it cannot. */
export function move(phone: Phone, act: Act, env: Env): string | null {
  const { address, host = address } = act.options;
  if (typeof address !== 'string' || typeof host !== 'string') return 'it stayed where it was: no address was named';
  const { behind: _, ...spec } = phone.spec;
  phone.spec = { ...spec, address, host };
  const { uri } = phone.place;
  if ('host' in uri) {
    const hidden = hasGruu(phone);
    phone.place = { ...phone.place, uri: { ...uri, host } };
    // RFC 5627 §1: a GRUU leads to the phone wherever it is, once it is registered there.
    if (!hidden) phone.contact = { ...phone.contact, uri: saidOf(phone.spec, phone.place).uri };
  }
  env.out.push({ type: 'moved', address, host });
  for (const call of phone.going.calls) if (call.session.local !== null) wantChange(phone, call, 'offer', env);
  return null;
}
