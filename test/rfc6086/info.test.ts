// Keys in a call: RFC 6086 for INFO, RFC 4733 for events in the media.
import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';

const stage = (alice: string, bob: string) => `
title: Keys
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
`;
const SCRIPT = 'script:\n  - alice: calls bob\n  - bob: answers after 1 s\n  - alice: presses 5 after 1 s\n';
const TONES = ', codecs: [PCMU, telephone-event]';

describe('RFC 4733: keys as events in the stream', () => {
  it('when both ends named them in their descriptions; SIP carries nothing', () => {
    const trace = run(stage(TONES, TONES) + SCRIPT);
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'tone']);
    expect(ladder(trace).some((line) => line.includes('INFO'))).toBe(false);
  });

  it('nobody hears them while the call is held without sound', () => {
    const held = `${stage(TONES, `${TONES}, hold: inactive`)}script:\n  - alice: calls bob\n  - bob: answers after 1 s\n  - bob: holds after 1 s\n  - alice: presses 5 1 s after she is held\n`;
    expect(perceptions(run(held), 'bob')).not.toContain('tone');
  });
});

describe('RFC 6086: INFO in the dialog', () => {
  it('carries them otherwise, and is answered with 200', () => {
    const trace = run(stage(TONES, '') + SCRIPT);
    expect(ladder(trace).slice(-2)).toEqual(['alice > bob: INFO', 'bob > alice: 200 INFO']);
    expect(perceptions(trace, 'bob')).toContain('tone');
  });

  it('is not sent to a phone that does not allow it', () => {
    const trace = run(stage(TONES, ', methods: [INVITE, ACK, CANCEL, BYE]') + SCRIPT);
    expect(ladder(trace)).not.toContain('alice > bob: INFO');
  });
});
