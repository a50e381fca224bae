import { describe, expect, it } from 'vitest';
import { get, getText, make } from '@/engine/message/headers';
import {
  boundaryOf,
  MAX_PARTS,
  type Multipart,
  parseMultipart,
  partsOf,
  printMultipart,
} from '@/engine/message/multipart';
import { encode } from '@/engine/message/text';
import { read, requestText } from './reading';

const two = [
  'before',
  '--b1  ',
  'Content-Type: application/sdp',
  'X-Part: 1',
  '',
  'v=0',
  '',
  '--b1x is no boundary',
  '--b1',
  '',
  'no headers',
  '--b1--',
  'after',
].join('\r\n');

const parse = (body: string | Uint8Array, boundary = 'b1'): Multipart => {
  const result = parseMultipart(body, boundary);
  if (!result.ok) throw new Error(`${result.expected} at ${result.offset}`);
  return result.multipart;
};

describe('RFC 2046 §5.1.1', () => {
  it('a body is cut at its boundaries', () => {
    const { parts, preamble, epilogue } = parse(two);
    expect(parts.map(({ body }) => body)).toEqual(['v=0\r\n\r\n--b1x is no boundary', 'no headers']);
    expect(parts[0] && get(parts[0], 'content-type')).toMatchObject({ value: 'application/sdp' });
    expect(parts[0] && getText(parts[0], 'x-part')).toBe('1');
    expect([preamble, epilogue]).toEqual(['before\r\n', '\r\nafter']);
  });

  it('it prints back to its bytes, but for blanks after a boundary', () => {
    expect(printMultipart(parse(two))).toBe(two.replace('--b1  ', '--b1'));
    const bytes = new Uint8Array([...encode('--b1\r\n\r\n'), 0xff, 0x00, ...encode('\r\n--b1--')]);
    expect(parse(bytes).parts[0]?.body).toEqual(new Uint8Array([0xff, 0x00]));
    expect(printMultipart(parse(bytes))).toEqual(bytes);
  });

  it('parts may be empty, and may have parts of their own', () => {
    expect(parse('--b1\r\n\r\n\r\n--b1--').parts).toEqual([{ headers: [], body: '' }]);
    expect(parse('--b1\r\nX-A: 1\r\n\r\n\r\n--b1--').parts[0]?.body).toBe('');
    expect(parse('--b1--').parts).toEqual([]);
    const inner = '--b2\r\n\r\nx\r\n--b2--';
    expect(parse(`--b1\r\n\r\n${inner}\r\n--b1--`).parts[0]?.body).toBe(inner);
  });

  it.each([
    ['no boundary', 'text', 0],
    ['no last boundary', '--b1\r\n\r\nx\r\n', 11],
    ['a header that cannot be read', '--b1\r\nContent-Type: x\r\n\r\nx\r\n--b1--', 21],
    ['no empty line', '--b1\r\nContent-Type: a/b\r\n--b1--', 6],
  ])('%s is an error with its place', (_, body, offset) => {
    expect(parseMultipart(body, 'b1')).toMatchObject({ ok: false, offset });
  });

  it('a boundary has one to seventy characters', () => {
    expect(parseMultipart('', '').ok).toBe(false);
    expect(parseMultipart('', 'x'.repeat(71)).ok).toBe(false);
    expect(parseMultipart('', 'a\r\nb').ok).toBe(false);
  });

  it('the number of parts is limited', () => {
    const body = `--b1${'\r\n\r\n\r\n--b1'.repeat(MAX_PARTS + 1)}--`;
    expect(parseMultipart(body, 'b1')).toMatchObject({ ok: false, expected: `at most ${MAX_PARTS} parts` });
  });
});

describe('the body of a message', () => {
  it('names its boundary in Content-Type', () => {
    const message = read(requestText(['Content-Type: Multipart/Mixed; boundary="b1"'], two));
    expect(boundaryOf(message)).toBe('b1');
    expect(partsOf(message)).toMatchObject({ ok: true, multipart: { parts: [{}, {}] } });
    expect(partsOf(read(requestText(['Content-Type: text/plain'], two)))).toBeNull();
    expect(boundaryOf({ headers: [make('content-type', { value: 'multipart/mixed', params: [] })] })).toBeNull();
    expect(boundaryOf({ headers: [] })).toBeNull();
  });
});
