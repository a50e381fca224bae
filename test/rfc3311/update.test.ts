// RFC 3311: changing a session before, and after, the call is answered.
import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, states } from '../support/run';

const KNOWS = ', supported: [100rel], changes-by: UPDATE';
const stage = (alice: string, bob: string) => `
title: UPDATE
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 ms${alice} }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 ms${bob} }
`;
const script = (...lines: string[]) => `script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

describe('§5.1: before the answer only UPDATE can change the session', () => {
  it('in the early dialog, once offer and answer went reliably', () => {
    const text = script('alice: calls bob', 'alice: holds 1 s after she hears early media', 'bob: answers after 5 s');
    const trace = run(stage(KNOWS, `${KNOWS}, early-media: yes`) + text);
    expect(ladder(trace)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 183 INVITE',
      'alice > bob: PRACK',
      'bob > alice: 200 PRACK',
      'alice > bob: UPDATE',
      'bob > alice: 200 UPDATE',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
    expect(perceptions(trace, 'bob')).toContain('held');
  });

  it('from the callee too', () => {
    const text = script('alice: calls bob', 'bob: holds 1 s after he rings', 'bob: answers after 3 s');
    const trace = run(stage(KNOWS, `${KNOWS}, early-media: yes`) + text);
    expect(ladder(trace).slice(4, 6)).toEqual(['bob > alice: UPDATE', 'alice > bob: 200 UPDATE']);
  });

  it('without one, the change waits for the call to be answered', () => {
    const text = script('alice: calls bob', 'alice: holds 1 s after she hears ringback', 'bob: answers after 3 s');
    const trace = run(stage('', '') + text);
    expect(ladder(trace).slice(2)).toEqual([
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
      'alice > bob: INVITE',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
    expect(states(trace, 'alice', 'change')).toEqual(['Idle', 'Waiting', 'Sent', 'Idle']);
  });
});

describe('§5.2: two UPDATEs that cross', () => {
  it('with offers in both are refused with 491, and come again after their whiles', () => {
    const text = script('alice: calls bob', 'bob: answers after 1 s', 'alice: holds at 3 s', 'bob: holds at 3 s');
    const trace = run(stage(KNOWS, KNOWS) + text);
    const lines = ladder(trace).slice(6);
    expect(lines.slice(0, 4).toSorted()).toEqual([
      'alice > bob: 491 UPDATE',
      'alice > bob: UPDATE',
      'bob > alice: 491 UPDATE',
      'bob > alice: UPDATE',
    ]);
    expect(perceptions(trace, 'alice')).toEqual(expect.arrayContaining(['holding', 'held']));
  });

  const video = ', codecs: [PCMU, H264]';
  const asking = stage(KNOWS + video, `${KNOWS}${video}, on-change: ask`);
  const wish = ['alice: calls bob', 'bob: answers after 1 s', 'alice: adds video after 1 s'];

  it('what a person would have to be asked about SHOULD be refused with 504', () => {
    const trace = run(asking + script(...wish));
    expect(ladder(trace)).toContain('bob > alice: 504 UPDATE');
    expect(perceptions(trace, 'alice')).not.toContain('changed');
  });

  it('cannot be taken back: a CANCEL is for INVITEs (RFC 3261 §9.1), and the call goes on', () => {
    const text = script(
      'alice: calls bob',
      'bob: answers after 1 s',
      'alice: holds at 3 s',
      'alice: cancels at 3005 ms',
    );
    const trace = run(stage(KNOWS, KNOWS) + text);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'holding']);
    expect(ladder(trace).filter((line) => /CANCEL|BYE/.test(line))).toEqual([]);
  });

  it('and goes in a re-INVITE then, which leaves time to ask (§5.1 recommends it)', () => {
    const agreed = run(asking + script(...wish, 'bob: agrees after 1 s'));
    const after = ladder(agreed).slice(ladder(agreed).indexOf('bob > alice: 504 UPDATE') + 1);
    expect(after).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 100 INVITE',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
    expect(perceptions(agreed, 'alice')).toContain('changed');
    const declined = run(asking + script(...wish, 'bob: declines after 1 s'));
    expect(perceptions(declined, 'alice')).toContain('change-refused');
  });
});
