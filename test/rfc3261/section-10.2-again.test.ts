// RFC 3261 §10.2.7 and §10.2.8: what a phone does when its REGISTER is not answered, or is refused.

import { describe, expect, it } from 'vitest';
import { SECOND } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { perceptions, run } from '../support/run';

const stage = (p: string, script: string) => `
horizon: 5 min
elements:
  p: { proxy: example.com, record-route: yes${p} }
  ann: { phone: sip:ann@example.com, via: p }
  bob: { phone: sip:bob@example.com, via: p }
${script}`;

/** When Bob's phone set out to register, in the figure. */
const tries = (trace: Trace): number[] =>
  trace.entries
    .filter(({ element, index }) => element === 'bob' && index >= trace.figure)
    .flatMap(({ at, changes }) =>
      changes.flatMap((c) => (c.type === 'state' && ['Registering', 'Refreshing'].includes(c.to) ? [at] : [])),
    );

describe('§10.2.7: a REGISTER that nobody answers', () => {
  const outage = `
before:
  - bob: registers
script:
  - ann: calls bob at 4 min
  - bob: answers
  - ann: hangs up after 1 s
faults:
  - { crash: p, at: 5 s }
  - { restart: p, at: 150 s }
`;
  const trace = run(stage(', max-expires: 60 s', outage));

  it('SHOULD NOT be tried again at once, but is after a while, so that calls find the phone', () => {
    const [lost = 0, again = 0] = tries(trace);
    expect(again - lost).toBeGreaterThanOrEqual((32 + 30) * SECOND);
    expect(perceptions(trace, 'bob').slice(-3)).toEqual(['ringing', 'connected', 'ended']);
  });

  it('is no news when it fails once more', () => {
    expect(perceptions(trace, 'bob').filter((what) => what === 'registration-failed')).toEqual(['registration-failed']);
    expect(perceptions(trace, 'bob')).toContain('registered');
  });
});

describe('§10.2.8: a REGISTER that is refused', () => {
  it('is not sent again: the same request would be refused again', () => {
    const wrong = 'script:\n  - bob: registers\n';
    const trace = run(stage(', auth: yes, users: { bob: another }', wrong));
    expect(perceptions(trace, 'bob')).toEqual(['registration-failed']);
  });
});

describe('§10.2.3: a question about bindings while the phone waits to try again', () => {
  it('is told to have failed each time, as nobody would know otherwise', () => {
    const trace = run(
      stage(
        '',
        `script:
  - bob: registers
  - bob: lists bindings at 80 s
  - bob: lists bindings at 250 s
faults:
  - { crash: p, at: 0 ms }
`,
      ),
    );
    expect(perceptions(trace, 'bob')).toEqual(Array(3).fill('registration-failed'));
  });
});
