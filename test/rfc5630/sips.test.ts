// RFC 5630: what sips: means, on every hop and at both ends.

import { describe, expect, it } from 'vitest';
import { ways } from '../support/net';
import { perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (bob: string, p2 = '') => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2: { proxy: biloxi.example.com, record-route: yes${p2} }
  bob: { phone: ${bob}:bob@biloxi.example.com }
before:
  - bob: registers
script:
  - alice: calls sips:bob@biloxi.example.com
  - bob: answers after 1 s
  - bob: hangs up after 1 s
`;

describe('§3.1: a call to a sips URI', () => {
  const trace = run(stage('sips'));

  it('MUST go over TLS on every hop, and so must what comes back', () => {
    for (const who of ['alice', 'p1', 'p2', 'bob']) for (const way of ways(trace, who)) expect(way).toContain(' TLS ');
  });

  it('MUST carry a sips Contact from either end', () => {
    expect(wire(trace, 'INVITE', 1)).toMatch(/^Contact: <sips:alice@/m);
    expect(wire(trace, '200 INVITE', 1)).toMatch(/^Contact: <sips:bob@/m);
  });

  it('has no transport=tls in it', () => {
    expect(wire(trace, 'INVITE', 1)).not.toContain('transport=tls');
  });
});

describe('§5.3: a proxy', () => {
  it('MUST NOT send a sips request to a contact that is only sip: 480, with a Warning that says why', () => {
    const trace = run(stage('sip'));
    expect(ways(trace, 'p2', 'INVITE')).toEqual([]);
    expect(wire(trace, '480 INVITE', 1)).toMatch(/^Warning: 380 \S+ "SIPS Not Allowed"/m);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('MUST NOT fall back to an insecure transport when TLS is refused', () => {
    const trace = run(stage('sips', ', listens: [udp, tcp]').replace('before:\n  - bob: registers\n', ''));
    expect(ways(trace, 'p1', 'INVITE')).toEqual(['INVITE TLS 192.0.2.222:5061: connection refused']);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('sends a sip request to a sips contact over TLS, without changing it into sips', () => {
    const text = stage('sips').replace('calls sips:bob@biloxi.example.com', 'calls sip:bob@biloxi.example.com');
    const trace = run(text);
    expect(ways(trace, 'p2', 'INVITE')[0]).toMatch(/^INVITE TLS /);
    expect(wire(trace, 'INVITE', 3)).toMatch(/^INVITE sip:bob@/);
  });
});
