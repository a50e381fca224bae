// A digest worked step by step, from what the message, its challenge and the phone's own password give: RFC 3261 §22.4,
// RFC 7616 §3.4.1 to §3.4.3. The password is the scenario's, and nobody's.

import {
  algorithmOf,
  authParam,
  computeDigest,
  type DigestAlgorithm,
  type DigestInput,
  hashName,
  hashOf,
} from '../message/digest';
import { userhash } from '../message/digest-headers';
import { get } from '../message/headers';
import type { AuthValue, Request } from '../message/message';
import type { Credentials } from '../model/scenario';
import type { Trace } from '../model/trace';
import type { Link } from './find';
import { originsOf } from './origins';
import { callOf } from './run-index';
import { type Cited, cite, owned } from './say';
import { type Situation, situationOf } from './situation';
import { usesOf } from './uses';
import { specOf } from './who';

/** One step: what is put together, and the hash of it. */
export interface DigestStep {
  /** 'A1', 'A2', 'body', 'response'. */
  readonly name: string;
  readonly says: string;
  /** The pieces in their order, with what each is. */
  readonly pieces: readonly { readonly name: string; readonly value: string }[];
  /** What is hashed: the pieces, colons between them. */
  readonly input: string;
  readonly hash: string;
  readonly rule: Cited;
}

export interface DigestWork {
  readonly header: 'authorization' | 'proxy-authorization';
  readonly realm: string;
  readonly algorithm: DigestAlgorithm | null;
  readonly hashName: string;
  /** The steps; none when the password or the algorithm is not known. */
  readonly steps: readonly DigestStep[];
  /** What the message says. */
  readonly said: string;
  readonly agrees: boolean;
  /** Why there are no steps; null when there are. */
  readonly missing: string | null;
  /** The challenge it answers. */
  readonly challenge: Link | null;
  /** What the server found when it made the sum itself. */
  readonly checked: Link | null;
}

/** Every digest a message carries, worked out; none when it carries no credentials. */
export function digestOf(trace: Trace, packet: number): DigestWork[] {
  const s = situationOf(trace, packet);
  const { message } = s;
  if (message.kind !== 'request') return [];
  return message.headers.flatMap((line) => {
    if (line.name !== 'authorization' && line.name !== 'proxy-authorization') return [];
    const worked = work(s, summed(s, message), line.name, line.value as AuthValue);
    return [{ ...worked, challenge: originsOf(s, line)[0] ?? null, checked: usesOf(s, line)[0] ?? null }];
  });
}

/** The request whose method and body went into the sum: an ACK repeats its INVITE's credentials (RFC 3261 §22.1). */
function summed(s: Situation, request: Request): Request {
  if (request.method !== 'ACK') return request;
  const invite = callOf(s.trace, s.sending).find(
    ({ sent }) =>
      sent.from === s.author.id &&
      sent.message.kind === 'request' &&
      sent.message.method === 'INVITE' &&
      get(sent.message, 'cseq')?.number === get(request, 'cseq')?.number,
  );
  return invite?.sent.message.kind === 'request' ? invite.sent.message : request;
}

type Worked = Omit<DigestWork, 'challenge' | 'checked'>;

function work(s: Situation, request: Request, header: DigestWork['header'], value: AuthValue): Worked {
  const text = (name: string): string => authParam(value, name) ?? '';
  const algorithm = algorithmOf(value);
  const realm = text('realm');
  const said = text('response').toLowerCase();
  const shared = { header, realm, algorithm, said };
  const none = (missing: string): Worked => ({ ...shared, hashName: '', steps: [], agrees: false, missing });
  if (algorithm === null) return none('an algorithm that is not computed here');
  const secret = secretOf(s, realm, text('username'), algorithm);
  if (secret === null) return none(`nobody here knows the password of ${text('username') || 'that user'}`);
  const qop = text('qop').toLowerCase();
  const input: DigestInput = {
    algorithm,
    username: secret.username,
    realm,
    password: secret.password,
    method: request.method,
    uri: text('uri'),
    nonce: text('nonce'),
    qop: qop === 'auth' || qop === 'auth-int' ? qop : null,
    nc: text('nc'),
    cnonce: text('cnonce'),
    body: request.body,
  };
  const { response } = computeDigest(input);
  return {
    ...shared,
    hashName: hashName(algorithm),
    steps: stepsOf(s, input),
    agrees: response === said,
    missing: null,
  };
}

/** The password of the phone that made the request; of the server where the phone is not known. */
function secretOf(s: Situation, realm: string, username: string, algorithm: DigestAlgorithm): Credentials | null {
  const spec = specOf(s.trace, s.author.id);
  const fits = (secret: Credentials): boolean =>
    (secret.realm === null || secret.realm === realm) &&
    (username === '' || secret.username === username || userhash(algorithm, secret.username, realm) === username);
  const own = spec?.kind === 'user-agent' ? spec.credentials.find(fits) : undefined;
  if (own !== undefined) return own;
  for (const element of s.trace.origin.scenario.elements) {
    if (element.kind === 'user-agent') continue;
    const known = element.users.find(fits);
    if (known !== undefined) return known;
  }
  return null;
}

function stepsOf(s: Situation, input: DigestInput): DigestStep[] {
  const hash = hashName(input.algorithm);
  const session = input.algorithm.endsWith('-sess');
  const steps: DigestStep[] = [];
  const add = (name: string, says: string, pieces: DigestStep['pieces'], rule: Cited): string => {
    const text = pieces.map(({ value }) => value).join(':');
    const step = { name, says, pieces, input: text, hash: hashOf(hash, text), rule };
    steps.push(step);
    return step.hash;
  };
  const { username, realm, password, nonce, cnonce, nc, qop, method, uri } = input;
  const secret = [
    { name: 'user', value: username },
    { name: 'realm', value: realm },
    { name: 'password', value: password },
  ];
  const ownPassword = owned(s.author.label, 'password');
  let ha1 = add(
    'A1',
    `Who: the user, the realm and ${ownPassword}. Only this hash needs to be kept.`,
    secret,
    cite(7616, '3.4.2'),
  );
  if (session) {
    const bound = [
      { name: 'hash', value: ha1 },
      { name: 'nonce', value: nonce },
      { name: 'cnonce', value: cnonce },
    ];
    ha1 = add('A1 of the session', 'The same, bound to this exchange.', bound, cite(7616, '3.4.2'));
  }
  const asked = [
    { name: 'method', value: method },
    { name: 'uri', value: uri },
  ];
  if (qop === 'auth-int') asked.push({ name: 'hash of the body', value: hashOf(hash, input.body) });
  const ha2 = add(
    'A2',
    `What: the method and the address${qop === 'auth-int' ? ', and the body' : ''}. So it is good for this request only.`,
    asked,
    cite(7616, '3.4.3'),
  );
  const counted = [
    { name: 'nc', value: nc },
    { name: 'cnonce', value: cnonce },
    { name: 'qop', value: qop ?? '' },
  ];
  const all = [
    { name: 'hash of A1', value: ha1 },
    { name: 'nonce', value: nonce },
    ...(qop === null ? [] : counted),
    { name: 'hash of A2', value: ha2 },
  ];
  const how =
    qop === null
      ? 'Both, with the nonce between them.'
      : 'Both, with the nonce, how often it was used, and the phone’s own value between them.';
  add('response', `${how} This is what travels; the password does not.`, all, cite(7616, '3.4.1'));
  return steps;
}
