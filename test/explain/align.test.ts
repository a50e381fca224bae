// Two messages side by side: joined by header whatever their order (RFC 3261 §7.3.1), with the words that differ.

import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../engine';
import { align, compareMessages, differences } from '../../engine/explain/align';
import type { Message } from '../../engine/message/message';

const message = (...lines: string[]): Message => {
  const head = [
    'OPTIONS sip:bob@biloxi.example.com SIP/2.0',
    'Via: SIP/2.0/UDP pc.atlanta.example.com;branch=z9hG4bK1',
    'Max-Forwards: 70',
    'From: <sip:alice@atlanta.example.com>;tag=1',
    'To: <sip:bob@biloxi.example.com>',
    'Call-ID: 1@pc.atlanta.example.com',
    'CSeq: 1 OPTIONS',
  ];
  const read = parseMessage(`${[...head, ...lines, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`);
  if (!read.ok) throw new Error(read.error.expected);
  return read.message;
};

const joined = (words: readonly { text: string; same: boolean }[]): string =>
  words.map(({ text, same }) => (same ? text : `[${text}]`)).join('');

describe('joining lines', () => {
  it('joins by name, not by place', () => {
    const { head } = compareMessages(
      message('Subject: a', 'Priority: urgent'),
      message('Priority: urgent', 'Subject: a'),
    );
    expect(head.every(({ same }) => same)).toBe(true);
  });

  it('leaves what only one has alone, behind the line it followed', () => {
    const { head } = compareMessages(message('Subject: a'), message('Priority: urgent'));
    const alone = head.filter(({ a, b }) => a === null || b === null);
    expect(alone).toEqual([
      { name: 'subject', a: 'Subject: a', b: null, same: false },
      { name: 'priority', a: null, b: 'Priority: urgent', same: false },
    ]);
  });

  it('joins lines of one name by likeness: a new Via on top leaves the old one beside itself', () => {
    const a = [{ name: 'via', text: 'Via: SIP/2.0/UDP pc.example.com;branch=z9hG4bK1' }];
    const b = [
      { name: 'via', text: 'Via: SIP/2.0/UDP p1.example.com;branch=z9hG4bK2' },
      { name: 'via', text: 'Via: SIP/2.0/UDP pc.example.com;branch=z9hG4bK1;received=192.0.2.1' },
    ];
    expect(align(a, b)).toEqual([
      { a: null, b: 0, same: false },
      { a: 0, b: 1, same: false },
    ]);
  });

  it('has every line of both exactly once', () => {
    const [a, b] = [message('Subject: a', 'Subject: b', 'X-One: 1'), message('X-Two: 2', 'Subject: b', 'Subject: c')];
    const { head } = compareMessages(a, b);
    expect(head.filter((row) => row.a !== null)).toHaveLength(a.headers.length + 1);
    expect(head.filter((row) => row.b !== null)).toHaveLength(b.headers.length + 1);
  });
});

describe('the words of a line that differ', () => {
  it('marks a changed value and an added parameter', () => {
    const found = differences('Max-Forwards: 70', 'Max-Forwards: 69');
    expect([joined(found.a), joined(found.b)]).toEqual(['Max-Forwards: [70]', 'Max-Forwards: [69]']);
    expect(joined(differences('Via: x;branch=1', 'Via: x;branch=1;received=192.0.2.1').b)).toBe(
      'Via: x;branch=1[;received=192.0.2.1]',
    );
  });

  it('puts the pieces together to the whole line again', () => {
    const [a, b] = ['To: "Bob" <sip:bob@x>', 'To: Robert <sips:bob@x>;tag=9'];
    const found = differences(a, b);
    expect(found.a.map(({ text }) => text).join('')).toBe(a);
    expect(found.b.map(({ text }) => text).join('')).toBe(b);
  });

  it('takes a very long line as changed altogether', () => {
    const long = `X: ${'a '.repeat(2_000)}`;
    expect(differences(long, `${long}b`).b).toHaveLength(1);
  });
});
