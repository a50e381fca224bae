// A phone that has an address of its own among those of its user: RFC 5627 §4. It registers with an instance, learns its
// GRUUs from the answer, and names one of them in what it says from then on.

import { get, param } from '../message/headers';
import type { Response } from '../message/message';
import { quote, unquote } from '../message/text';
import type { NameAddr } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import { parseUri } from '../message/uri-parse';
import { isSip } from '../message/uri-print';
import type { Env } from '../model/output';
import type { UserAgentSpec } from '../model/scenario';
import { draw } from '../random';
import type { Phone } from './phone';

/** RFC 5626 §4.1: a name that stays the same however often the phone is switched off and on. */
function instanceId({ spec }: Phone): string {
  const hex = [0, 1, 2]
    .map((part) => draw(0, 'instance', spec.id, part).toString(16).padStart(14, '0'))
    .join('')
    .slice(-32);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}

/** 4.1: what the phone registers: where it is, and which one it is when it wants a GRUU. */
export function ownContact(phone: Phone, regId: number | null = null): NameAddr {
  const { place, spec } = phone;
  if (spec.gruu === undefined && spec.outbound !== true) return place;
  const instance = { name: '+sip.instance', value: quote(`<${instanceId(phone)}>`) };
  // RFC 5626 §4.2.1: and over which of its flows.
  const flow = regId === null ? [] : [{ name: 'reg-id', value: String(regId) }];
  return { ...place, params: [...place.params, instance, ...flow] };
}

/** Where a phone says that it is: with `ob` when what is for it has to come over its flow (RFC 5626 §4.3). */
export function saidOf(spec: UserAgentSpec, place: NameAddr): NameAddr {
  if (spec.outbound !== true || !isSip(place.uri)) return place;
  return { ...place, uri: { ...place.uri, params: [...place.uri.params, { name: 'ob', value: null }] } };
}

/** 4.2 and 4.4: the answer to a REGISTER tells the GRUUs; the phone uses the kind it is set to. */
export function learnGruu(phone: Phone, response: Response | null, env: Env): void {
  const { gruu } = phone.spec;
  const contacts = response === null || gruu === undefined ? undefined : get(response, 'contact');
  if (contacts === undefined || contacts === '*') return;
  const own = contacts.find(({ uri }) => sameUri(uri, phone.place.uri));
  const said = own === undefined ? undefined : param(own.params, gruu === 'temporary' ? 'temp-gruu' : 'pub-gruu');
  const read = typeof said === 'string' ? parseUri(unquote(said)) : null;
  if (read === null || !read.ok) return;
  // 4.2: every refresh brings another temporary one; those from before hold on, and dialogs go on with them.
  if (hasGruu(phone) && gruu === 'temporary') return;
  phone.contact = { ...phone.contact, uri: read.uri };
  const rule = { rfc: 5627, section: '4.4', text: 'from now on the phone names its GRUU where it can be reached' };
  env.out.push({ type: 'decision', what: 'gruu-learned', data: { gruu: unquote(said ?? '') }, rule });
}

export const hasGruu = ({ contact }: Phone): boolean =>
  isSip(contact.uri) && param(contact.uri.params, 'gr') !== undefined;

/** 4.4: without a registration there is no GRUU to use. */
export function forgetGruu(phone: Phone): void {
  if (hasGruu(phone)) phone.contact = { ...phone.contact, uri: saidOf(phone.spec, phone.place).uri };
}
