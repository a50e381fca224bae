// RFC 3261 §20 header by header, with the examples of its sections and the corners of the grammar in §25.1.

import { describe, expect, it } from 'vitest';
import { readHeader, refuseHeader } from './reading';

const uri = (user: string | null, host: string) => expect.objectContaining({ user, host });

describe('lists of tokens', () => {
  it('20.1 Accept: media ranges with parameters, or nothing', () => {
    expect(readHeader('accept', 'Accept: application/sdp;level=1, application/x-private, text/html; q = 0.5')).toEqual([
      { value: 'application/sdp', params: [{ name: 'level', value: '1' }] },
      { value: 'application/x-private', params: [] },
      { value: 'text/html', params: [{ name: 'q', value: '0.5' }] },
    ]);
    expect(readHeader('accept', 'Accept: */*, text / *')).toEqual([
      { value: '*/*', params: [] },
      { value: 'text/*', params: [] },
    ]);
    expect(readHeader('accept', 'Accept: ')).toEqual([]);
    expect(refuseHeader('Accept: text')).toEqual([12, "'/' and a media subtype"]);
  });

  it('20.2 Accept-Encoding and 20.3 Accept-Language', () => {
    expect(readHeader('accept-encoding', 'Accept-Encoding: gzip;q=1.0, *')).toEqual([
      { value: 'gzip', params: [{ name: 'q', value: '1.0' }] },
      { value: '*', params: [] },
    ]);
    expect(readHeader('accept-language', 'Accept-Language: da, en-gb;q=0.8')).toMatchObject([
      { value: 'da' },
      { value: 'en-gb' },
    ]);
  });

  it('20.5 Allow and 20.37 Supported may be empty', () => {
    expect(readHeader('allow', 'Allow: INVITE , ACK,OPTIONS')).toEqual(['INVITE', 'ACK', 'OPTIONS']);
    expect(readHeader('allow', 'Allow:')).toEqual([]);
    expect(readHeader('supported', 'k: \r\n ')).toEqual([]);
  });

  it('20.29 Proxy-Require, 20.32 Require and 20.40 Unsupported may not', () => {
    expect(readHeader('proxy-require', 'Proxy-Require: foo')).toEqual(['foo']);
    expect(readHeader('unsupported', 'Unsupported: foo')).toEqual(['foo']);
    expect(refuseHeader('Require:')).toEqual([8, 'a word']);
    expect(refuseHeader('Require: a,,b')).toEqual([11, 'a word']);
    expect(refuseHeader('Require: a b')).toEqual([11, "',' or the end of the header field"]);
  });

  it('20.12 Content-Encoding, 20.13 Content-Language', () => {
    expect(readHeader('content-encoding', 'e: gzip')).toEqual(['gzip']);
    expect(readHeader('content-language', 'Content-Language: fr, de-DE')).toEqual(['fr', 'de-DE']);
  });
});

