// Digest authentication on the side of the server: RFC 3261 §22.1 to §22.4, RFC 7616 §3.3 and §3.4, RFC 8760. Proxies
// (407), registrars, redirect servers and user agents (401) share it. A nonce is accepted for its lifetime, and each
// nonce count of it for one request; a spiral brings the same request again.
// Departs from §22.4 item 8 where the spec asks for no qop: then challenges look as RFC 2069 made them.

import { algorithmOf, authParam, computeDigest, type Qop, quoted } from '../message/digest';
import { branchOf, get, linesOf, make, top } from '../message/headers';
import type { AnyHeader, AuthValue, Param, Request } from '../message/message';
import type { ElementId } from '../model/address';
import type { Env, Rule } from '../model/output';
import type { AuthSpec, Credentials } from '../model/scenario';
import type { Micros } from '../model/time';
import { decide, rule } from './proxy/facts';

/** A nonce given out, and which request used which count of it. */
interface Issued {
  readonly at: Micros;
  readonly uses: Map<string, string>;
}

/** One protection domain: its realm, its users and the nonces it gave out. */
export interface Challenger {
  readonly owner: ElementId;
  readonly spec: AuthSpec;
  readonly users: readonly Credentials[];
  readonly nonces: Map<string, Issued>;
}

/** 'www' asks with 401 and WWW-Authenticate, 'proxy' with 407 and Proxy-Authenticate. */
export type Role = 'www' | 'proxy';

export type Identity =
  | { readonly ok: true; readonly username: string }
  | { readonly ok: false; readonly why: string; readonly stale: boolean; readonly challenge: AnyHeader };

/** A protection domain with no nonces given out yet. */
export const createChallenger = (owner: ElementId, spec: AuthSpec, users: readonly Credentials[]): Challenger => ({
  owner,
  spec,
  users: users.filter(({ realm }) => realm === null || realm === spec.realm),
  nonces: new Map(),
});

/**
 * Who sent this request, or the challenge that asks.
 *
 * @param request any but ACK and CANCEL, which are never challenged (RFC 3261 §22.1)
 */
export function authenticate(challenger: Challenger, request: Request, role: Role, env: Env): Identity {
  const { realm } = challenger.spec;
  const given = credentialsFor(request, role, realm);
  if (given === undefined) return ask(challenger, request, role, `no credentials for ${realm}`, false, env);
  const username = authParam(given, 'username') ?? '';
  const found = examine(challenger, request, given, username, env);
  decide(env, 'credentials', found.ok ? ACCEPTED : REFUSED, {
    realm,
    username,
    accepted: found.ok,
    why: found.why,
    ...found.steps,
  });
  return found.ok ? { ok: true, username } : ask(challenger, request, role, found.why, found.stale, env);
}

/** 22.3: credentials for another realm are another server's business. */
function credentialsFor(request: Request, role: Role, realm: string): AuthValue | undefined {
  const lines = linesOf(request, role === 'www' ? 'authorization' : 'proxy-authorization');
  return lines.find(({ value }) => value.scheme.toLowerCase() === 'digest' && authParam(value, 'realm') === realm)
    ?.value;
}

interface Finding {
  readonly ok: boolean;
  readonly why: string;
  readonly stale: boolean;
  /** The sum, for a reader to follow. */
  readonly steps: Readonly<Record<string, unknown>>;
}

const NO_STEPS = {};

