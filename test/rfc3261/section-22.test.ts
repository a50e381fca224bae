// RFC 3261 §22.2 and §22.3: how a phone answers 401 and 407. RFC 7616 §3.4: how credentials are counted.

import { describe, expect, it } from 'vitest';
import { authParam, computeDigest } from '../../engine/message/digest';
import { get, linesOf } from '../../engine/message/headers';
import type { AuthValue, Request } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import type { Output } from '../../engine/model/output';
import { Alone, anAnswer, messagesIn, perceivedIn, requestIn, SDP } from '../support/laws-phone';
import { ladder, run } from '../support/run';

const challenge = (realm: string, nonce: string, more = ''): string =>
  `Digest realm="${realm}", nonce="${nonce}", qop="auth", algorithm=MD5${more}`;
const asks = (nonce = 'one', realm = 'atlanta', more = ''): string =>
  `Proxy-Authenticate: ${challenge(realm, nonce, more)}`;

const proofs = (request: Request): AuthValue[] => [
  ...linesOf(request, 'authorization').map(({ value }) => value),
  ...linesOf(request, 'proxy-authorization').map(({ value }) => value),
];
const counts = (request: Request): string[] =>
  proofs(request).map((proof) => `${authParam(proof, 'realm')} ${authParam(proof, 'nonce')} ${authParam(proof, 'nc')}`);

function calling(settings = ''): { alone: Alone; invite: Request } {
  const alone = new Alone(settings);
  return { alone, invite: requestIn(alone.does('calls', 'sip:bob@biloxi.example.com')) };
}
const again = (outputs: readonly Output[]): Request => requestIn(outputs, 'INVITE');
const accept = (to: Request): string => {
  const text = anAnswer(to, 200, 'bobs', 'Contact: <sip:bob@192.0.2.201>', 'Content-Type: application/sdp');
  return text.replace('Content-Length: 0', `Content-Length: ${SDP().length}`) + SDP();
};

describe('§22.2: when a 401 or 407 comes, the UAC', () => {
  it('SHOULD send the request again with credentials', () => {
    const { alone, invite } = calling();
    const outputs = alone.hear(anAnswer(invite, 407, 'p', asks()));
    expect(messagesIn(outputs).map((one) => (one.kind === 'request' ? one.method : ''))).toEqual(['ACK', 'INVITE']);
    expect(counts(again(outputs))).toEqual(['atlanta one 00000001']);
  });

  it('MUST increment the CSeq; Call-ID, From and To stay (§8.1.3.5)', () => {
    const { alone, invite } = calling();
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks())));
    expect(get(second, 'cseq')).toEqual({ number: 2, method: 'INVITE' });
    for (const name of ['call-id', 'from', 'to'] as const) expect(get(second, name)).toEqual(get(invite, name));
    expect(get(second, 'via')).not.toEqual(get(invite, 'via'));
  });

  it('a 401 is answered with Authorization, a 407 with Proxy-Authorization', () => {
    const { alone, invite } = calling();
    const first = again(alone.hear(anAnswer(invite, 401, 'p', `WWW-Authenticate: ${challenge('biloxi', 'two')}`)));
    expect([linesOf(first, 'authorization').length, linesOf(first, 'proxy-authorization').length]).toEqual([1, 0]);
  });

  it('the proof is the digest of §22.4: user, realm, password, method and Request-URI', () => {
    const { alone, invite } = calling('password: secret');
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks())));
    const [proof] = proofs(second);
    const value = (name: string): string => (proof && authParam(proof, name)) ?? '';
    const expected = computeDigest({
      algorithm: 'MD5',
      username: 'alice',
      realm: 'atlanta',
      password: 'secret',
      method: 'INVITE',
      uri: printUri(second.uri),
      nonce: 'one',
      qop: 'auth',
      nc: '00000001',
      cnonce: value('cnonce'),
      body: second.body,
    });
    expect(value('response')).toBe(expected.response);
    expect([value('username'), value('uri'), value('qop')]).toEqual(['alice', printUri(second.uri), 'auth']);
  });

  it('opaque is given back as it came (RFC 7616 §3.4)', () => {
    const { alone, invite } = calling();
    const [proof] = proofs(again(alone.hear(anAnswer(invite, 407, 'p', asks('one', 'atlanta', ', opaque="xyz"')))));
    expect(proof && authParam(proof, 'opaque')).toBe('xyz');
  });

  it('MUST NOT try again with credentials that were just rejected: the password is wrong', () => {
    const { alone, invite } = calling('password: wrong');
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks('one'))));
    const after = alone.hear(anAnswer(second, 407, 'p', asks('two')));
    expect(messagesIn(after).map((one) => (one.kind === 'request' ? one.method : ''))).toEqual(['ACK']);
    expect(perceivedIn(after)).toEqual(['failed']);
  });

  it('with stale=true only the nonce was old: it tries again without asking anybody (RFC 7616 §3.3)', () => {
    const { alone, invite } = calling();
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks('one'))));
    const third = again(alone.hear(anAnswer(second, 407, 'p', asks('two', 'atlanta', ', stale=true'))));
    expect(counts(third)).toEqual(['atlanta two 00000001']);
  });

  it('a server that says stale for ever is left alone in the end', () => {
    const { alone, invite } = calling();
    let request: Request | null = invite;
    let tries = 0;
    for (; request !== null && tries < 20; tries++) {
      const outputs = alone.hear(anAnswer(request, 407, 'p', asks(`nonce-${tries}`, 'atlanta', ', stale=true')));
      const next = messagesIn(outputs).find((one) => one.kind === 'request' && one.method === 'INVITE');
      request = next?.kind === 'request' ? next : null;
    }
    expect(tries).toBeLessThan(10);
  });

  it('a challenge it cannot read is no challenge: the call fails', () => {
    const { alone, invite } = calling();
    const after = alone.hear(anAnswer(invite, 407, 'p', 'Proxy-Authenticate: Bearer realm="atlanta"'));
    expect(perceivedIn(after)).toEqual(['failed']);
  });
});

