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

describe('a mailbox that its owner calls', () => {
  const script = [
    'alice: watches carol for messages',
    'bob: calls carol at 2 s',
    'bob: hangs up after 3 s',
    'alice: calls carol at 10 s',
    'alice: hangs up after 3 s',
    'bob: calls carol 10 s after alice hangs up',
    'bob: hangs up after 3 s',
  ];
  const trace = run(threePhones(script, { carol: 'behaviour: voicemail' }));

  it('keeps no message of that: what was new counts as old from then on (§5.2)', () => {
    expect(wire(trace, 'NOTIFY', 2)).toMatch(/\r\n\r\nMessages-Waiting: yes\r\nVoice-Message: 1\/0\r\n$/);
    expect(wire(trace, 'NOTIFY', 3)).toMatch(/\r\n\r\nMessages-Waiting: no\r\nVoice-Message: 0\/1\r\n$/);
    expect(wire(trace, 'NOTIFY', 4)).toMatch(/\r\n\r\nMessages-Waiting: yes\r\nVoice-Message: 1\/1\r\n$/);
  });
});

describe('a mailbox that somebody else watches too', () => {
  const script = [
    'alice: watches carol for messages',
    'bob: watches carol for messages at 2 s',
    'bob: calls carol at 4 s',
    'bob: hangs up after 3 s',
  ];
  const trace = run(threePhones(script, { carol: 'behaviour: voicemail' }));

  it('keeps a message of their call: it is not theirs to listen to', () => {
    expect(wire(trace, 'NOTIFY', 3)).toMatch(/Voice-Message: 1\/0\r\n$/);
  });
});

describe('a mailbox whose first watcher has had enough', () => {
  const script = [
    'alice: watches carol for messages',
    'bob: watches carol for messages at 1 s',
    'alice: stops watching at 3 s',
    'alice: calls carol at 5 s',
    'alice: hangs up after 3 s',
    'bob: calls carol at 12 s',
    'bob: hangs up after 3 s',
    'bob: stops watching at 20 s',
  ];
  const trace = run(threePhones(script, { carol: 'behaviour: voicemail' }));

  it('belongs to whoever has watched it longest of those who still do', () => {
    const told = trace.entries.flatMap(({ element, changes }) =>
      element === 'bob'
        ? changes.flatMap((c) => (c.type === 'perceived' && c.what === 'notified' ? [c.detail] : []))
        : [],
    );
    // Alice leaves a message like anybody else, and Bob's call is to listen to it.
    expect(told).toEqual(['0 messages wait', '1 message waits', '0 messages wait', '0 messages wait']);
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

  it('turns down a number as a whole, or all that begin so, by the line that says most of it (RFC 3261 §21.4.22)', () => {
    const text = `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, numbers: { '*': gw } }
  gw: { phone: sip:gw@atlanta.example.com, behaviour: gateway, rejects: ["+4930 484", "+44* 404", "+4420* 486"] }
script:
  - alice: calls tel:+49-30
  - alice: calls tel:+44-20-1 at 1 s
  - alice: calls tel:+44-1 at 2 s
  - alice: calls tel:+49-30-123 at 3 s
  - gw: answers
  - alice: hangs up after 1 s
`;
    const trace = run(text);
    const said = ladder(trace).filter((line) => /^gw > p1: \d+ INVITE/.test(line));
    expect(said).toEqual(['484', '486', '404', '180', '200'].map((status) => `gw > p1: ${status} INVITE`));
  });
});
