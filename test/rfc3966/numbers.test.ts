// RFC 3966 and RFC 3261 §19.1.6: calls to telephone numbers, as a proxy routes them.
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../engine/index';
import { asSip } from '../../engine/message/tel';
import { parseUri } from '../../engine/message/uri-parse';
import { printUri } from '../../engine/message/uri-print';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (numbers: string, called: string, p1 = '') => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, numbers: { ${numbers} }${p1} }
  p2: { proxy: biloxi.example.com, numbers: { '+1': gateway } }
  p3: { proxy: chicago.example.com }
  gateway: { phone: sip:gw@gw.example.com, behaviour: gateway }
  west: { phone: sip:west@west.example.com, behaviour: gateway }
  carol: { phone: sip:carol@atlanta.example.com }
before:
  - carol: registers
script:
  - alice: calls ${called}
`;
/** The first line of the nth INVITE sent. */
const line = (text: string, nth: number) => wire(run(text), 'INVITE', nth).split('\r\n')[0];

describe('§19.1.6: a tel: address as a SIP one', () => {
  const said = (tel: string) => {
    const read = parseUri(tel);
    return read.ok ? printUri(asSip(read.uri, 'foo.com')) : '';
  };

  it('has the whole number in its user part, parameters and all', () => {
    expect(said('tel:+358-555-1234567;postd=pp22')).toBe('sip:+358-555-1234567;postd=pp22@foo.com;user=phone');
  });

  it('SHOULD be written in lower case', () => {
    expect(said('tel:+358-555-1234567;POSTD=PP22')).toBe('sip:+358-555-1234567;postd=pp22@foo.com;user=phone');
  });

  it('SHOULD have its parameters in the order of their names, isdn-subaddress and post-dial first', () => {
    expect(said('tel:+12;tsp=a.b;phone-context=5')).toBe('sip:+12;phone-context=5;tsp=a.b@foo.com;user=phone');
    expect(said('tel:+12;ext=7;postd=1;isub=9')).toBe('sip:+12;isub=9;postd=1;ext=7@foo.com;user=phone');
  });
});

describe('a proxy that knows numbers', () => {
  it('hands them to the gateway as SIP addresses', () => {
    expect(line(stage("'+1972': gateway", 'tel:+1-972-555-2222'), 2)).toBe(
      'INVITE sip:+1-972-555-2222@client.gw.example.com;user=phone SIP/2.0',
    );
  });

  it('goes by the longest beginning that fits, whatever hyphens it is written with (RFC 3966 §5.1.1)', () => {
    const numbers = "'+1': gateway, '+1 (206)': west";
    expect(line(stage(numbers, 'tel:+1.206.5550100'), 2)).toContain('@client.west.example.com');
    expect(line(stage(numbers, 'tel:+12025550100'), 2)).toContain('@client.gw.example.com');
  });

  it('takes a SIP address of its own domain with user=phone for the number it is', () => {
    const own = stage("'+1': gateway", 'sip:+19725552222@atlanta.example.com;user=phone');
    expect(line(own, 2)).toBe('INVITE sip:+19725552222@client.gw.example.com;user=phone SIP/2.0');
  });

  it('calls who has the number, over no other transport than for a sip: address', () => {
    const trace = run(stage("'+1555': carol", 'tel:+15551234'));
    expect(perceptions(trace, 'carol')).toContain('ringing');
    expect(wire(trace, 'INVITE', 2)).toContain('Via: SIP/2.0/UDP');
  });

  it('may leave them to another server, unchanged', () => {
    const text = stage("'*': p2", 'tel:+19725552222');
    expect(line(text, 2)).toBe('INVITE tel:+19725552222 SIP/2.0');
    expect(line(text, 3)).toBe('INVITE sip:+19725552222@client.gw.example.com;user=phone SIP/2.0');
  });

  it('answers 404 to a number that begins like none of them (RFC 3261 §16.5)', () => {
    const trace = run(stage("'+1972': gateway", 'tel:+4930123'));
    expect(ladder(trace)).toContain('p1 > alice: 404 INVITE');
    expect(trace.ended).toBe('quiet');
  });

  it('looks each address up once, though two of them lead to each other', () => {
    const round = "'+1': 'sip:+1@atlanta.example.com;user=phone'";
    expect(ladder(run(stage(round, 'tel:+12')))).toContain('p1 > alice: 480 INVITE');
  });

  it('may be a back-to-back user agent', () => {
    const text = stage("'+1972': gateway", 'tel:+19725552222', ', role: b2bua');
    expect(line(text, 2)).toBe('INVITE sip:+19725552222@client.gw.example.com;user=phone SIP/2.0');
  });
});

describe('a server that knows no numbers', () => {
  const trace = run(stage("'*': p3", 'tel:+19725552222'));

  it('SHOULD refuse them with 416 (RFC 3261 §16.3)', () => {
    expect(ladder(trace)).toContain('p3 > p1: 416 INVITE');
  });

  it('so that the caller tries the number as a SIP address (§8.1.3.5)', () => {
    const again = ladder(trace).filter((one) => one === 'alice > p1: INVITE');
    expect(again).toHaveLength(2);
    expect(wire(trace, 'INVITE', 3)).toContain('INVITE sip:+19725552222@atlanta.example.com;user=phone SIP/2.0');
  });
});

describe('in a scenario', () => {
  const problems = (numbers: string): string[] => {
    const read = readScenario(stage(numbers, 'carol'), { id: 'x' });
    return read.ok ? [] : read.problems.map(({ message }) => message);
  };

  it('a beginning must be one, and lead to somebody there is', () => {
    expect(problems("'+1972': gateway, '*': p2")).toEqual([]);
    expect(problems("'northern': gateway")).toEqual([
      'Expected how a number begins, such as "+1972", or "*" for all others.',
    ]);
    expect(problems("'+1972': gatewy")).toHaveLength(1);
  });
});
