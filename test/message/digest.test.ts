import { describe, expect, it } from 'vitest';
import { algorithmOf, authParam, computeDigest, type DigestInput, hashOf } from '@/engine/message/digest';
import { answer, authenticationInfo, challenge, check, namesUser, userhash } from '@/engine/message/digest-headers';
import type { AuthValue } from '@/engine/message/message';
import { quote } from '@/engine/message/text';
import { readHeader } from './reading';

const base: DigestInput = {
  algorithm: 'MD5',
  username: 'Mufasa',
  realm: 'http-auth@example.org',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  qop: 'auth',
  nc: '00000001',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  body: '',
};

const response = (changes: Partial<DigestInput>) => computeDigest({ ...base, ...changes }).response;

describe('the worked examples of the RFCs', () => {
  it('RFC 2617 §3.5', () => {
    const input = {
      realm: 'testrealm@host.com',
      password: 'Circle Of Life',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      cnonce: '0a4f113b',
    };
    expect(response(input)).toBe('6629fae49393a05397450978507c4ef1');
    expect(computeDigest({ ...base, ...input })).toMatchObject({
      ha1: '939e7578ed9e3c518a452acee763bce9',
      ha2: '39aff3a2bab6126f332b942af96d3366',
    });
  });

  it('RFC 7616 §3.9.1, MD5 and SHA-256', () => {
    expect(response({})).toBe('8ca523f5e9506fed4657c9700eebdbec');
    expect(response({ algorithm: 'SHA-256' })).toBe('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1');
  });

  it('RFC 7616 §3.9.2, SHA-512-256, as its erratum 4897 corrects it', () => {
    // The RFC prints SHA-512 cut to 256 bits, which has another initial value than SHA-512/256.
    const jason = {
      algorithm: 'SHA-512-256',
      username: 'J\u00e4s\u00f8n Doe',
      realm: 'api@example.org',
      password: 'Secret, or not?',
      uri: '/doe.json',
      nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
      cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
    } as const;
    expect(response(jason)).toBe('3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5');
    expect(userhash('SHA-512-256', jason.username, jason.realm)).toBe(
      '793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b',
    );
  });

  it('RFC 8760 §2.6: without a body auth-int hashes the empty string', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(hashOf('SHA-256', '')).toBe(empty);
    expect(computeDigest({ ...base, algorithm: 'SHA-256', qop: 'auth-int' }).a2).toBe(`GET:/dir/index.html:${empty}`);
  });
});

describe('RFC 7616 §3.4 every part counts as it should', () => {
  it('-sess binds the secret to nonce and cnonce', () => {
    const steps = computeDigest({ ...base, algorithm: 'MD5-sess' });
    expect(steps.a1).toBe(
      `${hashOf('MD5', 'Mufasa:http-auth@example.org:Circle of Life')}:${base.nonce}:${base.cnonce}`,
    );
    expect(steps.ha1).toBe(hashOf('MD5', steps.a1));
  });

  it('without qop neither nc nor cnonce count (RFC 2069)', () => {
    expect(response({ qop: null, nc: 'x', cnonce: 'y' })).toBe(response({ qop: null }));
    const { ha1, ha2, sum } = computeDigest({ ...base, qop: null });
    expect(sum).toBe(`${ha1}:${base.nonce}:${ha2}`);
  });

  it('auth-int counts the body, as text and as bytes alike', () => {
    const body = 'v=0\r\ns=\u00e9\r\n';
    expect(response({ qop: 'auth-int', body })).toBe(
      response({ qop: 'auth-int', body: new TextEncoder().encode(body) }),
    );
    expect(response({ qop: 'auth-int', body })).not.toBe(response({ qop: 'auth-int' }));
  });
});

const parts = { username: 'bob', password: 'zanzibar', method: 'REGISTER', body: '' };
const toAnswer = { ...parts, uri: 'sip:biloxi.com', cnonce: 'c0ffee', count: 1 };

