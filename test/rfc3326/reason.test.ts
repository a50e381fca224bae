// RFC 3326: why a call is given up, in CANCEL and BYE.
import { describe, expect, it } from 'vitest';
import { run } from '../support/run';

const stage = (alice: string, bob: string) => `
title: Reasons
transport: udp
latency: 20 ms
horizon: 10 min
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
`;
const SCRIPT = 'script:\n  - alice: calls bob\n  - bob: answers after 1 s\n';

const reasonsIn = (text: string, method: string): unknown[] =>
  run(text).entries.flatMap(({ changes }) =>
    changes.flatMap((c) =>
      c.type === 'sent' && c.copy === 0 && c.message.kind === 'request' && c.message.method === method
        ? [c.message.headers.find(({ name }) => name === 'reason')?.value]
        : [],
    ),
  );
const details = (text: string, who: string): (string | null)[] =>
  run(text)
    .entries.filter(({ element }) => element === who)
    .flatMap(({ changes }) => changes.flatMap((c) => (c.type === 'perceived' && c.what === 'ended' ? [c.detail] : [])));

describe('§2: a BYE that no person asked for says why', () => {
  const crash = `${stage(', session-expires: 2 min', ', supported: [timer]')}faults:\n  - crash: alice\n    at: 10 s\n${SCRIPT}`;

  it('the session expired', () => {
    expect(reasonsIn(crash, 'BYE')).toEqual([
      [
        {
          value: 'SIP',
          params: [
            { name: 'cause', value: '408' },
            { name: 'text', value: '"Session expired"' },
          ],
        },
      ],
    ]);
  });

  it('one that a person asked for says nothing', () => {
    expect(reasonsIn(`${stage('', '')}${SCRIPT}  - bob: hangs up after 1 s\n`, 'BYE')).toEqual([undefined]);
  });

  it('and whoever gets it is told', () => {
    const cut = `${stage('', '')}faults:\n  - lose: every ACK alice -> bob\n${SCRIPT}`;
    expect(details(cut, 'alice')).toEqual(['No ACK']);
  });
});

describe('§2: so does a CANCEL', () => {
  it('when the network of the caller has no room', () => {
    const text = stage(', reservation: 300 ms, reservation-fails: yes', ', reservation: 2 s') + SCRIPT;
    expect(reasonsIn(text, 'CANCEL')).toEqual([
      [
        {
          value: 'SIP',
          params: [
            { name: 'cause', value: '580' },
            { name: 'text', value: '"Precondition failure"' },
          ],
        },
      ],
    ]);
  });
});
