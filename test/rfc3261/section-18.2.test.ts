// RFC 3261 §18.2: what a server's transport notes of requests, and where it sends responses.

import { describe, expect, it } from 'vitest';
import { ways } from '../support/net';
import { ladder, perceptions, run } from '../support/run';

const stage = (transport: string, faults: string) => `
transport: ${transport}
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 1 s
faults:
${faults}`;

describe('§18.2.1: receiving requests', () => {
  it('a Via whose host is not where the packet came from MUST get received', () => {
    const trace = run(stage('udp', '  - { lose: first BYE alice -> bob }'));
    const invite = trace.entries.find(({ element, event }) => element === 'bob' && event.type === 'arrival');
    expect(invite).toBeDefined();
    expect(ways(trace, 'bob', '180')).toEqual(['180 INVITE UDP 192.0.2.101:5060']);
  });
});

describe('§18.2.2: sending responses', () => {
  it('over a reliable transport they go over the connection of the request', () => {
    // The port it was opened from, which is not the one Alice listens on.
    const [way, ...others] = ways(run(stage('tcp', '  - { lose: first BYE alice -> bob }')), 'bob', '180');
    expect(way).toMatch(/^180 INVITE TCP 192\.0\.2\.101:(49|5\d|6[0-5])\d{3}$/);
    expect(others).toEqual([]);
  });

  it('when that has broken, a new one SHOULD be opened to where the request came from', () => {
    const trace = run(stage('tcp', '  - { reset: [alice, bob], at: 0.5 s }'));
    const opened = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'connection' && c.change === 'opening' ? [c.between.join(' ')] : [])),
    );
    expect(opened).toEqual(['alice bob', 'bob alice']);
    expect(perceptions(trace, 'alice')).toContain('connected');
  });

  it('a response that was on its way when it broke is sent once more', () => {
    const trace = run(stage('tcp', '  - { reset: [alice, bob], at: 1.08 s }'));
    expect(ladder(trace).filter((line) => line.startsWith('bob > alice: 200 INVITE'))).toHaveLength(2);
    expect(perceptions(trace, 'alice')).toContain('connected');
  });

  it('the answer to a BYE too, although its transaction ended with it', () => {
    const trace = run(stage('tcp', '  - { reset: [alice, bob], at: 2.12 s }'));
    expect(ladder(trace).filter((line) => line.startsWith('bob > alice: 200 BYE'))).toHaveLength(2);
    expect(perceptions(trace, 'alice')).toContain('ended');
  });
});
