// RFC 5407 §3: what crosses on the wire, and what each end makes of it.
import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, TWO_PHONES } from '../support/run';

const CALL = `${TWO_PHONES}script:
  - alice: calls bob
  - bob: answers after 1 s
`;
const race = (acts: string): string[] => ladder(run(`${CALL}${acts}`));

describe('§3.2: a UA that has sent a BYE', () => {
  it('answers the BYE of the other end with 200', () => {
    const lines = race(
      '  - alice: hangs up 5 s after alice is connected\n  - bob: hangs up 5 s after alice is connected\n',
    );
    expect(lines).toEqual(expect.arrayContaining(['alice > bob: 200 BYE', 'bob > alice: 200 BYE']));
  });

  it.each([
    ['re-INVITE', 'holds', 'INVITE'],
    ['REFER', 'transfers alice to sip:carol@chicago.example.com', 'REFER'],
  ])('refuses a %s with 481', (_, act, method) => {
    const lines = race(
      `  - alice: hangs up 5 s after alice is connected\n  - bob: ${act} 5 s after alice is connected\n`,
    );
    expect(lines).toContain(`alice > bob: 481 ${method}`);
  });

  it('acknowledges the 2xx to its own re-INVITE, and takes no session from it (§3.2.3)', () => {
    const trace = run(
      `${CALL}  - bob: renegotiates 5 s after alice is connected\n  - bob: hangs up 10 ms after bob renegotiates\n`,
    );
    expect(ladder(trace).slice(-1)).toEqual(['bob > alice: ACK']);
    expect(perceptions(trace, 'bob')).not.toContain('changed');
  });
});

describe('§3.1.3 and Appendix A: a BYE in an early dialog', () => {
  const early = CALL.replace('atlanta.example.com }', 'atlanta.example.com, gives-up-by: BYE }');

  it('ends the branch; the INVITE is ended with 487', () => {
    const lines = ladder(
      run(`${early.slice(0, early.indexOf('  - bob'))}  - alice: hangs up 1 s after she hears ringback\n`),
    );
    expect(lines.slice(2)).toEqual([
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
      'bob > alice: 487 INVITE',
      'alice > bob: ACK',
    ]);
  });

  it('crossing the 200, makes the caller acknowledge it without a session', () => {
    const trace = run(`${early}  - alice: hangs up 970 ms after she hears ringback\n`);
    expect(ladder(trace)).toContain('alice > bob: ACK');
    expect(ladder(trace).filter((line) => line === 'alice > bob: BYE')).toHaveLength(1);
    expect(perceptions(trace, 'alice')).not.toContain('connected');
  });
});

describe('§3.1: before the ACK', () => {
  it('a re-INVITE is taken when no offer waits for its answer (§3.1.4), and refused with 491 when one does (§3.1.5)', () => {
    const lost = (call: string) =>
      `${CALL.replace('calls bob', call)}  - alice: holds after 480 ms\nfaults:\n  - lose: first ACK alice -> bob\n`;
    expect(ladder(run(lost('calls bob')))).not.toContain('bob > alice: 491 INVITE');
    expect(ladder(run(lost('calls bob without an offer')))).toContain('bob > alice: 491 INVITE');
  });
});
