// RFC 7616 §3.3 to §3.5, RFC 8760 §2: challenges, credentials and Authentication-Info as header values, made and checked.
// Nothing is remembered here: who keeps nonces, counts and secrets passes them in, and gets every step of the sum back.

import {
  algorithmOf,
  authParam,
  computeDigest,
  type DigestAlgorithm,
  type DigestSteps,
  hashName,
  hashOf,
  nonceCount,
  type Qop,
  quoted,
} from './digest';
import type { AuthValue, Body, Param, Params } from './message';
import { unescaped } from './text';

/** What a server asks with, RFC 7616 §3.3. */
export interface ChallengeParts {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: DigestAlgorithm;
  /** The qualities offered; none for a challenge as RFC 2069 had it. */
  readonly qop: readonly Qop[];
  readonly opaque?: string;
  /** The credentials were right but their nonce was too old. */
  readonly stale?: boolean;
  /** Asks for the user's name as a hash. */
  readonly userhash?: boolean;
}

/** The value of WWW-Authenticate or Proxy-Authenticate. */
export function challenge(parts: ChallengeParts): AuthValue {
  const params: Param[] = [{ name: 'realm', value: quoted(parts.realm) }];
  // RFC 8760 §2.6: qop is always sent.
  if (parts.qop.length > 0) params.push({ name: 'qop', value: quoted(parts.qop.join(',')) });
  params.push({ name: 'algorithm', value: parts.algorithm }, { name: 'nonce', value: quoted(parts.nonce) });
  if (parts.opaque !== undefined) params.push({ name: 'opaque', value: quoted(parts.opaque) });
  if (parts.stale === true) params.push({ name: 'stale', value: 'true' });
  if (parts.userhash === true) params.push({ name: 'userhash', value: 'true' });
  return { scheme: 'Digest', params };
}

/** What a client answers a challenge with. */
export interface AnswerParts {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly body: Body;
  readonly cnonce: string;
  /** How often the nonce was used, with this time. */
  readonly count: number;
}

/** Credentials and the sum that made them. */
export interface Answer {
  readonly value: AuthValue;
  readonly steps: DigestSteps;
}

/** The value of Authorization or Proxy-Authorization; null when nobody here computes the challenge's algorithm. */
export function answer(asked: AuthValue, parts: AnswerParts): Answer | null {
  const algorithm = algorithmOf(asked);
  if (asked.scheme.toLowerCase() !== 'digest' || algorithm === null) return null;
  const realm = authParam(asked, 'realm') ?? '';
  const nonce = authParam(asked, 'nonce') ?? '';
  const qop = pickQop(authParam(asked, 'qop'));
  const { username, password, method, uri, body, cnonce } = parts;
  const nc = nonceCount(parts.count);
  const steps = computeDigest({ algorithm, username, realm, password, method, uri, nonce, qop, nc, cnonce, body });
  const hidden = authParam(asked, 'userhash')?.toLowerCase() === 'true';
  // RFC 7616 §3.4.4: the hashed name takes the place of the name, after the sum was made.
  const shown = hidden ? userhash(algorithm, username, realm) : username;
  const params: Param[] = [
    { name: 'username', value: quoted(shown) },
    { name: 'realm', value: quoted(realm) },
    { name: 'nonce', value: quoted(nonce) },
    { name: 'uri', value: quoted(uri) },
    { name: 'response', value: quoted(steps.response) },
    { name: 'algorithm', value: algorithm },
  ];
  if (qop !== null || algorithm.endsWith('-sess')) params.push({ name: 'cnonce', value: quoted(cnonce) });
  if (qop !== null) params.push({ name: 'qop', value: qop }, { name: 'nc', value: nc });
  const opaque = authParam(asked, 'opaque');
  // RFC 7616 §3.4: opaque comes back unchanged.
  if (opaque !== undefined) params.push({ name: 'opaque', value: quoted(opaque) });
  if (hidden) params.push({ name: 'userhash', value: 'true' });
  return { value: { scheme: 'Digest', params }, steps };
}

