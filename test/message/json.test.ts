import { describe, expect, it } from 'vitest';
import { describeMessage, toBase64 } from '@/engine/message/json';
import { parseMessage } from '@/engine/message/parse';
import { encode } from '@/engine/message/text';
import { requestText } from './reading';

describe('a message as JSON', () => {
  it('has kind, method, URI, headers and body', () => {
    const described = describeMessage(parseMessage(requestText(['x-UNKNOWN: y', 'k: timer', 'Max-Forwards: 3'], 'hi')));
    expect(described).toMatchObject({
      ok: true,
      kind: 'request',
      method: 'OPTIONS',
      uri: 'sip:b@example.com',
      body: 'hi',
    });
    expect(described.headers?.slice(4)).toEqual([
      { name: 'CSeq', value: { number: 1, method: 'OPTIONS' }, text: '1 OPTIONS' },
      { name: 'x-UNKNOWN', value: 'y', text: 'y' },
      { name: 'Supported', value: ['timer'], text: 'timer' },
      { name: 'Max-Forwards', value: 3, text: '3' },
    ]);
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });

  it('a response has status and reason; bytes come as base64, parts one by one', () => {
    const head = requestText(['Content-Type: multipart/mixed;boundary=b']).replace(/^.*/, 'SIP/2.0 404 Gone?');
    const body = encode('--b\r\nContent-Type: text/plain\r\n\r\n\udcff\r\n--b--');
    expect(describeMessage(parseMessage(new Uint8Array([...encode(head), ...body])))).toMatchObject({
      ok: true,
      kind: 'response',
      status: 404,
      reason: 'Gone?',
      bodyBase64: Buffer.from(body).toString('base64'),
      parts: [{ headers: [{ name: 'Content-Type' }], bodyBase64: '/w==' }],
    });
  });

  it('what cannot be read has a place, an expectation and a status', () => {
    expect(describeMessage(parseMessage('BYE sip:a@b SIP/2.0\r\nTo: <x>\r\n\r\n'))).toEqual({
      ok: false,
      error: { line: 2, column: 7, expected: "':' after the scheme of an address", status: 400 },
    });
    expect(describeMessage(parseMessage('SIP/2.0 999 x\r\n\r\n'))).toMatchObject({
      ok: false,
      error: { status: null },
    });
  });

  it('what breaks a rule of every element has the line, the section and still its content', () => {
    const twice = requestText(['Subject: a\r\n b', 'CSeq: 7 OPTIONS']);
    expect(describeMessage(parseMessage(twice))).toMatchObject({
      ok: false,
      error: { line: 9, column: 1, status: 400, rule: '7.3.1', expected: 'CSeq stands twice' },
      method: 'OPTIONS',
    });
    expect(describeMessage(parseMessage('BYE sip:a@b SIP/2.0\r\n\r\n'))).toMatchObject({
      error: { line: 1, rule: '8.1.1' },
    });
    expect(describeMessage(parseMessage('SIP/2.0 200 x\r\n\r\n'))).toMatchObject({ error: { status: null } });
  });

  it('RFC 4648 §10 test vectors', () => {
    const vectors = ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'];
    for (const [size, text] of vectors.entries()) expect(toBase64(encode('foobar'.slice(0, size)))).toBe(text);
  });
});
