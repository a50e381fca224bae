// Where telephone numbers lead: a proxy whose administrator gave it numbers is responsible for tel: addresses (RFC 3966)
// and for those of its own domains that say `user=phone` (RFC 3261 §16.5). The longest beginning that fits decides: a
// gateway gets the number as a SIP address (§19.1.6), a person is found by their own, another server gets the number as it
// is: a tel: unchanged, a SIP address as one of its own domain.

import { asSip, isTel, numberIn } from '../../message/tel';
import type { Uri } from '../../message/uri';
import { printUri } from '../../message/uri-print';
import type { Env, Rule } from '../../model/output';
import type { NumberRoute } from '../../model/scenario';
import { decide, rule } from './facts';
import { isMine } from './identity';
import type { ProxyServer } from './state';

/** What a proxy makes of a number; null where it is none of its business. */
export type Numbered =
  /** Another address stands for it; `own` when it is to be looked up like any other. */
  | { readonly kind: 'uri'; readonly uri: string | Uri; readonly own: boolean }
  /** It goes on as it is, to this server. */
  | { readonly kind: 'server'; readonly element: string; readonly uri: Uri }
  /** Nothing begins like it. */
  | { readonly kind: 'unknown' };

export function numbered(proxy: ProxyServer, uri: Uri, env: Env): Numbered | null {
  const { numbers } = proxy.spec;
  if (numbers === undefined || (!isTel(uri) && !isMine(proxy, uri))) return null;
  const number = numberIn(uri);
  if (number === null) return null;
  const found = longest(numbers, number);
  const said = { number, uri: printUri(uri) };
  if (found === null) {
    if (!isTel(uri)) return null;
    decide(env, 'number', UNKNOWN, said);
    return { kind: 'unknown' };
  }
  const { to } = found;
  if (to.kind === 'server') {
    decide(env, 'number', ONWARD, { ...said, to: to.element });
    return { kind: 'server', element: to.element, uri: isTel(uri) ? uri : asSip(uri, to.domain) };
  }
  const made = to.kind === 'gateway' ? asSip(uri, to.host) : to.uri;
  decide(env, 'number', to.kind === 'gateway' ? GATEWAY : PERSON, {
    ...said,
    to: typeof made === 'string' ? made : printUri(made),
  });
  return { kind: 'uri', uri: made, own: to.kind === 'address' };
}

function longest(numbers: readonly NumberRoute[], number: string): NumberRoute | null {
  let best: NumberRoute | null = null;
  for (const route of numbers) {
    if (!number.startsWith(route.begins)) continue;
    if (best === null || route.begins.length > best.begins.length) best = route;
  }
  return best;
}

const GATEWAY: Rule = rule(
  '19.1.6',
  'the number becomes the user part of a SIP address at the gateway, with user=phone',
);
const PERSON: Rule = rule('16.5', 'the number is somebody’s here: their address is the target');
const ONWARD: Rule = rule('16.5', 'another server knows what to do with this number: it is asked to go on');
const UNKNOWN: Rule = rule('16.5', 'no number this proxy knows begins like that: 404');