function examine(challenger: Challenger, request: Request, given: AuthValue, username: string, env: Env): Finding {
  const { spec, users } = challenger;
  const user = users.find((known) => known.username === username);
  if (user === undefined) return { ok: false, why: `no user ${username} here`, stale: false, steps: NO_STEPS };
  if (algorithmOf(given) !== spec.algorithm)
    return { ok: false, why: 'another algorithm', stale: false, steps: NO_STEPS };
  const qop = (authParam(given, 'qop')?.toLowerCase() as Qop | undefined) ?? null;
  // 22.4, item 8: credentials without qop come from peers that know RFC 2069 only.
  if (qop !== spec.qop && (qop !== null || spec.qop === 'auth-int')) {
    return { ok: false, why: `qop is ${qop}`, stale: false, steps: NO_STEPS };
  }
  const parts = {
    algorithm: spec.algorithm,
    username,
    realm: spec.realm,
    password: user.password,
    method: request.method,
    uri: authParam(given, 'uri') ?? '',
    nonce: authParam(given, 'nonce') ?? '',
    qop,
    nc: authParam(given, 'nc') ?? '',
    cnonce: authParam(given, 'cnonce') ?? '',
    body: request.body,
  };
  const { ha1, a2, ha2, response } = computeDigest(parts);
  const { algorithm, nonce, nc, cnonce } = parts;
  const said = authParam(given, 'response') ?? '';
  const steps = { algorithm, qop, nonce, nc, cnonce, ha1, a2, ha2, expected: response, given: said };
  if (said.toLowerCase() !== response) return { ok: false, why: 'the response is wrong', stale: false, steps };
  const stale = staleness(challenger, request, nonce, nc, env);
  return stale === null
    ? { ok: true, why: 'the response is right', stale: false, steps }
    : { ok: false, why: stale, stale: true, steps };
}

/** RFC 7616 §3.3: the secret is right but the nonce is not, or not any more: why, or null when it is good. */
function staleness(challenger: Challenger, request: Request, nonce: string, nc: string, env: Env): string | null {
  const issued = challenger.nonces.get(nonce);
  if (issued === undefined) return 'the nonce is not one given out here';
  if (env.now - issued.at > challenger.spec.nonceLife) return 'the nonce is too old';
  if (nc === '') return null;
  const use = `${get(request, 'call-id')} ${get(request, 'cseq')?.number}`;
  const earlier = issued.uses.get(nc);
  if (earlier !== undefined && earlier !== use) return 'this nonce count was used for another request';
  issued.uses.set(nc, use);
  return null;
}

function ask(challenger: Challenger, request: Request, role: Role, why: string, stale: boolean, env: Env): Identity {
  const { realm, algorithm, qop } = challenger.spec;
  const nonce = issue(challenger, request, env);
  const params: Param[] = [{ name: 'realm', value: quoted(realm) }];
  if (qop !== null) params.push({ name: 'qop', value: quoted(qop) });
  params.push({ name: 'nonce', value: quoted(nonce) });
  params.push({ name: 'stale', value: stale ? 'TRUE' : 'FALSE' }, { name: 'algorithm', value: algorithm });
  const value: AuthValue = { scheme: 'Digest', params };
  const challenge = role === 'www' ? make('www-authenticate', value) : make('proxy-authenticate', value);
  decide(env, 'challenge', role === 'www' ? UAS : PROXY, { realm, nonce, stale, why });
  return { ok: false, why, stale, challenge };
}

/** A new nonce, remembered while it lives. */
function issue(challenger: Challenger, request: Request, env: Env): string {
  const { owner, nonces, spec } = challenger;
  for (const [old, { at }] of nonces) {
    // The oldest come first. One life more: what has just become too old is told from what never was.
    if (env.now - at <= 2 * spec.nonceLife) break;
    nonces.delete(old);
  }
  const via = top(request, 'via');
  const branch = (via && branchOf(via)) ?? '';
  const cseq = get(request, 'cseq')?.number ?? 0;
  const key = [owner, spec.realm, get(request, 'call-id') ?? '', cseq, branch] as const;
  const nonce = env.draw('nonce', ...key).toString(16) + env.draw('nonce again', ...key).toString(16);
  nonces.set(nonce, { at: env.now, uses: new Map() });
  return nonce;
}

const UAS: Rule = rule('22.2', 'a 401 with a challenge asks who sent the request');
const PROXY: Rule = rule('22.3', 'a 407 with a challenge asks who sent the request');
const ACCEPTED: Rule = rule('22.4', 'the digest proves that the sender knows the password');
const REFUSED: Rule = rule('22.4', 'the digest does not prove it: another challenge');
