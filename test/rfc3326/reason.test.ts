// RFC 3326: why a call is given up, in CANCEL and BYE.
import { describe, expect, it } from 'vitest';
import { perceptions, run } from '../support/run';

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

describe('§3.1: a forking proxy', () => {
  const fork = (p1: string, script: string) => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, reaction: 0 }
  p1: { proxy: biloxi.example.com, record-route: yes${p1} }
  desk: { phone: sip:bob@biloxi.example.com, reaction: 0 }
  sofa: { phone: sip:bob@biloxi.example.com, reaction: 0 }
before:
  - desk: registers
  - sofa: registers
script:
  - alice: calls sip:bob@biloxi.example.com
${script}`;
  const says = (status: string, text: string) => [
    {
      value: 'SIP',
      params: [
        { name: 'cause', value: status },
        { name: 'text', value: `"${text}"` },
      ],
    },
  ];
  const ANSWER = '  - desk: answers after 1 s\n';

  it('includes the status of the 2xx in the CANCELs to the other branches', () => {
    expect(reasonsIn(fork('', ANSWER), 'CANCEL')).toEqual([says('200', 'Call completed elsewhere')]);
  });

  it('so that their phones show an answered call, not a missed one', () => {
    expect(perceptions(run(fork('', ANSWER)), 'sofa')).toEqual(['ringing', 'stopped-ringing', 'answered-elsewhere']);
  });

  it('and that of a 6xx', () => {
    const declined = fork('', '  - desk: rejects as declined after 1 s\n');
    expect(reasonsIn(declined, 'CANCEL')).toEqual([says('603', 'Decline')]);
    expect(perceptions(run(declined), 'sofa')).toEqual(['ringing', 'stopped-ringing']);
  });

  it('says nothing when the caller gives up without a reason', () => {
    const given = fork('', '  - alice: cancels at 1 s\n');
    expect(reasonsIn(given, 'CANCEL')).toEqual([undefined, undefined, undefined]);
  });

  it('nor when its own patience with one branch ends', () => {
    expect(reasonsIn(fork(', ring-limit: 2 s', ''), 'CANCEL')).toEqual([undefined, undefined]);
  });

  it('nor at all where it is set not to', () => {
    const silent = fork(', says-why: no', ANSWER);
    expect(reasonsIn(silent, 'CANCEL')).toEqual([undefined]);
    expect(perceptions(run(silent), 'sofa')).toEqual(['ringing', 'stopped-ringing']);
  });

  it('a back-to-back user agent says it too', () => {
    const box = fork('', ANSWER).replace('p1: { proxy:', 'p1: { b2bua:').replace(', record-route: yes', '');
    expect(reasonsIn(box, 'CANCEL')).toEqual([says('200', 'Call completed elsewhere')]);
  });
});

describe('§2: a proxy that cancels because it was told to', () => {
  it('SHOULD copy the Reason of the CANCEL it got', () => {
    const text = `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, reservation: 300 ms, reservation-fails: yes }
  p1: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, reservation: 2 s }
before:
  - bob: registers
${SCRIPT}`;
    const [first, second] = reasonsIn(text, 'CANCEL');
    expect(first).toMatchObject([{ value: 'SIP', params: [{ name: 'cause', value: '580' }, {}] }]);
    expect(second).toEqual(first);
  });
});

describe('§3.2: a BYE after an offer in a 2xx that cannot be taken', () => {
  it('includes 488', () => {
    const text = `${stage('', ', codecs: [G729]')}script:\n  - alice: calls bob without an offer\n  - bob: answers after 1 s\n`;
    expect(reasonsIn(text, 'BYE')).toMatchObject([
      [
        {
          value: 'SIP',
          params: [
            { name: 'cause', value: '488' },
            { name: 'text', value: '"Not Acceptable Here"' },
          ],
        },
      ],
    ]);
  });
});
