// RFC 3261 §22.2 and §22.3: a user agent that was asked who it is answers with digest credentials, and keeps using
// them for that realm, counting each use of a nonce (RFC 7616 §3.4).

import type { DigestAlgorithm, DigestInput, Qop } from '../message/digest';
import { algorithmOf, authParam, computeDigest, nonceCount, quoted } from '../message/digest';
import { linesOf, make } from '../message/headers';
import type { AnyHeader, AuthValue, Params, Request, Response } from '../message/message';
import { printUri } from '../message/uri-print';
import type { Env } from '../model/output';
import type { Credentials } from '../model/scenario';
import { base36 } from '../random';
import type { Challenged, Phone } from './phone';

interface Challenge {
  readonly value: AuthValue;
  readonly proxy: boolean;
}

/** More tries than this with one request are refused by good sense: the password is wrong. */
const MOST_ATTEMPTS = 4;

function challengesOf(response: Response): Challenge[] {
  return [
    ...linesOf(response, 'www-authenticate').map(({ value }) => ({ value, proxy: false })),
    ...linesOf(response, 'proxy-authenticate').map(({ value }) => ({ value, proxy: true })),
  ].filter(({ value }) => value.scheme.toLowerCase() === 'digest' && algorithmOf(value) !== null);
}

const realmOf = (value: AuthValue): string => authParam(value, 'realm') ?? '';

const secretFor = (phone: Phone, realm: string): Credentials | undefined =>
  phone.spec.credentials.find((secret) => secret.realm === null || secret.realm === realm);

/**
 * Whether the phone has an answer to a 401 or 407 that it has not given yet. The same realm asking again means the
 * credentials were wrong, unless it says that only the nonce is old (RFC 3261 §22.2, RFC 7616 §3.3 `stale`).
 */
export function canAnswer(phone: Phone, response: Response, attempts: number, env: Env): boolean {
  if (attempts >= MOST_ATTEMPTS) return false;
  for (const { value } of challengesOf(response)) {
    const realm = realmOf(value);
    if (secretFor(phone, realm) === undefined) continue;
    const known = phone.realms.get(realm);
    const fresh = known === undefined || authParam(known.challenge, 'nonce') !== authParam(value, 'nonce');
    const stale = authParam(value, 'stale')?.toLowerCase() === 'true';
    if (known === undefined || known.count === 0 || stale || (fresh && attempts === 0)) return true;
    env.out.push({
      type: 'decision',
      what: 'credentials-refused',
      data: { realm },
      rule: { rfc: 3261, section: '22.2', text: 'the same realm asks again: the credentials were wrong' },
    });
  }
  return false;
}

/** Keeps the challenges of a 401 or 407 for the requests that follow. */
export function remember(phone: Phone, response: Response, env: Env): void {
  for (const { value, proxy } of challengesOf(response)) {
    const realm = realmOf(value);
    if (secretFor(phone, realm) === undefined) continue;
    phone.realms.set(realm, { challenge: value, proxy, count: 0 });
    env.out.push({
      type: 'decision',
      what: 'challenge-kept',
      data: { realm, nonce: authParam(value, 'nonce') ?? '' },
      rule: { rfc: 3261, section: '22.3', text: 'a challenge is kept for later requests to its realm' },
    });
  }
}

/**
 * The request with credentials for each realm that asked before. ACK and CANCEL are never challenged (RFC 3261
 * §22.1); the ACK repeats what its INVITE carried, the CANCEL carries none.
 */
export function withCredentials(phone: Phone, request: Request, env: Env): Request {
  if (phone.realms.size === 0 || request.method === 'CANCEL' || request.method === 'ACK') return request;
  const lines: AnyHeader[] = [];
  for (const [realm, known] of phone.realms) {
    const secret = secretFor(phone, realm);
    if (secret === undefined) continue;
    const value = credentialsFor(phone, request, realm, known, secret, env);
    lines.push(known.proxy ? make('proxy-authorization', value) : make('authorization', value));
  }
  const headers = request.headers.slice();
  const at = headers.findIndex(({ name }) => name === 'content-type' || name === 'content-length');
  headers.splice(at < 0 ? headers.length : at, 0, ...lines);
  return { ...request, headers };
}

function credentialsFor(
  phone: Phone,
  request: Request,
  realm: string,
  known: Challenged,
  secret: Credentials,
  env: Env,
): AuthValue {
  known.count++;
  const { challenge } = known;
  const nonce = authParam(challenge, 'nonce') ?? '';
  const qop = chooseQop(challenge);
  const input: DigestInput = {
    algorithm: algorithmOf(challenge) as DigestAlgorithm,
    username: secret.username,
    realm,
    password: secret.password,
    method: request.method,
    uri: printUri(request.uri),
    nonce,
    qop,
    nc: nonceCount(known.count),
    cnonce: base36(env.draw('cnonce', phone.id, nonce, known.count)),
    body: request.body,
  };
  const steps = computeDigest(input);
  const { a1: _, ...shown } = steps;
  env.out.push({
    type: 'decision',
    what: 'credentials',
    data: { realm, username: secret.username, nonce, nc: input.nc, algorithm: input.algorithm, qop, ...shown },
    rule: { rfc: 3261, section: '22.4', text: 'the response proves the secret without showing it' },
  });
  return { scheme: 'Digest', params: paramsOf(input, challenge, steps.response) };
}

/** 22.4: auth when it is offered, else auth-int; none for challenges in the old form. */
function chooseQop(challenge: AuthValue): Qop | null {
  const offered = authParam(challenge, 'qop');
  if (offered === undefined) return null;
  const words = offered.split(',').map((word) => word.trim().toLowerCase());
  return words.includes('auth') ? 'auth' : words.includes('auth-int') ? 'auth-int' : null;
}

function paramsOf(input: DigestInput, challenge: AuthValue, response: string): Params {
  const opaque = authParam(challenge, 'opaque');
  const named = authParam(challenge, 'algorithm');
  const params = [
    { name: 'username', value: quoted(input.username) },
    { name: 'realm', value: quoted(input.realm) },
    { name: 'nonce', value: quoted(input.nonce) },
    { name: 'uri', value: quoted(input.uri) },
    { name: 'response', value: quoted(response) },
  ];
  if (named !== undefined) params.push({ name: 'algorithm', value: named });
  if (input.qop !== null) {
    params.push(
      { name: 'cnonce', value: quoted(input.cnonce) },
      { name: 'qop', value: input.qop },
      { name: 'nc', value: input.nc },
    );
  }
  if (opaque !== undefined) params.push({ name: 'opaque', value: quoted(opaque) });
  return params;
}

/** The credentials an ACK to a 2xx repeats from its INVITE (RFC 3261 §22.1 and §13.2.2.4). */
export const credentialsOf = (invite: Request): AnyHeader[] => [
  ...linesOf(invite, 'authorization'),
  ...linesOf(invite, 'proxy-authorization'),
];
