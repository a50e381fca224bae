// Slips that authors make: each is told with its place, and with what may have been meant.

import { describe, expect, it } from 'vitest';
import { readScenario } from '../../engine/scenario/read';

const BASE = `elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@biloxi.example.com }
`;

function problem(text: string) {
  const read = readScenario(text, { id: 'test' });
  if (read.ok) throw new Error('it was readable');
  const [first] = read.problems;
  if (first === undefined) throw new Error('no problem was told');
  return first;
}
const inScript = (act: string) => problem(`${BASE}script:\n  - ${act}\n`);
const isRead = (act: string): boolean => readScenario(`${BASE}script:\n  - ${act}\n`, { id: 'test' }).ok;

describe('an act that says too little', () => {
  it.each([
    ['alice: transfers bob', '"transfers" needs "to ..." too'],
    ['alice: transfers bob after 3 s', '"transfers" needs "to ..." too'],
    ['alice: connects bob', '"connects" needs "with ..." too'],
    ['alice: parks bob', '"parks" needs "at ..." too'],
    ['alice: moves', '"moves" needs "to ..." too'],
    ['alice: writes "Hello"', '"writes" needs "to ..." too'],
    ['alice: invites bob', '"invites" needs "to ..." too'],
    ['alice: lets bob', '"lets" needs "call ..." too'],
  ])('%s', (act, told) => {
    expect(inScript(act)).toMatchObject({ line: 6, message: expect.stringContaining(told) });
  });

  it('is read when it says all, in any order', () => {
    expect(isRead('alice: transfers bob after asking to carol')).toBe(true);
    expect(isRead('alice: writes "Hello" to bob after 3 s')).toBe(true);
  });
});

describe('words that are missing before a person', () => {
  it.each([
    ['alice: hangs up bob', 'on bob'],
    ['alice: holds bob', 'the call with bob'],
    ['alice: answers bob', 'the call from bob'],
    ['alice: cancels bob after 2 s', 'the call to bob'],
  ])('%s', (act, meant) => {
    expect(inScript(act)).toMatchObject({ length: 3, suggestion: meant });
  });
});

describe('what people also say', () => {
  it.each([
    ['bob: picks up after 1 s', 'answers'],
    ['alice: dials bob', 'calls'],
    ['alice: puts bob on hold', 'holds'],
    ['alice: calls bob@biloxi.example.com', 'sip:bob@biloxi.example.com'],
    ['alice: calls +15551234', 'tel:+15551234'],
  ])('%s', (act, meant) => {
    expect(inScript(act)).toMatchObject({ suggestion: meant });
  });

  it('an outbound proxy', () => {
    const text = BASE.replace('atlanta.example.com }', 'atlanta.example.com, outbound-proxy: p1 }');
    expect(problem(`${text}script: []\n`)).toMatchObject({ line: 2, suggestion: 'via' });
  });

  it('the reason of an answer in place of what it answers', () => {
    const told = problem(`${BASE}script: []\nexpect:\n  - message: 200 OK bob -> alice\n`).message;
    expect(told).toContain('After the status comes the method that it answers');
  });
});

describe('words of a verb that go on otherwise', () => {
  it('tells the ways it knows', () => {
    expect(inScript('alice: watches bob for registrations')).toMatchObject({
      column: 24,
      message: '"watches" knows: "for presence", "for calls", "for messages".',
    });
  });
});

describe('times', () => {
  it('a number without a unit', () => {
    expect(inScript('alice: calls bob after 3')).toMatchObject({ column: 28, suggestion: '3 s' });
  });

  it('time does not run backwards: a duration is expected, not a name', () => {
    expect(inScript('alice: calls bob after -3 s').message).toBe('A duration was expected here, such as 3.3 s.');
  });

  it('more than a year', () => {
    expect(inScript('alice: calls bob after 99999999999 h').message).toMatch(/a year at most/);
  });

  it('a partition that ends before it begins', () => {
    const fault = '{ partition: [alice, bob], from: 5 s, until: 2 s }';
    expect(problem(`${BASE}faults:\n  - ${fault}\n`)).toMatchObject({
      line: 6,
      column: 50,
      message: expect.stringContaining('"until" comes before "from"'),
    });
  });
});

describe('words of a message that are to be others', () => {
  const inWords = (words: string) => `${BASE}faults:\n  - { reword: first INVITE alice -> bob, ${words} }\n`;

  it('may be struck out, but must be some words', () => {
    const struck = readScenario(inWords('replace: Ringing, with: ""'), { id: 'test' });
    expect(struck.ok && struck.scenario.faults).toMatchObject([{ kind: 'reword', words: [['Ringing', '']] }]);
    const { message, suggestion } = problem(inWords('replace: "", with: Ringing'));
    expect(message).toBe('Expected some text.');
    expect(suggestion).toBeUndefined();
  });
});

describe('an address without its scheme', () => {
  it('is told with the scheme', () => {
    expect(problem('elements:\n  alice: { phone: alice@atlanta.example.com }\n')).toMatchObject({
      suggestion: 'sip:alice@atlanta.example.com',
    });
  });
});
