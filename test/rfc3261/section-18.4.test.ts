// RFC 3261 §18.3 and §18.4: framing, and what a sender learns when its message cannot be delivered.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';

const stage = (transport: string, bob: string, faults: string) => `
transport: ${transport}
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 1 s
faults:
${faults}`;

const DOWN = '  - { crash: bob, at: 0 s }';
const failedAt = (trace: ReturnType<typeof run>): number =>
  (trace.entries.find(
    ({ element, changes }) => element === 'alice' && changes.some((c) => c.type === 'perceived' && c.what === 'failed'),
  )?.at ?? 0) / 1e6;

describe('§18.4: errors of the transport', () => {
  it('a connection that is refused is reported to the transaction at once', () => {
    expect(failedAt(run(stage('tcp', '', DOWN)))).toBeCloseTo(0.04, 3);
  });

  it('over UDP an ICMP error is too', () => {
    expect(failedAt(run(stage('udp', ', when-down: refuses', DOWN)))).toBeCloseTo(0.04, 3);
  });

  it('over UDP silence is not: Timer B ends the wait', () => {
    expect(failedAt(run(stage('udp', '', DOWN)))).toBeCloseTo(32, 3);
  });

  it('a host that is off says nothing over TCP either', () => {
    expect(failedAt(run(stage('tcp', ', when-down: silent', DOWN)))).toBeCloseTo(32, 3);
  });

  it('a request whose connection breaks under way is reported to its transaction', () => {
    const trace = run(stage('tcp', '', '  - { reset: [alice, bob], at: 2.1 s }'));
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });
});

describe('a path that is cut one way only', () => {
  it('carries the datagrams of the other way', () => {
    const trace = run(stage('udp', '', '  - { partition: [alice, bob], only: alice, from: 0.5 s }'));
    const lines = ladder(trace);
    expect(lines.filter((line) => line.startsWith('bob > alice: 200 INVITE (lost)')).length).toBeGreaterThan(5);
    expect(lines.some((line) => line.startsWith('alice > bob') && line.endsWith('(lost)'))).toBe(false);
  });
});

describe('§18: a phone that moves to another address', () => {
  const trace = run(`
transport: tcp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: moves to 192.0.2.222 after 3 s
  - alice: hangs up 3 s after bob moves
`);
  const opened = trace.entries.flatMap(({ at, changes }) =>
    changes.flatMap((one) =>
      one.type === 'connection' ? [`${one.change} ${at > 3_000_000 ? 'after' : 'before'}`] : [],
    ),
  );

  it('leaves its connections behind: what it sends from there goes over new ones', () => {
    expect(opened.filter((line) => line.startsWith('opening'))).toEqual(['opening before', 'opening after']);
    expect(opened).toContain('reset after');
  });

  it('and the call goes on over them', () => {
    expect(perceptions(trace, 'bob').at(-1)).toBe('ended');
    expect(ladder(trace).slice(-2)).toEqual(['alice > bob: BYE', 'bob > alice: 200 BYE']);
  });
});
