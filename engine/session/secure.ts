// What `sips:` asks of a phone's own address: RFC 3261 §8.1.1.8 and §12.1.1, RFC 5630 §3.1. Whoever is called by a sips
// URI, or calls one, names itself by one, so that what comes back is encrypted on every hop too.

import { list, make, top, withHeader } from '../message/headers';
import type { Request } from '../message/message';
import type { NameAddr } from '../message/uri';
import { isSip } from '../message/uri-print';
import { answeringContact } from './hiding';
import type { Phone } from './phone';

/** The same address, to be reached over TLS only. RFC 5630 §3.1.3: without the transport parameter tls. */
function secured(contact: NameAddr): NameAddr {
  const { uri } = contact;
  return isSip(uri) && uri.scheme === 'sip' ? { ...contact, uri: { ...uri, scheme: 'sips' } } : contact;
}

/** 12.1.1: the Contact of an answer to this request. */
export function contactFor(phone: Phone, request: Request): NameAddr {
  const first = top(request, 'record-route');
  const contacts = list(request, 'contact');
  const said = first ?? (typeof contacts === 'string' ? undefined : contacts[0]);
  const secure = request.uri.scheme === 'sips' || said?.uri.scheme === 'sips';
  const contact = answeringContact(phone, request);
  return secure ? secured(contact) : contact;
}

/** 8.1.1.8: a request to a sips URI carries a sips Contact. */
export function withSecureContact(request: Request): Request {
  const route = top(request, 'route');
  if (request.uri.scheme !== 'sips' && route?.uri.scheme !== 'sips') return request;
  const contacts = list(request, 'contact');
  if (contacts.length === 0 || typeof contacts === 'string') return request;
  if (contacts.every(({ uri }) => uri.scheme !== 'sip')) return request;
  return withHeader(request, make('contact', contacts.map(secured)));
}
