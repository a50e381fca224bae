// RFC 8866 §5.2 and §5.7: an address in a session description stands with the family it is of.

import { describe, expect, it } from 'vitest';
import { run } from '../support/run';
import { threePhones, wire } from '../support/stage';

const SIX = 'address: "2001:db8::11"';

describe('§5.7: a phone that lives at an IPv6 address', () => {
  const trace = run(threePhones(['alice: calls bob', 'bob: answers', 'alice: hangs up after 2 s'], { alice: SIX }));

  it('MUST say IP6 where it takes media and where the session comes from', () => {
    const offer = wire(trace, 'INVITE');
    expect(offer).toMatch(/^c=IN IP6 2001:db8::11\r$/m);
    expect(offer).toMatch(/^o=alice \d+ \d+ IN IP6 /m);
  });

  it('says IP4 where it is at an IPv4 address', () => {
    expect(wire(trace, '200 INVITE')).toMatch(/^c=IN IP4 192\.0\.2\.\d+\r$/m);
  });
});

describe('§5.7: a relay', () => {
  it('writes the family of its own address, whatever stood there', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@a.example.com, via: p1, ${SIX} }
  p1: { proxy: a.example.com, record-route: yes, relay: yes, address: 192.0.2.99 }
  bob: { phone: sip:bob@a.example.com, via: p1 }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers
`);
    expect(wire(trace, 'INVITE', 2)).toMatch(/^c=IN IP4 192\.0\.2\.99\r$/m);
  });
});
