// RFC 3911 §4 and RFC 4579 §5: a third joins a call, or is called into it, and the phone between becomes the focus.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
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
  it.each([
    ['more than one Join', (text: string) => text.replace(/^(Join: .*\r)$/m, '$1\n$1')],
    ['a Replaces beside it', (text: string) => text.replace(/^Join: (.*)\r$/m, 'Join: $1\r\nReplaces: $1\r')],
  ])('MUST answer 400 to %s', (_what, change) => {
    expect(ladder(edited(change(invite)))).toContain('bob > carol: 400 INVITE');
  });

  it('MUST answer 400 to a Join in any other request', () => {
    const script = ['alice: writes "Hello" to bob'];
    const line = /^Join: .*$/m.exec(invite)?.[0] ?? '';
    const message = wire(run(threePhones(script)), 'MESSAGE').replace(/^To: /m, `${line}\nTo: `);
    const trace = run(threePhones(script), [{ kind: 'edit', message: 'first MESSAGE alice -> bob', text: message }]);
    expect(ladder(trace)).toContain('bob > alice: 400 MESSAGE');
  });

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

describe('§4: a Join that names a call still being set up, which nothing forbids (unlike Replaces)', () => {
  const settings = { bob: 'lines: 2, trusts: [hub]' };
  const joined = (...rest: string[]): string[] => [
    ...rest.slice(0, 1),
    'hub: watches bob for calls once at 1 s',
    'hub: writes "Join them?" to carol with the call of bob when hub is notified',
    'carol: opens the link at 2 s',
    ...rest.slice(1),
  ];

  it('is taken at the phone that rings, and the first caller reaches the focus too', () => {
    const script = joined('alice: calls bob', 'bob: answers the call from carol at 3 s', 'bob: answers at 4 s');
    const trace = run(threePhones(script, settings, HUB));
    expect(perceptions(trace, 'carol')).toContain('connected');
    expect(wire(trace, '200 INVITE', 1)).toMatch(/^Contact: <[^>]*>;isfocus\r$/m);
    expect(wire(trace, '200 INVITE', 2)).toMatch(/^Contact: <[^>]*>;isfocus\r$/m);
  });

  it('is taken at the phone that calls, and whoever answers it is told of the focus afterwards', () => {
    const script = ['bob: calls alice', 'carol: calls bob at 2 s', 'bob: answers at 3 s', 'alice: answers at 4 s'];
    const plain = run(threePhones(script, { bob: 'lines: 2' }));
    const tag = (text: string, line: string): string =>
      new RegExp(`^${line}: .*;tag=(\\w+)`, 'm').exec(text)?.[1] ?? '';
    const [first, ringing] = [wire(plain, 'INVITE', 1), wire(plain, '180 INVITE', 1)];
    const named = `${/^Call-ID: (\S+)/m.exec(first)?.[1]};to-tag=${tag(first, 'From')};from-tag=${tag(ringing, 'To')}`;
    const text = wire(plain, 'INVITE', 2).replace(/^To: /m, `Join: ${named}\r\nTo: `);
    const trace = run(threePhones(script, { bob: 'lines: 2' }), [
      { kind: 'edit', message: 'first INVITE carol -> bob', text },
    ]);
    const after = ladder(trace).slice(ladder(trace).indexOf('alice > bob: 200 INVITE'));
    expect(after).toContain('bob > alice: INVITE');
    expect(wire(trace, 'INVITE', 3)).toMatch(/^Contact: <[^>]*>;isfocus\r$/m);
  });

  it('is declined with 603 when the call is over', () => {
    const script = joined('alice: calls bob', 'alice: cancels at 1500 ms');
    expect(ladder(run(threePhones(script, settings, HUB)))).toContain('bob > carol: 603 INVITE');
  });
});
