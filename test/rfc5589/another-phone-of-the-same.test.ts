// RFC 5589 §7.3: which call is meant where somebody has several phones (RFC 3261 §6: one address of record).

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (boss: string, desks: string, script: string) => `
elements:
  p: { proxy: example.com, record-route: yes${boss} }
  boss: { phone: sip:boss@example.com, via: p, lines: 2 }
  d1: { phone: sip:desk@example.com, via: p${desks} }
  d2: { phone: sip:desk@example.com, via: p${desks} }
  carol: { phone: sip:carol@example.com, via: p }
before:
  - boss: registers
  - d1: registers
  - d2: registers
  - carol: registers
script:
  - carol: calls boss
  - boss: answers after 1 s
  - boss: holds after 1 s
  - boss: calls sip:desk@example.com after 1 s
  - d2: answers after 1 s
${script}
`;

describe('a call that the second of somebody’s phones has answered', () => {
  const transfer = '  - boss: transfers carol to d2 after asking 2 s after boss is connected to d2\n';

  for (const [what, boss, desks] of [
    ['by its Contact', '', ''],
    ['by its GRUU', '', ', gruu: yes'],
    ['through a back-to-back user agent', ', role: b2bua', ''],
  ] as const)
    it(`can be handed over (${what})`, () => {
      const trace = run(stage(boss, desks, `${transfer}  - carol: hangs up 2 s after carol is connected to d2`));
      expect(perceptions(trace, 'carol')).toContain('connected');
      expect(perceptions(trace, 'boss')).toContain('transferred');
      expect(wire(trace, 'REFER')).toMatch(/^Refer-To: <sip:[^>]*Replaces=/m);
    });

  it('can be hung up on', () => {
    const trace = run(stage(', role: b2bua', '', '  - boss: hangs up on d2 3 s after boss is connected to d2\n'));
    expect(ladder(trace)).toContain('p > d2: BYE');
  });
});