describe.each(['MD5', 'SHA-256', 'SHA-512-256', 'MD5-sess', 'SHA-256-sess', 'SHA-512-256-sess'] as const)(
  '%s',
  (algorithm) => {
    describe.each([[['auth']], [['auth-int']], [['auth', 'auth-int']], [[]]] as const)('qop %j', (qop) => {
      const asked = challenge({ realm: 'biloxi.com', nonce: 'n"1', algorithm, qop, opaque: 'o', userhash: true });

      it('credentials that answer the challenge are accepted, others are not', () => {
        const given = answer(asked, toAnswer);
        if (given === null) throw new Error('no answer');
        expect(check(given.value, parts)).toEqual({ ok: true, steps: given.steps });
        expect(check(given.value, { ...parts, password: 'x' })).toMatchObject({
          ok: false,
          why: 'the response differs',
        });
        expect(check(given.value, { ...parts, username: 'rob' })).toMatchObject({ ok: false, why: 'another user' });
        expect(check(given.value, { ...parts, method: 'INVITE' }).ok).toBe(false);
        expect(check(given.value, { ...parts, body: 'changed' }).ok).toBe(qop[0] !== 'auth-int');
        expect(authParam(given.value, 'opaque')).toBe('o');
        expect(authParam(given.value, 'qop')).toBe(qop[0]);
      });
    });
  },
);

describe('challenges and credentials as headers', () => {
  it('read as they were made', () => {
    const asked = challenge({
      realm: 'a "b"',
      nonce: 'n',
      algorithm: 'SHA-256',
      qop: ['auth', 'auth-int'],
      stale: true,
    });
    expect(authParam(asked, 'realm')).toBe('a "b"');
    expect(authParam(asked, 'stale')).toBe('true');
    expect(authParam(asked, 'opaque')).toBeUndefined();
  });

  it('an unknown algorithm or scheme is not answered (RFC 8760 §2.4)', () => {
    const md4: AuthValue = { scheme: 'Digest', params: [{ name: 'algorithm', value: 'MD4' }] };
    expect(answer(md4, toAnswer)).toBeNull();
    expect(answer({ scheme: 'Basic', params: [] }, toAnswer)).toBeNull();
    expect(check(md4, parts)).toMatchObject({ ok: false, steps: null });
    expect(check({ scheme: 'Basic', params: [] }, parts)).toMatchObject({ ok: false, why: 'the scheme is Basic' });
  });

  it('a challenge that names no algorithm means MD5, and names are compared without case', () => {
    expect(algorithmOf({ scheme: 'Digest', params: [] })).toBe('MD5');
    expect(algorithmOf({ scheme: 'Digest', params: [{ name: 'algorithm', value: 'sha-256-SESS' }] })).toBe(
      'SHA-256-sess',
    );
  });

  it('RFC 7616 §3.4: a user may be named with escapes', () => {
    const line = 'Authorization: Digest username*=UTF-8\'\'J%C3%A4s%C3%B8n%20Doe, realm="x"';
    const given = readHeader('authorization', line) as AuthValue;
    expect(namesUser(given, 'J\u00e4s\u00f8n Doe')).toBe(true);
    expect(namesUser(given, 'Jason Doe')).toBe(false);
  });

  it('RFC 7616 §3.5: Authentication-Info proves that the server knows the secret too', () => {
    const asked = challenge({ realm: 'biloxi.com', nonce: 'n', algorithm: 'SHA-256', qop: ['auth'] });
    const given = answer(asked, toAnswer)?.value as AuthValue;
    const info = authenticationInfo(given, parts, 'next');
    const expected = computeDigest({
      ...base,
      ...parts,
      ...{ algorithm: 'SHA-256', realm: 'biloxi.com', nonce: 'n', cnonce: 'c0ffee', uri: 'sip:biloxi.com', method: '' },
    });
    expect(info).toContainEqual({ name: 'rspauth', value: quote(expected.response) });
    expect(info).toContainEqual({ name: 'nextnonce', value: '"next"' });
    expect(authenticationInfo({ scheme: 'Digest', params: [] }, parts, null)).toEqual([]);
  });
});
