// RFC 5393: loops are told from spirals, and a request spreads only so far.

import { describe, expect, it } from 'vitest';
import { printMessage } from '@/engine/message/print';
import { invite, lines, ProxyTable } from '../element/proxy-stage';
import { ladder, run } from '../support/run';

/** The request a proxy sent, as it comes back to it over another hop. */
function back(table: ProxyTable, change: (text: string) => string = (text) => text): void {
  const text = printMessage(table.requests('INVITE').at(-1)!.message);
  const hop = 'Via: SIP/2.0/UDP ss1.atlanta.example.com:5060;branch=z9hG4bKhop;received=192.0.2.111\r\n';
  table.hear(change(text).replace('Via: ', `${hop}Via: `));
}

describe('RFC 5393 §4: loops and spirals', () => {
  const there = 'sip:x@chicago.example.com';

  it('4.2.2: a request that comes back as it was MUST be refused with 482', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: there }));
    back(table);
    expect(table.statuses).toEqual([100, 482]);
    expect(table.decisions('rejected')[0]?.rule).toMatchObject({ rfc: 5393, section: '4.2.2' });
  });

  it('4.2.2: one that comes back for another target is a spiral and goes on', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: there }));
    back(table, (text) => text.replace(there, 'sip:y@chicago.example.com'));
    expect(table.statuses).toEqual([100, 100]);
    expect(table.requests('INVITE')).toHaveLength(2);
  });

  it('4.2.1: a Route value that changed makes it a spiral', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: there }));
    back(table, (text) => text.replace('From:', 'Route: <sip:ss1.atlanta.example.com;lr>\r\nFrom:'));
    expect(table.statuses).toEqual([100, 100]);
  });

  it('4.2.1: the second part MUST NOT vary with the method', () => {
    const second = (method: string) => {
      const table = new ProxyTable();
      table.hear(invite({ uri: there, method }));
      return /branch=\S+\.(\w+)/.exec(lines(table.requests(method)[0]!.message, 'Via')[0] ?? '')?.[1];
    };
    expect(second('INVITE')).toMatch(/^\w+$/);
    expect(second('MESSAGE')).toBe(second('INVITE'));
  });

  it('4.2.4: Vias of other elements may look as they like', () => {
    const table = new ProxyTable();
    const strange = 'SIP/2.0/UDP ss9.example.com;odd;branch="q.u";x="a,b;c"';
    table.hear(invite({ uri: there, via: [strange, 'SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK.'] }));
    expect(table.statuses).toEqual([100]);
  });
});

describe('RFC 5393 §5: Max-Breadth', () => {
  const three = [
    '<sip:bob@client.biloxi.example.com>',
    '<sip:bob@client2.biloxi.example.com>',
    '<sip:bob@client3.biloxi.example.com>',
  ];
  const breadths = (table: ProxyTable) =>
    table.requests('INVITE').map(({ message }) => Number(lines(message, 'Max-Breadth')[0]));

  it('5.3.3: MUST add one of 60 where there is none', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: 'sip:x@chicago.example.com' }));
    expect(breadths(table)).toEqual([60]);
  });

  it('5.3.3: MUST overwrite more than it allows, and MUST NOT count it down for a hop', () => {
    for (const [given, sent] of [
      [500, 60],
      [60, 60],
      [4, 4],
      [1, 1],
    ]) {
      const table = new ProxyTable();
      table.hear(invite({ uri: 'sip:x@chicago.example.com', headers: [`Max-Breadth: ${given}`] }));
      expect(breadths(table)).toEqual([sent]);
    }
  });

  it('5.3.3: branches share it: together they MUST NOT exceed what came in', () => {
    const table = new ProxyTable().bind(...three);
    table.hear(invite({ headers: ['Max-Breadth: 7'] }));
    expect(breadths(table)).toEqual([2, 2, 2]);
  });

  it('5.3.3.1: what does not fit waits until a branch ends', () => {
    const table = new ProxyTable().bind(...three);
    table.hear(invite({ headers: ['Max-Breadth: 2'] }));
    expect(breadths(table)).toEqual([1, 1]);
    table.reply('INVITE', 0, 486);
    expect(breadths(table)).toEqual([1, 1, 1]);
  });

  it('5.3.3: 1 means one after the other, each with all of it', () => {
    const table = new ProxyTable().bind(...three);
    table.hear(invite({ headers: ['Max-Breadth: 1'] }));
    table.reply('INVITE', 0, 480);
    table.reply('INVITE', 1, 480);
    expect(breadths(table)).toEqual([1, 1, 1]);
  });

  it('5.3.3: MUST answer 440 where it will not wait: to what has been here before and finds too little room', () => {
    const mine = 'SIP/2.0/UDP ss2.biloxi.example.com;branch=z9hG4bKold.loop';
    const table = new ProxyTable().bind(...three);
    table.hear(invite({ headers: ['Max-Breadth: 2'], via: [mine, 'SIP/2.0/UDP 192.0.2.101;branch=z9hG4bKfirst'] }));
    expect(table.statuses).toEqual([100, 440]);
    expect(table.decisions('rejected')[0]?.rule).toMatchObject({ rfc: 5393, section: '5.3.3' });
    const room = new ProxyTable().bind(...three);
    room.hear(invite({ headers: ['Max-Breadth: 3'], via: [mine, 'SIP/2.0/UDP 192.0.2.101;branch=z9hG4bKfirst'] }));
    expect(breadths(room)).toEqual([1, 1, 1]);
  });
});

describe('RFC 5393 §3: addresses that lead to each other, each time written otherwise', () => {
  const users = Array.from({ length: 8 }, (_, i) => `u${i}`);
  const trace = run(`
elements:
  p1: { proxy: atlanta.example.com }
${users.map((user) => `  ${user}: { phone: sip:${user}@atlanta.example.com, via: p1 }`).join('\n')}
before:
${users.flatMap((user, i) => [1, 2, 3].map((n) => `  - ${user}: registers also at sip:u${(i + 1) % 8}@atlanta.example.com;x=${i}.${n}`)).join('\n')}
script:
  - u0: calls u1
`);

  it('are no loop, and spread over no more branches than Max-Breadth has', () => {
    const branches = ladder(trace).filter((line) => line === 'p1 > p1: INVITE').length;
    expect(branches).toBeGreaterThan(10);
    expect(branches).toBeLessThan(60);
    expect(ladder(trace)).toContain('p1 > p1: 440 INVITE');
    expect(trace.ended).toBe('quiet');
  });
});
