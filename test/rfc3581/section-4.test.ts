// RFC 3581 §3 and §4: rport, by which a client behind a NAT box gets its answers back.

import { describe, expect, it } from 'vitest';
import { ways } from '../support/net';
import { perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (alice: string) => `
latency: 20 ms
nats: { home: {} }
elements:
  alice: { phone: sip:alice@atlanta.example.com, behind: home${alice} }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 1 s
`;

describe('§3: the client', () => {
  it('asks by an empty rport in its top Via', () => {
    expect(wire(run(stage(', rport: yes')), 'INVITE', 1)).toMatch(/^Via: .*;rport\r$/m);
  });
});

describe('§4: the server', () => {
  it('MUST fill in the port it saw, and received, even where the address is the same', () => {
    expect(wire(run(stage(', rport: yes')), '180 INVITE', 1)).toMatch(
      /^Via: .*;rport=\d{5};received=203\.0\.113\.1\r$/m,
    );
    expect(wire(run(stage(', rport: yes').replace(', behind: home', '')), '180 INVITE', 1)).toMatch(
      /^Via: .*;rport=5060;received=192\.0\.2\.\d+\r$/m,
    );
  });

  it('MUST send the response back to that very port', () => {
    const trace = run(stage(', rport: yes'));
    expect(ways(trace, 'bob', '180')[0]).toMatch(/^180 INVITE UDP 203\.0\.113\.1:\d{5}$/);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
  });

  it('without rport it goes to the port of the Via, where the box knows nobody', () => {
    const trace = run(stage(''));
    expect(ways(trace, 'bob', '180')[0]).toBe('180 INVITE UDP 203.0.113.1:5060: Home knows nobody behind port 5060');
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });
});
