// RFC 3261 §8.3: the redirect server.

import { describe, expect, it } from 'vitest';
import { createProxy, stepProxy } from '@/engine/element/proxy';
import {
  AUTH,
  Table as Bench,
  invite,
  lines,
  network,
  PROXY,
  redirectTable,
  register,
  request,
  type Table,
} from './proxy-stage';

const last = (table: Table) => table.responses().at(-1)!.message;

function bound(table: Table, ...contacts: string[]): Table {
  const registrar = createProxy(PROXY, network('UDP'), table.location);
  new Bench((input, env) => stepProxy(registrar, input, env), 'UDP', table.location).hear(
    register({ contact: contacts.join(', ') }),
  );
  return table;
}

describe('§8.3 redirect server', () => {
  it('answers with the contacts the location service knows, the most preferred first, and sends no request', () => {
    const table = bound(
      redirectTable(),
      '<sip:bob@client.biloxi.example.com>;q=0.2',
      '<sip:bob@chicago.example.com>;q=0.8',
    );
    table.hear(invite());
    expect(table.statuses).toEqual([100, 302]);
    expect(lines(last(table), 'Contact').join(', ')).toBe(
      '<sip:bob@chicago.example.com>;q=0.8, <sip:bob@client.biloxi.example.com>;q=0.2',
    );
    expect(table.requests()).toEqual([]);
  });

  it.each([300, 301, 302, 380] as const)('%i is what it is set to', (status) => {
    const moved = { 'sip:bob@biloxi.example.com': [{ uri: 'sip:bob@chicago.example.com;transport=tcp', q: 1 }] };
    const table = redirectTable({ status, moved });
    table.hear(invite());
    expect(last(table).status).toBe(status);
    expect(lines(last(table), 'Contact')).toEqual(['<sip:bob@chicago.example.com;transport=tcp>']);
  });

  it('MUST NOT redirect to the Request-URI itself: 404', () => {
    const table = redirectTable({
      moved: { 'sip:bob@biloxi.example.com': [{ uri: 'sip:bob@biloxi.example.com', q: 1 }] },
    });
    table.hear(invite());
    expect(last(table).status).toBe(404);
  });

  it('404 for nobody, 480 for somebody who is nowhere', () => {
    const table = redirectTable();
    table.hear(invite());
    table.hear(invite({ uri: 'sip:nobody@biloxi.example.com', branch: 'z9hG4bKn' }));
    expect(table.statuses).toEqual([100, 480, 100, 404]);
  });

  it('SHOULD answer a CANCEL with 200, and ends the request it is about', () => {
    const table = redirectTable();
    table.answers = false;
    table.hear(invite());
    table.hear(request({ method: 'CANCEL' }));
    expect(table.statuses).toEqual([100, 200, 487]);
  });

  it('MAY ask who it is, with a 401 (§22.1)', () => {
    const table = redirectTable({ auth: AUTH });
    table.hear(invite());
    expect(table.statuses).toEqual([401]);
  });

  it('refuses what it does not understand: 420, 416, 400', () => {
    const table = redirectTable();
    table.hear(invite({ headers: ['Require: timer'] }));
    table.hear(invite({ uri: 'tel:+15551234', branch: 'z9hG4bKt' }));
    table.hear(invite({ branch: 'z9hG4bKc' }).replace('CSeq: 1 INVITE', 'CSeq: 1 BYE'));
    expect(table.statuses).toEqual([420, 416, 400]);
  });
});
