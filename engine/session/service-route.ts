// The way a phone's own requests are to take, as its registrar told it: RFC 3608 §6.1. It is kept with the registration,
// renewed by each answer, and gone with the registration.

import { list } from '../message/headers';
import type { Response } from '../message/message';
import type { NameAddr } from '../message/uri';
import { printUri } from '../message/uri-print';
import type { Env } from '../model/output';
import type { Phone } from './phone';

/** 6.1: the latest 2xx says what holds; without the header nothing does. */
export function learnServiceRoute(phone: Phone, response: Response | null, env: Env): void {
  const told = response === null ? [] : list(response, 'service-route');
  const route = told.map(({ uri }) => printUri(uri));
  const known = phone.serviceRoute.map(({ uri }) => printUri(uri));
  phone.serviceRoute = told;
  if (route.join() === known.join()) return;
  const text = told.length > 0 ? 'the registrar says through whom requests are to go' : 'no way is prescribed any more';
  env.out.push({ type: 'decision', what: 'service-route', data: { route }, rule: { rfc: 3608, section: '6.1', text } });
}

/** 6.1: it follows what leads out of the place where the phone is, in its order; a proxy that ends the one begins the other. */
export function withServiceRoute(phone: Phone, out: readonly NameAddr[]): readonly NameAddr[] {
  const [first, ...rest] = phone.serviceRoute;
  if (first === undefined) return out;
  const last = out.at(-1);
  const same = last !== undefined && printUri(last.uri) === printUri(first.uri);
  return same ? [...out, ...rest] : [...out, first, ...rest];
}
