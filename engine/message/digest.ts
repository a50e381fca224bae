// Digest: RFC 3261 §22.4, RFC 7616 §3.4, RFC 8760 §2. The response is computed from named parts, and every part is
// kept, so that a reader can follow the sum. Shared secrets appear only where the RFC puts them.

import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha512_256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { param } from './headers';
import type { AuthValue, Body } from './message';
import { encode, unquote } from './text';

export type DigestHash = 'MD5' | 'SHA-256' | 'SHA-512-256';
export type DigestAlgorithm = DigestHash | `${DigestHash}-sess`;
export type Qop = 'auth' | 'auth-int';

const HASHES: Record<DigestHash, (bytes: Uint8Array) => Uint8Array> = {
  MD5: md5,
  'SHA-256': sha256,
  'SHA-512-256': sha512_256,
};

/** The hash algorithms this project computes, the strongest first (RFC 8760 §2.4). */
export const DIGEST_HASHES: readonly DigestHash[] = ['SHA-512-256', 'SHA-256', 'MD5'];

/** Everything a response depends on. */
export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly realm: string;
  readonly password: string;
  readonly method: string;
  /** The digest-uri, as written in the credentials. */
  readonly uri: string;
  readonly nonce: string;
  /** Quality of protection; null for the form of RFC 2069 without one. */
  readonly qop: Qop | null;
  /** Eight hexadecimal digits: how often this nonce was used. */
  readonly nc: string;
  readonly cnonce: string;
  /** The message body; only auth-int looks at it. */
  readonly body: Body;
}

/** The sum, step by step. */
export interface DigestSteps {
  /** What is hashed first: who, where, and the secret. */
  readonly a1: string;
  readonly ha1: string;
  /** What is asked: the method, the URI, and for auth-int the hash of the body. */
  readonly a2: string;
  readonly ha2: string;
  /** What is hashed last. */
  readonly sum: string;
  readonly response: string;
}

/** The hash an algorithm is made with: the algorithm without `-sess`. */
export function hashName(algorithm: DigestAlgorithm): DigestHash {
  return (algorithm.endsWith('-sess') ? algorithm.slice(0, -5) : algorithm) as DigestHash;
}

/** One hash of text or bytes, as lower-case hexadecimal digits. */
export function hashOf(hash: DigestHash, input: Body): string {
  return bytesToHex(HASHES[hash](typeof input === 'string' ? encode(input) : input));
}

/** The response to a challenge (RFC 7616 §3.4.1), with every step on the way. */
export function computeDigest(input: DigestInput): DigestSteps {
  const session = input.algorithm.endsWith('-sess');
  const hash = hashName(input.algorithm);
  // RFC 7616 §3.4.2: A1; with -sess the secret is hashed once and then bound to nonce and cnonce.
  const secret = `${input.username}:${input.realm}:${input.password}`;
  const a1 = session ? `${hashOf(hash, secret)}:${input.nonce}:${input.cnonce}` : secret;
  // RFC 7616 §3.4.3: A2.
  const asked = `${input.method}:${input.uri}`;
  const a2 = input.qop === 'auth-int' ? `${asked}:${hashOf(hash, input.body)}` : asked;
  const [ha1, ha2] = [hashOf(hash, a1), hashOf(hash, a2)];
  const sum =
    input.qop === null
      ? `${ha1}:${input.nonce}:${ha2}`
      : `${ha1}:${input.nonce}:${input.nc}:${input.cnonce}:${input.qop}:${ha2}`;
  return { a1, ha1, a2, ha2, sum, response: hashOf(hash, sum) };
}

/** The algorithm a challenge or credentials name; MD5 when they name none; null for one that nobody here computes. */
export function algorithmOf(value: AuthValue): DigestAlgorithm | null {
  const named = (authParam(value, 'algorithm') ?? 'MD5').toUpperCase();
  const session = named.endsWith('-SESS');
  const hash = DIGEST_HASHES.find((known) => known === (session ? named.slice(0, -5) : named));
  return hash === undefined ? null : session ? `${hash}-sess` : hash;
}

/** A parameter of a challenge or of credentials without its quotes; undefined when it is not there. */
export function authParam(value: AuthValue, name: string): string | undefined {
  const written = param(value.params, name);
  if (written === undefined || written === null) return undefined;
  return unquote(written);
}

export { quote as quoted } from './text';

/** How often a nonce was used, as credentials write it. */
export const nonceCount = (count: number): string => count.toString(16).padStart(8, '0');
