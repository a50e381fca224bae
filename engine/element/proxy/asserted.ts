// Who the caller really is, as providers that trust each other tell one another: RFC 3325 §4 to §7, a proxy's part.
// What somebody outside says of that is taken out; who has proved who they are here gets it written down; and where
// the caller wants to stay unknown it goes no further than the trust domain.
// A user name that two people go by is vouched for when From or a preference (§9.2) says which of them calls; nobody is
// whose address is not known here.
// Left out: identities of telephone numbers (§9.1 allows a tel: value beside the SIP one), and those that answers carry: only
// what a request says of its caller is looked at.

import { authParam } from '../../message/digest';
import { get, linesOf, list, make, without } from '../../message/headers';
import type { Request } from '../../message/message';
import type { NameAddr, Uri } from '../../message/uri';
import { parseUri } from '../../message/uri-parse';
import { isSip, printUri } from '../../message/uri-print';
import type { Address, Hop } from '../../model/address';
import type { Env, Rule } from '../../model/output';
import { aorOf, indexOf } from '../location';
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

const isAt = ({ uri }: NameAddr, aor: string): boolean => isSip(uri) && aorOf(uri) === indexOf(aor);

/** Whom the credentials belong to, as far as it is known here; with the name that the request says of that address. */
function ownIdentity({ spec }: ProxyServer, request: Request): NameAddr | null {
  const lines = linesOf(request, 'proxy-authorization').map(({ value }) => value);
  const ours = lines.find((value) => authParam(value, 'realm') === spec.auth?.realm);
  const username = ours === undefined ? undefined : authParam(ours, 'username');
  if (username === undefined) return null;
  const said = [get(request, 'from'), ...list(request, 'p-preferred-identity')].filter((one) => one !== undefined);
  const persons = spec.persons?.[username] ?? [];
  const meant = persons.length === 1 ? persons[0] : persons.find((aor) => said.some((one) => isAt(one, aor)));
  const read = meant === undefined ? null : parseUri(meant);
  if (read === null || !read.ok || !isSip(read.uri)) return null;
  const display = said.find((one) => isAt(one, printUri(read.uri)))?.display ?? null;
  const scheme = request.uri.scheme === 'sips' ? 'sips' : 'sip';
  return { display, uri: { ...read.uri, scheme }, params: [] };
}

/** Who is known to call: by what a server it trusts asserts, or by what the caller has proved here; null when unknown. */
export function knownCaller(
  proxy: ProxyServer,
  request: Request,
  source: Address | null,
  proven: boolean,
  env: Env,
): Uri | null {
  const { identity } = proxy.spec;
  if (identity !== undefined && source !== null && trusts(identity.trusted, source.host, env)) {
    const vouched = list(request, 'p-asserted-identity')[0];
    if (vouched !== undefined) return vouched.uri;
  }
  return proven ? (ownIdentity(proxy, request)?.uri ?? null) : null;
}

const DISTRUSTED: Rule = rule('5', 'what somebody outside the trust domain asserts is taken out', 3325);
const ASSERTED: Rule = rule('5', 'the caller has proved who it is: this proxy vouches for that', 3325);
const WITHHELD: Rule = rule('7', 'Privacy: id: who calls is not told outside the trust domain', 3325);
