// Preparation: what goes on for ever once a call stands does not keep the figure from starting, and belongs to it then.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';

const stage = (script: string, faults = '') => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, session-expires: 90 s }
  bob: { phone: sip:bob@biloxi.example.com, session-expires: 90 s }
  carol: { phone: sip:carol@chicago.example.com }
before:
  - alice: calls bob
  - bob: answers
script:
${script}${faults}`;

describe('a call with a session timer in the preparation (RFC 4028 §10)', () => {
  it('does not keep the figure from starting', () => {
    const trace = run(stage('  - carol: calls bob\n'));
    expect(ladder(trace)[0]).toBe('carol > bob: INVITE');
    expect(perceptions(trace, 'carol')).toEqual(['dialling', 'failed']);
  });

  it('is refreshed in the figure, which does not end before', () => {
    const trace = run(stage('  - carol: calls bob\n'));
    expect(trace.ended).toBe('horizon');
    expect(ladder(trace).filter((line) => line === 'alice > bob: UPDATE').length).toBeGreaterThan(4);
  });

  it('and ends there when nobody refreshes it', () => {
    const trace = run(stage('  - carol: calls bob\n', 'faults:\n  - { crash: alice, at: 5 s }\n'));
    expect(perceptions(trace, 'bob')).toEqual(['ended']);
    expect(trace.ended).toBe('quiet');
  });
});
