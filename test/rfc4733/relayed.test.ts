// RFC 4733 §2.1: keys are events of the media stream, and go wherever the stream goes.

import { describe, expect, it } from 'vitest';
import { perceptions, run } from '../support/run';

const stage = (middle: string) => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: m, codecs: [PCMU, telephone-event] }
  m: { ${middle}, record-route: yes }
  bob: { phone: sip:bob@atlanta.example.com, via: m, codecs: [PCMU, telephone-event] }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers
  - alice: presses 5 after 1 s
  - bob: presses 7 after 3 s
  - alice: hangs up after 5 s
`;

describe('§2.1: keys pressed in a call whose media pass through somebody', () => {
  it.each([
    ['a proxy that relays', 'proxy: atlanta.example.com, relay: yes'],
    ['a back-to-back user agent', 'b2bua: atlanta.example.com'],
    ['a back-to-back user agent that leaves media alone', 'b2bua: atlanta.example.com, relay: no'],
  ])('are heard at the other end, either way: %s', (_, middle) => {
    const trace = run(stage(middle));
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'tone', 'ended']);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'tone', 'ended']);
  });
});
