// Who the caller really is, as providers that trust each other tell one another: RFC 3325 §4 to §7, a proxy's part.
// What somebody outside says of that is taken out; who has proved who they are here gets it written down; and where
// the caller wants to stay unknown it goes no further than the trust domain.
// Left out: identities of telephone numbers (§9.1 allows a tel: value beside the SIP one).

import { authParam } from '../../message/digest';
import { get, linesOf, list, make, without } from '../../message/headers';
import type { Request } from '../../message/message';
import type { NameAddr } from '../../message/uri';
import { parseUri } from '../../message/uri-parse';
import { printUri } from '../../message/uri-print';
import type { Address, Hop } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { decide, rule } from './facts';
import type { ProxyServer } from './state';

/** §9.1 and RFC 5876 §3.2: requests that nobody vouches for. */
const NEVER: ReadonlySet<string> = new Set(['ACK', 'CANCEL', 'REGISTER']);

/**
 * §5: the request with what this proxy vouches for.
 *
 * @param source where it really came from
 * @param proven whether this proxy has checked the credentials it carries
 */
export function asserted(
  proxy: ProxyServer,
  request: Request,
  source: Address | null,
  proven: boolean,
  env: Env,
): Request {
  const { identity } = proxy.spec;
  if (identity === undefined || NEVER.has(request.method)) return request;
  if (source !== null && trusts(identity.trusted, source.host, env)) return request;
  let said = request;
  if (get(request, 'p-asserted-identity') !== undefined) {
    decide(env, 'identity-distrusted', DISTRUSTED, { said: identities(request) });
    said = without(said, 'p-asserted-identity');
  }
  // §9.2: a preference is for this proxy only.
  const own = identity.vouches && proven ? ownIdentity(proxy, request) : null;
  said = without(said, 'p-preferred-identity');
  if (own === null) return said;
  decide(env, 'identity-asserted', ASSERTED, { identity: printUri(own.uri) });
  return { ...said, headers: [...said.headers, make('p-asserted-identity', [own])] };
}

/** §5 and §7: the copy for a neighbour outside the trust domain tells nothing that its caller wants hidden. */
export function withheld(proxy: ProxyServer, request: Request, hop: Hop, env: Env): Request {
  const { identity } = proxy.spec;
  if (identity === undefined || get(request, 'p-asserted-identity') === undefined) return request;
  const wishes = (get(request, 'privacy') ?? '').toLowerCase().split(/[;,\s]+/);
  if (!wishes.includes('id') || trusts(identity.trusted, hop.host, env)) return request;
  decide(env, 'identity-withheld', WITHHELD, { identity: identities(request) });
  return without(request, 'p-asserted-identity');
}

const trusts = (trusted: readonly string[], host: string, env: Env): boolean =>
  trusted.some((name) => name === host || env.resolve(name) === host);

const identities = (request: Request): string[] => list(request, 'p-asserted-identity').map(({ uri }) => printUri(uri));

/** Whom the credentials belong to, at this proxy's domain; with the name that the request says of that address. */
function ownIdentity({ spec }: ProxyServer, request: Request): NameAddr | null {
  const lines = linesOf(request, 'proxy-authorization').map(({ value }) => value);
  const ours = lines.find((value) => authParam(value, 'realm') === spec.auth?.realm);
  const username = ours === undefined ? undefined : authParam(ours, 'username');
  if (username === undefined) return null;
  const scheme = request.uri.scheme === 'sips' ? 'sips' : 'sip';
  const read = parseUri(`${scheme}:${username.includes('@') ? username : `${username}@${spec.domains[0]}`}`);
  if (!read.ok) return null;
  const said = [get(request, 'from'), ...list(request, 'p-preferred-identity')];
  const display = said.find((one) => one !== undefined && printUri(one.uri) === printUri(read.uri))?.display ?? null;
  return { display, uri: read.uri, params: [] };
}

const DISTRUSTED: Rule = rule('5', 'what somebody outside the trust domain asserts is taken out', 3325);
const ASSERTED: Rule = rule('5', 'the caller has proved who it is: this proxy vouches for that', 3325);
const WITHHELD: Rule = rule('7', 'Privacy: id: who calls is not told outside the trust domain', 3325);
