// RFC 3261 §18.1: what a client's transport does with requests.

import { describe, expect, it } from 'vitest';
import { ways } from '../support/net';
import { perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const LONG = Array.from({ length: 16 }, (_, i) => `an-option-tag-that-makes-the-request-long-${i}`).join(', ');

const stage = (alice = '', bob = '', more = '') => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, supported: [${LONG}]${alice} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 1 s
${more}`;

describe('§18.1.1: sending requests', () => {
  it('over 1300 bytes MUST go over a transport with congestion control: TCP instead of UDP', () => {
    const trace = run(stage());
    expect(wire(trace, 'INVITE', 1).length).toBeGreaterThan(1300);
    expect(ways(trace, 'alice', 'INVITE')).toEqual(['INVITE TCP 192.0.2.201:5060']);
  });

  it('the top Via MUST then name the transport that is used', () => {
    expect(wire(run(stage()), 'INVITE', 1)).toContain('Via: SIP/2.0/TCP ');
  });

  it('a short request of the same call stays with UDP', () => {
    expect(ways(run(stage()), 'alice', 'BYE')).toEqual(['BYE UDP 192.0.2.201:5060']);
  });

  it('refused by TCP, the request SHOULD be sent by UDP after all', () => {
    const trace = run(stage('', ', listens: udp'));
    expect(ways(trace, 'alice', 'INVITE')).toEqual([
      'INVITE TCP 192.0.2.201:5060: connection refused',
      'INVITE UDP 192.0.2.201:5060',
    ]);
    expect(wire(trace, 'INVITE', 2)).toContain('Via: SIP/2.0/UDP ');
    expect(perceptions(trace, 'alice')).toContain('connected');
  });

  it('a proxy does the same with what it forwards', () => {
    const text = stage(', via: p1').replace('elements:', 'elements:\n  p1: { proxy: atlanta.example.com }');
    expect(ways(run(text), 'p1', 'INVITE')).toEqual(['INVITE TCP 192.0.2.201:5060']);
  });
});

describe('§18.1.2: receiving responses', () => {
  it('a connection is used both ways: one is opened, by the client', () => {
    const trace = run(stage().replace('latency', 'transport: tcp\nlatency'));
    const opened = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'connection' && c.change === 'opening' ? [c.between.join(' ')] : [])),
    );
    expect(opened).toEqual(['alice bob']);
  });
});
