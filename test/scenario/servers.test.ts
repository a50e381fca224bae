// What is said of servers: which of a domain’s servers a phone registers with, and how phones on TLS are reached.

import { describe, expect, it } from 'vitest';
import { judge } from '../../engine/trace/expect';
import { transcript } from '../../engine/trace/transcript';
import { ways } from '../support/net';
import { ladder, run } from '../support/run';

describe('a phone whose domain has a redirect server and a registrar', () => {
  const trace = run(`
elements:
  home: { registrar: example.com }
  sends: { redirect: example.com }
  alice: { phone: sip:alice@example.org }
  bob: { phone: sip:bob@example.com }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 1 s
`);

  it('registers with the registrar, and the redirect server knows where it is (RFC 3261 §8.3)', () => {
    expect(ladder(trace).slice(0, 4)).toEqual([
      'alice > sends: INVITE',
      'sends > alice: 302 INVITE',
      'alice > sends: ACK',
      'alice > bob: INVITE',
    ]);
  });
});

describe('a phone with a sip: address that sends over TLS', () => {
  const stage = (edge: string) =>
    run(`
elements:
  alice: { phone: sip:alice@example.com, via: edge, transport: tls }
  edge: { proxy: example.com, record-route: yes${edge} }
  bob: { phone: sip:bob@example.com, via: edge }
before:
  - alice: registers
script:
  - bob: calls alice
  - alice: answers after 1 s
  - bob: hangs up after 1 s
`);
  const invites = (edge: string) => ways(stage(edge), 'edge', 'INVITE').map((way) => way.split(' ')[1]);

  it('is reached over UDP by others: its address does not say TLS (RFC 5630 §3.1.4)', () => {
    expect(invites('')).toEqual(['UDP']);
  });

  it('is reached over its own connection by a proxy that remembers the way', () => {
    expect(invites(', helps-nat: yes')).toEqual(['TLS']);
    expect(ladder(stage(', helps-nat: yes')).at(-1)).toBe('edge > bob: 200 BYE');
  });
});

describe('somebody with the name of a word', () => {
  const trace = run(`
elements:
  a: { phone: sip:a@example.com, codecs: [PCMU, telephone-event] }
  b: { phone: sip:b@example.org, codecs: [PCMU, telephone-event] }
script:
  - a: calls b
  - b: answers after 1 s
  - a: presses 5 after 1 s
  - a: hangs up after 1 s
expect:
  - b: hears a tone
  - b: hears a
`);

  it('hears a tone, and hears a', () => {
    expect(judge(trace).map(({ holds }) => holds)).toEqual([true, true]);
  });
});

describe('a proxy that leads a call back to itself', () => {
  const trace = run(`
elements:
  p: { proxy: example.com }
  alice: { phone: sip:alice@example.com, via: p }
  bob: { phone: sip:bob@example.com, via: p }
before:
  - bob: registers also at sip:bob@example.com
script:
  - alice: calls sip:bob@example.com
`);

  it('draws what it sends to itself with its name', () => {
    expect(transcript(trace)).toContain('|-- INVITE -.');
  });
});

describe('a refusal that a voice explains', () => {
  const trace = run(`
elements:
  p: { proxy: example.com, policies: [{ block: incoming, for: bob, with: 603, announcement: sorry }] }
  alice: { phone: sip:alice@example.org, announcements: follow }
  bob: { phone: sip:bob@example.com, via: p }
  sorry: { phone: sip:sorry@example.com, via: p, behaviour: announcement }
before:
  - sorry: registers
script:
  - alice: calls bob
expect:
  - alice: hears sorry
`);

  it('names the voice as any other person (RFC 3261 §20.18)', () => {
    expect(judge(trace).map(({ holds }) => holds)).toEqual([true]);
  });
});

describe('a domain written with a capital letter', () => {
  it('is the same domain: hosts MUST be compared without case (RFC 3261 §19.1.4)', () => {
    const trace = run(`elements:
  alice: { phone: sip:alice@Example.com, via: p }
  p: { proxy: Example.com }
script:
  - alice: registers
`);
    expect(ladder(trace)).toEqual(['alice > p: REGISTER', 'p > alice: 200 REGISTER']);
  });
});
