// Messages for the property tests: every header this project knows, with values of its grammar.
// Values are in the form reading gives them (hosts and names in lower case, one blank for a fold), so that what is
// printed and read again can be compared as it is.

import fc, { type Arbitrary } from 'fast-check';
import { HEADER_RULES } from '@/engine/message/header-names';
import type { AnyHeader, Body, HeaderValues, KnownHeader, Message, Param, Params, Via } from '@/engine/message/message';
import { quote } from '@/engine/message/text';
import type { NameAddr, Uri } from '@/engine/message/uri';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const ALPHANUM = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789`;
const UNRESERVED = `${ALPHANUM}-_.!~*'()`;
const WORD = `${ALPHANUM}-.!%*_+\`'~()<>:\\"/[]?{}`;

const from = (characters: string, minLength = 1, maxLength = 12): Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });

const escaped = fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
const withEscapes = (characters: string, minLength = 1): Arbitrary<string> =>
  fc.string({
    unit: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...characters) }, escaped),
    minLength,
    maxLength: 12,
  });

const token = from(`${ALPHANUM}-.!%*_+\`'~`);
const lowerToken = from(`${LOWER}0123456789-.!%*_+\`'~`);
const number = fc.integer({ min: 0, max: 0xffff_ffff });
const seconds = number.map(String);
/** Text of people: anything but CR, LF and stray bytes. */
const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'Z',
    ' ',
    '"',
    '\\',
    ',',
    ';',
    '<',
    '>',
    '@',
    '\u00e9',
    '\u20ac',
    '\ud83d\ude00',
    '\t',
    '(',
    ')',
  ),
  maxLength: 12,
});
const quotable = fc.oneof(
  text,
  fc.string({ unit: fc.constantFrom('\u0000', '\u0007', '\u007f', 'x', '"'), maxLength: 5 }),
);
const trimmed = text.map((one) => one.replace(/^[ \t]+|[ \t]+$/g, ''));

const label = from(`${LOWER}0123456789`, 1, 8);
const topLabel = fc.tuple(fc.constantFrom(...LOWER), from(`${LOWER}0123456789`, 0, 4)).map(([a, b]) => a + b);
const byte = fc.integer({ min: 0, max: 255 });
const host = fc.oneof(
  fc
    .tuple(
      fc.array(
        fc.oneof(
          label,
          fc.tuple(label, label).map((two) => two.join('-')),
        ),
        { maxLength: 3 },
      ),
      topLabel,
    )
    .map(([labels, last]) => [...labels, last].join('.')),
  fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.')),
  fc.constantFrom('[2001:db8::1]', '[::]', '[::ffff:192.0.2.1]', '[1:2:3:4:5:6:7:8]'),
);
const port = fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: null });

const param = (name: Arbitrary<string>, value: Arbitrary<string>): Arbitrary<Param> =>
  fc.record({ name, value: fc.option(value, { nil: null }) });
const headerParams: Arbitrary<Params> = fc.array(
  param(lowerToken, fc.oneof(token, quotable.map(quote), fc.constant('[2001:db8::1]'))),
  { maxLength: 5 },
);
const uriParams: Arbitrary<Params> = fc.array(
  param(from(`${LOWER}0123456789-_.!~*'()[]/:&+$`), withEscapes(`${UNRESERVED}[]/:&+$`)),
  { maxLength: 3 },
);
const uriHeaders: Arbitrary<Params> = fc.array(
  fc.record({ name: from(`${LOWER}-`), value: withEscapes(`${UNRESERVED}[]/?:+$`, 0) }),
  { maxLength: 2 },
);

const sipUri = (headers: Arbitrary<Params>): Arbitrary<Uri> =>
  fc
    .record({
      scheme: fc.constantFrom('sip' as const, 'sips' as const),
      user: fc.option(withEscapes(`${UNRESERVED}&=+$,;?/`), { nil: null }),
      password: fc.option(withEscapes(`${UNRESERVED}&=+$,`, 0), { nil: null }),
      host,
      port,
      params: uriParams,
      headers,
    })
    .map((uri) => (uri.user === null ? { ...uri, password: null } : uri));
const telUri: Arbitrary<Uri> = fc.record({
  scheme: fc.constant('tel' as const),
  number: from('0123456789-.()').map((digits) => `+1${digits}`),
  params: uriParams,
});
const otherUri: Arbitrary<Uri> = fc.record({
  scheme: fc.constantFrom('http', 'isbn', 'soap.beep', 'im'),
  rest: withEscapes(`${UNRESERVED};/?:@&=+$,`),
});
const uri = (headers: Arbitrary<Params>): Arbitrary<Uri> =>
  fc.oneof({ weight: 6, arbitrary: sipUri(headers) }, telUri, otherUri);

const display = fc.oneof(
  quotable,
  token,
  fc.tuple(token, token).map((two) => two.join(' ')),
);
const address = (name: Arbitrary<string | null>): Arbitrary<NameAddr> =>
  fc.record({ display: name, uri: uri(uriHeaders), params: headerParams });
