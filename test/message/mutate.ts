// One act of tampering with a message's bytes, and what must hold of the result whatever came of it.

import { expect } from 'vitest';
import { describeMessage } from '@/engine/message/json';
import { parseMessage } from '@/engine/message/parse';
import { printBytes } from '@/engine/message/print';
import { decode, encode } from '@/engine/message/text';
import { validate } from '@/engine/message/validate';

/** What is put in: signs of the grammar, line ends, numbers at their limits, bytes that are no text. */
const PIECES = [
  ...[
    '"',
    '\\',
    '<',
    '>',
    ';',
    ',',
    ':',
    '=',
    '@',
    '%',
    '%zz',
    '(',
    ')',
    '[',
    ']',
    '*',
    '/',
    '?',
    ' ',
    '\t',
    '\0',
    '\u007f',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\r\n ',
    '\r\n\r\n',
    '\u00e9',
    '\ud83d\ude00',
    '\udc80',
    '0',
    '-1',
    '4294967296',
    '9'.repeat(40),
  ],
  ...['sip:', 'SIP/2.0', 'Via: ', 'Content-Length: 3\r\n', 'l:99\r\n', 'CSeq: 1 X\r\n', '"\\"', '[::', '<sip:a@b>;c="'],
].map((piece) => encode(piece));

/** Tampers with a message up to four times and checks the parser's answer. `draw` gives numbers from 0. */
export function mutate(bytes: Uint8Array, draw: () => number): void {
  let current = bytes;
  for (let times = 1 + (draw() % 4); times > 0; times--) current = once(current, draw);
  examine(current);
}

function once(bytes: Uint8Array, draw: () => number): Uint8Array {
  const at = draw() % (bytes.length + 1);
  const end = Math.min(bytes.length, at + (draw() % 8));
  const piece = PIECES[draw() % PIECES.length] as Uint8Array;
  switch (draw() % 5) {
    case 0:
      return join(bytes.subarray(0, at), piece, bytes.subarray(at));
    case 1:
      return join(bytes.subarray(0, at), piece, bytes.subarray(end));
    case 2:
      return join(bytes.subarray(0, at), bytes.subarray(end));
    case 3:
      return join(bytes.subarray(0, end), bytes.subarray(at));
    default:
      return bytes.slice(0, at);
  }
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reading never throws, says the same of text and of bytes, and what it reads prints back to its bytes. */
function examine(bytes: Uint8Array): void {
  const result = parseMessage(bytes);
  const text = decode(bytes);
  const again = parseMessage(text);
  if (result.ok !== again.ok) expect(again).toEqual(result);
  if (result.ok) {
    const printed = printBytes(result.message);
    const same = printed.length === result.end && printed.every((byte, i) => byte === bytes[i]);
    if (!same) expect(printed).toEqual(bytes.slice(0, result.end));
    validate(result.message);
  } else {
    const { offset, line, column, status } = result.error;
    const inside = offset >= 0 && offset <= bytes.length && line >= 1 && column >= 1;
    if (!inside || (status !== 0 && (status < 400 || status > 599)))
      expect(result.error).toBe('a place in the message');
  }
  describeMessage(result);
  parseMessage(bytes, { stream: true });
  parseMessage(text, { lenient: true });
}
