// RFC 3261 §16.5: which URIs a request is tried at.

import { describe, expect, it } from 'vitest';
import { invite, ProxyTable, request, uriOf } from '../element/proxy-stage';

const forwarded = (table: ProxyTable, message: string): string[] => {
  table.hear(message);
  return table.requests().map(uriOf);
};

describe('§16.5 determining request targets', () => {
  it('a Request-URI with maddr is the only target', () => {
    const uri = 'sip:bob@biloxi.example.com;maddr=192.0.2.33';
    const table = new ProxyTable();
    expect(forwarded(table, invite({ uri }))).toEqual([uri]);
    expect(table.requests()[0]?.hop.host).toBe('192.0.2.33');
  });

  it('a Request-URI of another domain is the only target', () => {
    const table = new ProxyTable();
    expect(forwarded(table, invite({ uri: 'sip:carol@chicago.example.com' }))).toEqual([
      'sip:carol@chicago.example.com',
    ]);
    expect(table.outputs.filter((output) => output.type === 'asked')).toEqual([]);
  });

  it('asks the location service about its own users by the canonical address of record', () => {
    const table = new ProxyTable().bind('<sip:bob@client.biloxi.example.com>');
    expect(forwarded(table, invite({ uri: 'sip:b%6fb@biloxi.example.com;user=phone' }))).toHaveLength(1);
    expect(table.outputs.find((output) => output.type === 'asked')).toMatchObject({
      service: 'location',
      question: 'sip:bob@biloxi.example.com',
    });
  });

  it('waits for the answer: the 100 has gone out, nothing else', () => {
    const table = new ProxyTable().bind('<sip:bob@client.biloxi.example.com>');
    table.answers = false;
    table.hear(invite());
    expect(table.statuses).toEqual([100]);
    expect(table.requests()).toEqual([]);
  });

  it('MUST return 404 for a user who does not exist', () => {
    const table = new ProxyTable();
    table.hear(invite({ uri: 'sip:nobody@biloxi.example.com' }));
    expect(table.statuses).toEqual([100, 404]);
  });

  it('SHOULD return 480 when the target set stays empty', () => {
    const table = new ProxyTable();
    table.hear(invite());
    expect(table.statuses).toEqual([100, 480]);
    expect(table.decisions('no-target')[0]?.data).toMatchObject({ status: 480 });
  });

  it('MUST NOT add a target twice', () => {
    const table = new ProxyTable({ redirection: 'follow' }).bind('<sip:bob@client.biloxi.example.com>');
    table.hear(invite());
    table.reply('INVITE', 0, 302, { contact: '<sip:bob@client.biloxi.example.com>' });
    expect(table.requests('INVITE')).toHaveLength(1);
  });

  it('answers an OPTIONS for itself (§11) and refuses what it does not serve', () => {
    const table = new ProxyTable({ registrar: false });
    table.hear(request({ method: 'OPTIONS', uri: 'sip:biloxi.example.com' }));
    table.hear(request({ method: 'REGISTER', uri: 'sip:biloxi.example.com', branch: 'z9hG4bKr' }));
    expect(table.statuses).toEqual([200, 405]);
  });

  it('passes a REGISTER for its own domain on to the registrar an administrator named', () => {
    const table = new ProxyTable({ registrar: false, routes: { 'biloxi.example.com': 'ss1' } });
    table.hear(request({ method: 'REGISTER', uri: 'sip:biloxi.example.com' }));
    expect(table.requests('REGISTER').map((sent) => sent.hop.host)).toEqual(['192.0.2.111']);
  });

  it('goes by an administrator’s route where there is one, by element or by host and port', () => {
    const uri = 'sip:carol@nowhere.example.org';
    for (const [route, port] of [
      ['ss1', 5060],
      ['ss1.atlanta.example.com:5070', 5070],
    ] as const) {
      const table = new ProxyTable({ routes: { 'nowhere.example.org': route } });
      expect(forwarded(table, invite({ uri }))).toEqual([uri]);
      expect(table.requests()[0]?.hop).toEqual({ host: '192.0.2.111', port, transport: 'UDP' });
    }
  });

  it('sends a sips request to sips contacts only (RFC 5630 §5.3)', () => {
    const table = new ProxyTable().bind('<sip:bob@client.biloxi.example.com>');
    table.hear(invite({ uri: 'sips:bob@biloxi.example.com' }));
    expect(table.statuses).toEqual([100, 480]);
    const secure = new ProxyTable().bind('<sips:bob@client.biloxi.example.com>');
    secure.hear(invite({ uri: 'sips:bob@biloxi.example.com' }));
    expect(secure.requests('INVITE').map(uriOf)).toEqual(['sips:bob@client.biloxi.example.com']);
    expect(secure.requests('INVITE')[0]?.hop).toMatchObject({ transport: 'TLS', port: 5061 });
  });

  it('sends a sip request to a sips contact as sip, over TLS (RFC 5630 §5.3)', () => {
    const table = new ProxyTable().bind('<sips:bob@client.biloxi.example.com>');
    table.hear(invite());
    expect(table.requests('INVITE').map(uriOf)).toEqual(['sip:bob@client.biloxi.example.com']);
    expect(table.requests('INVITE')[0]?.hop.transport).toBe('TLS');
  });
});
