import { describe, expect, it } from 'vitest';
import { figureStart, readScenario, simulate, type Trace } from '../../engine';
import { twoPhones } from '../support/scenarios';

/** When each act is done, in milliseconds of the figure, and what came of it when that is something else. */
const acts = (trace: Trace): string[] =>
  trace.entries.flatMap(({ at, event, changes }) => {
    if (event.type !== 'act') return [];
    const taken = changes.find((change) => change.type === 'act');
    const instead = taken?.type === 'act' && taken.instead !== null ? `: ${taken.instead}` : '';
    return [`${(at - figureStart(trace)) / 1000} ${event.act.by} ${event.act.verb}${instead}`];
  });

const run = (...lines: string[]): string[] =>
  acts(simulate(twoPhones(`script:\n${lines.map((line) => `  - ${line}`).join('\n')}`)));

describe('when people act', () => {
  it('a bare act waits for what it answers to', () => {
    expect(run('alice: calls bob', 'bob: answers', 'alice: hangs up')).toEqual([
      '0 alice calls',
      '20 bob answers',
      '40 alice hangs up',
    ]);
  });

  it('"after" counts from what it answers to', () => {
    expect(run('alice: calls bob after 1 s', 'bob: answers after 2 s', 'bob: hangs up after 3 s')).toEqual([
      '1000 alice calls',
      '3020 bob answers',
      expect.stringMatching(/^60\d\d bob hangs up$/),
    ]);
  });

  it('"at" counts from the start of the figure', () => {
    expect(run('alice: calls bob at 2 s', 'bob: answers at 3 s', 'alice: hangs up at 2.5 s')).toEqual([
      '2000 alice calls',
      '2500 alice hangs up: nobody had answered: the call is given up',
      expect.stringMatching(/^3000 bob answers: /),
    ]);
  });

  it('"when" waits for what somebody notices', () => {
    expect(
      run('alice: calls bob', 'bob: answers when alice hears ringback', 'alice: hangs up 1 s after bob is connected'),
    ).toEqual(['0 alice calls', '40 bob answers', '1040 alice hangs up']);
  });

  it('"when she" waits for what the person who acts notices', () => {
    expect(run('alice: calls bob', 'alice: cancels 2 s after she hears ringback')).toEqual([
      '0 alice calls',
      '2040 alice cancels',
    ]);
  });

  it('one can wait for what somebody does', () => {
    expect(
      run('alice: calls bob', 'bob: rejects after 1 s', 'bob: calls alice 2 s after bob rejects', 'alice: answers'),
    ).toEqual(['0 alice calls', '1020 bob rejects', '3020 bob calls', '3040 alice answers']);
  });

  it('an act whose moment never comes is told at the end', () => {
    const trace = simulate(twoPhones('script:\n  - alice: calls bob\n  - bob: rejects\n  - bob: hangs up'));
    expect(trace.waiting.map(({ key }) => key)).toEqual(['bob hangs up 1']);
  });
});

describe('who has answered', () => {
  it('answers the next call with the next act, also where the phone holds its 2xx back (RFC 3262 §5)', () => {
    const text = `
elements:
  alice: { phone: sip:alice@atlanta.example.com, supported: [100rel] }
  bob: { phone: sip:bob@biloxi.example.com, supported: [100rel] }
script:
  - alice: calls bob without an offer
  - bob: answers
  - alice: hangs up after 1 s
  - alice: calls bob at 5 s
  - bob: answers after 1 s
`;
    const read = readScenario(text, { id: 'test' });
    if (!read.ok) throw new Error('not read');
    const bob = acts(simulate(read.scenario)).filter((line) => line.includes('bob answers'));
    expect(bob).toHaveLength(2);
    expect(bob[1]).toMatch(/^60\d\d bob answers$/);
  });
});

describe('what is impossible just then', () => {
  it('does what a person would get, and the run says so', () => {
    expect(run('alice: calls bob', 'bob: hangs up 1 s after his phone rings').at(-1)).toMatch(/turned down/);
    expect(run('alice: calls bob', 'alice: hangs up 1 s after she hears ringback').at(-1)).toMatch(/given up/);
    expect(run('bob: answers at 1 s')).toEqual(['1000 bob answers: no phone was ringing']);
    expect(run('bob: hangs up at 1 s')).toEqual(['1000 bob hangs up: there was no call to end']);
  });
});

describe('what people say of a moment', () => {
  const first = ['alice: calls bob', 'bob: answers', 'alice: hangs up 1 s after she is connected'];
  const same = run(...first);
  it.each([
    '1 s after connected',
    '1 s after she can talk',
    '1 s after bob has answered',
    '1 s after bob picks up',
    '1 s later',
    'after 1 second',
  ])('%s', (trigger) => {
    const said = run('alice: calls bob', 'bob: answers', `alice: hangs up ${trigger}`);
    expect(said.map((line) => line.replace(/^\d+/, ''))).toEqual(same.map((line) => line.replace(/^\d+/, '')));
    expect(Math.abs(Number.parseInt(said[2] ?? '', 10) - Number.parseInt(same[2] ?? '', 10))).toBeLessThan(50);
  });

  it.each([
    ['once', 'bob: answers once alice hears ringback'],
    ['as soon as', 'bob: answers as soon as alice hears ringback'],
  ])('"%s" is "when"', (_, line) => {
    expect(run('alice: calls bob', line)).toEqual(['0 alice calls', '40 bob answers']);
  });

  it('who was registered before the figure is registered in it', () => {
    const text = (trigger: string) => `elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com }
  bob: { phone: sip:bob@atlanta.example.com, via: p1 }
before:
  - alice: registers
  - bob: registers
script:
  - alice: calls bob ${trigger}
`;
    for (const [trigger, at] of [
      ['after she is registered', 0],
      ['2 s after bob is registered', 2000],
    ] as const) {
      const read = readScenario(text(trigger), { id: 'x' });
      expect(read.ok ? acts(simulate(read.scenario)).at(-1) : read.problems).toBe(`${at} alice calls`);
    }
  });

  it.each([
    ['before bob answers', 'when'],
    ['while bob rings', 'when'],
    ['after registering', 'she registers'],
    ['after bob is conected', 'is connected'],
    ['after bob hears the ringback', 'hears ringback'],
    ['after two seconds', '1'],
  ])('what cannot be waited for leads to what can: %s', (trigger, meant) => {
    const text = `elements:\n  alice: { phone: sip:alice@a.example.com }\n  bob: { phone: sip:bob@b.example.com }\nscript:\n  - alice: hangs up ${trigger}\n`;
    const read = readScenario(text, { id: 'x' });
    expect(read.ok ? [] : read.problems.map(({ suggestion }) => suggestion)).toEqual([meant]);
  });
});
