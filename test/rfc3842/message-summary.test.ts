// RFC 3842: a light that says that messages wait, and machines that take them.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

describe('a mailbox', () => {
  const script = [
    'alice: watches carol for messages',
    'bob: calls carol at 2 s',
    'bob: hangs up after 3 s',
    'alice: stops watching at 20 s',
  ];
  const trace = run(threePhones(script, { carol: 'behaviour: voicemail' }));

  it('takes the call without ringing, and tells whoever watches it that a message waits', () => {
    expect(perceptions(trace, 'bob')).toEqual(['dialling', 'connected', 'ended']);
    expect(wire(trace, 'NOTIFY', 1)).toMatch(/\r\n\r\nMessages-Waiting: no\r\nVoice-Message: 0\/0\r\n$/);
    expect(wire(trace, 'NOTIFY', 2)).toMatch(/\r\n\r\nMessages-Waiting: yes\r\nVoice-Message: 1\/0\r\n$/);
  });
});

describe('a phone without a mailbox', () => {
  const trace = run(threePhones(['alice: watches bob for messages']));

  it('MUST refuse what it cannot tell with 489, and say what it can (RFC 6665 §4.2.1.1, §4.4.4)', () => {
    expect(ladder(trace)).toEqual(['alice > bob: SUBSCRIBE', 'bob > alice: 489 SUBSCRIBE']);
    expect(wire(trace, '489 SUBSCRIBE')).toMatch(/^Allow-Events: dialog, ?presence\r$/m);
    expect(perceptions(trace, 'alice')).toEqual(['not-told']);
  });
});

describe('machines at phones', () => {
  it('an announcement server hangs up when it has said it all', () => {
    const trace = run(threePhones(['alice: calls carol'], { carol: 'behaviour: announcement, plays-for: 2 s' }));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'connected', 'ended']);
  });

  it('a gateway turns down the numbers it does not reach', () => {
    const text = `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  gw: { phone: sip:gw@pstn.example.com, behaviour: gateway, rejects: ["5550 404", "5551 486"] }
script:
  - alice: calls sip:5550@pstn.example.com
  - alice: calls sip:5551@pstn.example.com at 2 s
`;
    const details = run(text).entries.flatMap(({ element, changes }) =>
      element === 'alice'
        ? changes.flatMap((c) => (c.type === 'perceived' && c.what === 'failed' ? [c.detail] : []))
        : [],
    );
    expect(details).toEqual(['404 Not Found', '486 Busy Here']);
  });
});