describe('addresses', () => {
  it('20.10 Contact: a list, or a star', () => {
    expect(readHeader('contact', 'm: "Bob" <sips:bob@192.0.2.4>;expires=60, sip:x@example.com;q=.2')).toEqual([
      { display: 'Bob', uri: uri('bob', '192.0.2.4'), params: [{ name: 'expires', value: '60' }] },
      { display: null, uri: uri('x', 'example.com'), params: [{ name: 'q', value: '.2' }] },
    ]);
    expect(readHeader('contact', 'Contact: *')).toBe('*');
    expect(readHeader('contact', 'Contact: * <sip:a@example.com>')).toMatchObject([{ display: '*' }]);
    expect(refuseHeader('Contact: *, <sip:a@example.com>')).toEqual([10, "'<' before the address"]);
  });

  it('20: parameters after a bare address belong to the header', () => {
    expect(readHeader('to', 'To: sip:bob@example.com;tag=1')).toEqual({
      display: null,
      uri: expect.objectContaining({ params: [] }),
      params: [{ name: 'tag', value: '1' }],
    });
    expect(readHeader('to', 'To: <sip:bob@example.com;tag=1>')).toEqual({
      display: null,
      uri: expect.objectContaining({ params: [{ name: 'tag', value: '1' }] }),
      params: [],
    });
  });

  it('20: a bare address has no comma, question mark or semicolon', () => {
    expect(refuseHeader('Contact: sip:user@example.com?Route=x')).toEqual([
      29,
      "an address in '<' and '>', since it has header fields",
    ]);
    expect(readHeader('contact', 'Contact: sip:example.com,sip:b@example.com')).toMatchObject([
      { uri: { user: null } },
      { uri: { user: 'b' } },
    ]);
  });

  it('20.20 From: a display name is a quoted string or tokens', () => {
    expect(readHeader('from', 'f: "A. G. Bell" <sip:agb@bell-telephone.com> ;tag=a48s')).toMatchObject({
      display: 'A. G. Bell',
    });
    expect(readHeader('from', 'From: "say \\"\\\\o/\\" \u00e9" <sip:a@b>')).toMatchObject({
      display: 'say "\\o/" \u00e9',
    });
    expect(readHeader('from', 'From: Bell  Labs~<sip:a@b>')).toMatchObject({ display: 'Bell  Labs~' });
    expect(readHeader('from', 'From: "" <sip:a@b>')).toMatchObject({ display: '' });
    expect(readHeader('from', 'From: "a\r\n  b" <sip:a@b>')).toMatchObject({ display: 'a b' });
    expect(readHeader('from', 'From: a\r\n b <sip:a@b>')).toMatchObject({ display: 'a b' });
  });

  it.each([
    ['From: "Bell <sip:a@b>', 21, 'a closing quotation mark'],
    ['From: "Bell\\', 11, 'a character that may stand in a quoted string'],
    ['From: Bell, Alexander <sip:a@b>', 10, "'<' before the address"],
    ['From: Bell: <sip:a@b>', 11, "something after the ':' of the address"],
    ['From: Bell Labs', 15, "'<' before the address"],
    ['From: < sip:a@b>', 7, 'an address that starts with its scheme, such as sip:'],
    ['From: <sip:a@b >', 14, "'>' after the address"],
    ['From: <sip:a@b', 14, "'>' after the address"],
    ['From: <sip:a@b>;', 16, "a parameter name after ';'"],
    ['From: <sip:a@b>;tag=', 20, "a value after '='"],
    ['From: <sip:a@b>;tag=[::1', 24, "an IPv6 address and ']'"],
    ['From: <sip:a@b>, <sip:c@d>', 15, 'the end of the header field'],
    ['From:', 5, 'an address that starts with its scheme, such as sip:'],
  ])('%j is refused at column %d', (line, column, expected) => {
    expect(refuseHeader(line)).toEqual([column, expected]);
  });

  it('20.30 Record-Route and 20.34 Route need angle brackets', () => {
    expect(readHeader('record-route', 'Record-Route: <sip:a.com;lr>;x,<sip:b.com>')).toMatchObject([
      { params: [{ name: 'x', value: null }] },
      { uri: { host: 'b.com' } },
    ]);
    expect(refuseHeader('Route: sip:a.com')).toEqual([7, "'<' before the address"]);
  });

  it('20.4 Alert-Info, 20.9 Call-Info and 20.18 Error-Info: URIs of any scheme', () => {
    expect(readHeader('alert-info', 'Alert-Info: <http://www.example.com/sounds/moo.wav>')).toMatchObject([
      { uri: { scheme: 'http', rest: '//www.example.com/sounds/moo.wav' } },
    ]);
    const info = 'Call-Info: <http://a.example/p.jpg> ;purpose=icon, <http://b.example/> ;purpose=info';
    expect(readHeader('call-info', info)).toMatchObject([
      { params: [{ name: 'purpose', value: 'icon' }] },
      { params: [{ name: 'purpose', value: 'info' }] },
    ]);
    expect(refuseHeader('Error-Info: sip:x@example.com')).toEqual([12, "'<' before the address"]);
  });
});

