import { describe, expect, it } from 'vitest';
import { ackFor, cancelFor, request, respond } from '@/engine/message/build';
import { get, list, make, tagOf } from '@/engine/message/headers';
import type { Request } from '@/engine/message/message';
import { printMessage } from '@/engine/message/print';
import { parseUri } from '@/engine/message/uri-parse';
import { read, refuse } from './reading';

const invite = read(
  [
    'INVITE sip:bob@biloxi.com SIP/2.0',
    'Via: SIP/2.0/UDP proxy.com;branch=z9hG4bKp, SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bKkjshdyff',
    'Via: SIP/2.0/UDP first.com;branch=z9hG4bK0',
    'To: Bob <sip:bob@biloxi.com>',
    'From: Alice <sip:alice@atlanta.com>;tag=88sja8x',
    'Max-Forwards: 70',
    'Route: <sip:r1;lr>',
    'Route: <sip:r2;lr>',
    'Require: 100rel',
    'Proxy-Require: x',
    'Timestamp: 54',
    'Call-ID: 987asjd97y7atg',
    'CSeq: 986759 INVITE',
    '',
    '',
  ].join('\r\n'),
) as Request;

describe('8.2.6.2 responses', () => {
  it('repeat Via, From, Call-ID and CSeq of the request, as the same objects', () => {
    const response = respond(invite, 200, { toTag: 'x' });
    for (const name of ['from', 'call-id', 'cseq']) {
      expect(response.headers.find((h) => h.name === name)).toBe(invite.headers.find((h) => h.name === name));
    }
    expect(list(response, 'via')).toEqual(list(invite, 'via'));
    expect(response).toMatchObject({ status: 200, reason: 'OK', body: '' });
  });

  it('put the tag on To, unless there is one', () => {
    const tagged = respond(invite, 180, { toTag: 'x' });
    expect(tagOf(get(tagged, 'to') as never)).toBe('x');
    expect(tagOf(get(respond(tagged, 200, { toTag: 'y' }), 'to') as never)).toBe('x');
    expect(get(respond(invite, 404), 'to')?.params).toEqual([]);
  });

  it('take further headers, a reason and a body, and count the body', () => {
    const response = respond(invite, 486, {
      reason: 'Busy, sorry',
      headers: [make('retry-after', { seconds: 9, comment: null, params: [] })],
      body: 'né',
    });
    expect(printMessage(response)).toMatch(
      /^SIP\/2\.0 486 Busy, sorry\r\n[\s\S]*Retry-After: 9\r\nContent-Length: 3\r\n\r\nné$/,
    );
  });

  it('8.2.6.1: a 100 repeats the Timestamp, others do not', () => {
    expect(get(respond(invite, 100), 'timestamp')).toBe('54');
    expect(get(respond(invite, 180), 'timestamp')).toBeUndefined();
  });

  it('can answer what could not be read', () => {
    const error = refuse(printMessage(invite).replace('sip:bob@biloxi.com SIP', '<sip:bob@biloxi.com> SIP'));
    const response = respond(error, error.status, { toTag: 'z' });
    expect(read(printMessage(response))).toMatchObject({ status: 400, reason: 'Bad Request' });
    expect(list(response, 'via')).toHaveLength(3);
  });
});

describe('17.1.1.3 ACK to a final response that is no 2xx', () => {
  const response = respond(invite, 486, { toTag: '99sa0xk' });

  it('has the To of the response and the rest of the request', () => {
    expect(printMessage(ackFor(invite, response))).toBe(
      [
        'ACK sip:bob@biloxi.com SIP/2.0',
        'Via: SIP/2.0/UDP proxy.com;branch=z9hG4bKp',
        'Max-Forwards: 70',
        'Route: <sip:r1;lr>',
        'Route: <sip:r2;lr>',
        'From: Alice <sip:alice@atlanta.com>;tag=88sja8x',
        'To: Bob <sip:bob@biloxi.com>;tag=99sa0xk',
        'Call-ID: 987asjd97y7atg',
        'CSeq: 986759 ACK',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
  });
});

describe('9.1 CANCEL', () => {
  it('has the top Via, the Route and the CSeq number of the request, but no Require', () => {
    const cancel = cancelFor(invite);
    expect(cancel).toMatchObject({ method: 'CANCEL', uri: invite.uri });
    expect(list(cancel, 'via')).toEqual([list(invite, 'via')[0]]);
    expect(list(cancel, 'route')).toHaveLength(2);
    expect(get(cancel, 'cseq')).toEqual({ number: 986759, method: 'CANCEL' });
    expect(get(cancel, 'to')).toBe(get(invite, 'to'));
    expect(get(cancel, 'require')).toBeUndefined();
    expect(get(cancel, 'proxy-require')).toBeUndefined();
  });
});

describe('requests', () => {
  it('20.14: count their body, unless they say so themselves', () => {
    const uri = parseUri('sip:b@h');
    if (!uri.ok) throw new Error(uri.expected);
    const parts = { method: 'INFO', uri: uri.uri, headers: [], body: '€' };
    expect(get(request(parts), 'content-length')).toBe(3);
    expect(get(request({ ...parts, body: new Uint8Array(5) }), 'content-length')).toBe(5);
    expect(request({ ...parts, headers: [make('content-length', 3)] }).headers).toHaveLength(1);
  });
});
