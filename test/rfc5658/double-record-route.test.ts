// RFC 5658: a proxy between two transports records its route twice, and each side stays with the transport it knows.

import { describe, expect, it } from 'vitest';
import { isOtherSide } from '../../engine/element/proxy/sides';
import { list } from '../../engine/message/headers';
import type { Uri } from '../../engine/message/uri';
import { parseUri } from '../../engine/message/uri-parse';
import { printUri } from '../../engine/message/uri-print';
import { sendingsOf } from '../../engine/trace/sending';
import { ProxyTable } from '../element/proxy-stage';
import { ladder, run } from '../support/run';

function uriOf(text: string): Uri {
  const read = parseUri(text);
  if (!read.ok) throw new Error(`${text}: ${read.expected}`);
  return read.uri;
}

const call = (alice: string, bob: string, proxy = '', rest = ''): string => `
title: One proxy between two transports
latency: 20 ms
elements:
  alice: { phone: sip:alice@biloxi.example.com, via: p1, transport: ${alice} }
  p1: { proxy: biloxi.example.com, record-route: yes${proxy} }
  bob: { phone: sip:bob@biloxi.example.com, via: p1, transport: ${bob} }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: holds at 3 s
  - alice: hangs up at 5 s
${rest}`;

type Run = ReturnType<typeof run>;

/** 'alice > p1: BYE by TCP' of the requests that are sent in the call. */
const ways = (trace: Run): string[] =>
  sendingsOf(trace)
    .filter(({ entry, what }) => entry >= trace.figure && /^(INVITE|ACK|BYE)$/.test(what))
    .map(({ sent, what }) => `${sent.from} > ${sent.to}: ${what} by ${sent.hop.transport}`);

const requestTo = (trace: Run, who: string, method: string, header: 'record-route' | 'route'): string[] =>
  sendingsOf(trace)
    .filter(({ entry, sent, what }) => entry >= trace.figure && sent.to === who && what === method)
    .slice(0, 1)
    .flatMap(({ sent }) => list(sent.message, header).map(({ uri }) => printUri(uri)));

const PLAIN = ['udp', 'tcp', 'ws', 'wss'];
const pairs = PLAIN.flatMap((alice) => PLAIN.map((bob) => [alice, bob] as const));

describe('§5 and §6.2: the Record-Route of a proxy', () => {
  it('SHOULD be there twice when the transport changes, the side it goes out on first, with its transport', () => {
    const trace = run(call('tcp', 'udp'));
    expect(requestTo(trace, 'bob', 'INVITE', 'record-route')).toEqual([
      'sip:ss1.biloxi.example.com;lr;transport=udp',
      'sip:ss1.biloxi.example.com;lr;transport=tcp',
    ]);
  });

  it('is there once, and says no transport, when it stays (RFC 3261 §16.6)', () => {
    const trace = run(call('tcp', 'tcp'));
    expect(requestTo(trace, 'bob', 'INVITE', 'record-route')).toEqual(['sip:ss1.biloxi.example.com;lr']);
  });

  it('MUST NOT say transport=tls; a phone that is set to TLS gets a plain value (departs from §6.2) and takes it to TLS', () => {
    const trace = run(call('tls', 'udp'));
    expect(requestTo(trace, 'bob', 'INVITE', 'record-route')).toEqual([
      'sip:ss1.biloxi.example.com;lr;transport=udp',
      'sip:ss1.biloxi.example.com;lr',
    ]);
    expect(ways(trace)).toContain('alice > p1: BYE by TLS');
  });
});

describe('§6.2: between two proxies, with TLS', () => {
  const trace = run(
    `
title: TLS between two proxies
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, transport: udp }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, via: p2, transport: udp }
dns:
  biloxi.example.com: { naptr: [tls], srv: [{ over: tls, host: p2 }] }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: holds at 3 s
  - bob: resumes at 4 s
  - bob: hangs up at 5 s
`,
  );

  it('each value MUST encode a next hop that is reached using TLS', () => {
    expect(requestTo(trace, 'bob', 'INVITE', 'record-route')).toEqual([
      'sip:ss2.biloxi.example.com;lr;transport=udp',
      'sips:ss2.biloxi.example.com;lr',
      'sips:ss1.atlanta.example.com;lr',
      'sip:ss1.atlanta.example.com;lr;transport=udp',
    ]);
  });

  it('so that every request of the call goes over TLS there, and by UDP to and from the phones', () => {
    const between = (line: string): boolean => /^p\d > p\d/.test(line);
    const found = ways(trace);
    expect(found.filter(between).filter((line) => !line.endsWith(' by TLS'))).toEqual([]);
    expect(found.filter((line) => !between(line) && !line.endsWith(' by UDP'))).toEqual([]);
    expect(found).toContain('p1 > p2: ACK by TLS');
    expect(found).toContain('p2 > p1: BYE by TLS');
  });
});

