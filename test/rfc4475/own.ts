// Torture messages of the project's own making, in the manner of RFC 4475 and RFC 5118, with what is to come of each.
// `at` is line and column of the first thing that is wrong.

export interface Torture {
  readonly name: string;
  /** Lines of the head; CRLFs are put between and after them. */
  readonly head: readonly string[];
  readonly body?: string | Uint8Array;
  readonly verdict: 'accept' | 'discard' | number;
  readonly at?: readonly [line: number, column: number];
}

const via = 'Via: SIP/2.0/UDP tortoise.example.net;branch=z9hG4bK-torture';
const rest = ['From: <sip:h@example.net>;tag=1', 'To: <sip:t@example.org>', 'Call-ID: own@example.net'];
const options = 'OPTIONS sip:t@example.org SIP/2.0';
const cseq = 'CSeq: 7 OPTIONS';
const core = [via, ...rest, cseq];
const like = (...lines: string[]) => [options, ...core, ...lines];
const instead = (line: string, by: string) => [options, ...core].map((one) => (one === line ? by : one));
const answered = (...lines: string[]) => ['SIP/2.0 200 OK', ...core, ...lines];

export const TORTURES: readonly Torture[] = [
  // What must be read.
  {
    name: 'folds between all the parts of a Via',
    head: instead(
      via,
      'v\t :\r\n SIP\r\n\t/\r\n  2.0 /\r\n TLS\r\n [2001:DB8::1]\r\n :\r\n 5061\r\n ;\r\n branch\r\n =\r\n z9hG4bK1\r\n ,\r\n SIP/2.0/WS h\r\n ',
    ),
    verdict: 'accept',
  },
  {
    name: 'a fold of nothing but blanks at the end of a line',
    head: like('Subject: x \r\n \r\n\t\t'),
    verdict: 'accept',
  },
  {
    name: 'quoted comma, semicolon, bracket and CRLF-like escapes',
    head: like('Contact: "a, <b>; \\"c\\\\\\\t" <sip:x@y>;z=",;<>\\""'),
    verdict: 'accept',
  },
  {
    name: 'every control character quoted but CR and LF',
    head: like(`Contact: "\\\u0000\\\u0001\\\u000b\\\u001f\\\u007f" <sip:x@y>`),
    verdict: 'accept',
  },
  {
    name: 'a method, a tag and a branch of every token sign',
    head: [
      "!%*_+`'~.- sip:x SIP/2.0",
      `${via}!%*_+\`'~.`,
      "From: <sip:h@h>;tag=!%*_+`'~.-",
      'To: <sip:t@t>',
      'Call-ID: !',
      "CSeq: 0 !%*_+`'~.-",
    ],
    verdict: 'accept',
  },
  {
    name: 'numbers at their limits',
    head: [
      'OPTIONS sip:h:65535 SIP/2.0',
      via,
      ...rest,
      'CSeq: 4294967295 OPTIONS',
      'Max-Forwards: 000255',
      'Content-Length: 000000000000000000000',
    ],
    verdict: 'accept',
  },
  {
    name: 'a user that looks like a whole URI with parameters',
    head: ['OPTIONS sip:sip:a%40b;lr?c=d@h SIP/2.0', ...core],
    verdict: 400,
    at: [1, 22],
  },
  {
    name: 'the same with its signs where a user may have them',
    head: ['OPTIONS sip:sip%3Aa%40b;lr?c=d@h SIP/2.0', ...core],
    verdict: 'accept',
  },
  { name: 'a password of nothing', head: ['OPTIONS sip:a:@h SIP/2.0', ...core], verdict: 'accept' },
  {
    name: 'IPv6 in Request-URI, Via, received, maddr and Contact',
    head: [
      `OPTIONS sip:[::ffff:192.0.2.1]:5060;maddr=[fe80::1] SIP/2.0`,
      'Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;maddr=[::];branch=z9hG4bKas3',
      ...rest,
      cseq,
      'Contact: <sip:u@[2001:db8::2]>, sip:[::1]:70;q=1',
    ],
    verdict: 'accept',
  },
  {
    name: 'a trailing dot and a capital in a host',
    head: ['OPTIONS sip:x@Example.ORG. SIP/2.0', ...core],
    verdict: 'accept',
  },
  {
    name: 'names of headers in every case, blanks before the colon',
    head: [options, `vIa\t \t: ${via.slice(5)}`, 'F : sip:h@h', 'tO:sip:t@t', 'CALL-id:\t1', 'cSEQ:1 OPTIONS', 'L:0'],
    verdict: 'accept',
  },
  {
    name: 'a header nobody knows, with signs no grammar likes',
    head: like('X-Y: "(<[{\\;,@'),
    verdict: 'accept',
  },
  {
    name: 'a body with an empty line and a start line of its own',
    head: like('Content-Length: 45'),
    body: '\r\n\r\nINVITE sip:x SIP/2.0\r\nContent-Length: 99\r\n\r\n trailing',
    verdict: 'accept',
  },
  {
    name: 'a body of bytes',
    head: like('Content-Type: application/octet-stream'),
    body: new Uint8Array([0, 255, 13, 10, 128, 0]),
    verdict: 'accept',
  },
  { name: 'comments in comments', head: like('Retry-After: 1 (a (b (c\\)) "d") \\() ;duration=2'), verdict: 'accept' },
  {
    name: 'UTF-8 where text is and in quoted strings',
    head: like(
      'Subject: \u041f\u0440\u0438\u0432\u0435\u0442 \ud83d\ude00',
      'Contact: "\u00e9\u6f22" <sip:x@y>',
      'X: 9;refresher=uac',
    ),
    verdict: 'accept',
  },
  { name: 'a star that is a display name', head: like('Contact: * <sip:x@y>, *+* <sip:z@y>'), verdict: 'accept' },
  {
    name: 'a host that looks like a scheme, a display name that looks like a host',
    head: like('Contact: example.com <sip:sip>, sip <sip:sip:5060>'),
    verdict: 'accept',
  },
  {
    name: 'a hundred Via values on one line',
    head: instead(via, `${via}${', SIP/2.0/UDP h;branch=z9hG4bK1'.repeat(99)}`),
    verdict: 'accept',
  },
  { name: 'a response with a reason of signs', head: ['SIP/2.0 404 % <"\\ \t\u20ac', ...core], verdict: 'accept' },
  {
    name: 'a tel URI with visual separators',
    head: ['OPTIONS tel:+49(30)12.34-5;ext=6;isub=7 SIP/2.0', ...core],
    verdict: 'accept',
  },
  {
    name: 'a parameter without value where one is common',
    head: like('Contact: <sip:x@y>;q;expires', 'Event: presence;id'),
    verdict: 'accept',
  },
  { name: 'what follows a body of a datagram', head: like('Content-Length: 2'), body: 'okINVITE', verdict: 'accept' },
  // What must be refused.
  {
    name: 'a quotation mark behind a backslash at the end of a line',
    head: like('Contact: "a\\'),
    verdict: 400,
    at: [7, 12],
  },
  { name: 'a backslash before a fold', head: like('Contact: "a\\\r\n b" <sip:x@y>'), verdict: 400, at: [7, 12] },
  {
    name: 'a backslash before a character outside ASCII',
    head: like('Contact: "a\\\u00e9" <sip:x@y>'),
    verdict: 400,
    at: [7, 12],
  },
  { name: 'a bell in a display name', head: like('Contact: "a\u0007" <sip:x@y>'), verdict: 400, at: [7, 12] },
  { name: 'a NUL in a header nobody knows', head: like('X-Nul: a\u0000b'), verdict: 400, at: [7, 9] },
  { name: 'a list that ends in a comma', head: like('Require: a,'), verdict: 400, at: [7, 12] },
  { name: 'a list that starts with a comma', head: like('Contact: ,<sip:x@y>'), verdict: 400, at: [7, 10] },
  {
    name: 'two addresses in To',
    head: instead('To: <sip:t@example.org>', 'To: <sip:a@b>, <sip:c@d>'),
    verdict: 400,
    at: [4, 14],
  },
  { name: 'a bracket that is not closed', head: like('Route: <sip:r;lr'), verdict: 400, at: [7, 17] },
  {
    name: 'a fold in the request line',
    head: ['OPTIONS\r\n sip:t@example.org SIP/2.0', ...core],
    verdict: 400,
    at: [1, 8],
  },
  {
    name: 'a tab in the request line',
    head: ['OPTIONS\tsip:t@example.org SIP/2.0', ...core],
    verdict: 400,
    at: [1, 8],
  },
  {
    name: 'half an escape at the end of a user',
    head: ['OPTIONS sip:a%4@h SIP/2.0', ...core],
    verdict: 400,
    at: [1, 16],
  },
  {
    name: 'an IPv6 address with a zone',
    head: ['OPTIONS sip:[fe80::1%25eth0] SIP/2.0', ...core],
    verdict: 400,
    at: [1, 21],
  },
  {
    name: 'an IPv6 address without brackets',
    head: ['OPTIONS sip:2001:db8::10 SIP/2.0', ...core],
    verdict: 400,
    at: [1, 13],
  },
  {
    name: 'an IPv4 address of five parts',
    head: instead(via, 'Via: SIP/2.0/UDP 1.2.3.4.5'),
    verdict: 400,
    at: [2, 26],
  },
  { name: 'port 0x50', head: instead(via, 'Via: SIP/2.0/UDP h:0x50'), verdict: 400, at: [2, 21] },
  { name: 'a CSeq of 2^32', head: instead(cseq, 'CSeq: 4294967296 OPTIONS'), verdict: 400, at: [6, 7] },
  { name: 'a CSeq method in small letters', head: instead(cseq, 'CSeq: 7 options'), verdict: 400, at: [6, 9] },
  { name: 'a version of three parts', head: ['OPTIONS sip:h SIP/2.0.0', ...core], verdict: 400, at: [1, 22] },
  { name: 'version 2.1', head: ['OPTIONS sip:h SIP/2.1', ...core], verdict: 505, at: [1, 15] },
  { name: 'a Content-Length of two numbers', head: like('Content-Length: 0, 0'), verdict: 400, at: [7, 18] },
  {
    name: 'a Content-Length one byte too large',
    head: like('Content-Length: 4'),
    body: '\u20ac',
    verdict: 400,
    at: [9, 1],
  },
  { name: 'a Max-Forwards of 256', head: like('Max-Forwards: 256'), verdict: 400 },
  { name: 'no Call-ID', head: instead('Call-ID: own@example.net', 'X-Call: own'), verdict: 400 },
  { name: 'two From in two spellings', head: like('f: <sip:h@example.net>;tag=1'), verdict: 400 },
  { name: 'a scheme of no protocol', head: ['OPTIONS bogus+x.y-1:anything SIP/2.0', ...core], verdict: 416 },
  { name: 'a bare LF between header lines', head: like('Subject: a\nX-B: c'), verdict: 400, at: [7, 11] },
  { name: 'a bare CR in a value', head: like('Subject: a\rb'), verdict: 400, at: [7, 11] },
  // Responses that must be dropped.
  { name: 'a response with a broken Via', head: answered('Via: SIP/2.0 h'), verdict: 'discard', at: [7, 14] },
  { name: 'a response of code 0200', head: ['SIP/2.0 0200 OK', ...core], verdict: 'discard', at: [1, 9] },
  { name: 'a response of version 3', head: ['SIP/3.0 200 OK', ...core], verdict: 'discard', at: [1, 1] },
  {
    name: 'a response whose body is cut',
    head: answered('Content-Length: 9'),
    body: 'short',
    verdict: 'discard',
    at: [9, 1],
  },
  { name: 'a response with two To', head: answered('t: <sip:x@y>'), verdict: 'discard' },
];
