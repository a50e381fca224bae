// RFC 3261 §15 and §15.1.2: a BYE in an early dialog, at the end that sends it and at the end that gets it.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { ladder, perceptions, run, states, TWO_PHONES } from '../support/run';

/** Bob has two phones, and both ring. */
const FORK = `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, reaction: 0 }
  p1: { proxy: biloxi.example.com, record-route: yes }
  desk: { phone: sip:bob@biloxi.example.com, reaction: 0 }
  sofa: { phone: sip:bob@biloxi.example.com, reaction: 0 }
before:
  - desk: registers
  - sofa: registers
`;
const CALL = `${FORK}script:
  - alice: calls sip:bob@biloxi.example.com
`;

const own = (trace: Trace): string[] => ladder(trace).filter((line) => line.startsWith('alice >'));
const dialogs = (trace: Trace): string[] =>
  trace.entries
    .filter(({ element }) => element === 'alice')
    .flatMap(({ at, changes }) => changes.flatMap((c) => (c.type === 'dialog' ? [`${c.change} ${at / 1000}`] : [])));

describe('§15: the caller MAY send a BYE on an early dialog', () => {
  const trace = run(`${CALL}  - alice: gives up on sofa after 1 s
  - desk: answers after 3 s
  - alice: hangs up after 1 s
`);

  it('which ends that one: its phone is silent, and its INVITE is refused with 487 (§15.1.2)', () => {
    expect(perceptions(trace, 'sofa')).toEqual(['ringing', 'stopped-ringing']);
    expect(ladder(trace)).toEqual(expect.arrayContaining(['sofa > p1: 200 BYE', 'sofa > p1: 487 INVITE']));
  });

  it('and no other: the phone that still rings can be answered', () => {
    expect(perceptions(trace, 'desk')).toEqual(['ringing', 'connected', 'ended']);
    expect(perceptions(trace, 'alice').slice(-2)).toEqual(['connected', 'ended']);
    expect(own(trace)).toEqual(['alice > p1: INVITE', 'alice > p1: BYE', 'alice > p1: ACK', 'alice > p1: BYE']);
  });

  it('a 2xx that crosses it is acknowledged, and no session comes of it', () => {
    const crossing = run(`${CALL}  - alice: gives up on sofa after 1 s\n  - sofa: answers after 1030 ms\n`);
    expect(own(crossing)).toEqual(['alice > p1: INVITE', 'alice > p1: BYE', 'alice > p1: ACK']);
    expect(perceptions(crossing, 'alice')).not.toContain('connected');
    // §13.2.2.4: the proxy has stopped the other phone, and 64*T1 later no more answers are awaited.
    expect(perceptions(crossing, 'alice').at(-1)).toBe('ended');
    expect(states(crossing, 'alice', 'caller').at(-1)).toBe('Ended');
  });

  it('whichever way its phone is reached: a browser that no address leads to is found by its dialog', () => {
    const browsers = CALL.replaceAll(
      'sip:bob@biloxi.example.com,',
      'sip:bob@biloxi.example.com, via: p1, transport: ws,',
    );
    const one = run(`${browsers}  - alice: gives up on sofa after 1 s\n  - desk: answers after 3 s\n`);
    expect(perceptions(one, 'sofa')).toEqual(['ringing', 'stopped-ringing']);
    expect(perceptions(one, 'desk').at(-1)).toBe('connected');
    expect(ladder(one)).not.toContain('p1 > desk: BYE');
  });

  it('what its phone says again of it opens no dialog anew, and nobody hears it ring', () => {
    const late = run(`${CALL}  - alice: gives up on sofa after 1 s\nfaults:
  - { duplicate: second 180 INVITE p1 -> alice, after: 2 s }
  - { duplicate: first 180 INVITE p1 -> alice, after: 2 s }
`);
    expect(dialogs(late).filter((line) => line.startsWith('early'))).toHaveLength(2);
    expect(perceptions(late, 'alice').filter((what) => what === 'ringback')).toHaveLength(3);
  });

  it('in each that opens after a whole call was given up that way: no phone rings on for nobody', () => {
    const slow = run(
      `${CALL}  - alice: cancels after 500 ms\n`
        .replace(/, reaction: 0 }\n {2}sofa(.*)reaction: 0/, ', gives-up-by: BYE, reaction: 0 }\n  sofa$1reaction: 1 s')
        .replace('via: p1,', 'via: p1, gives-up-by: BYE,'),
    );
    expect(perceptions(slow, 'sofa')).toEqual(['ringing', 'stopped-ringing']);
    expect(own(slow)).toEqual(['alice > p1: INVITE', 'alice > p1: BYE', 'alice > p1: BYE', 'alice > p1: ACK']);
  });

  it('and an act that finds no such branch says so', () => {
    const none = run(
      `${FORK}  - alice: registers\nscript:\n  - alice: calls desk\n  - alice: gives up on p9 after 1 s\n`.replace(
        'p9',
        'alice',
      ),
    );
    const acts = none.entries.flatMap(({ changes }) => changes.flatMap((c) => (c.type === 'act' ? [c] : [])));
    expect(acts.at(-1)).toMatchObject({ taken: false, instead: 'alice was not ringing for a call from here' });
  });
});

describe('§15.1.2: a BYE that arrives in an early dialog', () => {
  /** Bob answers, nothing of his gets through, and after 64*T1 his phone ends the dialog Alice still holds for early. */
  const alone = run(`${TWO_PHONES}script:
  - alice: calls bob
  - bob: answers after 1 s
faults:
  - lose: every 200 INVITE bob -> alice
`);

  it('MUST be answered with a 2xx', () => {
    expect(ladder(alone)).toContain('alice > bob: 200 BYE');
    expect(ladder(alone)).not.toContain('alice > bob: 481 BYE');
  });

  it('ends the call when there was no other branch: the INVITE is taken back', () => {
    expect(own(alone)).toEqual(['alice > bob: INVITE', 'alice > bob: 200 BYE', 'alice > bob: CANCEL']);
    expect(perceptions(alone, 'alice')).toEqual(['dialling', 'ringback', 'ended']);
    expect(states(alone, 'alice', 'invite-client').at(-1)).toBe('Terminated');
  });

  it('frees the line at once', () => {
    const again = run(`${TWO_PHONES}  carol: { phone: sip:carol@chicago.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - carol: calls alice at 40 s
faults:
  - lose: every 200 INVITE bob -> alice
`);
    expect(perceptions(again, 'alice').at(-1)).toBe('ringing');
  });

  it('is answered in each of several early dialogs, and the others go on', () => {
    const forked = run(`${CALL}  - desk: answers after 1 s\nfaults:\n  - lose: every 200 INVITE p1 -> alice\n`);
    expect(ladder(forked)).toContain('alice > p1: 200 BYE');
    expect(states(forked, 'alice', 'caller').at(-1)).toBe('Proceeding');
    expect(dialogs(forked).map((line) => line.split(' ')[0])).toEqual(['early', 'early', 'ended']);
  });

  it('is answered too where the other end has been hung up on, as a surplus branch', () => {
    const both = run(`${CALL}  - desk: answers at 1 s
  - sofa: answers at 1 s
  - sofa: hangs up at 1045 ms
`);
    expect(ladder(both)).not.toContain('alice > p1: 481 BYE');
  });
});
