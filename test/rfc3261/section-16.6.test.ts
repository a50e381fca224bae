// RFC 3261 §16.6: the request as a proxy forwards it.

import { describe, expect, it } from 'vitest';
import { branchOf, top } from '@/engine/message/headers';
import type { Request } from '@/engine/message/message';
import { printMessage } from '@/engine/message/print';
import { invite, lines, ProxyTable, request, uriOf } from '../element/proxy-stage';

const BINDING = '<sip:bob@client.biloxi.example.com>';

function copies(message = invite(), table = new ProxyTable().bind(BINDING)): Request[] {
  table.hear(message);
  return table.requests().map((sent) => sent.message);
}
const copy = (message = invite(), table?: ProxyTable): Request => copies(message, table)[0]!;
const branch = (message: Request): string => branchOf(top(message, 'via')!)!;

describe('§16.6 request forwarding', () => {
  it('item 1: MUST keep every header and its order, and the body', () => {
    const names = (text: string) =>
      text
        .split('\r\n')
        .map((line) => line.split(':')[0])
        .filter((name) => !/^(Via|Max-Forwards|Record-Route|Max-Breadth|Content-Length|INVITE.*|)$/.test(name ?? ''));
    const received = invite({
      headers: ['X-One: 1', 'Subject: lunch', 'x-two: 2', 'Route: <sip:ss1.atlanta.example.com;lr>'],
    });
    expect(names(printMessage(copy(received)))).toEqual(names(received));
  });

  it('item 1: MUST NOT touch the body', () => {
    const body = 'v=0\r\nnot even SDP\r\n';
    const received = invite({ headers: ['Content-Type: application/sdp'] }).replace(
      'Content-Length: 0\r\n\r\n',
      `Content-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(copy(received).body).toBe(body);
  });

  it('item 2: MUST put the target into the Request-URI, without what may not stand there', () => {
    const table = new ProxyTable().bind('<sip:bob@client.biloxi.example.com;method=INVITE;x=1?Subject=hi>');
    table.hear(invite());
    expect(table.requests('INVITE').map(uriOf)).toEqual(['sip:bob@client.biloxi.example.com;x=1']);
  });

  it('item 3: MUST take one off Max-Forwards', () => {
    expect(lines(copy(invite({ maxForwards: 7 })), 'Max-Forwards')).toEqual(['6']);
  });

  it('item 4: puts its Record-Route before those there are, with lr and without transport', () => {
    const received = invite({ headers: ['Record-Route: <sip:ss1.atlanta.example.com;lr>'] });
    expect(lines(copy(received), 'Record-Route')).toEqual([
      '<sip:ss2.biloxi.example.com;lr>',
      '<sip:ss1.atlanta.example.com;lr>',
    ]);
  });

  it('item 4: leaves Record-Route alone when it does not stay in the path', () => {
    expect(lines(copy(invite(), new ProxyTable({ recordRoute: false }).bind(BINDING)), 'Record-Route')).toEqual([]);
  });

  it('item 4: MUST record a sips URI for a sips Request-URI, and MUST record itself when it came without TLS', () => {
    const table = new ProxyTable({ recordRoute: false }).bind('<sips:bob@client.biloxi.example.com>');
    expect(lines(copy(invite({ uri: 'sips:bob@biloxi.example.com' }), table), 'Record-Route')).toEqual([
      '<sips:ss2.biloxi.example.com;lr>',
    ]);
  });

  it('item 6: MUST give a strict router its own URI in the request line, and the other one at the end of Route', () => {
    const table = new ProxyTable();
    table.hear(
      request({
        method: 'BYE',
        uri: 'sip:caller@client.atlanta.example.com',
        to: 'A <sip:a@b.example.com>;tag=1',
        headers: [
          'Route: <sip:ss2.biloxi.example.com;lr>',
          'Route: <sip:chicago.example.com>',
          'Route: <sip:ss1.atlanta.example.com;lr>',
        ],
      }),
    );
    const [sent] = table.requests('BYE');
    expect(uriOf(sent)).toBe('sip:chicago.example.com');
    expect(lines(sent!.message, 'Route').join(', ')).toBe(
      '<sip:ss1.atlanta.example.com;lr>, <sip:caller@client.atlanta.example.com>',
    );
    expect(sent?.hop.host).toBe('192.0.2.33');
  });

  it('item 7: goes to the first Route value, else to the Request-URI', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: 'sip:carol@chicago.example.com', headers: ['Route: <sip:ss1.atlanta.example.com;lr>'] }));
    table.hear(invite({ uri: 'sip:carol@chicago.example.com', branch: 'z9hG4bKb' }));
    expect(table.requests('INVITE').map((sent) => sent.hop.host)).toEqual(['192.0.2.111', '192.0.2.33']);
  });

  it('item 7: takes port and transport from the URI, TLS for sips, else what the network uses', () => {
    const hopFor = (uri: string) => {
      const table = new ProxyTable({}, 'UDP');
      table.hear(invite({ uri }));
      return table.requests('INVITE')[0]?.hop;
    };
    const host = '192.0.2.33';
    expect(hopFor('sip:chicago.example.com')).toEqual({ host, port: 5060, transport: 'UDP' });
    expect(hopFor('sip:chicago.example.com:5080;transport=tcp')).toEqual({ host, port: 5080, transport: 'TCP' });
    expect(hopFor('sips:chicago.example.com')).toEqual({ host, port: 5061, transport: 'TLS' });
    expect(hopFor('sips:chicago.example.com;transport=tcp')).toEqual({ host, port: 5061, transport: 'TLS' });
    expect(hopFor('sip:198.51.100.7')).toEqual({ host: '198.51.100.7', port: 5060, transport: 'UDP' });
  });

  it('item 8: MUST put its own Via on top, with the magic cookie', () => {
    const [via, theirs] = lines(copy(), 'Via');
    expect(via).toMatch(/^SIP\/2\.0\/UDP ss2\.biloxi\.example\.com:5060;branch=z9hG4bK/);
    expect(theirs).toContain('client.atlanta.example.com');
  });

  it('item 8: the branch is unique to the branch of a fork, and to a request', () => {
    const table = () => new ProxyTable().bind(BINDING, '<sip:bob@client2.biloxi.example.com>');
    const forked = copies(invite(), table()).map(branch);
    const again = copies(invite({ branch: 'z9hG4bKother' }), table()).map(branch);
    expect(new Set([...forked, ...again]).size).toBe(4);
  });

  it('item 8: the method MUST NOT matter: a CANCEL has the branch of its INVITE', () => {
    const table = new ProxyTable().bind(BINDING);
    table.hear(invite());
    table.reply('INVITE', 0, 180);
    table.hear(request({ method: 'CANCEL' }));
    expect(branch(table.requests('CANCEL')[0]!.message)).toBe(branch(table.requests('INVITE')[0]!.message));
  });

  it('item 9: adds a Content-Length where there is none', () => {
    expect(lines(copy(invite().replace('Content-Length: 0\r\n', '')), 'Content-Length')).toEqual(['0']);
  });

  it('item 11: MUST set Timer C for an INVITE, longer than 3 minutes, and for nothing else', () => {
    const table = new ProxyTable().bind(BINDING);
    table.hear(invite());
    expect(table.started('C').map((timer) => timer.duration > 180_000_000)).toEqual([true]);
    table.hear(request({ method: 'MESSAGE', branch: 'z9hG4bKm' }));
    expect(table.started('C')).toHaveLength(1);
  });

  it('adds the Path of a binding ahead of the Route values (RFC 3327 §5.4)', () => {
    const table = new ProxyTable();
    const bob = new ProxyTable();
    bob.hear(
      request({
        method: 'REGISTER',
        uri: 'sip:biloxi.example.com',
        to: 'Bob <sip:bob@biloxi.example.com>',
        contact: BINDING,
        headers: ['Supported: path', 'Path: <sip:chicago.example.com;lr>, <sip:ss1.atlanta.example.com;lr>'],
      }),
    );
    table.location.bindings.set('sip:bob@biloxi.example.com', bob.location.bindings.get('sip:bob@biloxi.example.com')!);
    table.hear(invite());
    const [sent] = table.requests('INVITE');
    expect(uriOf(sent)).toBe('sip:bob@client.biloxi.example.com');
    expect(lines(sent!.message, 'Route').join(', ')).toBe(
      '<sip:chicago.example.com;lr>, <sip:ss1.atlanta.example.com;lr>',
    );
    expect(sent?.hop.host).toBe('192.0.2.33');
  });
});

describe('§16.6 the order of targets', () => {
  const three = [
    '<sip:bob@client.biloxi.example.com>;q=0.5',
    '<sip:bob@client2.biloxi.example.com>;q=0.9',
    '<sip:bob@client3.biloxi.example.com>;q=0.9',
  ];
  const tried = (table: ProxyTable) => table.requests('INVITE').map((sent) => sent.hop.host.slice(-1));

  it('parallel: all at once', () => {
    const table = new ProxyTable({ forking: 'parallel' }).bind(...three);
    table.hear(invite());
    expect(tried(table).sort()).toEqual(['1', '2', '3']);
  });

  it('sequential: one after the other, the highest q first', () => {
    const table = new ProxyTable({ forking: 'sequential' }).bind(...three);
    table.hear(invite());
    expect(tried(table)).toEqual(['2']);
    table.reply('INVITE', 0, 486);
    expect(tried(table)).toEqual(['2', '3']);
    table.reply('INVITE', 1, 480);
    expect(tried(table)).toEqual(['2', '3', '1']);
  });

  it('by q: equal ones at once, the others when those have ended', () => {
    const table = new ProxyTable({ forking: 'by q' }).bind(...three);
    table.hear(invite());
    expect(tried(table).sort()).toEqual(['2', '3']);
    table.reply('INVITE', 0, 486);
    expect(tried(table)).toHaveLength(2);
    table.reply('INVITE', 1, 486);
    expect(tried(table)[2]).toBe('1');
  });

  it('a limit on ringing cancels a target and goes on to the next', () => {
    const table = new ProxyTable({ forking: 'sequential', ringLimit: 12_000_000 }).bind(...three);
    table.hear(invite());
    table.reply('INVITE', 0, 180);
    table.pass(12_000_000);
    expect(table.requests('CANCEL')).toHaveLength(1);
    expect(tried(table)).toEqual(['2']);
    table.reply('CANCEL', 0, 200);
    table.reply('INVITE', 0, 487);
    expect(tried(table)).toEqual(['2', '3']);
    expect(table.statuses).toEqual([100, 180]);
  });
});
