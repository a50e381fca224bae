// RFC 3261 §16.4: what a proxy does with routing information first. §16.12.1 has the examples.

import { describe, expect, it } from 'vitest';
import { lines, ProxyTable, request, uriOf } from '../element/proxy-stage';

const to = 'Bob <sip:bob@biloxi.example.com>;tag=8321234356';
const bye = (uri: string, ...routes: string[]) =>
  request({ method: 'BYE', uri, to, headers: routes.map((route) => `Route: ${route}`) });

function forwarded(message: string, table = new ProxyTable()) {
  table.hear(message);
  const [sent] = table.requests('BYE');
  return { table, sent, uri: uriOf(sent), routes: sent === undefined ? [] : lines(sent.message, 'Route') };
}

describe('§16.4 route information preprocessing', () => {
  it('MUST remove the first Route value when it means this proxy', () => {
    const { routes, table } = forwarded(
      bye('sip:bob@client.biloxi.example.com', '<sip:ss2.biloxi.example.com;lr>', '<sip:ss1.atlanta.example.com;lr>'),
    );
    expect(routes).toEqual(['<sip:ss1.atlanta.example.com;lr>']);
    expect(table.decisions('route-removed')[0]?.rule.section).toBe('16.4');
  });

  it('removes one value only, and leaves a Route of others alone', () => {
    const mine = '<sip:ss2.biloxi.example.com;lr>';
    expect(forwarded(bye('sip:bob@client.biloxi.example.com', `${mine}, ${mine}`)).routes).toEqual([mine]);
    const other = '<sip:ss1.atlanta.example.com;lr>';
    expect(forwarded(bye('sip:bob@client.biloxi.example.com', other)).routes).toEqual([other]);
  });

  it('MUST put the last Route value in place of a Request-URI it recorded itself (a strict router sent it)', () => {
    const { uri, routes, sent } = forwarded(
      bye(
        'sip:ss2.biloxi.example.com;lr',
        '<sip:ss1.atlanta.example.com;lr>',
        '<sip:caller@client.atlanta.example.com>',
      ),
    );
    expect(uri).toBe('sip:caller@client.atlanta.example.com');
    expect(routes).toEqual(['<sip:ss1.atlanta.example.com;lr>']);
    expect(sent?.hop.host).toBe('192.0.2.111');
  });

  it('strips a maddr that means this proxy when the request came as the URI asks', () => {
    expect(forwarded(bye('sip:bob@client.biloxi.example.com;maddr=192.0.2.222')).uri).toBe(
      'sip:bob@client.biloxi.example.com',
    );
  });

  it('keeps a maddr that means this proxy on another port or transport', () => {
    const uri = 'sip:bob@client.biloxi.example.com;maddr=192.0.2.222;transport=tcp';
    expect(forwarded(bye(uri)).uri).toBe(uri);
  });
});
