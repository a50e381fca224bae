// RFC 4579: conferences that people are brought into by REFER, and phones that mix.

import { describe, expect, it } from 'vitest';
import { get, list, tagOf } from '../../engine/message/headers';
import type { Trace } from '../../engine/model/trace';
import { judge } from '../../engine/trace/expect';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run } from '../support/run';

const text = (script: readonly string[], expected: readonly string[] = [], settings: Record<string, string> = {}) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${settings.alice ?? ', lines: 3'} }
  conf: { phone: sip:room12@conf.example.com, behaviour: conference, lines: 10 }
  bob: { phone: sip:bob@biloxi.example.com, lines: 2${settings.bob ?? ''} }
  carol: { phone: sip:carol@chicago.example.com }
script:
${script.map((line) => `  - ${line}\n`).join('')}expect:
${['ends: quiet', ...expected].map((line) => `  - ${line}\n`).join('')}`;

const IN = ['alice: calls conf'];
const failing = (trace: Trace) =>
  judge(trace)
    .filter(({ holds }) => !holds)
    .map(({ sentence }) => sentence);
const refer = (trace: Trace) => sendingsOf(trace).find(({ what }) => what === 'REFER')?.sent.message;

describe('§4.2 and §5.1: a focus', () => {
  it('MUST say so in its Contact', () => {
    const answer = sendingsOf(run(text(IN))).find(({ what }) => what === '200 INVITE')?.sent.message;
    const contacts = answer === undefined ? [] : list(answer, 'contact');
    expect(JSON.stringify(contacts)).toContain('isfocus');
  });

  it('MUST tell a call that has no answer at all yet, too, once it has one', () => {
    const trace = run(`latency: 500 ms
elements:
  alice: { phone: sip:alice@example.com, lines: 4 }
  bob: { phone: sip:bob@example.org }
  carol: { phone: sip:carol@example.net }
  dave: { phone: sip:dave@example.info }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: calls carol at 5 s
  - alice: adds dave at 5.2 s
  - carol: answers after 1 s
  - dave: answers after 1 s
`);
    const told = sendingsOf(trace).filter(({ key, what }) => what === 'INVITE' && key.includes('carol'));
    const last = told.at(-1)?.sent.message;
    expect(told.length).toBeGreaterThan(1);
    expect(JSON.stringify(last === undefined ? [] : list(last, 'contact'))).toContain('isfocus');
  });

  it('lets everybody hear everybody', () => {
    const trace = run(text([...IN, 'bob: calls conf at 2 s'], ['media: [alice, bob]', 'no media: [alice, carol]']));
    expect(failing(trace)).toEqual([]);
  });

  it('and a phone that mixes for its person too', () => {
    const trace = run(
      text(
        ['alice: calls bob', 'bob: answers', 'bob: adds carol after 2 s', 'carol: answers after 1 s'],
        ['media: [alice, carol]', 'carol: hears alice'],
      ),
    );
    expect(failing(trace)).toEqual([]);
  });
});

describe('§5.11: a focus is asked to let somebody go', () => {
  const script = [...IN, 'carol: calls conf at 1 s', 'alice: removes carol at 4 s', 'alice: hangs up at 8 s'];

  it('by a Refer-To that asks for a BYE, which it sends in the dialog that it knows', () => {
    const trace = run(text(script, ['media: [alice, carol]', 'carol: hears the call end']));
    const message = refer(trace);
    const to = message === undefined ? undefined : get(message, 'refer-to');
    expect(JSON.stringify(to)).toContain('{"name":"method","value":"BYE"}');
    expect(ladder(trace)).toContain('conf > carol: BYE');
    expect(failing(trace)).toEqual([]);
  });

  it('and tells who asked how it went, while their own call goes on', () => {
    const trace = run(text(script));
    const told = sendingsOf(trace).filter(({ what }) => what === 'NOTIFY');
    expect(told.map(({ sent }) => String(sent.message.body).split('\r\n')[0])).toEqual([
      ...['SIP/2.0 100 Trying', 'SIP/2.0 200 OK'],
    ]);
    expect(perceptions(trace, 'alice')).toContain('notified');
    expect(perceptions(trace, 'alice')).not.toContain('transferred');
    expect(ladder(trace)).toContain('alice > conf: BYE');
  });

  it('is refused to who does not take part', () => {
    const sets = { bob: ', refers: anyone' };
    const trace = run(text(['carol: calls conf', 'bob: removes carol at 3 s'], [], sets));
    expect(ladder(trace)).not.toContain('conf > carol: BYE');
  });

  it('a phone that mixes hangs up on them itself', () => {
    const trace = run(
      text([
        ...['alice: calls bob', 'bob: answers', 'bob: adds carol after 2 s', 'carol: answers after 1 s'],
        ...['bob: removes carol 3 s after he is connected to carol'],
      ]),
    );
    expect(ladder(trace)).toContain('bob > carol: BYE');
    expect(perceptions(trace, 'alice')).not.toContain('ended');
  });
});

describe('§5.5: a focus is asked to call somebody', () => {
  it('by who takes part in the conference and adds them: the own phone does not mix', () => {
    const trace = run(
      text([...IN, 'alice: adds carol after 2 s', 'carol: answers after 1 s'], ['media: [alice, carol]']),
    );
    expect(ladder(trace)).toContain('alice > conf: REFER');
    expect(ladder(trace)).toContain('conf > carol: INVITE');
    expect(ladder(trace)).not.toContain('alice > carol: INVITE');
    expect(failing(trace)).toEqual([]);
  });

  it('by anybody who may', () => {
    const trace = run(text(['alice: lets conf call carol', 'carol: answers after 1 s'], ['media: [carol, conf]']));
    expect(failing(trace)).toEqual([]);
    const to = refer(trace) && get(refer(trace) as never, 'to');
    expect(to && tagOf(to as never)).toBeUndefined();
  });

  it('and who asked is told when nobody comes', () => {
    const trace = run(text([...IN, 'alice: adds carol after 2 s', 'carol: rejects after 1 s']));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'connected', 'transfer-failed']);
  });
});

describe('§5.6: a user is asked to dial in', () => {
  const CALL = ['alice: calls bob', 'bob: answers after 1 s'];

  it('within a call: who asks stays in it, and in the conference', () => {
    const trace = run(
      text(
        [...CALL, 'alice: calls conf after 3 s', 'alice: invites bob to conf 1 s after she is connected to conf'],
        ['media: [bob, conf]', 'alice: is transferred'],
      ),
    );
    expect(failing(trace)).toEqual([]);
    expect(ladder(trace)).not.toContain('alice > bob: BYE');
  });

  it('or outside of any, where that phone lets itself be asked', () => {
    const script = [...IN, 'alice: invites bob to conf after 2 s'];
    expect(ladder(run(text(script)))).toContain('bob > alice: 403 REFER');
    const trace = run(text(script, ['media: [alice, bob]'], { bob: ', refers: anyone' }));
    expect(failing(trace)).toEqual([]);
  });

  it('a transfer to the conference leaves the call instead', () => {
    const trace = run(text([...CALL, 'alice: transfers bob to conf after 2 s'], ['media: [bob, conf]']));
    expect(ladder(trace)).toContain('alice > bob: BYE');
    expect(failing(trace)).toEqual([]);
  });
});
