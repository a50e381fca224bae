// Addresses of one phone among those of its user: GRUUs, RFC 5627 §5 and §6.1. A public one is the address of record
// with the instance in `gr`; temporary ones hide whose they are, and last as long as the registration does.
// Departs from RFC 5627 §5.1: a temporary GRUU is drawn from what it stands for, and kept in a table, not encrypted.

import { get, list, param } from '../message/headers';
import type { Param, Params, Request } from '../message/message';
import { quote, unquote } from '../message/text';
import type { NameAddr, SipUri } from '../message/uri';
import { sameUri } from '../message/uri-compare';
import { isSip, printUri } from '../message/uri-print';
import type { Env, Rule } from '../model/output';
import { base36 } from '../random';
import { aorOf, type Binding, type LocationService } from './location';
import { decide, rule } from './proxy/facts';

/** The instance a contact says it is (RFC 5626 §4.1), without its quotes and brackets; null when it says none. */
export function instanceOf(params: Params): string | null {
  const said = param(params, '+sip.instance');
  return typeof said === 'string' ? unquote(said).replace(/^<|>$/g, '') : null;
}

const keyOf = (aor: string, instance: string): string => `${aor} ${instance}`;

/** 5.1: a contact that would lead back to where it is kept: to the address of record itself, or to a GRUU of it. */
export function leadsBack(location: LocationService, aor: string, contact: NameAddr, to: SipUri): boolean {
  if (instanceOf(contact.params) === null) return false;
  if (!isSip(contact.uri)) return true;
  return sameUri(contact.uri, to) || location.temporary.get(contact.uri.user ?? '')?.aor === aor;
}

/** 5.1: what a REGISTER that was taken does to the GRUUs of its contacts. */
export function renewGruus(
  location: LocationService,
  aor: string,
  before: readonly Binding[],
  after: readonly Binding[],
  env: Env,
): void {
  for (const { instance, callId, cseq } of after.filter((binding) => !before.includes(binding))) {
    if (instance === null) continue;
    const key = keyOf(aor, instance);
    const earlier = before.filter((old) => old.instance === instance).sort((a, b) => b.at - a.at)[0];
    // 5.1: with another Call-ID the phone has begun anew: what it was called before is forgotten.
    if (earlier !== undefined && earlier.callId !== callId) forget(location, key);
    const user = `tgruu.${base36(env.draw('tgruu', aor, instance, callId, cseq))}`;
    location.temporary.set(user, { aor, instance });
    location.instances.set(key, [...(location.instances.get(key) ?? []), user]);
    decide(env, 'gruu', CREATED, { aor, instance, temporary: user });
  }
  dropLapsed(location, aor, before, after);
}

/** 5.3: with the last contact of an instance its temporary GRUUs end; the public one stays. */
export function dropLapsed(
  location: LocationService,
  aor: string,
  before: readonly Binding[],
  after: readonly Binding[],
): void {
  for (const { instance } of before) {
    if (instance !== null && !after.some((left) => left.instance === instance)) forget(location, keyOf(aor, instance));
  }
}

function forget(location: LocationService, key: string): void {
  for (const user of location.instances.get(key) ?? []) location.temporary.delete(user);
  if (location.instances.has(key)) location.instances.set(key, []);
}

/** 5.2: what the 200 says of a contact's GRUUs to a phone that knows of them. */
export function gruuParams(location: LocationService, request: Request, { instance, aor }: Binding): Param[] {
  const to = get(request, 'to')?.uri;
  if (instance === null || to === undefined || !isSip(to)) return [];
  if (!list(request, 'supported').includes('gruu')) return [];
  const bare: SipUri = { ...to, params: [], headers: [] };
  const open: SipUri = { ...bare, params: [{ name: 'gr', value: instance }] };
  const params = [{ name: 'pub-gruu', value: quote(printUri(open)) }];
  const newest = location.instances.get(keyOf(aor, instance))?.at(-1);
  if (newest !== undefined) {
    const hidden: SipUri = { ...bare, user: newest, params: [{ name: 'gr', value: null }] };
    params.push({ name: 'temp-gruu', value: quote(printUri(hidden)) });
  }
  return params;
}

/** What the location service is asked for a URI: its address of record, with the `gr` of a GRUU (§6.1). */
export function questionFor(uri: SipUri): string {
  const gr = param(uri.params, 'gr');
  if (gr === undefined) return aorOf(uri);
  return gr === null ? `${aorOf(uri)};gr` : `${aorOf(uri)};gr=${gr}`;
}

const CREATED: Rule = rule('5.1', 'a contact with an instance gets a public and a new temporary GRUU', 5627);