/** The quality to use of those offered: auth when it is there (RFC 3261 §22.4); null when none was offered. */
function pickQop(offered: string | undefined): Qop | null {
  if (offered === undefined) return null;
  const words = offered.split(',').map((word) => word.trim().toLowerCase());
  return words.includes('auth') || !words.includes('auth-int') ? 'auth' : 'auth-int';
}

/** RFC 7616 §3.4.4: a user's name as it is sent where the challenge said `userhash=true`. */
export function userhash(algorithm: DigestAlgorithm, username: string, realm: string): string {
  return hashOf(hashName(algorithm), `${username}:${realm}`);
}

/** Whether credentials name a user, in the clear, encoded (`username*`) or hashed. */
export function namesUser(given: AuthValue, username: string): boolean {
  const algorithm = algorithmOf(given);
  const plain = authParam(given, 'username');
  if (authParam(given, 'userhash')?.toLowerCase() === 'true') {
    return algorithm !== null && plain === userhash(algorithm, username, authParam(given, 'realm') ?? '');
  }
  const encoded = authParam(given, 'username*');
  // RFC 7616 §3.4, RFC 5987: charset, language, and the name with escapes.
  if (plain === undefined && encoded !== undefined)
    return unescaped(encoded.replace(/^utf-8'[^']*'/i, '')) === username;
  return plain === username;
}

/** What a server knows when it checks credentials. */
export interface Known {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  readonly body: Body;
}

/** What came of the check; `steps` is the sum as the server makes it. */
export type Checked =
  | { readonly ok: true; readonly steps: DigestSteps }
  | { readonly ok: false; readonly why: string; readonly steps: DigestSteps | null };

/** Checks the response of credentials, RFC 7616 §3.4.1. Whether their nonce is fresh is for who issued it to say. */
export function check(given: AuthValue, known: Known): Checked {
  const algorithm = algorithmOf(given);
  if (given.scheme.toLowerCase() !== 'digest') return { ok: false, why: `the scheme is ${given.scheme}`, steps: null };
  if (algorithm === null) return { ok: false, why: 'an algorithm nobody here computes', steps: null };
  if (!namesUser(given, known.username)) return { ok: false, why: 'another user', steps: null };
  const steps = computeDigest(inputOf(given, algorithm, known));
  const said = authParam(given, 'response') ?? '';
  return said.toLowerCase() === steps.response
    ? { ok: true, steps }
    : { ok: false, why: 'the response differs', steps };
}

function inputOf(given: AuthValue, algorithm: DigestAlgorithm, known: Known): Parameters<typeof computeDigest>[0] {
  const text = (name: string): string => authParam(given, name) ?? '';
  const qop = authParam(given, 'qop')?.toLowerCase();
  return {
    ...known,
    algorithm,
    realm: text('realm'),
    uri: text('uri'),
    nonce: text('nonce'),
    qop: qop === 'auth' || qop === 'auth-int' ? qop : null,
    nc: text('nc'),
    cnonce: text('cnonce'),
  };
}

/** The value of Authentication-Info, RFC 7616 §3.5: the server proves itself, and may hand out the next nonce. */
export function authenticationInfo(given: AuthValue, known: Known, nextnonce: string | null): Params {
  const algorithm = algorithmOf(given);
  const params: Param[] = [];
  if (nextnonce !== null) params.push({ name: 'nextnonce', value: quoted(nextnonce) });
  if (algorithm === null) return params;
  const input = inputOf(given, algorithm, known);
  if (input.qop === null) return params;
  // RFC 7616 §3.5: A2 without the method, over the response's body.
  const { response } = computeDigest({ ...input, method: '' });
  params.push({ name: 'qop', value: input.qop }, { name: 'rspauth', value: quoted(response) });
  params.push({ name: 'cnonce', value: quoted(input.cnonce) }, { name: 'nc', value: input.nc });
  return params;
}
