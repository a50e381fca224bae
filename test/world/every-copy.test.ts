import { describe, expect, it } from 'vitest';
import { scenario } from '@/content';
import { everyCopy, type Scenario, sendingsOf, simulate } from '@/engine';

const two = scenario('two-proxies-udp') as Scenario;
const key = (what: string, from: string, to: string) =>
  sendingsOf(simulate(two)).find((s) => s.what === what && s.sent.from === from && s.sent.to === to)?.key ?? '';

describe('a key that stands for a sending and all its copies', () => {
  it('loses each retransmission of an INVITE: seven sendings in 64*T1, none arrives (RFC 3261 §17.1.1.2)', () => {
    const trace = simulate(two, [{ kind: 'lose', message: everyCopy(key('INVITE', 'p1', 'p2')) }]);
    const sent = sendingsOf(trace).filter((s) => s.what === 'INVITE' && s.sent.from === 'p1');
    expect(sent.map(({ lost }) => lost !== null)).toEqual(Array(7).fill(true));
    expect(trace.unused).toEqual([]);
  });

  it('is the same whichever copy it is made from', () => {
    const own = key('INVITE', 'p1', 'p2');
    expect(everyCopy(`${own}~3`)).toBe(everyCopy(own));
    expect(everyCopy(everyCopy(own))).toBe(everyCopy(own));
  });
});
