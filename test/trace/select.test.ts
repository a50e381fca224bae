import { describe, expect, it } from 'vitest';
import { sendingsOf, simulate } from '../../engine';
import { ordinal, parseSelector } from '../../engine/model/selector';
import { compileSelectors } from '../../engine/network/select';
import { named, twoPhones } from '../support/scenarios';

describe('a message pointed at in words', () => {
  it.each([
    ['first INVITE alice -> ss1', { nth: 1, method: 'INVITE', status: null, from: 'alice', to: 'ss1' }],
    ['second 200 INVITE bob -> alice', { nth: 2, method: 'INVITE', status: 200, from: 'bob', to: 'alice' }],
    ['every 180 bob -> any', { nth: 'every', method: null, status: 180, from: 'bob', to: null }],
    ['11th BYE p1>p2', { nth: 11, method: 'BYE', status: null, from: 'p1', to: 'p2' }],
    ['2xx INVITE', { nth: 1, method: 'INVITE', status: 2, from: null, to: null }],
    ['third message alice → bob', { nth: 3, method: null, status: 'any', from: 'alice', to: 'bob' }],
  ])('"%s"', (text, selector) => {
    expect(parseSelector(text)).toEqual(selector);
  });

  it.each(['', 'first', 'the INVITE', 'INVITE alice ->', '-> bob', 'INVITE a -> b c', 'alice>bob/INVITE/1/x/y', '99'])(
    '"%s" is none',
    (text) => {
      expect(parseSelector(text)).toBeNull();
    },
  );

  it('is counted as people count', () => {
    expect([1, 10, 11, 12, 13, 21, 22, 23, 111].map(ordinal)).toEqual([
      'first',
      'tenth',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '23rd',
      '111th',
    ]);
  });
});

describe('the interventions of a run', () => {
  const scenario = named('two-proxies-udp');

  it('cost nothing when they name no message', () => {
    expect(compileSelectors([{ kind: 'crash', element: 'p1', at: 0 }]).empty).toBe(true);
  });

  it('bite on the message they name, by words and by key', () => {
    const plain = simulate(scenario);
    const target = sendingsOf(plain).find(({ what, sent }) => what === '200 INVITE' && sent.from === 'p1');
    const byKey = simulate(scenario, [{ kind: 'lose', message: target?.key ?? '' }]);
    const byWords = simulate(scenario, [{ kind: 'lose', message: 'first 200 INVITE p1 -> alice' }]);
    expect(byKey.unused).toEqual([]);
    expect(sendingsOf(byKey).map(({ key, lost }) => [key, lost])).toEqual(
      sendingsOf(byWords).map(({ key, lost }) => [key, lost]),
    );
    expect(sendingsOf(byKey).filter(({ lost }) => lost !== null)).toHaveLength(1);
  });

  it('that meet nothing are told', () => {
    const unused = { kind: 'lose', message: 'first CANCEL alice -> p1' } as const;
    expect(simulate(scenario, [unused]).unused).toEqual([unused]);
  });

  it('count from the start of the figure', () => {
    const again = twoPhones(`
before:
  - alice: calls bob
  - bob: rejects
script:
  - alice: calls bob
  - bob: answers after 1 s
faults:
  - lose: first INVITE alice -> bob
`);
    const lost = sendingsOf(simulate(again)).filter((sending) => sending.lost !== null);
    const { entry = 0 } = lost[0] ?? {};
    expect(lost).toHaveLength(1);
    expect(entry).toBeGreaterThan(simulate(again).figure);
  });

  it('every means every', () => {
    const none = simulate(scenario, [{ kind: 'lose', message: 'every 180 p1 -> alice' }]);
    const sent = sendingsOf(none).filter(({ what, sent }) => what === '180 INVITE' && sent.to === 'alice');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.every(({ lost }) => lost !== null)).toBe(true);
  });
});

describe('message keys', () => {
  const trace = simulate(named('two-proxies-invite-lost'));

  it('are different for every sending of a run', () => {
    const keys = sendingsOf(trace).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('say who sends what to whom, in which transaction, and the how-many-th copy', () => {
    const copies = sendingsOf(trace).filter(({ what, sent }) => what === 'INVITE' && sent.from === 'p1');
    const [first, second] = copies.map(({ key }) => key);
    expect(first).toMatch(/^p1>p2\/INVITE\/1\/[^/]+\/[^/~]+$/);
    expect(second).toBe(`${first}~1`);
  });

  it('survive what is inserted earlier', () => {
    const plain = simulate(named('two-proxies-udp'));
    const keys = new Set(sendingsOf(trace).map(({ key }) => key));
    expect(sendingsOf(plain).filter(({ key }) => !keys.has(key))).toEqual([]);
  });
});
