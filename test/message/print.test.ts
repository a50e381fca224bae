import { describe, expect, it } from 'vitest';
import { make, unknown, withBody, withHeader } from '@/engine/message/headers';
import type { AnyHeader, Message, Request } from '@/engine/message/message';
import { printBytes, printHeader, printMessage } from '@/engine/message/print';
import { byteLength, decode, encode, quote, unquote } from '@/engine/message/text';
import { parseUri } from '@/engine/message/uri-parse';
import { meaning, read, requestText, unprinted } from './reading';

const odd = 'InViTe sip:%61@EXAMPLE.com SIP/2.0\r\nV :SIP / 2.0/UDP  H ;BRANCH = x\r\n\t\r\nl:2\r\nX-y:\t 1 \r\n\r\nab';

describe('printing what was read', () => {
  it('an untouched message gives back its bytes', () => {
    expect(printMessage(read(odd))).toBe(odd);
    expect(printBytes(read(encode(odd)))).toEqual(encode(odd));
  });

  it('bytes that are no UTF-8 too, in head and body', () => {
    const bytes = new Uint8Array([
      ...encode('SIP/2.0 200 caf'),
      0xe9,
      ...encode('\r\nQ: '),
      0x80,
      ...encode('\r\n\r\n'),
      0xff,
      0x00,
    ]);
    expect(printBytes(read(bytes))).toEqual(bytes);
    // As text, a stray byte is a lone surrogate, and comes back as the byte.
    const text = printMessage(read(bytes));
    expect(printBytes(read(text))).toEqual(bytes);
    expect(read(text).body).toEqual(new Uint8Array([0xff, 0x00]));
  });

  it('a copy with another target does not print the old start line', () => {
    const message = read('BYE sip:a@b SIP/2.0\r\n\r\n') as Request;
    const target = parseUri('sip:c@d');
    if (!target.ok) throw new Error(target.expected);
    expect(printMessage({ ...message, uri: target.uri })).toBe('BYE sip:c@d SIP/2.0\r\n\r\n');
    expect(printMessage({ ...message, method: 'ACK' })).toBe('ACK sip:a@b SIP/2.0\r\n\r\n');
    const response = read('SIP/2.0 200 Fine\r\n\r\n') as Message & { kind: 'response' };
    expect(printMessage({ ...response, status: 202 })).toBe('SIP/2.0 202 Fine\r\n\r\n');
    expect(printMessage({ ...response, reason: 'OK' })).toBe('SIP/2.0 200 OK\r\n\r\n');
    const twice = read('SIP/02.0 200 200 OK\r\n\r\n') as Message & { kind: 'response' };
    expect(printMessage(twice)).toBe('SIP/02.0 200 200 OK\r\n\r\n');
    expect(printMessage({ ...twice, reason: 'OK' })).toBe('SIP/2.0 200 OK\r\n\r\n');
  });

  it('a copy of a message shares the lines of the headers it did not change', () => {
    const message = read(odd);
    const changed = withHeader(message, make('max-forwards', 69));
    expect(printMessage(changed)).toContain('V :SIP / 2.0/UDP  H ;BRANCH = x\r\n\t\r\n');
    expect(changed.headers[0]).toBe(message.headers[0]);
  });
});

describe('printing what was made', () => {
  it('a header is printed once, in the common form, and remembers its line', () => {
    const header = make('content-type', { value: 'application/sdp', params: [{ name: 'x', value: null }] });
    expect(header.line).toBeUndefined();
    expect(printHeader(header)).toBe('Content-Type: application/sdp;x');
    expect(header.line).toBe('Content-Type: application/sdp;x');
  });

  it('an unknown header gets the capitals of its kin', () => {
    expect(printHeader(unknown('X-call-colour', 'Ultramarine'))).toBe('X-Call-Colour: Ultramarine');
  });

  it.each([
    ['accept', [], 'Accept: '],
    ['contact', '*', 'Contact: *'],
    ['allow', ['INVITE', 'ACK'], 'Allow: INVITE, ACK'],
    ['cseq', { number: 7, method: 'BYE' }, 'CSeq: 7 BYE'],
    ['rack', { rseq: 1, cseq: 2, method: 'INVITE' }, 'RAck: 1 2 INVITE'],
    [
      'retry-after',
      { seconds: 5, comment: 'busy', params: [{ name: 'duration', value: '9' }] },
      'Retry-After: 5 (busy);duration=9',
    ],
    ['warning', [{ code: 399, agent: 'h:1', text: 'a "b"' }], 'Warning: 399 h:1 "a \\"b\\""'],
    [
      'www-authenticate',
      {
        scheme: 'Digest',
        params: [
          { name: 'realm', value: '"r"' },
          { name: 'stale', value: 'true' },
        ],
      },
      'WWW-Authenticate: Digest realm="r", stale=true',
    ],
    [
      'reason',
      [
        { value: 'SIP', params: [] },
        { value: 'Q.850', params: [{ name: 'cause', value: '16' }] },
      ],
      'Reason: SIP, Q.850;cause=16',
    ],
  ] as const)('%s', (name, value, line) => {
    expect(printHeader(make(name, value as never) as AnyHeader)).toBe(line);
  });

  it('20.14: Content-Length is put right when the body was changed', () => {
    const message = read(requestText(['Content-Length: 5', 'Content-Type: text/plain'], 'hello'));
    expect(printMessage({ ...message, body: 'né' })).toContain('\r\nContent-Length: 3\r\n');
    const changed = withBody(message, 'v=0\r\n', { value: 'application/sdp', params: [] });
    expect(printMessage(changed)).toContain('Content-Length: 5\r\nContent-Type: application/sdp\r\n\r\nv=0');
    expect(printMessage(withBody(message, ''))).not.toContain('Content-Type');
    expect(printMessage(withBody(read(requestText()), 'x'))).toContain('Content-Length: 1\r\n\r\nx');
  });

  it('what is printed anew reads as the same message', () => {
    const message = read(odd);
    expect(meaning(read(printMessage(unprinted(message))))).toEqual(meaning(message));
  });
});

describe('text and bytes', () => {
  it.each(['', 'abc', 'é€😀', '\u0000\u007f', '\udc80a\udcff'])('%j survives encoding and decoding', (text) => {
    expect(decode(encode(text))).toBe(text);
    expect(byteLength(text)).toBe(encode(text).length);
  });

  it.each([
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xe2, 0x82],
    [0x80],
    [0xff],
    [0xed, 0xb2, 0x80],
  ])('bytes that are no UTF-8 survive decoding and encoding: %j %j %j', (...bytes) => {
    expect(encode(decode(new Uint8Array(bytes)))).toEqual(new Uint8Array(bytes));
  });

  it('a lone surrogate that stands for no byte becomes U+FFFD', () => {
    expect(encode('\ud800x')).toEqual(encode('\ufffdx'));
  });

  it('long texts are decoded in pieces', () => {
    const text = 'aé€😀'.repeat(5000);
    expect(decode(encode(text))).toBe(text);
  });

  it('25.1: a quoted string says the text it was made of, but for line breaks', () => {
    for (const text of ['', 'a', '"\\"', '\u0007\u007f\u0000', 'é']) expect(unquote(quote(text))).toBe(text);
    expect(unquote(quote('a\r\nb'))).toBe('a  b');
    expect(unquote('token')).toBe('token');
  });
});