describe('§22.3: several proxies', () => {
  it('each realm gets credentials of its own, and keeps them', () => {
    const { alone, invite } = calling();
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks('one', 'atlanta'))));
    const third = again(alone.hear(anAnswer(second, 407, 'q', asks('two', 'biloxi'))));
    expect(counts(third)).toEqual(['atlanta one 00000002', 'biloxi two 00000001']);
  });

  it('a forked 407 carries several challenges: one proof for each', () => {
    const { alone, invite } = calling();
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks('one', 'atlanta'), asks('two', 'biloxi'))));
    expect(counts(second)).toEqual(['atlanta one 00000001', 'biloxi two 00000001']);
  });

  it('credentials SHOULD be kept for later requests: nc counts each use of a nonce (RFC 7616 §3.4)', () => {
    const alone = new Alone('lines: 3');
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    alone.hear(anAnswer(invite, 407, 'p', asks()));
    const next = requestIn(alone.does('calls', 'sip:carol@biloxi.example.com'));
    expect(counts(next)).toEqual(['atlanta one 00000002']);
    expect(counts(requestIn(alone.does('calls', 'sip:dave@biloxi.example.com')))).toEqual(['atlanta one 00000003']);
  });

  it('each proof has a cnonce of its own', () => {
    const alone = new Alone('lines: 3');
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    const all = [
      again(alone.hear(anAnswer(invite, 407, 'p', asks()))),
      requestIn(alone.does('calls', 'sip:carol@biloxi.example.com')),
    ].flatMap((request) => proofs(request).map((proof) => authParam(proof, 'cnonce')));
    expect(new Set(all).size).toBe(2);
  });
});

describe('§22.1: what is never challenged', () => {
  it('the ACK to a 2xx MUST repeat the credentials of its INVITE (§13.2.2.4)', () => {
    const { alone, invite } = calling();
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks())));
    const ack = requestIn(alone.hear(accept(second)), 'ACK');
    expect(proofs(ack)).toEqual(proofs(second));
  });

  it('a CANCEL MUST NOT be challenged, and carries none', () => {
    const { alone, invite } = calling();
    const second = again(alone.hear(anAnswer(invite, 407, 'p', asks())));
    alone.hear(anAnswer(second, 100, null));
    expect(proofs(requestIn(alone.does('hangs up'), 'CANCEL'))).toEqual([]);
  });

  it('the ACK to the 407 itself carries none', () => {
    const { alone, invite } = calling();
    expect(proofs(requestIn(alone.hear(anAnswer(invite, 407, 'p', asks())), 'ACK'))).toEqual([]);
  });
});

describe('§22 in a run', () => {
  const stage = (password: string): string => `
title: Passwords
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, password: ${password} }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: yes, users: { alice: secret } }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 1 s
`;

  it('the right password: one challenge for the whole call', () => {
    const lines = ladder(run(stage('secret')));
    expect(lines.filter((line) => line.includes('407'))).toEqual(['p1 > alice: 407 INVITE']);
    expect(lines).toContain('p1 > bob: BYE');
  });

  it('the wrong one: two challenges, and the phone stops', () => {
    const lines = ladder(run(stage('guessed')));
    expect(lines.filter((line) => line === 'p1 > alice: 407 INVITE')).toHaveLength(2);
    expect(lines.filter((line) => line === 'alice > p1: INVITE')).toHaveLength(2);
  });
});
