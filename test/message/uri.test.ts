import { describe, expect, it } from 'vitest';
import { unescaped } from '@/engine/message/text';
import type { Uri } from '@/engine/message/uri';
import { sameUri } from '@/engine/message/uri-compare';
import { parseUri } from '@/engine/message/uri-parse';
import { isSip, printNameAddr, printUri } from '@/engine/message/uri-print';

function uri(text: string): Uri {
  const result = parseUri(text);
  if (!result.ok) throw new Error(`${text}: ${result.expected} at ${result.offset}`);
  return result.uri;
}

describe('19.1.1 SIP and SIPS URIs', () => {
  it('have user, password, host, port, parameters and header fields', () => {
    expect(uri('sips:alice:secret@Gateway.COM:5061;Transport=tcp;lr?To=x%40y&priority=urgent')).toEqual({
      scheme: 'sips',
      user: 'alice',
      password: 'secret',
      host: 'gateway.com',
      port: 5061,
      params: [
        { name: 'transport', value: 'tcp' },
        { name: 'lr', value: null },
      ],
      headers: [
        { name: 'to', value: 'x%40y' },
        { name: 'priority', value: 'urgent' },
      ],
    });
  });

  it.each([
    'sip:alice@atlanta.com',
    'sip:alice:secretword@atlanta.com;transport=tcp',
    'sips:alice@atlanta.com?subject=project%20x&priority=urgent',
    'sip:+1-212-555-1212:1234@gateway.com;user=phone',
    'sips:1212@gateway.com',
    'sip:alice@192.0.2.4',
    'sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com',
    'sip:alice;day=tuesday@atlanta.com',
  ])('the example of 19.1.3 %s prints as it was read', (text) => {
    expect(printUri(uri(text))).toBe(text);
  });

  it.each([
    'sip:[2001:db8::10]',
    'sip:user@[2001:db8::10]:5070',
    'sip:user;par=u%40example.net@example.com',
    "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com",
    'sip:a.b-c.d0.',
    'sip:h;p=[::1]/:&+$',
    'sip:h?x=',
  ])('%s is one', (text) => {
    expect(printUri(uri(text))).toBe(text);
  });

  it('19.1.4: escapes in a parameter name are undone where they need not be', () => {
    expect(uri('sip:h;%6C%72;n%61me=v%61lue%25%34%31')).toMatchObject({
      params: [
        { name: 'lr', value: null },
        { name: 'name', value: 'v%61lue%25%34%31' },
      ],
    });
    // RFC 4475 §3.1.1.3: once, not again.
    expect(unescaped('v%61lue%25%34%31')).toBe('value%41');
    expect(unescaped('100%25%zz%C3%A9%')).toBe('100%%zzé%');
    expect(unescaped('null-%00-null')).toBe('null-\0-null');
  });

  it.each([
    ['sip:', 4, 'a host name or address'],
    ['sip:@h', 4, "a user before '@'"],
    ['sip:a b@h', 5, 'the end of the address'],
    ['sip:a:b:c@h', 7, 'a character that may stand in a password'],
    ['sip:a:b;c@h', 7, 'a character that may stand in a password'],
    ['sip:a%4@h', 7, "two hexadecimal digits after '%'"],
    ['sip:h_x', 5, 'the end of the address'],
    ['sip:-h', 4, 'a host name or address'],
    ['sip:h-', 6, 'a host name or address'],
    ['sip:h-.x', 6, 'a host name or address'],
    ['sip:a..b', 6, 'a host name or address'],
    ['sip:.a', 4, 'a host name or address'],
    ['sip:1.2.3', 8, 'a host name or address'],
    ['sip:1.2.3.4.5', 12, 'a host name or address'],
    ['sip:1.2.3.1234', 10, 'a host name or address'],
    ['sip:a.1b', 6, 'a host name or address'],
    ['sip:h:', 6, 'a port number'],
    ['sip:h:99999', 6, 'a port number up to 65535'],
    ['sip:h;', 6, "a parameter name after ';'"],
    ['sip:h;x=', 8, "a value after '='"],
    ['sip:h?', 6, 'the name of a header field'],
    ['sip:h?x', 7, "'=' after the name of a header field"],
    ['sip:[::1', 8, "an IPv6 address and ']'"],
    ['sip:[1:2:3:4:5:6:7]', 5, 'an IPv6 address'],
    ['sip:[1:2:3:4:5:6:7:8:9]', 5, 'an IPv6 address'],
    ['sip:[1::2::3]', 5, 'an IPv6 address'],
    ['sip:[12345::]', 5, 'an IPv6 address'],
    ['sip:[::1.2.3]', 5, 'an IPv6 address'],
    ['sip:[1.2.3.4]', 5, 'an IPv6 address'],
    ['sip:[:1::]', 5, 'an IPv6 address'],
    ['1sip:h', 0, 'an address that starts with its scheme, such as sip:'],
    ['sip', 3, "':' after the scheme of an address"],
    ['http:', 5, "something after the ':' of the address"],
    ['', 0, 'an address that starts with its scheme, such as sip:'],
  ])('%j is none: at %d', (text, offset, expected) => {
    expect(parseUri(text)).toEqual({ ok: false, offset, expected });
  });

  it.each(['::', '::1', '1::', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:1.2.3.4', '::ffff:1.2.3.4', '1::8', 'fe80::1:2:3:4'])(
    'RFC 5954 §4.1: [%s] is a host',
    (address) => {
      expect(uri(`sip:[${address}]`)).toMatchObject({ host: `[${address}]` });
    },
  );
});

describe('RFC 3966 tel URIs', () => {
  it('have a number and parameters', () => {
    expect(uri('tel:+1-201-555-0123')).toEqual({ scheme: 'tel', number: '+1-201-555-0123', params: [] });
    expect(uri('tel:863-1234;phone-context=+1-914-555')).toMatchObject({ number: '863-1234' });
    expect(uri('TEL:7042*#a;phone-context=example.com')).toMatchObject({ number: '7042*#a' });
  });

  it.each([
    ['tel:+1-2a1', 8, 'a decimal digit of a global number'],
    ['tel:+', 5, 'a telephone number'],
    ['tel:7042', 8, "'+' or a ';phone-context='"],
    ['tel:x', 4, 'a telephone number'],
  ])('%j is none: at %d', (text, offset, expected) => {
    expect(parseUri(text)).toEqual({ ok: false, offset, expected });
  });
});

describe('19.1.4 comparison', () => {
  it.each([
    ['sip:%61lice@atlanta.com;transport=TCP', 'sip:alice@AtLanTa.CoM;Transport=tcp'],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com;newparam=5'],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com;security=on'],
    ['sip:carol@chicago.com;newparam=5', 'sip:carol@chicago.com;security=on'],
    [
      'sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com',
      'sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com',
    ],
    [
      'sip:alice@atlanta.com?subject=project%20x&priority=urgent',
      'sip:alice@atlanta.com?priority=urgent&subject=project%20x',
    ],
    ['sip:carol@chicago.com;security=off', 'sip:carol@chicago.com'],
    ['sip:a@h?to=%3Csip:bob%40BILOXI.com%3E', 'sip:a@h?To=sip:bob%40biloxi.com'],
    ['sip:a@[2001:db8::1]', 'sip:a@[2001:DB8:0:0::0.0.0.1]'],
    ['sip:a%2fb@h', 'sip:a%2Fb@h'],
    ['tel:+1-201-555-0123;ext=9', 'tel:+1(201)5550123;EXT=9'],
    ['tel:863-1234;phone-context=+1-914-555', 'tel:8631234;phone-context=+1914555'],
    ['http://example.com/%7Ebob', 'http://example.com/~bob'],
  ])('%s equals %s', (a, b) => {
    expect(sameUri(uri(a), uri(b))).toBe(true);
    expect(sameUri(uri(b), uri(a))).toBe(true);
  });

  it.each([
    ['SIP:ALICE@AtLanTa.CoM;Transport=udp', 'sip:alice@AtLanTa.CoM;Transport=UDP'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:5060'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com;transport=udp'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:6000;transport=tcp'],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com?Subject=next%20meeting'],
    ['sip:bob@phone21.boxesbybob.com', 'sip:bob@192.0.2.4'],
    ['sip:carol@chicago.com;security=on', 'sip:carol@chicago.com;security=off'],
    ['sip:bob@biloxi.com', 'sips:bob@biloxi.com'],
    ['sip:bob@biloxi.com', 'sip:biloxi.com'],
    ['sip:bob:pw@biloxi.com', 'sip:bob@biloxi.com'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com;maddr=192.0.2.1'],
    ['sip:bob@biloxi.com;user=phone', 'sip:bob@biloxi.com'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com;ttl=1'],
    ['sip:h?subject=a&subject=b', 'sip:h?subject=a&subject=a'],
    ['sip:a%2Fb@h', 'sip:a/b@h'],
    ['tel:+12015550123', 'tel:+12015550123;ext=9'],
    ['tel:+12015550123', 'sip:+12015550123@h'],
    ['tel:5550123;phone-context=+1201', 'tel:+12015550123'],
    ['http://a', 'http://b'],
  ])('%s does not equal %s', (a, b) => {
    expect(sameUri(uri(a), uri(b))).toBe(false);
    expect(sameUri(uri(b), uri(a))).toBe(false);
  });
});

describe('19.1.1 a parameter that stands twice', () => {
  it.each(['sip:bob@biloxi.example.com;ref=a;ref', 'tel:+15551234;ext=1;ext=2'])('%s equals itself', (text) => {
    const [one, other] = [parseUri(text), parseUri(text)];
    expect(one.ok && other.ok && sameUri(one.uri, other.uri)).toBe(true);
  });
});

describe('20.10 an address in a header', () => {
  it('always stands in angle brackets, its name quoted where it must be', () => {
    const address = { uri: uri('sip:a@h;x'), params: [{ name: 'tag', value: '1' }] };
    expect(printNameAddr({ ...address, display: null })).toBe('<sip:a@h;x>;tag=1');
    expect(printNameAddr({ ...address, display: 'A. Bell' })).toBe('A. Bell <sip:a@h;x>;tag=1');
    expect(printNameAddr({ ...address, display: 'A, "B" \\' })).toBe('"A, \\"B\\" \\\\" <sip:a@h;x>;tag=1');
    expect(printNameAddr({ ...address, display: '' })).toBe('"" <sip:a@h;x>;tag=1');
    expect(printNameAddr({ ...address, display: ' a' })).toBe('" a" <sip:a@h;x>;tag=1');
    expect(isSip(address.uri)).toBe(true);
  });
});
