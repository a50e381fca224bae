// RFC 3261 §10.3: what a registrar does with a REGISTER, step by step; RFC 3327 §5.3 for Path.

import { describe, expect, it } from 'vitest';
import { answerLocation } from '@/engine/element/location';
import { AUTH, BOB, invite, lines, ProxyTable, register, registrarTable, type Table } from '../element/proxy-stage';

const CONTACT = '<sip:bob@client.biloxi.example.com>';
const AOR = 'sip:bob@biloxi.example.com';

const last = (table: Table) => table.responses().at(-1)!.message;
const contacts = (table: Table) => lines(last(table), 'Contact').join(', ');

/** One registrar after the other: a proxy that registers, and one that does nothing else. */
describe.each([
  ['a proxy', (): Table => new ProxyTable()],
  ['a registrar alone', (): Table => registrarTable()],
])('§10.3 at %s', (_, create) => {
  const having = (...messages: string[]): Table => {
    const table = create();
    for (const message of messages) table.hear(message, BOB);
    return table;
  };

  it('step 1: another domain is not its business', () => {
    const table = having(register({ uri: 'sip:chicago.example.com' }));
    expect(table.location.bindings.size).toBe(0);
    expect(table.statuses.includes(200)).toBe(false);
  });

  it('step 2: MUST refuse extensions it does not know: 420', () => {
    const table = having(register({ contact: CONTACT, headers: ['Require: outbound'] }));
    expect(last(table).status).toBe(420);
    expect(lines(last(table), 'Unsupported')).toEqual(['outbound']);
  });

  it('step 5: MUST answer 404 for an address of record that is not of this domain, or of nobody', () => {
    expect(last(having(register({ to: '<sip:bob@chicago.example.com>', contact: CONTACT }))).status).toBe(404);
    expect(last(having(register({ to: '<sip:nobody@biloxi.example.com>', contact: CONTACT }))).status).toBe(404);
  });

  it('step 5: MUST index bindings by the canonical address of record', () => {
    const table = having(register({ to: 'Bob <sips:b%6Fb@biloxi.example.com;user=phone>', contact: CONTACT }));
    expect([...table.location.bindings.keys()]).toEqual([AOR]);
  });

  it('step 6: without Contact nothing changes, and the bindings are listed', () => {
    const table = having(register({ contact: CONTACT }), register({ cseq: 2 }));
    expect(last(table).status).toBe(200);
    expect(contacts(table)).toBe(`${CONTACT};expires=3600`);
  });

  it('step 6: * with Expires 0 removes everything', () => {
    const table = having(
      register({ contact: `${CONTACT}, <sip:bob@client2.biloxi.example.com>` }),
      register({ contact: '*', cseq: 2, headers: ['Expires: 0'] }),
    );
    expect(last(table).status).toBe(200);
    expect(contacts(table)).toBe('');
    expect(table.location.bindings.size).toBe(0);
  });

  it.each([
    ['without Expires', [], '*'],
    ['with another Expires', ['Expires: 10'], '*'],
    ['with another Contact', ['Expires: 0', `Contact: ${CONTACT}`], '*'],
  ])('step 6: * %s MUST get a 400', (_case, headers, contact) => {
    expect(last(having(register({ contact, headers }))).status).toBe(400);
  });

  it('step 6: * with the Call-ID of a binding MUST have a higher CSeq; with another it removes all the same', () => {
    const first = register({ contact: CONTACT, cseq: 5 });
    const late = having(first, register({ contact: '*', cseq: 4, headers: ['Expires: 0'] }));
    expect(last(late).status).toBe(500);
    expect(late.location.bindings.size).toBe(1);
    const other = having(first, register({ contact: '*', cseq: 4, callId: 'another', headers: ['Expires: 0'] }));
    expect(last(other).status).toBe(200);
    expect(other.location.bindings.size).toBe(0);
  });

  it('step 7: the Contact’s own expires first, then Expires, then an hour', () => {
    const own = having(register({ contact: `${CONTACT};expires=60`, headers: ['Expires: 120'] }));
    expect(contacts(own)).toBe(`${CONTACT};expires=60`);
    expect(contacts(having(register({ contact: CONTACT, headers: ['Expires: 120'] })))).toBe(`${CONTACT};expires=120`);
    expect(contacts(having(register({ contact: CONTACT })))).toBe(`${CONTACT};expires=3600`);
    expect(contacts(having(register({ contact: `${CONTACT};expires=soon` })))).toBe(`${CONTACT};expires=3600`);
  });

  it('step 7: expires 0 removes the binding', () => {
    const table = having(register({ contact: CONTACT }), register({ contact: `${CONTACT};expires=0`, cseq: 2 }));
    expect(contacts(table)).toBe('');
    expect(table.outputs.filter((output) => output.type === 'binding').map(({ change }) => change)).toEqual([
      'added',
      'removed',
    ]);
  });

  it('step 7: an equal URI is the same binding, whatever its case and escapes', () => {
    const table = having(
      register({ contact: CONTACT }),
      register({ contact: '<sip:bo%62@CLIENT.biloxi.example.com>', cseq: 2 }),
    );
    expect(table.location.bindings.get(AOR)).toHaveLength(1);
  });

  it('step 7: with the same Call-ID a CSeq that is not higher changes nothing', () => {
    const table = having(
      register({ contact: CONTACT, cseq: 7 }),
      register({ contact: `${CONTACT};expires=0`, cseq: 7, branch: 'z9hG4bKlate' }),
    );
    expect(last(table).status).toBe(500);
    expect(table.location.bindings.get(AOR)).toHaveLength(1);
  });

  it('step 7: all or nothing: one late contact spoils the others', () => {
    const table = having(
      register({ contact: CONTACT, cseq: 7 }),
      register({ contact: `<sip:bob@client2.biloxi.example.com>, ${CONTACT}`, cseq: 3 }),
    );
    expect(last(table).status).toBe(500);
    expect(table.location.bindings.get(AOR)).toHaveLength(1);
  });

  it('step 8: the 200 lists every binding, with its q and the time it has left, and bears a Date', () => {
    const table = having(register({ contact: `${CONTACT};q=0.7` }));
    table.pass(100_000_000);
    table.hear(register({ contact: '<sip:bob@client2.biloxi.example.com>;expires=60', cseq: 2, callId: 'x' }), BOB);
    expect(contacts(table)).toBe(`${CONTACT};q=0.7;expires=3500, <sip:bob@client2.biloxi.example.com>;expires=60`);
    expect(lines(last(table), 'Date')).toEqual(['Tue, 14 Nov 2023 22:15:00 GMT']);
  });

  it('a binding lapses in virtual time, in the background', () => {
    const table = having(register({ contact: `${CONTACT};expires=60` }));
    const timer = table.outputs.find((output) => output.type === 'timer-started' && output.background);
    expect(timer).toMatchObject({ duration: 60_000_000 });
    expect(answerLocation(table.location, AOR, table.now)).toMatchObject({ contacts: [{ q: 1 }] });
    table.pass(60_000_000);
    expect(answerLocation(table.location, AOR, table.now)).toEqual({ kind: 'bindings', contacts: [] });
    expect(table.outputs.filter((output) => output.type === 'binding').at(-1)?.change).toBe('expired');
  });

  it('a refreshed binding lives on', () => {
    const table = having(register({ contact: `${CONTACT};expires=60` }));
    table.pass(50_000_000);
    table.hear(register({ contact: `${CONTACT};expires=60`, cseq: 2 }), BOB);
    table.pass(50_000_000);
    expect(answerLocation(table.location, AOR, table.now)).toMatchObject({ contacts: [{ q: 1 }] });
  });

  it('keeps the Path with the binding and gives it back (RFC 3327 §5.3)', () => {
    const path = 'Path: <sip:ss1.atlanta.example.com;lr>';
    const table = having(register({ contact: CONTACT, headers: [path, 'Supported: path'] }));
    expect(lines(last(table), 'Path')).toEqual(['<sip:ss1.atlanta.example.com;lr>']);
    expect(table.location.bindings.get(AOR)?.[0]?.path).toHaveLength(1);
  });

  it('refuses a Path the phone does not know of (RFC 3327 §5.3)', () => {
    const table = having(register({ contact: CONTACT, headers: ['Path: <sip:ss1.atlanta.example.com;lr>'] }));
    expect(last(table).status).toBe(420);
  });

  it('MUST NOT put Record-Route into its answers', () => {
    const table = having(register({ contact: CONTACT, headers: ['Record-Route: <sip:ss1.atlanta.example.com;lr>'] }));
    expect(last(table).status).toBe(200);
    expect(lines(last(table), 'Record-Route')).toEqual([]);
  });
});

