// RFC 3725 §4.1: a controller makes one call of two.

import { describe, expect, it } from 'vitest';
import { judge } from '../../engine/trace/expect';
import { simulate } from '../../engine/world/simulate';
import { ladder, perceptions, run } from '../support/run';
import { named } from '../support/scenarios';

const text = (script: readonly string[]) => `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  controller: { phone: sip:dialler@office.example.com, behaviour: controller }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - controller: connects alice with bob
${script.map((line) => `  - ${line}\n`).join('')}expect:
  - media: [alice, bob]
  - no media: [alice, controller]
`;

describe('§4.1: flow I', () => {
  it('carries the offer of the first phone to the second, and the answer back in its ACK', () => {
    const trace = run(text(['alice: answers after 1 s', 'bob: answers after 100 ms', 'bob: hangs up after 2 s']));
    expect(judge(trace).map(({ holds }) => holds)).toEqual([true, true]);
    expect(ladder(trace).filter((line) => /: (INVITE|200 INVITE|ACK)$/.test(line))).toEqual([
      'controller > alice: INVITE',
      'alice > controller: 200 INVITE',
      'controller > bob: INVITE',
      'bob > controller: 200 INVITE',
      'controller > bob: ACK',
      'controller > alice: ACK',
    ]);
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });

  it('lets the first phone repeat its 2xx while the second still rings', () => {
    const trace = run(text(['alice: answers after 1 s', 'bob: answers after 3 s', 'bob: hangs up after 2 s']));
    expect(ladder(trace).filter((line) => line === 'alice > controller: 200 INVITE').length).toBeGreaterThan(2);
    expect(judge(trace).every(({ holds }) => holds)).toBe(true);
  });

  it('ends the first call when the second is refused, with every stream declined', () => {
    const trace = run(text(['alice: answers after 1 s', 'bob: rejects after 1 s']));
    expect(ladder(trace).slice(-4)).toContain('controller > alice: BYE');
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });
});

describe('§4.2: a 2xx that comes again', () => {
  it('gets the ACK it got before, and no other one when the call ends (RFC 3261 §13.2.2.4)', () => {
    const trace = simulate(named('third-party-black-hole'), [{ kind: 'lose', message: 'first ACK dialler -> alice' }]);
    expect(ladder(trace).filter((line) => /^dialler > alice: ACK/.test(line))).toHaveLength(3);
  });
});
