// RFC 3261 §15 and §13.3.1.4: a BYE waits for the ACK to the 2xx of this end, and the 2xx goes on until it comes.

import { describe, expect, it } from 'vitest';
import { get, tagOf } from '../../engine/message/headers';
import type { Intervention } from '../../engine/model/intervention';
import { Alone, aRequest, requestIn, responseIn, SDP, statusesIn } from '../support/laws-phone';
import { ladder, perceptions, run, states, TWO_PHONES } from '../support/run';

const lose = (message: string): Intervention => ({ kind: 'lose', message });
const script = (...lines: string[]): string => `${TWO_PHONES}script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

/** Alice's call to Bob stands; who changes it, and who hangs up 10 ms after the 2xx to that. */
const cutShort = (asks: string, leaves: string, faults: readonly Intervention[] = [], change = 'holds') =>
  run(
    script('alice: calls bob', 'bob: answers after 1 s', `${asks}: ${change} at 3 s`, `${leaves}: hangs up at 3030 ms`),
    faults,
  );
const since = (lines: readonly string[]): string[] => lines.slice(4);

describe.each([
  ['the caller', 'bob', 'alice', 'caller'],
  ['the callee', 'alice', 'bob', 'callee'],
])('§15: %s has answered a re-INVITE and hangs up before its ACK', (_who, asks, leaves, machine) => {
  it('MUST NOT send BYE before the ACK has come', () => {
    const trace = cutShort(asks, leaves);
    expect(since(ladder(trace))).toEqual([
      `${asks} > ${leaves}: INVITE`,
      `${leaves} > ${asks}: 200 INVITE`,
      `${asks} > ${leaves}: ACK`,
      `${leaves} > ${asks}: BYE`,
      `${asks} > ${leaves}: 200 BYE`,
    ]);
    expect(states(trace, leaves, machine).slice(-3)).toEqual(['ByeHeld', 'ByeSent', 'Ended']);
  });

  it('MUST repeat the 2xx until the ACK comes (§13.3.1.4), with nothing to be heard meanwhile', () => {
    const trace = cutShort(asks, leaves, [
      lose(`${leaves === 'bob' ? 'second' : 'first'} 200 INVITE ${leaves} -> ${asks}`),
    ]);
    expect(since(ladder(trace)).filter((line) => line.startsWith(leaves))).toEqual([
      `${leaves} > ${asks}: 200 INVITE (lost)`,
      `${leaves} > ${asks}: 200 INVITE`,
      `${leaves} > ${asks}: BYE`,
    ]);
    expect(perceptions(trace, leaves).at(-1)).toBe('ended');
  });

  it('hangs up without it when the 2xx has run out of time, and says why (§14.2)', () => {
    const trace = cutShort(asks, leaves, [lose(`every ACK ${asks} -> ${leaves}`)]);
    const said = since(ladder(trace)).filter((line) => line.startsWith(`${leaves} >`));
    expect(said.slice(-2)).toEqual([`${leaves} > ${asks}: 200 INVITE`, `${leaves} > ${asks}: BYE`]);
    expect(states(trace, leaves, machine).slice(-3)).toEqual(['ByeHeld', 'ByeSent', 'Ended']);
  });

  it('sends no BYE at all when the other end’s comes first', () => {
    const trace = run(
      script(
        'alice: calls bob',
        'bob: answers after 1 s',
        `${asks}: holds at 3 s`,
        `${leaves}: hangs up at 3030 ms`,
        `${asks}: hangs up at 3031 ms`,
      ),
    );
    expect(ladder(trace).filter((line) => line.endsWith(' BYE'))).toEqual([
      `${asks} > ${leaves}: BYE`,
      `${leaves} > ${asks}: 200 BYE`,
    ]);
  });
});

describe('§13.3.1.4: the 2xx goes on until its ACK comes', () => {
  it('although the other end has hung up meanwhile (RFC 5407 §3.2.3)', () => {
    const trace = run(
      script('alice: calls bob', 'bob: answers after 1 s', 'bob: holds at 3 s', 'bob: hangs up at 3010 ms'),
      [lose('first 200 INVITE alice -> bob')],
    );
    expect(
      ladder(trace)
        .filter((line) => /(INVITE|ACK)/.test(line))
        .slice(-4),
    ).toEqual(['alice > bob: 200 INVITE (lost)', 'bob > alice: INVITE', 'alice > bob: 200 INVITE', 'bob > alice: ACK']);
  });
});

describe('§14.2: a change that meets a phone whose person has hung up', () => {
  it('is refused, and nothing is heard any more', () => {
    const text = script(
      'alice: calls bob',
      'bob: answers after 1 s',
      'bob: holds at 3 s',
      'alice: hangs up at 3030 ms',
      'bob: resumes at 3100 ms',
    );
    const trace = run(text, [lose('first ACK bob -> alice')]);
    expect(ladder(trace)).toContain('alice > bob: 488 INVITE');
    expect(states(trace, 'alice', 'caller').slice(-3)).toEqual(['ByeHeld', 'ByeSent', 'Ended']);
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });

  it('an UPDATE that brings no description is taken: nothing in it can be unacceptable (RFC 3311 §5.2)', () => {
    const { alone, tag } = changed();
    alone.does('hangs up');
    const without = inDialog('UPDATE', tag, 3);
    const offers = inDialog('UPDATE', tag, 4, SDP());
    expect(statusesIn(alone.hear(without))).toEqual([200]);
    expect(statusesIn(alone.hear(offers))).toEqual([488]);
    expect(requestIn(alone.hear(inDialog('ACK', tag, 2))).method).toBe('BYE');
  });
});

const inDialog = (method: string, tag: string, number: number, body = ''): string =>
  aRequest(
    method,
    {
      Via: `SIP/2.0/UDP 192.0.2.201;branch=z9hG4bK${method}${number}`,
      To: `<sip:alice@atlanta.example.com>;tag=${tag}`,
      CSeq: `${number} ${method}`,
    },
    body,
  );

/** The phone was called, and has taken a re-INVITE whose ACK has not come yet. */
function changed(): { alone: Alone; tag: string } {
  const alone = new Alone('supported: [timer]');
  alone.hear(aRequest('INVITE', {}, SDP()));
  const to = get(responseIn(alone.does('answers')), 'to');
  const tag = (to && tagOf(to)) ?? '';
  alone.hear(inDialog('ACK', tag, 1));
  alone.hear(inDialog('INVITE', tag, 2, SDP()));
  return { alone, tag };
}