describe('§10.3 policy', () => {
  it('step 7: MAY refuse what is too short with 423 and MUST say the least; 0 and an hour pass', () => {
    const table = registrarTable({ registration: { minExpires: 120 } });
    table.hear(register({ contact: `${CONTACT};expires=30` }), BOB);
    expect(last(table).status).toBe(423);
    expect(lines(last(table), 'Min-Expires')).toEqual(['120']);
    table.hear(register({ contact: `${CONTACT};expires=0`, cseq: 2 }), BOB);
    expect(last(table).status).toBe(200);
    const strict = registrarTable({ registration: { minExpires: 7200 } });
    strict.hear(register({ contact: `${CONTACT};expires=3600` }), BOB);
    expect(last(strict).status).toBe(200);
  });

  it('step 7: MAY choose a shorter time than asked for', () => {
    const table = registrarTable({ registration: { maxExpires: 600, expires: 300 } });
    table.hear(register({ contact: `${CONTACT};expires=7200` }), BOB);
    expect(contacts(table)).toBe(`${CONTACT};expires=600`);
    table.hear(register({ contact: CONTACT, cseq: 2 }), BOB);
    expect(contacts(table)).toBe(`${CONTACT};expires=300`);
  });

  it('step 3: asks with a 401 who it is', () => {
    const table = registrarTable({ auth: AUTH });
    table.hear(register({ contact: CONTACT }), BOB);
    expect(last(table).status).toBe(401);
    expect(lines(last(table), 'WWW-Authenticate')[0]).toContain('realm="biloxi.example.com"');
    expect(table.location.bindings.size).toBe(0);
  });

  it('accepts only REGISTER: 405 with Allow', () => {
    const table = registrarTable();
    table.hear(invite());
    expect(last(table).status).toBe(405);
    expect(lines(last(table), 'Allow')).toEqual(['REGISTER']);
  });

  it('a proxy that is no registrar for the domain forwards the request (step 1)', () => {
    const table = new ProxyTable();
    table.hear(register({ uri: 'sip:chicago.example.com', contact: CONTACT }), BOB);
    expect(table.requests('REGISTER')).toHaveLength(1);
    expect(lines(table.requests('REGISTER')[0]!.message, 'Record-Route')).toEqual([]);
  });

  it('a proxy may add itself to the Path of what it forwards (RFC 3327 §5.2)', () => {
    const table = new ProxyTable({ path: true });
    table.hear(register({ uri: 'sip:chicago.example.com', headers: ['Path: <sip:edge.example.com;lr>'] }), BOB);
    expect(lines(table.requests('REGISTER')[0]!.message, 'Path')).toEqual([
      '<sip:ss2.biloxi.example.com;lr>',
      '<sip:edge.example.com;lr>',
    ]);
  });
});
