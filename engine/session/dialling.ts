// What a call is to be, before it is made: whom it is for, and whether its caller wants to be known. RFC 3323 §4.1: a
// phone that hides its person writes nobody's address into From and no user into Contact; §4.2: it asks the servers on
// the way not to tell either. RFC 3325 §9.3: `Privacy: id` is about what they vouch for.
// Left out: a privacy service that hides addresses of hosts as well (`Privacy: header`, `session`).

import { make } from '../message/headers';
import type { AnyHeader } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import { parseUri } from '../message/uri-parse';
import type { ElementId } from '../model/address';
import type { Act } from '../model/scenario';
import type { Phone, Purpose } from './phone';

/** A call to be made. */
export interface Dialling {
  readonly uri: Uri;
  readonly display: string | null;
  /** Who is called, when the phone's book names them; found by the address when null. */
  readonly party: ElementId | null;
  /** The natural identity of what makes the phone call. */
  readonly key: string;
  /** The other side is to make the offer. */
  readonly late?: boolean;
  /** An offer that somebody else makes. */
  readonly body?: string;
  /** Headers beyond those of any INVITE: Replaces, Referred-By ... */
  readonly headers?: readonly AnyHeader[];
  /** The extensions it is to be made with, when not all the phone knows. */
  readonly supported?: readonly string[];
  readonly purpose?: Purpose | null;
  /** Its person does not want to be known (RFC 3323). */
  readonly hides?: boolean;
}

/** RFC 3323 §4.1.1.3: an address that means nobody. */
export const ANONYMOUS: NameAddr = { display: 'Anonymous', uri: nobody(), params: [] };

function nobody(): Uri {
  const read = parseUri('sip:anonymous@anonymous.invalid');
  if (!read.ok) throw new Error('the address of nobody cannot be read');
  return read.uri;
}

/** RFC 3323 §4.1.1.2: where the phone is reached, without saying whose it is. */
export const nameless = (contact: NameAddr): NameAddr =>
  'user' in contact.uri ? { ...contact, display: null, uri: { ...contact.uri, user: null } as Uri } : contact;

/** The call that a person means: `calls bob anonymously`. */
export function wishOf(phone: Phone, act: Act, uri: Uri): Dialling {
  const whom = act.object ?? '';
  const known = phone.book.has(whom);
  const wish = {
    uri,
    display: known ? whom.charAt(0).toUpperCase() + whom.slice(1) : null,
    party: known ? act.object : null,
    key: act.key,
    late: act.options.offer === 'late',
  };
  return act.options.as === 'anonymous' ? { ...wish, hides: true, headers: [make('privacy', 'id')] } : wish;
}
