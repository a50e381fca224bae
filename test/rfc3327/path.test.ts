// RFC 3327: registrations signed by the proxies they pass through.

import { describe, expect, it } from 'vitest';
import { ladder, run } from '../support/run';

const stage = (phone: string) => `
elements:
  edge: { proxy: chicago.example.com, path: yes, record-route: yes }
  home: { proxy: biloxi.example.com }
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com, via: edge${phone} }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: hangs up after 1 s
`;

describe('§5.1: a phone behind a proxy that signs registrations', () => {
  it('SHOULD say that it supports path, and calls come back through that proxy', () => {
    expect(ladder(run(stage('')))).toContain('home > edge: INVITE');
  });

  it('that does not say so is refused by the registrar (§5.3: 420)', () => {
    const trace = run(stage(', supported: [replaces]'));
    expect(ladder(trace)).toContain('home > alice: 480 INVITE');
  });
});
