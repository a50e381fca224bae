// RFC 3261 §14: changing a session that stands, and everything that may come between.
import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (settings: { alice?: string; bob?: string } = {}) => `
title: Changing a call
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 ms${settings.alice ?? ''} }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 ms${settings.bob ?? ''} }
`;
const script = (...lines: string[]) =>
  `script:\n${['alice: calls bob', 'bob: answers after 1 s', ...lines].map((line) => `  - ${line}\n`).join('')}`;
const after = (lines: string[]) => lines.slice(4);

describe('§14.1: a UAC changes a session by a re-INVITE in the dialog', () => {
  const trace = run(stage() + script('bob: holds after 2 s', 'bob: resumes after 3 s', 'alice: hangs up 1 s after she is resumed'));

  it('from either side, with an ACK of its own for each', () => {
    expect(after(ladder(trace))).toEqual([
      'bob > alice: INVITE',
      'alice > bob: 200 INVITE',
      'bob > alice: ACK',
      'bob > alice: INVITE',
      'alice > bob: 200 INVITE',
      'bob > alice: ACK',
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
    ]);
  });

  it('both people notice', () => {
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'holding', 'retrieved', 'ended']);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'held', 'resumed', 'ended']);
    expect(states(trace, 'bob', 'change')).toEqual(['Idle', 'Sent', 'Idle', 'Sent', 'Idle', 'Closed']);
  });
});