const nameAddr = address(fc.option(display, { nil: null }));
const info = address(fc.constant(null));
const via: Arbitrary<Via> = fc.record({
  protocol: fc.oneof(fc.constant('SIP'), token),
  version: fc.oneof(fc.constant('2.0'), token),
  transport: fc.oneof(
    fc.constantFrom('UDP', 'TCP', 'TLS', 'WS'),
    token.map((t) => t.toUpperCase()),
  ),
  host,
  port,
  params: headerParams,
});
const some = <T>(one: Arbitrary<T>): Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 4 });
const any = <T>(one: Arbitrary<T>): Arbitrary<T[]> => fc.array(one, { maxLength: 3 });
const callId = fc.oneof(
  from(WORD),
  fc.tuple(from(WORD), from(WORD)).map((two) => two.join('@')),
);
const parameterised = (value: Arbitrary<string>) => fc.record({ value, params: headerParams });
const media = parameterised(fc.tuple(lowerToken, lowerToken).map((two) => two.join('/')));
const authParams = some(fc.record({ name: lowerToken, value: fc.oneof(token, quotable.map(quote)) }));
const auth = fc.record({ scheme: token, params: authParams });
const cseq = fc.record({ number, method: token });
const comment = from(`${ALPHANUM} "<>`, 0).map((inside) => `a(${inside})`);

/** A generator for each header. */
const values: { [N in KnownHeader]: Arbitrary<HeaderValues[N]> } = {
  via: some(via),
  route: some(nameAddr),
  'record-route': some(nameAddr),
  path: some(nameAddr),
  'service-route': some(nameAddr),
  contact: fc.oneof(some(nameAddr), fc.constant('*' as const)),
  from: nameAddr,
  to: nameAddr,
  'reply-to': nameAddr,
  'refer-to': nameAddr,
  'referred-by': nameAddr,
  'p-asserted-identity': some(nameAddr),
  'p-preferred-identity': some(nameAddr),
  'history-info': some(nameAddr),
  'call-id': callId,
  cseq,
  'max-forwards': number,
  'max-breadth': number,
  expires: number,
  'min-expires': number,
  'content-length': fc.constant(0),
  'content-type': media,
  'content-disposition': parameterised(token),
  'content-encoding': some(token),
  'content-language': some(token),
  accept: any(media),
  'accept-encoding': any(parameterised(token)),
  'accept-language': any(parameterised(token)),
  allow: any(token),
  supported: any(token),
  require: some(token),
  'proxy-require': some(token),
  unsupported: some(token),
  'in-reply-to': some(callId),
  'allow-events': some(token),
  'www-authenticate': auth,
  'proxy-authenticate': auth,
  authorization: auth,
  'proxy-authorization': auth,
  'authentication-info': authParams,
  'proxy-authentication-info': authParams,
  'retry-after': fc.record({ seconds: number, comment: fc.option(comment, { nil: null }), params: headerParams }),
  warning: some(fc.record({ code: fc.integer({ min: 100, max: 999 }), agent: fc.oneof(token, host), text: quotable })),
  'alert-info': some(info),
  'call-info': some(info),
  'error-info': some(info),
  event: parameterised(token),
  'subscription-state': parameterised(token),
  replaces: parameterised(callId),
  join: parameterised(callId),
  'target-dialog': parameterised(callId),
  reason: some(parameterised(token)),
  'session-expires': parameterised(seconds),
  'min-se': parameterised(seconds),
  rseq: number,
  rack: fc.record({ rseq: number, cseq: number, method: token }),
  date: trimmed,
  timestamp: trimmed,
  organization: trimmed,
  subject: trimmed,
  'user-agent': trimmed,
  server: trimmed,
  priority: trimmed,
  'mime-version': trimmed,
  'refer-sub': parameterised(token),
  privacy: trimmed,
  'sip-etag': trimmed,
  'sip-if-match': trimmed,
  'accept-contact': some(parameterised(token)),
  'reject-contact': some(parameterised(token)),
  'request-disposition': some(token),
  'resource-priority': some(token),
  'info-package': parameterised(token),
  'recv-info': any(parameterised(token)),
  'flow-timer': number,
  identity: trimmed,
  'identity-info': trimmed,
};

const unread = { line: undefined };
const known: Arbitrary<AnyHeader> = fc
  .constantFrom(...HEADER_RULES.map((rule) => rule.name).filter((name) => name !== 'cseq' && name !== 'content-length'))
  .chain((name) => (values[name] as Arbitrary<unknown>).map((value) => ({ name, value, ...unread }) as AnyHeader));
const unknown: Arbitrary<AnyHeader> = fc
  .tuple(lowerToken, trimmed)
  .map(([name, value]) => ({ name: `x-${name}`, value, ...unread }));
const body: Arbitrary<Body> = fc.oneof(
  fc.constant(''),
  text,
  fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => new Uint8Array([0xff, ...bytes])),
);

/** Any message that is right by the grammar; CSeq and Content-Length are as the message needs them. */
export const message: Arbitrary<Message> = fc
  .record({
    lines: fc.array(fc.oneof({ weight: 8, arbitrary: known }, unknown), { maxLength: 12 }),
    body,
    start: fc.oneof(
      fc.record({ kind: fc.constant('request' as const), method: token, uri: uri(fc.constant([])) }),
      fc.record({ kind: fc.constant('response' as const), status: fc.integer({ min: 100, max: 699 }), reason: text }),
    ),
    sequence: number,
    counted: fc.boolean(),
  })
  .map(({ lines, body: content, start, sequence, counted }) => {
    const method = start.kind === 'request' ? start.method : 'INVITE';
    const headers: AnyHeader[] = [...lines, { name: 'cseq', value: { number: sequence, method }, ...unread }];
    if (counted) headers.push({ name: 'content-length', value: Buffer.byteLength(content), ...unread });
    return { ...start, headers, body: content } as Message;
  });
