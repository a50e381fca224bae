// RFC 3261 §16.3: what a proxy checks before it forwards a request.

import { describe, expect, it } from 'vitest';
import { AUTH, invite, lines, ProxyTable, request } from '../element/proxy-stage';

const BINDING = '<sip:bob@client.biloxi.example.com>';
const open = () => new ProxyTable().bind(BINDING);

function finalOf(table: ProxyTable, message: string) {
  table.hear(message);
  return table.responses().at(-1)?.message;
}

describe('§16.3 request validation', () => {
  it('item 1: what it needs must be well-formed: 400', () => {
    const table = open();
    expect(finalOf(table, invite().replace('CSeq: 1 INVITE', 'CSeq: 1 BYE'))?.status).toBe(400);
    expect(table.requests()).toEqual([]);
  });

  it('item 1: MUST NOT refuse a method or a header it does not know', () => {
    const table = open();
    table.hear(request({ method: 'DANCE', headers: ['X-Shoes: red'] }));
    expect(lines(table.requests('DANCE')[0]!.message, 'X-Shoes')).toEqual(['red']);
  });

  it('item 1: SHOULD leave a malformed header it does not need as it is', () => {
    const table = open();
    table.hear(invite({ headers: ['Date: yesterday, about noon', 'Subject: a', 'Subject: b'] }));
    const sent = table.requests('INVITE')[0]!.message;
    expect(lines(sent, 'Date')).toEqual(['yesterday, about noon']);
    expect(lines(sent, 'Subject')).toEqual(['a', 'b']);
  });

  it('item 1: answers bytes it cannot read as far as it can tell where to', () => {
    const table = open();
    const broken = invite().replace('CSeq: 1 INVITE', 'CSeq: one INVITE');
    expect(finalOf(table, broken)?.status).toBe(400);
    expect(table.responses(400)[0]?.hop.host).toBe('192.0.2.101');
  });

  it('item 2: a scheme it does not understand: 416', () => {
    expect(finalOf(open(), invite({ uri: 'http://biloxi.example.com/bob' }))?.status).toBe(416);
  });

  it('item 3: Max-Forwards 0 MUST NOT be forwarded: 483', () => {
    const table = open();
    expect(finalOf(table, invite({ maxForwards: 0 }))?.status).toBe(483);
    expect(table.requests()).toEqual([]);
  });

  it('item 3: an OPTIONS that has run out of hops is answered by the proxy itself', () => {
    const response = finalOf(open(), request({ method: 'OPTIONS', maxForwards: 0 }));
    expect(response?.status).toBe(200);
    expect(lines(response!, 'Allow')).toEqual(['OPTIONS, REGISTER']);
  });

  it('item 3: a request without Max-Forwards passes, and gets one', () => {
    const table = open();
    table.hear(invite({ maxForwards: null }));
    expect(lines(table.requests('INVITE')[0]!.message, 'Max-Forwards')).toEqual(['70']);
  });

  it('item 5: Proxy-Require with an unknown tag MUST get a 420 that lists it', () => {
    const response = finalOf(open(), invite({ headers: ['Proxy-Require: path, teleport'] }));
    expect(response?.status).toBe(420);
    expect(lines(response!, 'Unsupported')).toEqual(['teleport']);
  });

  it('item 6: asks for credentials after everything else, and before it sends a 100', () => {
    const table = new ProxyTable({ auth: AUTH }).bind(BINDING);
    table.hear(invite());
    expect(table.statuses).toEqual([407]);
    expect(finalOf(table, invite({ branch: 'z9hG4bKx', headers: ['Proxy-Require: teleport'] }))?.status).toBe(420);
  });

  it('answers with a To tag of its own, the same for a request that comes again', () => {
    const [one, other] = [open(), open()];
    const tag = (table: ProxyTable) => lines(finalOf(table, invite({ maxForwards: 0 }))!, 'To')[0];
    expect(tag(one)).toMatch(/;tag=\w+$/);
    expect(tag(one)).toBe(tag(other));
  });

  it('says what it decided and by which rule', () => {
    const table = open();
    finalOf(table, invite({ maxForwards: 0 }));
    expect(table.decisions('rejected')[0]).toMatchObject({
      data: { status: 483 },
      rule: { rfc: 3261, section: '16.3' },
    });
  });
});
