// A person who does not want to be known in a call: RFC 3323 §4.1.1. Nobody's address stands in From of every request
// of the dialog, no user in Contact, whoever began what is said there; and §4.2, RFC 3325 §9.3: each request asks the
// servers on the way not to tell what they vouch for.

import { get, list, make, withHeader } from '../message/headers';
import type { Request } from '../message/message';
import type { NameAddr, Uri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import { parseUri } from '../message/uri-parse';
import { hasGruu, saidOf } from './gruu';
import type { Phone } from './phone';

/** RFC 3323 §4.1.1.3: an address that means nobody. */
export const ANONYMOUS: NameAddr = { display: 'Anonymous', uri: nobody(), params: [] };

function nobody(): Uri {
  const read = parseUri('sip:anonymous@anonymous.invalid');
  if (!read.ok) throw new Error('the address of nobody cannot be read');
  return read.uri;
}

/** Asks the servers on the way to keep to themselves who this is. */
export const PRIVACY = make('privacy', 'id');

const isNobody = (who: NameAddr | undefined): boolean => who !== undefined && sameUri(who.uri, ANONYMOUS.uri);

/**
 * 4.1.1.2: where the phone is reached, without saying whose it is. RFC 5627 §3.1.2: a temporary GRUU does not say it,
 * and leads nowhere without its user; a public one is the person's address.
 */
function namelessContact(phone: Phone): NameAddr {
  const { contact } = phone;
  if (hasGruu(phone) && phone.spec.gruu === 'temporary') return contact;
  const uri = hasGruu(phone) ? saidOf(phone.spec, phone.place).uri : contact.uri;
  return 'user' in uri ? { ...contact, display: null, uri: { ...uri, user: null } as Uri } : contact;
}

/** The Contact of a new call. */
export const contactOf = (phone: Phone, hides: boolean): NameAddr => (hides ? namelessContact(phone) : phone.contact);

/** The Contact of an answer: in a call whose caller hides, the other side's requests are for nobody. */
export const answeringContact = (phone: Phone, request: Request): NameAddr =>
  contactOf(phone, isNobody(get(request, 'to')));

/** A request from nobody says no more in Contact than in From, and asks for the same again (4.2). */
export function withHiding(phone: Phone, request: Request): Request {
  if (!isNobody(get(request, 'from'))) return request;
  const contacts = list(request, 'contact');
  const named = contacts.length === 0 ? request : withHeader(request, make('contact', [namelessContact(phone)]));
  if (request.method === 'ACK' || request.method === 'CANCEL') return named;
  return get(named, 'privacy') === undefined ? { ...named, headers: [...named.headers, PRIVACY] } : named;
}
