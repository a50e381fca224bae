import { describe, expect, it } from 'vitest';
import { make, withHeader, without } from '@/engine/message/headers';
import { validate } from '@/engine/message/validate';
import { read, requestText } from './reading';

const message = read(requestText(['Max-Forwards: 70']));
const response = read(requestText().replace(/^.*/, 'SIP/2.0 200 OK'));

describe('what every element checks', () => {
  it('a whole message passes', () => {
    expect(validate(message)).toEqual({ ok: true });
    expect(validate(response)).toEqual({ ok: true });
  });

  it.each(['via', 'from', 'to', 'call-id', 'cseq'])('8.1.1: %s is mandatory', (name) => {
    expect(validate(without(message, name))).toMatchObject({ ok: false, status: 400, rule: '8.1.1', header: -1 });
    expect(validate(without(response, name))).toMatchObject({ ok: false, status: 0 });
  });

  it('RFC 2543 peers send no Max-Forwards, tag or branch', () => {
    expect(validate(without(message, 'max-forwards'))).toEqual({ ok: true });
  });

  it.each(['From: <sip:x@y>', 'To: <sip:x@y>', 'Call-ID: z', 'CSeq: 9 OPTIONS', 'Max-Forwards: 1'])(
    '7.3.1: a second %s is refused',
    (line) => {
      const twice = read(requestText(['Max-Forwards: 70', line]));
      expect(validate(twice)).toMatchObject({ status: 400, rule: '7.3.1', header: 6 });
    },
  );

  it.each([
    'From: <sip:x@y>;tag=1;tag=2',
    'To: <sip:x@y>;a;a',
    'Via: SIP/2.0/UDP h;branch=1, SIP/2.0/UDP h;rport;rport',
  ])('7.3.1: a parameter that stands twice in %s is refused', (line) => {
    const { headers } = read(`OPTIONS sip:b@example.com SIP/2.0\r\n${line}\r\n\r\n`);
    const [header] = headers;
    if (header === undefined) throw new Error('no header');
    expect(validate(withHeader(message, header))).toMatchObject({ status: 400, rule: '7.3.1' });
  });

  it('7.3.1: lists, digest headers and unknown headers may be repeated', () => {
    const line = 'Authorization: Digest realm="a"';
    expect(validate(read(requestText(['Via: SIP/2.0/UDP h', line, line, 'X-A: 1', 'X-A: 1'])))).toEqual({ ok: true });
  });

  it('8.1.1.5: the CSeq method is that of the request; an unknown method says 501 (RFC 4475 3.1.2.18)', () => {
    const wrong = withHeader(message, make('cseq', { number: 1, method: 'INVITE' }));
    expect(validate(wrong)).toMatchObject({ status: 400, rule: '8.1.1.5', header: 4 });
    expect(validate({ ...wrong, method: 'NEWMETHOD' } as never)).toMatchObject({ status: 501 });
  });

  it('20.16: a CSeq number of more than 32 bits is refused', () => {
    const wrong = withHeader(message, make('cseq', { number: 2 ** 32, method: 'OPTIONS' }));
    expect(validate(wrong)).toMatchObject({ status: 400, rule: '20.16' });
  });

  it('20.22: Max-Forwards is at most 255', () => {
    expect(validate(withHeader(message, make('max-forwards', 255)))).toEqual({ ok: true });
    expect(validate(withHeader(message, make('max-forwards', 256)))).toMatchObject({ status: 400, rule: '20.22' });
  });

  it('18.3: a body shorter than its Content-Length is refused', () => {
    expect(validate(withHeader({ ...message, body: 'é' }, make('content-length', 2)))).toEqual({ ok: true });
    expect(validate(withHeader({ ...message, body: 'é' }, make('content-length', 3)))).toMatchObject({
      status: 400,
      rule: '18.3',
    });
  });

  it('8.2.2.1: a scheme the element does not know is 416', () => {
    const other = { ...message, uri: { scheme: 'isbn', rest: '2983792873' } } as never;
    expect(validate(other)).toEqual({ ok: true });
    expect(validate(other, { schemes: ['sip', 'sips', 'tel'] })).toMatchObject({ status: 416, rule: '8.2.2.1' });
  });
});
