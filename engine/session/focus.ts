// A phone that joins its calls into one conversation: RFC 4579 §5.4 and RFC 5359 §2.10. It tells each side that it is
// the focus now (`isfocus` in Contact) with a re-INVITE, and mixes what it hears.

import type { Env } from '../model/output';
import { wantChange } from './change';
import { talking } from './find';
import type { Phone } from './phone';

/** An INVITE is out, with the Contact of before, and not answered yet. */
const BEING_CALLED: ReadonlySet<string> = new Set(['Calling', 'Proceeding']);

const ISFOCUS = { name: 'isfocus', value: null };

/** From now on this phone is the focus of its calls; nothing when it is already. */
export function becomeFocus(phone: Phone, env: Env): void {
  if (phone.contact.params.some(({ name }) => name === 'isfocus')) return;
  phone.contact = { ...phone.contact, params: [...phone.contact.params, ISFOCUS] };
  phone.place = { ...phone.place, params: [...phone.place.params, ISFOCUS] };
  env.out.push({
    type: 'decision',
    what: 'focus',
    data: { calls: phone.going.calls.map(({ owner }) => owner) },
    rule: { rfc: 4579, section: '4.2', text: 'whoever mixes a conference says so in its Contact' },
  });
  // Who is still being called has been told another Contact: they hear of it once they have answered.
  for (const call of [...phone.going.calls])
    if (talking(call) || BEING_CALLED.has(call.state)) wantChange(phone, call, 'offer', env);
}
