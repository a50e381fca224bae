// What a call is to be, before it is made: whom it is for, and whether its caller wants to be known (RFC 3323 §4.1; what
// comes of that is in `hiding.ts`).
// Left out: a privacy service that hides addresses of hosts as well (`Privacy: header`, `session`).

import type { AnyHeader } from '../message/message';
import type { Uri } from '../message/uri';
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
  return act.options.as === 'anonymous' ? { ...wish, hides: true } : wish;
}
