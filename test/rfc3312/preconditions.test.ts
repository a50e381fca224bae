// RFC 3312: nothing rings before the network has room for the call.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (alice: string, bob: string) => `
title: Preconditions
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 ms${alice} }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 ms${bob} }
`;
const SCRIPT = 'script:\n  - alice: calls bob\n  - bob: answers after 1 s\n';
const bodies = (trace: Trace, who: string): string[] =>
  trace.entries
    .filter(({ element }) => element === who)
    .flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'sent' && c.message.body.length > 0 ? [String(c.message.body)] : [])),
    );
const attributes = (body: string | undefined, name: string): string[] =>
  (body ?? '')
    .split('\r\n')
    .filter((line) => line.startsWith(`a=${name}:`))
    .map((line) => line.slice(3 + name.length));

describe('§5: offers and answers with a segmented status', () => {
  const trace = run(stage(', reservation: 400 ms', ', reservation: 200 ms') + SCRIPT);

  it('the offer names current and desired status of both segments', () => {
    const [offer] = bodies(trace, 'alice');
    expect(attributes(offer, 'curr')).toEqual(['qos local none', 'qos remote none']);
    expect(attributes(offer, 'des')).toEqual(['qos mandatory local sendrecv', 'qos mandatory remote sendrecv']);
  });

  it('an end that cannot meet all by itself MUST ask for a confirmation (§6)', () => {
    expect(attributes(bodies(trace, 'bob')[0], 'conf')).toEqual(['qos remote sendrecv']);
  });

  it('the answer turns local and remote round (§5.2)', () => {
    const update = bodies(trace, 'alice').at(-1);
    expect(attributes(update, 'curr')[0]).toBe('qos local sendrecv');
    expect(attributes(bodies(trace, 'bob').at(-1), 'curr')).toEqual(['qos local sendrecv', 'qos remote sendrecv']);
  });
});

describe('§6: the callee SHOULD NOT be alerted before all mandatory preconditions are met', () => {
  it.each([
    ['the caller is the slower one', ', reservation: 400 ms', ', reservation: 100 ms'],
    ['the callee is the slower one', ', reservation: 100 ms', ', reservation: 900 ms'],
  ])('%s', (_, alice, bob) => {
    const trace = run(stage(alice, bob) + SCRIPT);
    expect(states(trace, 'bob', 'callee')).toEqual(['Reserving', 'Alerting', 'Accepted', 'Confirmed']);
    const lines = ladder(trace);
    expect(lines.indexOf('bob > alice: 180 INVITE')).toBeGreaterThan(lines.indexOf('alice > bob: UPDATE'));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected']);
  });

  it('a lost UPDATE only delays it', () => {
    const trace = run(stage(', reservation: 400 ms', ', reservation: 100 ms') + SCRIPT, [
      { kind: 'lose', message: 'first UPDATE alice -> bob' },
    ]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected']);
  });
});

describe('§8 and §11: what cannot be', () => {
  it('580 when the callee has no room, a CANCEL when the caller has none', () => {
    const none = run(stage(', reservation: 400 ms', ', reservation: 100 ms, reservation-fails: yes') + SCRIPT);
    expect(ladder(none)).toContain('bob > alice: 580 INVITE');
    expect(perceptions(none, 'bob')).toEqual([]);
    const mine = run(stage(', reservation: 400 ms, reservation-fails: yes', ', reservation: 100 ms') + SCRIPT);
    expect(ladder(mine)).toContain('alice > bob: CANCEL');
    expect(ladder(mine)).toContain('bob > alice: 487 INVITE');
  });

  it('a phone that does not know preconditions MUST refuse with 420', () => {
    expect(ladder(run(stage(', reservation: 400 ms', '') + SCRIPT))).toContain('bob > alice: 420 INVITE');
  });
});

describe('§13.1: with the end-to-end status type', () => {
  const E2E = ', reservation-reach: end to end';
  const trace = run(stage(`, reservation: 300 ms${E2E}`, ', reservation: 500 ms') + SCRIPT);
  const [offer, answer, later] = [bodies(trace, 'alice')[0], bodies(trace, 'bob')[0], bodies(trace, 'alice').at(-1)];

  it('the offer has one current status and one desired status for both directions (§5.1.1)', () => {
    expect(attributes(offer, 'curr')).toEqual(['qos e2e none']);
    expect(attributes(offer, 'des')).toEqual(['qos mandatory e2e sendrecv']);
  });

  it('the answerer takes over the form, and MUST ask to be told of the direction it cannot see (§6)', () => {
    expect(attributes(answer, 'curr')).toEqual(['qos e2e none']);
    expect(attributes(answer, 'conf')).toEqual(['qos e2e recv']);
  });

  it('the offerer tells when its direction is there (§7); the answer turns send and receive round (§5.2)', () => {
    expect(attributes(later, 'curr')).toEqual(['qos e2e send']);
    expect(attributes(bodies(trace, 'bob').at(-1), 'curr')).toEqual(['qos e2e recv']);
  });

  it('nothing rings before both directions are there', () => {
    expect(states(trace, 'bob', 'callee')).toEqual(['Reserving', 'Alerting', 'Accepted', 'Confirmed']);
  });
});

describe('§13.3: an offer in a response', () => {
  const LATE = SCRIPT.replace('calls bob', 'calls bob without an offer');

  it.each(['each end', 'end to end'])(
    '%s: the offer comes in a 183, its answer in the PRACK, and then both reserve',
    (reach) => {
      const bob = `, reservation: 500 ms, reservation-reach: ${reach}`;
      const trace = run(stage(', reservation: 300 ms', bob) + LATE);
      expect(ladder(trace).slice(0, 7)).toEqual([
        'alice > bob: INVITE',
        'bob > alice: 183 INVITE',
        'alice > bob: PRACK',
        'bob > alice: 200 PRACK',
        'alice > bob: UPDATE',
        'bob > alice: 200 UPDATE',
        'bob > alice: 180 INVITE',
      ]);
      expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected']);
    },
  );
});

describe('§8: a refusal SHOULD say which status it failed for', () => {
  it.each([
    ['each end', 'qos failure local sendrecv'],
    ['end to end', 'qos failure e2e send'],
  ])('%s: the description of the 580 has port 0 and the strength "failure"', (reach, line) => {
    const alice = `, reservation: 400 ms, reservation-reach: ${reach}`;
    const trace = run(stage(alice, ', reservation: 100 ms, reservation-fails: yes') + SCRIPT);
    const body = bodies(trace, 'bob').at(-1);
    expect(attributes(body, 'des')).toEqual([line]);
    expect(body).toContain('m=audio 0 ');
  });
});

describe('§7: a forked call', () => {
  const forked = (alice: string) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, reservation: 300 ms${alice} }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, reservation: 200 ms, codecs: [PCMA, PCMU] }
  desk: { phone: sip:bob@biloxi.example.com, reservation: 600 ms }
before:
  - bob: registers
  - desk: registers
script:
  - alice: calls bob
  - bob: answers after 2 s
  - bob: hangs up after 2 s
`;

  it.each([
    ['', ''],
    [', and a caller that keeps to one codec besides', ', codecs: [PCMU, PCMA], one-codec: yes'],
  ])('every branch that asked to be told is, in an UPDATE of its own%s', (_, settings) => {
    const trace = run(forked(settings));
    const lines = ladder(trace);
    expect(lines).toContain('p2 > bob: UPDATE');
    expect(lines).toContain('p2 > desk: UPDATE');
    expect(perceptions(trace, 'desk').slice(0, 2)).toEqual(['ringing', 'stopped-ringing']);
    expect(perceptions(trace, 'alice')).toEqual(expect.arrayContaining(['ringback', 'connected', 'ended']));
    expect(trace.ended).toBe('quiet');
  });
});