describe('§5: the two Route values that come back', () => {
  it('are told by lr, host and port: two names of the proxy that a script put there are not its two sides', () => {
    const { proxy } = new ProxyTable();
    const sides = (one: string, two: string): boolean => isOtherSide(proxy, uriOf(one), uriOf(two));
    const host = 'sip:ss2.biloxi.example.com';
    expect(sides(`${host};lr;transport=udp`, `${host};lr;transport=tcp`)).toBe(true);
    expect(sides(`${host};lr;transport=udp`, `sips:ss2.biloxi.example.com;lr`)).toBe(true);
    expect(sides(`${host};transport=udp`, `${host};transport=tcp`)).toBe(false);
    expect(sides(`${host};lr;transport=udp`, `sip:biloxi.example.com;lr;transport=tcp`)).toBe(false);
    expect(sides(`${host};lr;transport=udp`, `${host}:5060;lr;transport=tcp`)).toBe(false);
  });

  it('are both taken off at once: nothing comes by the proxy twice', () => {
    const trace = run(call('tcp', 'udp'));
    expect(requestTo(trace, 'p1', 'BYE', 'route')).toEqual([
      'sip:ss1.biloxi.example.com;lr;transport=tcp',
      'sip:ss1.biloxi.example.com;lr;transport=udp',
    ]);
    expect(requestTo(trace, 'bob', 'BYE', 'route')).toEqual([]);
    expect(ladder(trace).filter((line) => line.startsWith('p1 > p1'))).toEqual([]);
  });

  it('are taken off where a strict router has put the first into the Request-URI (RFC 3261 §16.4)', () => {
    const text = `
title: A strict router before it
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p0, transport: tcp }
  p0: { proxy: atlanta.example.com, record-route: yes, routing: strict }
  p1: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com, via: p1, transport: tcp }
before:
  - bob: registers
script:
  - alice: calls sip:bob@biloxi.example.com
  - bob: answers after 1 s
  - alice: hangs up at 5 s
  - bob: hangs up at 5 s
`;
    const trace = run(text);
    expect(
      ladder(trace)
        .filter((line) => / (BYE|200 BYE)$/.test(line))
        .sort(),
    ).toEqual(
      [
        'alice > p0: BYE',
        'p0 > p1: BYE',
        'p1 > bob: BYE',
        'bob > p1: BYE',
        'p1 > p0: BYE',
        'p0 > alice: BYE',
        'bob > p1: 200 BYE',
        'p1 > p0: 200 BYE',
        'p0 > alice: 200 BYE',
        'alice > p0: 200 BYE',
        'p0 > p1: 200 BYE',
        'p1 > bob: 200 BYE',
      ].sort(),
    );
  });
});

describe.each(pairs)('§6.2: between %s and %s', (alice, bob) => {
  it('every request of the call comes and goes by the transport of its side', () => {
    const found = ways(run(call(alice, bob)));
    const by = (lines: string[], who: string): string[] => lines.filter((line) => line.includes(who));
    expect(by(found, 'alice').every((line) => line.endsWith(` by ${alice.toUpperCase()}`))).toBe(true);
    expect(by(found, 'bob').every((line) => line.endsWith(` by ${bob.toUpperCase()}`))).toBe(true);
    // Both directions: Bob's re-INVITE and its ACK, Alice's BYE.
    expect(found).toContain(`bob > p1: INVITE by ${bob.toUpperCase()}`);
    expect(found).toContain(`p1 > alice: ACK by ${alice.toUpperCase()}`);
    expect(found).toContain(`p1 > bob: BYE by ${bob.toUpperCase()}`);
  });
});