describe('20.42 Via', () => {
  it('has protocol, transport, host, port and parameters; blanks may stand around each sign', () => {
    expect(
      readHeader('via', 'Via: SIP / 2.0 / UDP first.example.com: 4000;ttl=16\r\n ;maddr=224.2.0.1 ;branch=z9hG4bKa7c6'),
    ).toEqual([
      {
        protocol: 'SIP',
        version: '2.0',
        transport: 'UDP',
        host: 'first.example.com',
        port: 4000,
        params: [
          { name: 'ttl', value: '16' },
          { name: 'maddr', value: '224.2.0.1' },
          { name: 'branch', value: 'z9hG4bKa7c6' },
        ],
      },
    ]);
  });

  it('the host is read in lower case, the transport in upper case, parameter names in lower case', () => {
    expect(readHeader('via', 'v: SIP/2.0/tcp ERLANG.Bell-Telephone.com:5060;Branch=z9hG4bK87')).toMatchObject([
      { transport: 'TCP', host: 'erlang.bell-telephone.com', params: [{ name: 'branch' }] },
    ]);
  });

  it('addresses may be IPv6, in received also without brackets', () => {
    expect(readHeader('via', 'Via: SIP/2.0/UDP [2001:DB8::9:1];received=2001:db8::9:255;rport')).toMatchObject([
      {
        host: '[2001:db8::9:1]',
        params: [
          { name: 'received', value: '2001:db8::9:255' },
          { name: 'rport', value: null },
        ],
      },
    ]);
    expect(readHeader('via', 'Via: SIP/2.0/UDP h;received=[2001:DB8::9]')).toMatchObject([
      { params: [{ value: '[2001:db8::9]' }] },
    ]);
    expect(readHeader('via', 'Via: SIP/2.0/UDP h;received=::ffff:192.0.2.1')).toMatchObject([
      { params: [{ value: '::ffff:192.0.2.1' }] },
    ]);
  });

  it('several values may stand on one line', () => {
    expect(readHeader('via', 'Via: SIP/2.0/UDP a , SIP/2.0/WSS b')).toMatchObject([
      { host: 'a' },
      { transport: 'WSS' },
    ]);
  });

  it.each([
    ['Via: SIP/2.0/UDP 192.0.2.15;;,;,,', 28, "a parameter name after ';'"],
    ['Via: SIP/2.0 h', 13, "'/'"],
    ['Via: SIP/2.0/UDP', 16, 'a blank after the transport'],
    ['Via: SIP/2.0/UDP h:', 19, 'a port number'],
    ['Via: SIP/2.0/UDP h:65536', 19, 'a port number up to 65535'],
    ['Via: SIP/2.0/UDP h;received=1:2', 28, 'an IP address'],
    ['Via: SIP/2.0/UDP h;branch=a:b', 27, "',' or the end of the header field"],
    ['Via: SIP/2.0/UDP h,', 19, "a protocol such as 'SIP'"],
  ])('%j is refused at column %d', (line, column, expected) => {
    expect(refuseHeader(line)).toEqual([column, expected]);
  });
});

