// RFC 3261 §16.11: the stateless proxy.

import { describe, expect, it } from 'vitest';
import { respond } from '@/engine/message/build';
import { branchOf, top } from '@/engine/message/headers';
import { printMessage } from '@/engine/message/print';
import { BOB, invite, lines, ProxyTable, request, uriOf } from '../element/proxy-stage';
import { ladder, perceptions, run } from '../support/run';

const table = () =>
  new ProxyTable({ stateful: false }).bind(
    '<sip:bob@client.biloxi.example.com>',
    '<sip:bob@client2.biloxi.example.com>',
  );

describe('§16.11 stateless proxy', () => {
  it('MUST NOT send a 100, and MUST choose one target', () => {
    const proxy = table();
    proxy.hear(invite());
    expect(proxy.statuses).toEqual([]);
    expect(proxy.requests('INVITE').map(uriOf)).toEqual(['sip:bob@client.biloxi.example.com']);
    expect(proxy.requests('INVITE')[0]?.transaction).toBeNull();
  });

  it('MUST forward a request that comes again to the same place, just as it was', () => {
    const proxy = table();
    proxy.hear(invite());
    proxy.pass(500_000);
    proxy.hear(invite());
    const [one, two, ...more] = proxy.requests('INVITE').map((sent) => printMessage(sent.message));
    expect(two).toBe(one);
    expect(more).toEqual([]);
  });

  it('CANCEL and a non-2xx ACK MUST go the way of their INVITE, with its branch', () => {
    const proxy = table();
    proxy.hear(invite());
    proxy.hear(request({ method: 'CANCEL' }));
    proxy.hear(request({ method: 'ACK' }));
    const branches = proxy.requests().map(({ message }) => branchOf(top(message, 'via')!));
    expect(new Set(branches).size).toBe(1);
    expect(proxy.requests().map(uriOf)).toEqual(Array(3).fill('sip:bob@client.biloxi.example.com'));
  });

  it('MUST validate a request as §16.3 says', () => {
    const proxy = table();
    proxy.hear(invite({ maxForwards: 0 }));
    expect(proxy.statuses).toEqual([483]);
  });

  it('gives a response back by the next Via', () => {
    const proxy = table();
    proxy.hear(invite());
    proxy.hear(respond(proxy.requests('INVITE')[0]!.message, 200, { toTag: 'b' }), BOB);
    const [sent] = proxy.responses(200);
    expect(sent?.hop).toEqual({ host: '192.0.2.101', port: 5060, transport: 'UDP' });
    expect(lines(sent!.message, 'Via')).toHaveLength(1);
  });

  it('MUST silently discard a response whose first Via is not its own', () => {
    const proxy = table();
    const other = new ProxyTable({ host: 'ss1.atlanta.example.com' });
    other.hear(invite({ uri: 'sip:x@chicago.example.com' }));
    proxy.hear(respond(other.requests('INVITE')[0]!.message, 200, { toTag: 'b' }), BOB);
    expect(proxy.responses()).toEqual([]);
    expect(proxy.outputs.at(-1)).toMatchObject({ type: 'ignored', rule: { section: '16.11' } });
  });

  it('forwards every copy of a response', () => {
    const proxy = table();
    proxy.hear(invite());
    const response = respond(proxy.requests('INVITE')[0]!.message, 200, { toTag: 'b' });
    proxy.hear(response, BOB);
    proxy.hear(response, BOB);
    expect(proxy.responses(200)).toHaveLength(2);
  });

  it('answers 404 and 480 without a transaction', () => {
    const proxy = new ProxyTable({ stateful: false });
    proxy.hear(invite());
    proxy.hear(invite({ uri: 'sip:nobody@biloxi.example.com', branch: 'z9hG4bKn' }));
    expect(proxy.responses().map((sent) => [sent.message.status, sent.transaction])).toEqual([
      [480, null],
      [404, null],
    ]);
  });
});

describe('§10.3 the registrar beside a stateless proxy', () => {
  const stage = (more = '') => `
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  p1: { proxy: biloxi.example.com, stateful: no }
  bob: { phone: sip:bob@biloxi.example.com, via: p1 }
script:
  - bob: registers
  - alice: calls bob at 3 s
  - bob: answers
  - alice: hangs up after 1 s
${more}`;

  it('MUST be served by itself: calls find who registered there', () => {
    const trace = run(stage());
    expect(perceptions(trace, 'bob')).toEqual(['registered', 'ringing', 'connected', 'ended']);
    expect(ladder(trace)).not.toContain('p1 > alice: 100 INVITE');
  });

  it('answers a REGISTER that comes again as it did before (§17.2.2)', () => {
    const trace = run(stage('faults:\n  - lose: first 200 REGISTER p1 -> bob\n'));
    expect(ladder(trace).filter((line) => line.includes('REGISTER'))).toEqual([
      'bob > p1: REGISTER',
      'p1 > bob: 200 REGISTER (lost)',
      'bob > p1: REGISTER',
      'p1 > bob: 200 REGISTER',
    ]);
  });
});
