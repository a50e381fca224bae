// RFC 3261 §10.2.6 and §10.3: a registrar that stands apart from the proxies of its domain, and is found all the same.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (bob: string) => `
elements:
  home: { registrar: example.com }
  p: { proxy: example.com, registrar: no, record-route: yes }
  alice: { phone: sip:alice@example.com, via: p }
  bob: { phone: sip:bob@example.com${bob} }
script:
  - bob: registers
  - alice: calls bob at 2 s
  - bob: answers after 1 s
  - bob: hangs up after 1 s
`;

describe('a registrar beside a proxy of the same domain', () => {
  it('gets what the proxy cannot register itself (§16.6)', () => {
    const trace = run(stage(', via: p'));
    expect(ladder(trace).slice(0, 4)).toEqual([
      'bob > p: REGISTER',
      'p > home: REGISTER',
      'home > p: 200 REGISTER',
      'p > bob: 200 REGISTER',
    ]);
    expect(wire(trace, 'REGISTER')).toMatch(/^REGISTER sip:example\.com SIP/);
    expect(perceptions(trace, 'bob')).toEqual(['registered', 'ringing', 'connected', 'ended']);
  });

  it('is reached straight by a phone that is set to use it (§10.2.6)', () => {
    const trace = run(stage(', registrar: home'));
    expect(ladder(trace).slice(0, 2)).toEqual(['bob > home: REGISTER', 'home > bob: 200 REGISTER']);
    expect(perceptions(trace, 'bob')).toEqual(['registered', 'ringing', 'connected', 'ended']);
  });

  it('is reached by the outbound proxy, or past it when the phone is set so', () => {
    expect(ladder(run(stage(', registrar: home, via: p'))).slice(0, 2)).toEqual([
      'bob > p: REGISTER',
      'p > home: REGISTER',
    ]);
    const past = run(stage(', registrar: home, via: p, registers-through: no proxy'));
    expect(ladder(past)[0]).toBe('bob > home: REGISTER');
  });

  it('leaves a proxy that knows of none to say that it registers nobody (§8.2.1)', () => {
    const alone = stage(', via: p').replace('  home: { registrar: example.com }\n', '');
    expect(ladder(run(alone)).slice(0, 2)).toEqual(['bob > p: REGISTER', 'p > bob: 405 REGISTER']);
  });
});
