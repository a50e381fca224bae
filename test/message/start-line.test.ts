import { describe, expect, it } from 'vitest';
import { read, refuse } from './reading';

const requestLine = (line: string) => `${line}\r\n\r\n`;

describe('7.1 requests', () => {
  it('a request line is a method, a URI and the version', () => {
    const message = read(requestLine('INVITE sip:bob@biloxi.com SIP/2.0'));
    expect(message).toMatchObject({ kind: 'request', method: 'INVITE', uri: { scheme: 'sip', user: 'bob' } });
    expect(message.startLine).toBe('INVITE sip:bob@biloxi.com SIP/2.0');
  });

  it('any token is a method, and case counts', () => {
    expect(read(requestLine("invite!%41*_+`.' sip:b@example.com SIP/2.0"))).toMatchObject({
      method: "invite!%41*_+`.'",
    });
  });

  it('the version is compared without case', () => {
    expect(read(requestLine('BYE sip:b@example.com sip/2.0')).kind).toBe('request');
    expect(read(requestLine('BYE sip:b@example.com SIP/02.00')).kind).toBe('request');
  });

  it('another version is answered 505 (21.5.6)', () => {
    const error = refuse(requestLine('BYE sip:b@example.com SIP/3.0'));
    expect(error).toMatchObject({ status: 505, line: 1, column: 23, kind: 'request', method: 'BYE' });
  });

  it.each([
    ['two blanks after the method', 'BYE  sip:b@example.com SIP/2.0', 5],
    ['two blanks after the URI', 'BYE sip:b@example.com  SIP/2.0', 23],
    ['a blank at the end', 'BYE sip:b@example.com SIP/2.0 ', 30],
    ['a URI in angle brackets', 'BYE <sip:b@example.com> SIP/2.0', 5],
    ['a blank in the URI', 'BYE sip:b@example.com; lr SIP/2.0', 23],
    ['no version', 'BYE sip:b@example.com', 22],
    ['no URI', 'BYE SIP/2.0', 8],
    ['a separator in the method', 'B(YE sip:b@example.com SIP/2.0', 2],
    ['header fields in the URI (19.1.1)', 'BYE sip:b@example.com?Subject=x SIP/2.0', 22],
  ])('%s is answered 400', (_, line, column) => {
    expect(refuse(requestLine(line))).toMatchObject({ status: 400, line: 1, column });
  });

  it('a URI of any scheme may stand in the request line', () => {
    expect(read(requestLine('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0'))).toMatchObject({
      uri: { scheme: 'soap.beep', rest: '//192.0.2.103:3002' },
    });
  });
});

describe('7.2 responses', () => {
  it('a status line is the version, a code and a reason', () => {
    expect(read('SIP/2.0 200 OK\r\n\r\n')).toMatchObject({ kind: 'response', status: 200, reason: 'OK' });
  });

  it('the version is compared without case (7.1)', () => {
    expect(read('sip/2.0 200 OK\r\n\r\n')).toMatchObject({ kind: 'response', status: 200 });
    expect(refuse('Sip/3.0 200 OK\r\n\r\n')).toMatchObject({ kind: 'response', status: 0 });
  });

  it('the reason may be empty, and may be any text', () => {
    expect(read('SIP/2.0 100 \r\n\r\n')).toMatchObject({ reason: '' });
    expect(read('SIP/2.0 404 "не найдено" <404>\r\n\r\n')).toMatchObject({ reason: '"не найдено" <404>' });
  });

  it.each([
    ['SIP/2.0 99 Low', 9],
    ['SIP/2.0 700 High', 9],
    ['SIP/2.0 0200 Long', 9],
    ['SIP/2.0 4294967301 Huge', 9],
    ['SIP/2.0 20x Odd', 9],
    ['SIP/2.0 200', 12],
    ['SIP/1.0 200 OK', 1],
    ['SIP/2.0 200 a\u0001b', 14],
  ])('%j is dropped: its status is 0 (18.3)', (line, column) => {
    expect(refuse(`${line}\r\n\r\n`)).toMatchObject({ kind: 'response', status: 0, column, method: null });
  });
});
