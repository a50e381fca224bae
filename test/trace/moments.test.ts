import { describe, expect, it } from 'vitest';
import { scenario } from '@/content';
import { inMilliseconds, momentsOf, type Scenario, simulate } from '@/engine';

const trace = simulate(scenario('two-proxies-udp') as Scenario, [{ kind: 'lose', message: 'first INVITE p1 -> p2' }]);
const when = (words: string) => momentsOf(trace, words).map(({ at }) => inMilliseconds(at));

describe('a moment in words', () => {
  it('is when a message leaves, or arrives', () => {
    expect(when('first INVITE alice -> p1')).toEqual([0]);
    expect(when('arrival of first INVITE alice -> p1')).toEqual([22]);
    expect(when('second INVITE p1 -> p2')).toEqual([522]);
    expect(when('arrival of first INVITE p1 -> p2')).toEqual([]);
  });

  it('is when a person notices something', () => {
    expect(when('bob rings')).toHaveLength(1);
    expect(when('alice is connected')[0]).toBeGreaterThan(when('bob rings')[0] as number);
  });

  it('is a question, an answer, a timer, a state', () => {
    expect(when('question p2')).toHaveLength(1);
    expect((when('answer p2')[0] as number) - (when('question p2')[0] as number)).toBe(12);
    expect(when('timer p1 A')).toEqual([522]);
    expect(when('state alice invite-client Proceeding')).toHaveLength(1);
  });

  it('is none for words that mean nothing', () => {
    for (const words of ['', 'tenth INVITE alice -> p1', 'bob dreams', 'timer p1 Z', 'state p1'])
      expect(momentsOf(trace, words)).toEqual([]);
  });
});
