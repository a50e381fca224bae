// RFC 4235: the calls of a phone for those who watch it, and what can be done with them (RFC 5359 §2.16 and §2.17).

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

const PICKED = ['alice: calls bob', 'carol: picks up from bob 1 s after bob rings', 'alice: hangs up after 3 s'];

describe('§4.1.1: a notification', () => {
  it('tells identifiers only to those the phone trusts (§6)', () => {
    expect(wire(run(threePhones(PICKED, { bob: 'trusts: [carol]' })), 'NOTIFY')).toMatch(/<dialog id="d1" call-id="/);
    const kept = run(threePhones([...PICKED.slice(0, 2), 'alice: cancels after 6 s']));
    expect(wire(kept, 'NOTIFY')).toMatch(/<dialog id="d1"><state>early<\/state>/);
    expect(perceptions(kept, 'alice')).not.toContain('connected');
  });

  it('tells of a call that has ended since the last one', () => {
    const script = [
      'alice: watches bob for calls',
      'carol: calls bob at 2 s',
      'bob: rejects after 2 s',
      'alice: stops watching at 9 s',
    ];
    expect(wire(run(threePhones(script)), 'NOTIFY', 3)).toContain('<state>terminated</state>');
  });
});

describe('RFC 3891 §3: a call picked up', () => {
  it('replaces the early one at who called: 200, then CANCEL', () => {
    const trace = run(threePhones(PICKED, { bob: 'trusts: [carol]' }));
    expect(wire(trace, 'INVITE', 2)).toMatch(/^Replaces: \S+;to-tag=\S+;from-tag=\S+;early-only\r$/m);
    expect(
      ladder(trace)
        .filter((line) => line.startsWith('alice'))
        .slice(1, 3),
    ).toEqual(['alice > carol: 200 INVITE', 'alice > bob: CANCEL']);
  });

  it('but with early-only not one that was answered meanwhile: 486', () => {
    const script = ['alice: calls bob', 'carol: picks up from bob 1 s after bob rings', 'bob: answers at 1052 ms'];
    const trace = run(threePhones([...script, 'alice: hangs up at 6 s'], { bob: 'trusts: [carol]' }));
    expect(ladder(trace)).toContain('alice > carol: 486 INVITE');
    expect(ladder(trace)).not.toContain('alice > bob: CANCEL');
  });
});

describe('an automatic redial', () => {
  it('waits until the other phone is free, calls again, and then stops watching', () => {
    const trace = run(`
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@chicago.example.com }
before:
  - carol: calls bob
  - bob: answers after 1 s
script:
  - alice: calls bob
  - alice: redials
  - carol: hangs up at 5 s
  - bob: answers the call from alice after 400 ms
  - alice: hangs up 4 s after she is connected
`);
    expect(perceptions(trace, 'alice').filter((what) => what !== 'notified')).toEqual([
      'dialling',
      'failed',
      'dialling',
      'ringback',
      'connected',
      'ended',
    ]);
    expect(ladder(trace).filter((line) => line === 'alice > bob: SUBSCRIBE')).toHaveLength(2);
  });
});

describe('a pick-up that finds no call it may take (§6: identifiers are for those who are trusted)', () => {
  it('says so', () => {
    const script = ['alice: calls bob', 'carol: picks up from bob when bob rings', 'bob: answers after 3 s'];
    expect(perceptions(run(threePhones(script)), 'carol')).toContain('not-told');
  });
});
