// RFC 3261 §16.11: the stateless proxy.

import { describe, expect, it } from 'vitest';
import { respond } from '@/engine/message/build';
import { branchOf, top } from '@/engine/message/headers';
import { printMessage } from '@/engine/message/print';
import { BOB, invite, lines, ProxyTable, request, uriOf } from '../element/proxy-stage';

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
