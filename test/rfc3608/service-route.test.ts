// RFC 3608 §6: the way that a registrar prescribes, and what a phone makes of it.

import { describe, expect, it } from 'vitest';
import { list } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, run } from '../support/run';

const text = (script: readonly string[], route = 'home', via = 'p1', more = ''): string => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: ${via} }
  p1: { proxy: chicago.example.com }
  p2: { proxy: denver.example.com }
  home: { proxy: atlanta.example.com, registrar: no }
  r1: { registrar: atlanta.example.com, service-route: ${route} }
  bob: { phone: sip:bob@biloxi.example.com }
script:
${script.map((line) => `  - ${line}\n`).join('')}${more}`;

const values = (message: Message | undefined, name: 'route' | 'service-route'): string[] =>
  message === undefined ? [] : list(message, name).map(({ uri }) => printUri(uri));

/** What Alice's phone sent of a method, without copies. */
const sent = (trace: Trace, method: string): Message[] =>
  sendingsOf(trace).flatMap(({ sent: { from, copy, message } }) =>
    from === 'alice' && copy === 0 && message.kind === 'request' && message.method === method ? [message] : [],
  );

const answers = (trace: Trace): Message[] =>
  sendingsOf(trace).flatMap(({ sent: { to, message } }) =>
    to === 'alice' && message.kind === 'response' ? [message] : [],
  );

describe('RFC 3608 §6.3: the registrar', () => {
  it('returns it in the 200 of a registration, each value with lr (§5)', () => {
    const [answer] = answers(run(text(['alice: registers'], '[home, p2]')));
    expect(values(answer, 'service-route')).toEqual([
      'sip:ss3.atlanta.example.com;lr',
      'sip:ss2.denver.example.com;lr',
    ]);
  });

  it('SHOULD return the same when bindings are only asked for', () => {
    const [first, second] = answers(run(text(['alice: registers', 'alice: lists bindings at 2 s'])));
    expect(values(second, 'service-route')).toEqual(values(first, 'service-route'));
    expect(values(second, 'service-route')).toHaveLength(1);
  });

  it('returns none to whom it keeps no binding of', () => {
    const [, answer] = answers(run(text(['alice: registers', 'alice: unregisters at 2 s'])));
    expect(values(answer, 'service-route')).toEqual([]);
  });
});

describe('RFC 3608 §6.1: the phone', () => {
  const calls = ['alice: registers', 'alice: writes "Hello" to bob at 2 s'];

  it('uses it as a pre-loaded Route, after what leads out of the place where it is', () => {
    const trace = run(text(calls));
    expect(values(sent(trace, 'MESSAGE')[0], 'route')).toEqual([
      'sip:ss1.chicago.example.com;lr',
      'sip:ss3.atlanta.example.com;lr',
    ]);
    expect(ladder(trace)).toContain('p1 > home: MESSAGE');
  });

  it('MUST preserve the order of several values', () => {
    expect(values(sent(run(text(calls, '[p2, home]')), 'MESSAGE')[0], 'route').slice(1)).toEqual([
      'sip:ss2.denver.example.com;lr',
      'sip:ss3.atlanta.example.com;lr',
    ]);
  });

  it('its own proxy, where the way begins there, is passed once', () => {
    expect(values(sent(run(text(calls, '[p1, home]')), 'MESSAGE')[0], 'route')).toHaveLength(2);
  });

  it('a REGISTER goes by the outbound proxy alone: the way is for what comes after it', () => {
    const trace = run(text(['alice: registers', 'alice: registers at 2 s']));
    expect(sent(trace, 'REGISTER').map((one) => values(one, 'route').length)).toEqual([1, 1]);
  });

  it('SHOULD discard it with the registration', () => {
    const trace = run(text(['alice: registers', 'alice: unregisters at 2 s', 'alice: writes "Hello" to bob at 4 s']));
    expect(values(sent(trace, 'MESSAGE')[0], 'route')).toEqual(['sip:ss1.chicago.example.com;lr']);
  });

  it('keeps to it when it calls by its second outbound proxy (RFC 3261 §8.1.3.1)', () => {
    const faults = 'faults:\n  - { crash: p1, at: 2 s }\n';
    const trace = run(text(['alice: registers', 'alice: calls bob at 3 s'], 'home', '[p1, p2]', faults));
    expect(values(sent(trace, 'INVITE').at(-1), 'route')).toEqual([
      'sip:ss2.denver.example.com;lr',
      'sip:ss3.atlanta.example.com;lr',
    ]);
  });
});

describe('a file that prescribes what cannot be passed says where', () => {
  it.each([
    ['bob', 'bob is a phone; "service-route" names proxies.'],
    ['[home, nobody]', 'No element is called "nobody".'],
  ])('%s', (route, message) => {
    const read = readScenario(text(['alice: registers'], route), { id: 'test' });
    expect(read.ok ? [] : read.problems.map((p) => `${p.line} ${p.message}`)).toEqual([
      expect.stringContaining(`9 ${message}`),
    ]);
  });
});
