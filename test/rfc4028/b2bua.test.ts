// RFC 4028 for a back-to-back user agent: it treats every INVITE and UPDATE as §8 has it, and, being a user agent on
// either side, ends what nobody refreshes (§10).

import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { ladder, perceptions, run, states } from '../support/run';
import { wire } from '../support/stage';

const stage = (script: string, box = '', alice = '', bob = '') => `
latency: 20 ms
horizon: 20 min
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: box${alice} }
  box: { proxy: atlanta.example.com, role: b2bua${box} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
script:
  - alice: calls bob
  - bob: answers after 1 s
${script}`;

const KNOWS = ', supported: [timer]';
const HOLD = '  - alice: holds after 2 s\n';
const line = (trace: Trace, what: string, nth: number, name: string): string | undefined =>
  wire(trace, what, nth)
    .split('\r\n')
    .find((one) => one.startsWith(`${name}:`));
const byes = (trace: Trace): string[] => ladder(trace).flatMap((one) => /^.*: BYE(?! again)/.exec(one) ?? []);

describe('§8.1 and §8.2: a change of a call through the box', () => {
  it('gets the Session-Expires that the first INVITE got', () => {
    const trace = run(stage(HOLD, ', session-expires: 3 min'));
    // Alice to the box, the box to Bob; then the same for the change.
    expect([2, 4].map((nth) => line(trace, 'INVITE', nth, 'Session-Expires'))).toEqual([
      'Session-Expires: 180',
      'Session-Expires: 180',
    ]);
  });

  it('has a longer interval lowered, by INVITE and by UPDATE', () => {
    const timed = ', session-expires: 10 min';
    const box = ', session-expires: 3 min';
    const again = run(stage(HOLD, box, timed, KNOWS));
    expect(line(again, 'INVITE', 4, 'Session-Expires')).toMatch(/^Session-Expires: 180/);
    const update = run(stage(HOLD, box, `${timed}, changes-by: UPDATE`, `${KNOWS}, changes-by: UPDATE`));
    expect(line(update, 'UPDATE', 2, 'Session-Expires')).toMatch(/^Session-Expires: 180/);
  });

  it('is answered for a phone that knows no session timers', () => {
    const trace = run(stage(HOLD, ', session-expires: 3 min', KNOWS));
    expect([2, 4].map((nth) => line(trace, '200 INVITE', nth, 'Session-Expires'))).toEqual([
      'Session-Expires: 180;refresher=uac',
      'Session-Expires: 180;refresher=uac',
    ]);
  });
});

describe('§10: the end of a session', () => {
  const box = ', session-expires: 2 min';

  it('that is refreshed in time never comes', () => {
    const trace = run(stage('  - alice: hangs up after 8 min\n', box, KNOWS, KNOWS));
    expect(ladder(trace).filter((one) => one === 'box > bob: UPDATE').length).toBeGreaterThan(5);
    expect(byes(trace)).toEqual(['alice > box: BYE', 'box > bob: BYE']);
  });

  it('MUST be followed by a BYE on both legs when nobody refreshes', () => {
    // Alice, who is to refresh, is down for good; Bob’s phone knows no timers.
    const trace = run(stage('', box, KNOWS), [{ kind: 'crash', element: 'alice', at: 10_000_000 }]);
    expect([...new Set(byes(trace))].sort()).toEqual(['box > alice: BYE', 'box > bob: BYE']);
    expect(perceptions(trace, 'bob').at(-1)).toBe('ended');
    expect(states(trace, 'box', 'bridge').at(-1)).toBe('Ended');
  });

  it('does not come for a call that has ended before', () => {
    const trace = run(stage('  - bob: hangs up after 1 s\n', box, KNOWS));
    expect(trace.ended).toBe('quiet');
    expect(trace.until).toBeLessThan(60_000_000);
  });
});
