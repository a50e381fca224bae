// Where a call can still be tried when one place failed it: the contacts of a 3xx in the order of their q (RFC 3261
// §8.1.3.4 and §21.3), the SIP address of a number whose tel: nobody knew (§8.1.3.5), and the next of the phone's outbound
// proxies when one is silent or out of service (§8.1.3.1).

import { get, make, param } from '../message/headers';
import type { Request, Response } from '../message/message';
import { asSip, isTel } from '../message/tel';
import type { NameAddr, SipUri, Uri } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { Env } from '../model/output';
import { perceive } from './call';
import { bareUri } from './identifiers';
import type { Call, Phone } from './phone';
import { withServiceRoute } from './service-route';

/** One more place to try: an address, and the proxy to reach it by when that is another one than before. */
export interface Place {
  readonly uri: Uri;
  readonly route: NameAddr | null;
  /** What follows that proxy. */
  readonly beyond?: readonly NameAddr[];
}

/** What a call has tried and may still try. */
export interface Search {
  readonly ahead: Place[];
  readonly tried: Set<string>;
}

/** A caller is sent around at most so often: enough for any honest list (RFC 3261 §8.1.3.4 warns of loops). */
const MOST_PLACES = 10;

/** The way requests outside of dialogs go, as their Route: the outbound proxy, and what the registrar prescribes beyond. */
export const outboundOf = (phone: Phone): readonly NameAddr[] => withServiceRoute(phone, wayOut(phone));

/** The outbound proxy alone (RFC 3261 §8.1.2): what a REGISTER goes by. */
export function wayOut(phone: Phone): readonly NameAddr[] {
  // RFC 5626 §4.3: over a flow that works, where it keeps flows.
  const working = [phone.registration, ...phone.otherFlows].find((one) => one?.route && one.state === 'Registered');
  const route = working?.route ?? phone.outbound[phone.preferred];
  return route === undefined ? [] : [route];
}

const nameOf = ({ uri, route }: Place): string => `${printUri(uri)} ${route === null ? '' : printUri(route.uri)}`;

/**
 * Where to send the INVITE next; null when it has failed for good.
 *
 * @param response - the refusal, or null when there was no answer or no way
 */
export function nextPlace(phone: Phone, call: Call, response: Response | null, env: Env): Place | null {
  const status = response?.status ?? 503;
  const { search } = call;
  const strange = status === 416 && isTel(call.invite.uri);
  if (search === null && phone.outbound.length < 2 && (status < 300 || status > 399) && !strange) return null;
  const known = search ?? { ahead: [], tried: new Set([nameOf({ uri: call.invite.uri, route: null })]) };
  call.search = known;
  if (strange) known.ahead.unshift({ uri: inOwnDomain(phone, call, env), route: null });
  else if (response !== null && status < 400) collect(phone, call, known, response, env);
  else if (response === null || status === 503 || status === 408) failOver(phone, call, known, env);
  // 21.6: a 6xx holds for every place.
  const next = status >= 600 ? undefined : known.ahead.shift();
  return next ?? null;
}

/** The next place is tried. 8.1.3.4: whoever called a sips URI is told when the call goes on to one that is not. */
export function takePlace(call: Call, env: Env): Place | undefined {
  const place = call.search?.ahead.shift();
  const isLess = call.invite.uri.scheme === 'sips' && place !== undefined && place.uri.scheme !== 'sips';
  if (isLess) perceive(env, 'less-secure', call, printUri(place.uri));
  return place;
}

/** 21.3: the contacts of a redirection; for a 305 the proxy that the same address is reached by. */
function collect(phone: Phone, call: Call, search: Search, response: Response, env: Env): void {
  if (phone.spec.services?.redirects === false) return;
  const contacts = get(response, 'contact');
  if (contacts === undefined || contacts === '*') return;
  const q = ({ params }: NameAddr): number => Number(param(params, 'q') ?? 1);
  const sorted = [...contacts].sort((a, b) => q(b) - q(a));
  const places = sorted.flatMap(({ uri }): Place[] => {
    if (uri.scheme !== 'sip' && uri.scheme !== 'sips') return [];
    if (response.status !== 305) return [{ uri: bareUri(uri), route: null }];
    return [{ uri: call.invite.uri, route: { display: null, uri: loose(uri as SipUri), params: [] } }];
  });
  const fresh = places.filter((place) => {
    const name = nameOf(place);
    if (search.tried.has(name) || search.tried.size > MOST_PLACES) return false;
    search.tried.add(name);
    return true;
  });
  env.out.push({
    type: 'decision',
    what: 'redirected',
    data: { status: response.status, contacts: contacts.map(({ uri }) => printUri(uri)), taken: fresh.map(nameOf) },
    rule: { rfc: 3261, section: '8.1.3.4', text: 'each new address once, the most wanted first' },
  });
  search.ahead.unshift(...fresh);
}

/** 8.1.3.5: whoever knows no tel: addresses may know the same number as a SIP address. */
function inOwnDomain(phone: Phone, call: Call, env: Env): Uri {
  const { uri: self } = phone.self;
  const uri = asSip(call.invite.uri, 'host' in self ? self.host : phone.spec.host);
  const rule = { rfc: 3261, section: '8.1.3.5', text: '416: the same number once more, as a SIP address' };
  env.out.push({ type: 'decision', what: 'number', data: { number: uri.user, to: printUri(uri) }, rule });
  return uri;
}

const loose = (uri: SipUri): SipUri =>
  param(uri.params, 'lr') === undefined ? { ...uri, params: [...uri.params, { name: 'lr', value: null }] } : uri;

/** The next outbound proxy takes the place of the one that failed, for this call and those after it. */
function failOver(phone: Phone, call: Call, search: Search, env: Env): void {
  const used = printUri(get(call.invite, 'route')?.[0]?.uri ?? call.invite.uri);
  const at = phone.outbound.findIndex(({ uri }) => printUri(uri) === used);
  const next = at < 0 ? undefined : phone.outbound[at + 1];
  if (next === undefined) return;
  phone.preferred = at + 1;
  env.out.push({
    type: 'decision',
    what: 'failed-over',
    data: { from: used, to: printUri(next.uri) },
    rule: {
      rfc: 3261,
      section: '8.1.3.1',
      text: 'no answer counts as a 408, no way as a 503: the next proxy is tried',
    },
  });
  search.ahead.unshift({ uri: call.invite.uri, route: next, beyond: withServiceRoute(phone, [next]).slice(1) });
}

/** The INVITE for another place: its Request-URI, and its Route when another proxy leads there. */
export function towards(invite: Request, { uri, route, beyond = [] }: Place): Request {
  if (route === null) return { ...invite, uri };
  const line = make('route', [route, ...beyond]);
  const headers = invite.headers.filter(({ name }) => name !== 'route');
  const at = headers.findIndex(({ name }) => name === 'max-forwards') + 1;
  return { ...invite, uri, headers: [...headers.slice(0, at), line, ...headers.slice(at)] };
}
