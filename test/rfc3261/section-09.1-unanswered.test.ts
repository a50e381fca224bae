// RFC 3261 §9.1, §16.10 and RFC 4320 §4.2: what a transaction comes to when no final response does.
import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, states, TWO_PHONES } from '../support/run';

const PROXY = `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
`;
/** Bob's phone rings, and then it is dead. */
const DEAD = '  - { crash: bob, at: 500 ms }\n';

describe('§9.1: 64*T1 after a CANCEL without a final response to the INVITE', () => {
  it('the client SHOULD destroy the client transaction', () => {
    const trace = run(`${TWO_PHONES}script:\n  - alice: calls bob\n  - alice: cancels at 2 s\nfaults:\n${DEAD}`);
    expect(states(trace, 'alice', 'caller')).toEqual(['Calling', 'Proceeding', 'Cancelling', 'Ended']);
    expect(states(trace, 'alice', 'invite-client')).toEqual(['Calling', 'Proceeding', 'Terminated']);
    const end = trace.entries.findLast(({ changes }) =>
      changes.some((c) => c.type === 'state' && c.machine === 'invite-client' && c.to === 'Terminated'),
    );
    expect(end?.at).toBe(34_000_000);
  });

  it('so does a proxy, for the branches it cancelled', () => {
    const trace = run(`${PROXY}  - alice: cancels at 2 s\nfaults:\n${DEAD}`);
    expect(states(trace, 'p1', 'invite-client')).toEqual(['Calling', 'Proceeding', 'Terminated']);
    expect(states(trace, 'p1', 'proxy-context').at(-1)).toBe('Done');
    // §16.7 item 6: no branch brought a final response.
    expect(ladder(trace)).toContain('p1 > alice: 408 INVITE');
  });

  it('a 2xx that comes later is no longer forwarded (RFC 6026 §7.3)', () => {
    const late = run(`${PROXY}  - bob: answers after 1.5 s
  - alice: cancels at 2 s
faults:
  - { lose: every CANCEL p1 -> bob }
  - { partition: [p1, bob], only: p1, from: 1.5 s, until: 37 s }
`);
    expect(ladder(late).filter((line) => line.includes('p1 > alice: 200 INVITE'))).toEqual([]);
  });

  it('and a phone acknowledges it and hangs up', () => {
    const trace = run(`${TWO_PHONES}script:
  - alice: calls bob
  - bob: answers after 30.5 s
  - alice: cancels at 1 s
faults:
  - lose: every CANCEL alice -> bob
  - { partition: [alice, bob], from: 30.4 s, until: 34 s }
`);
    expect(states(trace, 'alice', 'invite-client')).toEqual(['Calling', 'Proceeding', 'Terminated']);
    expect(ladder(trace).slice(-4)).toEqual([
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
    ]);
    expect(perceptions(trace, 'bob').at(-1)).toBe('ended');
  });

  it('a change of a call counts as cancelled too, and the call goes on', () => {
    const trace = run(
      `${TWO_PHONES}script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: registers
  - alice: renegotiates after 1 s
  - alice: cancels 300 ms after alice renegotiates
faults:
  - { lose: every CANCEL alice -> bob }
`
        .replace(
          'bob: { phone: sip:bob@biloxi.example.com }',
          'bob: { phone: sip:bob@biloxi.example.com, codecs: [PCMU, H264], on-change: ask }',
        )
        .replace(
          'alice: { phone: sip:alice@atlanta.example.com }',
          'alice: { phone: sip:alice@atlanta.example.com, codecs: [PCMU, H264] }',
        )
        .replace('alice: renegotiates after 1 s', 'alice: adds video after 1 s')
        .replace('alice renegotiates', 'alice adds video'),
    );
    expect(states(trace, 'alice', 'change')).toEqual(['Idle', 'Sent', 'Proceeding', 'Cancelling', 'Idle']);
    expect(states(trace, 'alice', 'invite-client').filter((state) => state === 'Terminated')).toHaveLength(2);
    expect(perceptions(trace, 'alice')).toContain('change-refused');
    expect(states(trace, 'alice', 'caller').at(-1)).toBe('Confirmed');
  });
});

describe('RFC 4320 §4.2: a request other than INVITE that cannot be answered in time', () => {
  const trace = run(`${PROXY}  - bob: answers after 1 s
  - alice: hangs up after 1 s
faults:
  - { crash: bob, at: 2 s }
`);

  it('gets no final response, no 408 least of all', () => {
    const answers = ladder(trace).filter((line) => /^p1 > alice: \d+ BYE/.test(line));
    expect(new Set(answers)).toEqual(new Set(['p1 > alice: 100 BYE']));
  });

  it('and its server transaction ends all the same', () => {
    expect(states(trace, 'p1', 'non-invite-server').at(-1)).toBe('Terminated');
  });
});

describe('§16.10: a CANCEL for a request the proxy knows nothing of', () => {
  it('MUST be forwarded statelessly, each time it comes', () => {
    const trace = run(`${PROXY}  - alice: cancels at 2 s\nfaults:\n  - { restart: p1, at: 1.9 s }\n`);
    const times = (what: string): number => ladder(trace).filter((line) => line === what).length;
    expect(times('p1 > bob: CANCEL')).toBe(times('alice > p1: CANCEL'));
    expect(times('p1 > bob: CANCEL')).toBeGreaterThan(5);
    expect(new Set(states(trace, 'p1', 'non-invite-server'))).toEqual(new Set(['Trying', 'Terminated']));
  });
});
