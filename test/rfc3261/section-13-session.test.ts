// RFC 3261 §13 (setting up a session), §9 (cancelling it) and §15 (ending it), as two phones live it.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, states, TWO_PHONES } from '../support/run';

const script = (...lines: string[]) => `${TWO_PHONES}script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const ANSWERED = script('alice: calls bob', 'bob: answers after 3 s', 'bob: hangs up after 5 s');

describe('§13.2.2.4 and §13.3.1.4: an answered call', () => {
  it('is INVITE, 180, 200, ACK; the hanging up is BYE, 200', () => {
    expect(ladder(run(ANSWERED))).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 180 INVITE',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
      'bob > alice: BYE',
      'alice > bob: 200 BYE',
    ]);
  });

  it('is heard by both: ringing, connected, ended', () => {
    const trace = run(ANSWERED);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'ended']);
  });
});

describe('§13.3.1.4: a UAS MUST repeat its 2xx until the ACK comes', () => {
  const lose = (message: string) => ({ kind: 'lose', message }) as const;

  it('and the caller MUST answer each copy with the same ACK (§13.2.2.4)', () => {
    expect(ladder(run(ANSWERED, [lose('first ACK alice -> bob')])).slice(2, 6)).toEqual([
      'bob > alice: 200 INVITE',
      'alice > bob: ACK (lost)',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
  });

  it('at T1, doubling up to T2, and ends the session with a BYE after 64*T1', () => {
    const text = script('alice: calls bob', 'bob: answers after 1 s');
    const trace = run(text, [lose('every ACK alice -> bob')]);
    const copies = ladder(trace).filter((line) => line === 'bob > alice: 200 INVITE');
    expect(copies).toHaveLength(11);
    expect(states(trace, 'bob', 'callee')).toEqual(['Incoming', 'Alerting', 'Accepted', 'ByeSent', 'Ended']);
    expect(states(trace, 'bob', 'accept')).toContain('GivenUp');
  });
});

describe('§9.1: giving up a call', () => {
  it('sends a CANCEL once a provisional answer is there, and the INVITE ends with 487', () => {
    expect(ladder(run(script('alice: calls bob', 'alice: hangs up 2 s after alice hears ringback')))).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 180 INVITE',
      'alice > bob: CANCEL',
      'bob > alice: 200 CANCEL',
      'bob > alice: 487 INVITE',
      'alice > bob: ACK',
    ]);
  });

  it('MUST NOT send the CANCEL before a provisional answer came: it waits', () => {
    const trace = run(script('alice: calls bob', 'alice: cancels at 1 ms'));
    expect(states(trace, 'alice', 'caller')).toEqual(['Calling', 'CancelHeld', 'Cancelling', 'Ended']);
    expect(ladder(trace).slice(0, 3)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 180 INVITE',
      'alice > bob: CANCEL',
    ]);
  });

  it('that crosses the answer: the caller ACKs the 2xx and hangs up', () => {
    const text = script('alice: calls bob', 'bob: answers after 1 s', 'alice: cancels at 1040 ms');
    expect(ladder(run(text)).filter((line) => line.startsWith('alice'))).toEqual([
      'alice > bob: INVITE',
      'alice > bob: CANCEL',
      'alice > bob: ACK',
      'alice > bob: BYE',
    ]);
  });
});

describe('§13.3.1.3: turning a call down', () => {
  it('is a final answer that the transaction ACKs', () => {
    expect(ladder(run(script('alice: calls bob', 'bob: rejects after 1 s'))).slice(2)).toEqual([
      'bob > alice: 486 INVITE',
      'alice > bob: ACK',
    ]);
  });

  it('hanging up a ringing phone does the same, and the run says so', () => {
    const trace = run(script('alice: calls bob', 'bob: hangs up 1 s after bob rings'));
    expect(ladder(trace)[2]).toBe('bob > alice: 486 INVITE');
    const acts = trace.entries.flatMap((entry) => entry.changes.flatMap((c) => (c.type === 'act' ? [c.instead] : [])));
    expect(acts).toContain('the phone was still ringing: the call is turned down');
  });
});

describe('§15.1: ending a call', () => {
  it('both at once: each BYE is answered, both calls end', () => {
    const text = script('alice: calls bob', 'bob: answers after 1 s', 'alice: hangs up at 5 s', 'bob: hangs up at 5 s');
    const trace = run(text);
    expect(ladder(trace).slice(4).toSorted()).toEqual([
      'alice > bob: 200 BYE',
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
      'bob > alice: BYE',
    ]);
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });

  it('a callee MUST NOT send BYE before the ACK arrived or its 2xx timed out (§15)', () => {
    const text = script('alice: calls bob', 'bob: answers after 1 s', 'bob: hangs up at 1051 ms');
    const trace = run(text);
    expect(states(trace, 'bob', 'callee')).toEqual(['Incoming', 'Alerting', 'Accepted', 'ByeHeld', 'ByeSent', 'Ended']);
  });
});

describe('§8.1.3.1: a call nobody answers at all', () => {
  it('is taken for 408 when Timer B fires, after seven INVITEs', () => {
    const trace = run(script('alice: calls bob'), [{ kind: 'lose', message: 'every INVITE alice -> bob' }]);
    expect(ladder(trace)).toHaveLength(7);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });
});
