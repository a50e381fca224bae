// A 3xx at a proxy: RFC 3261 §16.7 item 4. It either follows the contacts itself or leaves them to the caller.

import { get, make, param, withHeader } from '../../message/headers';
import type { Response } from '../../message/message';
import type { NameAddr } from '../../message/uri';
import { isSip, printUri } from '../../message/uri-print';
import type { Env, Rule } from '../../model/output';
import { decide, rule } from './facts';
import type { Branch, ProxyServer } from './state';
import { enter } from './targets';

/**
 * Follows what can be followed of a 3xx.
 *
 * @returns the response with the contacts that are left for the caller, or null when none are
 */
export function recurse(proxy: ProxyServer, branch: Branch, response: Response, env: Env): Response | null {
  const { context } = branch;
  const contacts = get(response, 'contact');
  const follow = proxy.spec.redirection === 'follow' && context.state === 'Collecting';
  // 21.3.4, 21.3.5: 305 names a proxy for the caller, 380 another service: neither is one more place of the user.
  if (!follow || contacts === undefined || contacts === '*' || response.status > 302) return response;
  const [mine, left] = split(contacts, context.request.uri.scheme);
  if (mine.length === 0) return response;
  decide(env, 'recursion', RECURSE, { status: response.status, contacts: mine.map(({ uri }) => printUri(uri)) });
  const known = context.targets.length + context.asked.length;
  for (const contact of mine) {
    enter(proxy, context, contact.uri, { q: qOf(contact), limit: branch.target.limit, forwarded: false }, env);
  }
  // 16.5: no target is tried twice. A 3xx that names none but those tried already was not followed: it counts.
  if (context.targets.length + context.asked.length === known) return response;
  return left.length === 0 ? null : withHeader(response, make('contact', left));
}

/** 16.7, item 4 and RFC 5630 §5.3: only contacts of the request's own scheme are followed. */
function split(contacts: readonly NameAddr[], scheme: string): readonly [NameAddr[], NameAddr[]] {
  const mine: NameAddr[] = [];
  const left: NameAddr[] = [];
  for (const contact of contacts) (isSip(contact.uri) && contact.uri.scheme === scheme ? mine : left).push(contact);
  return [mine, left];
}

/** 20.10: the preference of a contact, 1 when it says none. */
export function qOf(contact: NameAddr): number {
  const q = Number(param(contact.params, 'q') ?? 1);
  return q >= 0 && q <= 1 ? q : 1;
}

const RECURSE: Rule = rule('16.7', 'the contacts of a 3xx join the target set');
