// RFC 3261 §20, Tables 2 and 3: which headers each message of a phone must have, should have, and must not have.

import { describe, expect, it } from 'vitest';
import { get, tagOf } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { printMessage } from '../../engine/message/print';
import type { Trace } from '../../engine/model/trace';
import { run } from '../support/run';

const STAGE = `
title: Headers
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: yes }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, via: p2 }
before:
  - bob: registers
script:
`;
const runOf = (...lines: string[]): Trace => run(`${STAGE}${lines.map((line) => `  - ${line}\n`).join('')}`);

const RUNS = [
  runOf('alice: calls bob', 'bob: answers after 1 s', 'bob: hangs up after 1 s'),
  runOf('alice: calls bob', 'alice: cancels after 2 s'),
  runOf('alice: calls bob', 'bob: rejects after 1 s'),
];

const messages: Message[] = RUNS.flatMap(({ entries }) =>
  entries.flatMap(({ changes }) => changes.flatMap((c) => (c.type === 'sent' ? [c.message] : []))),
);
const named = (what: string): Message[] =>
  messages.filter(
    (one) => (one.kind === 'request' ? one.method : `${one.status} ${get(one, 'cseq')?.method}`) === what,
  );

const lines = (one: Message, name: string): string[] =>
  (printMessage(one).split('\r\n\r\n')[0] ?? '').split('\r\n').filter((line) => line.startsWith(`${name}: `));

/** What each message needs (m, t) and must not have (-), by Tables 2 and 3; and what this phone always says. */
const TABLE: readonly (readonly [what: string, needs: readonly string[], never: readonly string[]])[] = [
  ['INVITE', ['Contact', 'Allow'], ['Unsupported', 'WWW-Authenticate', 'Retry-After']],
  ['ACK', [], ['Allow', 'Expires', 'Require', 'Supported', 'Unsupported']],
  ['BYE', [], ['Contact', 'Expires', 'Record-Route']],
  ['CANCEL', [], ['Contact', 'Allow', 'Require', 'Proxy-Require', 'Proxy-Authorization', 'Content-Type', 'Expires']],
  ['REGISTER', ['Contact'], ['Record-Route', 'Alert-Info']],
  ['100 INVITE', [], ['Contact', 'Record-Route', 'Unsupported']],
  ['180 INVITE', ['Contact', 'Record-Route'], ['WWW-Authenticate', 'Unsupported']],
  ['200 INVITE', ['Contact', 'Allow', 'Record-Route', 'Content-Type'], ['WWW-Authenticate', 'Max-Forwards', 'Route']],
  ['407 INVITE', ['Proxy-Authenticate'], ['Max-Forwards', 'Route', 'Proxy-Authorization']],
  ['486 INVITE', [], ['Max-Forwards', 'Route', 'Contact']],
  ['487 INVITE', [], ['Max-Forwards', 'Route', 'Contact']],
  ['200 BYE', [], ['Contact', 'Max-Forwards', 'Route']],
  ['200 CANCEL', [], ['Contact', 'Max-Forwards', 'Route']],
  ['200 REGISTER', ['Contact'], ['Record-Route', 'Max-Forwards', 'Route']],
];

describe('Tables 2 and 3', () => {
  it.each(TABLE)('%s has what it needs and nothing it must not have', (what, needs, never) => {
    const found = named(what);
    expect(found.length, 'such a message was sent').toBeGreaterThan(0);
    for (const one of found) {
      for (const name of needs) expect(lines(one, name), `${name} in\n${printMessage(one)}`).not.toEqual([]);
      for (const name of never) expect(lines(one, name), `${name} in\n${printMessage(one)}`).toEqual([]);
    }
  });

  it('every message has To, From, Call-ID, CSeq, Via, and each of them but Via once', () => {
    for (const one of messages) {
      for (const name of ['To', 'From', 'Call-ID', 'CSeq']) expect(lines(one, name)).toHaveLength(1);
      expect(lines(one, 'Via').length).toBeGreaterThan(0);
    }
  });

  it('every request has Max-Forwards; no response does (§20.22)', () => {
    for (const one of messages) {
      expect(lines(one, 'Max-Forwards'), printMessage(one)).toHaveLength(one.kind === 'request' ? 1 : 0);
    }
  });

  it('every message says how long its body is (§20.14)', () => {
    for (const one of messages) expect(get(one, 'content-length')).toBe(one.body.length);
  });

  it('a body comes with its Content-Type (§20.15)', () => {
    for (const one of messages) expect(lines(one, 'Content-Type')).toHaveLength(one.body.length > 0 ? 1 : 0);
  });
});

describe('§20.39: To', () => {
  it('every response but a 100 has a tag (§8.2.6.2)', () => {
    for (const one of messages) {
      if (one.kind === 'request') continue;
      const to = get(one, 'to');
      expect((to && tagOf(to)) === undefined, printMessage(one)).toBe(one.status === 100);
    }
  });
});

describe('§20.8: Call-ID', () => {
  it('an ACK, a CANCEL and every response has the Call-ID of its INVITE', () => {
    const ids = new Set(named('INVITE').map((one) => get(one, 'call-id')));
    for (const what of ['ACK', 'CANCEL', '180 INVITE', '200 INVITE', '487 INVITE']) {
      for (const one of named(what)) expect(ids).toContain(get(one, 'call-id'));
    }
  });
});