describe('numbers and names', () => {
  it('20.8 Call-ID: one word, or two with an at sign; case counts', () => {
    expect(readHeader('call-id', 'i: F81d4fae@Foo.Bar')).toBe('F81d4fae@Foo.Bar');
    expect(readHeader('call-id', 'Call-ID: ~1`)(><:\\/"][?}{')).toBe('~1`)(><:\\/"][?}{');
    expect(refuseHeader('Call-ID: a@')).toEqual([11, 'a Call-ID']);
    expect(refuseHeader('Call-ID: a@b@c')).toEqual([12, 'the end of the header field']);
    expect(readHeader('in-reply-to', 'In-Reply-To: 70710@saturn.com, 17320@x.com')).toEqual([
      '70710@saturn.com',
      '17320@x.com',
    ]);
  });

  it('20.16 CSeq: 32 bits and the method of the request (8.1.1.5)', () => {
    expect(readHeader('cseq', 'CSeq: 0004711\r\n  OPTIONS')).toEqual({ number: 4711, method: 'OPTIONS' });
    expect(readHeader('cseq', 'CSeq: 4294967295 OPTIONS')).toMatchObject({ number: 4294967295 });
    expect(refuseHeader('CSeq: 4294967296 OPTIONS')).toEqual([6, 'a number below 2^32']);
    expect(refuseHeader('CSeq: 1 INVITE')).toEqual([8, "'OPTIONS', as in the request line"]);
    expect(refuseHeader('CSeq: 1options')).toEqual([7, 'a blank and a method']);
  });

  it('20.19 Expires, 20.22 Max-Forwards, 20.23 Min-Expires: digits', () => {
    expect(readHeader('expires', 'Expires: 5')).toBe(5);
    expect(readHeader('max-forwards', 'Max-Forwards: 0068')).toBe(68);
    expect(readHeader('min-expires', 'Min-Expires: 60')).toBe(60);
    expect(readHeader('expires', `Expires: ${'9'.repeat(400)}`)).toBe(Number.MAX_SAFE_INTEGER);
    expect(refuseHeader('Expires: -5')).toEqual([9, 'a number']);
    expect(refuseHeader('Expires: 5.0')).toEqual([10, 'the end of the header field']);
  });

  it('20.11 Content-Disposition, 20.15 Content-Type: types are read in lower case', () => {
    expect(readHeader('content-disposition', 'Content-Disposition: session;handling=optional')).toEqual({
      value: 'session',
      params: [{ name: 'handling', value: 'optional' }],
    });
    expect(readHeader('content-type', 'c: Text/HTML ; charset="ISO-8859-4"')).toEqual({
      value: 'text/html',
      params: [{ name: 'charset', value: '"ISO-8859-4"' }],
    });
    expect(readHeader('content-type', 'c: text / html')).toMatchObject({ value: 'text/html' });
  });

  it('20.33 Retry-After: seconds, a comment, parameters; comments nest', () => {
    expect(readHeader('retry-after', 'Retry-After: 18000;duration=3600')).toEqual({
      seconds: 18000,
      comment: null,
      params: [{ name: 'duration', value: '3600' }],
    });
    expect(readHeader('retry-after', "Retry-After: 120 (I'm (very \\) busy)\r\n now) ;x")).toMatchObject({
      seconds: 120,
      comment: "I'm (very \\) busy) now",
      params: [{ name: 'x', value: null }],
    });
    expect(refuseHeader('Retry-After: 120 (oh')).toEqual([20, "')' at the end of the comment"]);
    expect(refuseHeader(`Retry-After: 1 ${'('.repeat(50_000)}`)[1]).toBe("')' at the end of the comment");
  });

  it('20.43 Warning: three digits, an agent, a quoted text', () => {
    const line = 'Warning: 307 isi.edu "Session \\"x\\"", 301 [::1]:5060 "b"';
    expect(readHeader('warning', line)).toEqual([
      { code: 307, agent: 'isi.edu', text: 'Session "x"' },
      { code: 301, agent: '[::1]:5060', text: 'b' },
    ]);
    expect(refuseHeader('Warning: 1812 overture "In Progress"')).toEqual([9, 'a warning code of three digits']);
    expect(refuseHeader('Warning: 399 x y')).toEqual([15, 'a quoted text']);
  });
});

describe('digest, 20.6, 20.7, 20.27, 20.28, 20.44', () => {
  it('a scheme and comma-separated parameters, names in lower case, values as written', () => {
    const line =
      'Authorization: Digest Username="Alice", realm="a \\"b\\"", nc=00000001,\r\n response="7587245234b3434cc3412213e5f113a5"';
    expect(readHeader('authorization', line)).toEqual({
      scheme: 'Digest',
      params: [
        { name: 'username', value: '"Alice"' },
        { name: 'realm', value: '"a \\"b\\""' },
        { name: 'nc', value: '00000001' },
        { name: 'response', value: '"7587245234b3434cc3412213e5f113a5"' },
      ],
    });
    expect(readHeader('authentication-info', 'Authentication-Info: nextnonce="47364c23432d2e131a5fb210812c"')).toEqual([
      { name: 'nextnonce', value: '"47364c23432d2e131a5fb210812c"' },
    ]);
  });

  it.each([
    ['WWW-Authenticate: Digest', 24, 'a blank and parameters'],
    ['WWW-Authenticate: Digest realm', 30, "'='"],
    ['WWW-Authenticate: Digest realm=', 31, "a value after '='"],
    ['WWW-Authenticate: Digest realm="a" nonce="b"', 35, "',' or the end of the header field"],
    ['Authentication-Info: ', 21, 'a parameter name'],
  ])('%j is refused at column %d', (line, column, expected) => {
    expect(refuseHeader(line)).toEqual([column, expected]);
  });
});

describe('text that only people read is kept as text (16.3 item 1)', () => {
  it.each([
    ['date', 'Date: Fri, 01 Jan 2010 16:00:00 EST', 'Fri, 01 Jan 2010 16:00:00 EST'],
    ['timestamp', 'Timestamp: 54', '54'],
    ['organization', 'Organization:  Boxes by Bob ', 'Boxes by Bob'],
    ['subject', 's: Tech\r\n\tSupport', 'Tech Support'],
    ['subject', 's:', ''],
    ['user-agent', 'User-Agent: Softphone Beta1.5 (a;b)', 'Softphone Beta1.5 (a;b)'],
    ['priority', 'Priority: emergency', 'emergency'],
    ['mime-version', 'MIME-Version: 1.0', '1.0'],
  ] as const)('%s', (name, line, value) => {
    expect(readHeader(name, line)).toBe(value);
  });

  it('but for control characters', () => {
    expect(refuseHeader('Subject: a\u0007b')).toEqual([10, 'the end of the header field']);
    expect(refuseHeader('X-Bell: a\u007fb')).toEqual([9, 'the end of the header field']);
  });
});

