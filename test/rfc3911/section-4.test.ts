// RFC 3911 §4 and RFC 4579 §5: a third joins a call, or is called into it, and the phone between becomes the focus.

import { describe, expect, it } from 'vitest';
import { ladder, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

const HUB = '  hub: { phone: sip:hub@office.example.com }\n';
const JOINED = [
  'alice: calls bob',
  'bob: answers after 1 s',
  'hub: watches bob for calls once 1 s after alice is connected',
  'hub: writes "Join them?" to carol with the call of bob when hub is notified',
  'carol: opens the link after 1 s',
  'bob: answers the call from carol after 1 s',
  'bob: hangs up on alice 2 s after he is connected to carol',
  'bob: hangs up on carol after 1 s',
];
const base = run(threePhones(JOINED, { bob: 'lines: 2, trusts: [hub]' }, HUB));
const invite = wire(base, 'INVITE', 2);
const edited = (text: string) =>
  run(threePhones(JOINED, { bob: 'lines: 2, trusts: [hub]' }, HUB), [
    { kind: 'edit', message: 'first INVITE carol -> bob', text },
  ]);

describe('§4: the phone that gets a Join', () => {
  it('rings; who answers makes it the focus, and it tells the other side', () => {
    expect(invite).toMatch(/^Join: \S+;to-tag=\S+;from-tag=\S+\r$/m);
    expect(wire(base, 'INVITE', 3)).toMatch(/^Contact: <[^>]*>;isfocus\r$/m);
    expect(ladder(base)).toContain('bob > carol: 200 INVITE');
  });

  it('answers 481 when it has no such call', () => {
    expect(ladder(edited(invite.replace(/to-tag=\w+/, 'to-tag=other')))).toContain('bob > carol: 481 INVITE');
  });
});

describe('RFC 5359 §2.10: a third called into the conversation', () => {
  it('learns from the first message that it is a conference', () => {
    const script = [
      'alice: calls bob',
      'bob: answers after 1 s',
      'bob: adds carol after 2 s',
      'carol: answers after 1 s',
      'carol: hangs up after 1 s',
      'alice: hangs up at 9 s',
    ];
    const trace = run(threePhones(script));
    expect(wire(trace, 'INVITE', 2)).toMatch(/;isfocus\r$/m);
    expect(wire(trace, 'INVITE', 3)).toMatch(/;isfocus\r$/m);
  });
});
