// RFC 3261 §13.2.2.4 and §12.1.2: one INVITE, several phones: early dialogs of each, and more than one of them answers.
import { describe, expect, it } from 'vitest';
import { mediaEvents } from '../../engine/trace/media';
import { ladder, perceptions, run } from '../support/run';

const stage = (bob: string, carol: string) => `
title: Two phones of one person
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p, supported: [100rel] }
  p: { proxy: [atlanta.example.com, biloxi.example.com], record-route: yes }
  bob: { phone: sip:sales@biloxi.example.com, via: p${bob} }
  carol: { phone: sip:sales@biloxi.example.com, via: p${carol} }
before:
  - bob: registers
  - carol: registers
`;
const script = (...lines: string[]) => `script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

describe('§13.2.2.4: several 2xx to one INVITE', () => {
  const trace = run(
    stage('', '') +
      script('alice: calls bob', 'bob: answers at 2 s', 'carol: answers at 2 s', 'alice: hangs up after 3 s'),
  );
  const lines = ladder(trace);

  it('each MUST be acknowledged, and what one cannot use is ended with a BYE', () => {
    expect(lines.filter((line) => line === 'alice > p: ACK')).toHaveLength(2);
    expect(lines.filter((line) => line === 'alice > p: BYE')).toHaveLength(2);
    expect(perceptions(trace, 'alice').filter((what) => what === 'connected')).toHaveLength(1);
  });

  it('the surplus one ends at once, the call itself when its person hangs up', () => {
    expect(perceptions(trace, 'carol').at(-1)).toBe('ended');
    expect(perceptions(trace, 'bob').at(-1)).toBe('ended');
    expect(trace.ended).toBe('quiet');
  });
});

describe('§12.1.2: each branch has an early dialog of its own', () => {
  const KNOWS = ', supported: [100rel], early-media: yes';
  const trace = run(
    stage(KNOWS, KNOWS) + script('alice: calls bob', 'carol: answers after 3 s', 'alice: hangs up after 2 s'),
  );

  it('with PRACKs of its own', () => {
    expect(ladder(trace).filter((line) => line === 'alice > p: PRACK')).toHaveLength(2);
  });

  it('and a session of its own: the one that answers is the one that goes on', () => {
    const after = mediaEvents(trace).filter(({ at }) => at > 3_500_000 + 1_000_000);
    expect(after.every(({ between }) => between.join() === 'alice,carol' || between.join() === 'alice,bob')).toBe(true);
    const talk = mediaEvents(trace).filter(({ between }) => between.includes('carol'));
    expect(talk.length).toBeGreaterThan(0);
    // RFC 3326: the proxy's CANCEL says that the call was completed elsewhere.
    expect(perceptions(trace, 'bob').at(-1)).toBe('answered-elsewhere');
  });
});
