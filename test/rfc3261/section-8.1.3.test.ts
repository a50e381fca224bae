// RFC 3261 §8.1.3: what a caller makes of answers that send it elsewhere, and of none at all.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

describe('§8.1.3.4: a 3xx', () => {
  const script = ['alice: calls bob', 'carol: answers after 2 s', 'carol: hangs up after 2 s'];
  const forward = 'forward: sip:carol@chicago.example.com';

  it('is followed to its Contact, with the same Call-ID, To and From tag, and the next CSeq', () => {
    const trace = run(threePhones(script, { bob: forward }));
    const [first, second] = [wire(trace, 'INVITE', 1), wire(trace, 'INVITE', 2)];
    expect(second).toMatch(/^INVITE sip:carol@chicago.example.com SIP\/2.0\r/);
    for (const line of [/^Call-ID: .*$/m, /^From: .*$/m, /^To: .*$/m])
      expect(line.exec(second)?.[0]).toBe(line.exec(first)?.[0]);
    expect(second).toMatch(/^CSeq: 2 INVITE\r$/m);
    expect(/branch=[^;\r]*/.exec(second)?.[0]).not.toBe(/branch=[^;\r]*/.exec(first)?.[0]);
  });

  it('MUST NOT be followed to an address a second time', () => {
    const trace = run(
      threePhones(['alice: calls bob'], { bob: forward, carol: 'forward: sip:bob@biloxi.example.com' }),
    );
    expect(ladder(trace).filter((line) => line.endsWith(': INVITE'))).toHaveLength(2);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('is left alone by a phone that is set so', () => {
    const trace = run(threePhones(['alice: calls bob'], { bob: forward, alice: 'redirects: ignore' }));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('is not followed once the call is given up', () => {
    const trace = run(threePhones(['alice: calls bob', 'alice: cancels at 10 ms'], { bob: forward }));
    expect(ladder(trace).filter((line) => line.endsWith(': INVITE'))).toHaveLength(1);
  });

  it('from a sips URI to one that is not secure may be followed, and the caller SHOULD be told', () => {
    const trace = run(`
elements:
  alice: { phone: "sips:alice@atlanta.example.com" }
  where: { redirect: biloxi.example.com, moved: { bob: "sip:bob@chicago.example.com" } }
  bob: { phone: sip:bob@chicago.example.com }
script:
  - alice: calls sips:bob@biloxi.example.com
  - bob: answers
`);
    const told = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((change) =>
        change.type === 'perceived' && change.what === 'less-secure' ? [change.detail] : [],
      ),
    );
    expect(told).toEqual(['sip:bob@chicago.example.com']);
    expect(perceptions(trace, 'alice')).toContain('connected');
  });
});

describe('§21.3.4: a 305', () => {
  it('makes the caller try the same address through the proxy it names', () => {
    const text = `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@client.biloxi.example.com, only-via: p1 }
  p1: { proxy: biloxi.example.com, routes: { client.biloxi.example.com: bob } }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: hangs up after 1 s
`;
    const trace = run(text);
    expect(ladder(trace).slice(0, 4)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 305 INVITE',
      'alice > bob: ACK',
      'alice > p1: INVITE',
    ]);
    expect(wire(trace, 'INVITE', 2)).toMatch(
      /^INVITE sip:bob@client.biloxi.example.com SIP\/2.0\r\n(?:.*\r\n)*Route: <sip:ss1.biloxi.example.com;lr>/,
    );
    expect(perceptions(trace, 'alice')).toContain('connected');
  });
});

describe('§8.1.3.1: no answer', () => {
  const text = (faults: string) => `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: [p1, p2] }
  p1: { proxy: one.example.com }
  p2: { proxy: two.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: hangs up after 1 s
faults:
  - ${faults}
`;

  it('counts as a 408, and the next outbound proxy is tried', () => {
    const lines = ladder(run(text('{ crash: p1, at: 0 s }')));
    expect(lines.filter((line) => line === 'alice > p1: INVITE (lost)' || line === 'alice > p1: INVITE')).toHaveLength(
      7,
    );
    expect(lines).toContain('alice > p2: INVITE');
    expect(lines).toContain('bob > p2: 200 INVITE');
  });
});
