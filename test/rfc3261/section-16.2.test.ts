// RFC 3261 §16.2: the stateful proxy as a whole, on one call.

import { describe, expect, it } from 'vitest';
import { BOB, invite, lines, ProxyTable, request, uriOf } from '../element/proxy-stage';

describe('§16.2 a call through a stateful proxy', () => {
  const table = new ProxyTable().bind('<sip:bob@client.biloxi.example.com>');
  table.hear(invite());

  it('sends a 100 to an INVITE it has checked, and forwards it to the contact', () => {
    expect(table.statuses).toEqual([100]);
    expect(table.requests('INVITE').map(uriOf)).toEqual(['sip:bob@client.biloxi.example.com']);
    expect(table.requests('INVITE')[0]?.hop).toEqual({ host: '192.0.2.201', port: 5060, transport: 'UDP' });
  });

  it('absorbs a retransmission: it sends its last response again and forwards nothing', () => {
    const before = table.sent.length;
    table.hear(invite());
    const more = table.sent.slice(before);
    expect(more.map((sent) => sent.message.kind === 'response' && sent.message.status)).toEqual([100]);
  });

  it('forwards 180 and 200 at once, each without its own Via', () => {
    table.reply('INVITE', 0, 180);
    table.reply('INVITE', 0, 200, { contact: '<sip:bob@client.biloxi.example.com>' });
    expect(table.statuses).toEqual([100, 100, 180, 200]);
    for (const { message } of table.responses().slice(2)) {
      expect(lines(message, 'Via')).toEqual([
        'SIP/2.0/UDP client.atlanta.example.com:5060;branch=z9hG4bK74b43;received=192.0.2.101',
      ]);
    }
  });

  it('forwards the ACK to a 2xx and a BYE along the route set, without Record-Route', () => {
    const route = ['Route: <sip:ss2.biloxi.example.com;lr>'];
    const uri = 'sip:bob@client.biloxi.example.com';
    const to = 'Bob <sip:bob@biloxi.example.com>;tag=tag0';
    table.hear(request({ method: 'ACK', uri, to, branch: 'z9hG4bKack', headers: route }));
    table.hear(request({ method: 'BYE', uri, to, branch: 'z9hG4bKbye', cseq: 2, headers: route }));
    for (const method of ['ACK', 'BYE']) {
      const [sent, ...others] = table.requests(method);
      expect(others).toEqual([]);
      expect(uriOf(sent)).toBe(uri);
      expect(sent?.hop.host).toBe(BOB.host);
      expect(lines(sent!.message, 'Route')).toEqual([]);
      expect(lines(sent!.message, 'Record-Route')).toEqual([]);
      expect(lines(sent!.message, 'Max-Forwards')).toEqual(['69']);
    }
    expect(table.requests('ACK')[0]?.transaction).toBeNull();
  });

  it('sends no 100 to a BYE, and gives back the 200 for it', () => {
    const before = table.statuses.length;
    table.reply('BYE', 0, 200);
    expect(table.statuses.slice(before)).toEqual([200]);
  });

  it('forgets everything once all transactions have ended', () => {
    table.pass(40_000_000);
    expect(table.proxy.contexts.size).toBe(0);
    expect(table.proxy.branches.size).toBe(0);
    expect(table.proxy.layer.byId.size).toBe(0);
    expect(table.states('proxy-context').at(-1)?.to).toBe('Done');
  });

  it('thinks as long as it is set to, after the 100', () => {
    const slow = new ProxyTable({ processing: 20_000 }).bind('<sip:bob@client.biloxi.example.com>');
    slow.hear(invite());
    expect(slow.statuses).toEqual([100]);
    expect(slow.requests()).toEqual([]);
    slow.pass(20_000);
    expect(slow.requests('INVITE')).toHaveLength(1);
  });

  it('MUST NOT treat merged requests as an error: each gets its own context', () => {
    const merged = new ProxyTable().bind('<sip:bob@client.biloxi.example.com>');
    merged.hear(invite({ branch: 'z9hG4bKone' }));
    merged.hear(invite({ branch: 'z9hG4bKtwo' }));
    expect(merged.requests('INVITE')).toHaveLength(2);
  });
});