describe('headers of extensions', () => {
  it('RFC 3262 RAck and RSeq', () => {
    expect(readHeader('rack', 'RAck: 776656 1 INVITE')).toEqual({ rseq: 776656, cseq: 1, method: 'INVITE' });
    expect(readHeader('rseq', 'RSeq: 988789')).toBe(988789);
    expect(refuseHeader('RAck: 1 INVITE')).toEqual([8, 'a number']);
  });

  it('RFC 6665 Event, Subscription-State, Allow-Events', () => {
    expect(readHeader('event', 'o: refer;id=93809824')).toEqual({
      value: 'refer',
      params: [{ name: 'id', value: '93809824' }],
    });
    expect(readHeader('subscription-state', 'Subscription-State: terminated;reason=noresource')).toMatchObject({
      value: 'terminated',
    });
    expect(readHeader('allow-events', 'u: spirits-INDPs, presence.winfo')).toEqual(['spirits-INDPs', 'presence.winfo']);
  });

  it('RFC 3515 Refer-To with a URI that has header fields, RFC 3892 Referred-By', () => {
    expect(readHeader('refer-to', 'r: <sip:carol@c.example?Replaces=1%3Bto-tag%3D2>')).toMatchObject({
      uri: { headers: [{ name: 'replaces', value: '1%3Bto-tag%3D2' }] },
    });
    expect(readHeader('referred-by', 'b: sip:r@example.com;cid="20398823.2UWQ@r.example"')).toMatchObject({
      params: [{ name: 'cid', value: '"20398823.2UWQ@r.example"' }],
    });
  });

  it('RFC 3891 Replaces, RFC 3911 Join, RFC 4538 Target-Dialog', () => {
    expect(readHeader('replaces', 'Replaces: 98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff')).toEqual({
      value: '98732@sip.example.com',
      params: [
        { name: 'from-tag', value: 'r33th4x0r' },
        { name: 'to-tag', value: 'ff87ff' },
      ],
    });
    expect(readHeader('join', 'Join: 1@b.c;from-tag=1;to-tag=2')).toMatchObject({ value: '1@b.c' });
    expect(readHeader('target-dialog', 'Target-Dialog: 1@b.c ;local-tag=1')).toMatchObject({ value: '1@b.c' });
  });

  it('RFC 4028 Session-Expires and Min-SE, RFC 3326 Reason, RFC 4488 Refer-Sub', () => {
    expect(readHeader('session-expires', 'x: 4000;refresher=uac')).toMatchObject({ value: '4000' });
    expect(readHeader('min-se', 'Min-SE: 120')).toEqual({ value: '120', params: [] });
    expect(
      readHeader('reason', 'Reason: SIP ;cause=200 ;text="Call completed elsewhere", Q.850;cause=16'),
    ).toMatchObject([
      { value: 'SIP', params: [{ value: '200' }, { value: '"Call completed elsewhere"' }] },
      { value: 'Q.850' },
    ]);
    expect(readHeader('refer-sub', 'Refer-Sub: false')).toMatchObject({ value: 'false' });
  });

  it('RFC 3325, 3327, 3608, 3841, 7044', () => {
    expect(
      readHeader('p-asserted-identity', 'P-Asserted-Identity: "C" <sip:c@example.com>, tel:+14085264000'),
    ).toMatchObject([{ display: 'C' }, { uri: { scheme: 'tel', number: '+14085264000' } }]);
    expect(readHeader('path', 'Path: <sip:P3.EXAMPLEHOME.COM;lr>,<sip:p1.example.com;lr>')).toHaveLength(2);
    expect(readHeader('service-route', 'Service-Route: <sip:s.example.com;lr>')).toHaveLength(1);
    expect(readHeader('accept-contact', 'a: *;audio;methods="INVITE"')).toMatchObject([{ value: '*' }]);
    expect(readHeader('history-info', 'History-Info: <sip:a@b.c?Reason=SIP%3Bcause%3D302>;index=1.1')).toHaveLength(1);
  });
});
