// RFC 3261 §8.2: what a user agent server checks before it acts on a request, and in which order.

import { describe, expect, it } from 'vitest';
import { get, list, tagOf } from '../../engine/message/headers';
import { Alone, aRequest, ignoredIn, messagesIn, responseIn, SDP, statusesIn } from '../support/laws-phone';

const NEW_VIA = 'SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKother';

describe('§8.2: the checks SHOULD be made in order: authentication aside, method, header, content', () => {
  // A request with every fault at once; one fault after the other is taken away.
  const faults = {
    CSeq: '7 PUBLISH',
    uri: 'mailto:alice@atlanta.example.com',
    Require: 'nothing-known',
    'Content-Type': 'application/unheard-of',
  };

  it('405 before 416 before 420 before 415 before 481', () => {
    const alone = new Alone();
    const again = (method: string, change: Record<string, string | null>, n: number, body = 'x'): number[] => {
      const via = { Via: `SIP/2.0/UDP 192.0.2.201;branch=z9hG4bK${n}`, 'Call-ID': `call-${n}` };
      return statusesIn(alone.hear(aRequest(method, { ...change, ...via }, body)));
    };
    const inDialog = { To: '<sip:alice@atlanta.example.com>;tag=gone' };
    expect(again('PUBLISH', { ...faults, ...inDialog }, 1)).toEqual([405]);
    const known = { ...faults, ...inDialog, CSeq: '7 OPTIONS' };
    expect(again('OPTIONS', known, 2)).toEqual([416]);
    const { uri: _, ...ofSip } = known;
    expect(again('OPTIONS', ofSip, 3)).toEqual([420]);
    const { Require: __, ...required } = ofSip;
    expect(again('OPTIONS', required, 4)).toEqual([415]);
    const { 'Content-Type': ___, ...readable } = required;
    expect(again('OPTIONS', readable, 5, '')).toEqual([481]);
    expect(again('OPTIONS', { CSeq: '7 OPTIONS' }, 6, '')).toEqual([200]);
  });

  it('482 after 416 and before 420', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    const merged = { Via: NEW_VIA };
    expect(statusesIn(alone.hear(aRequest('INVITE', { ...merged, Require: 'nothing-known' })))).toEqual([482]);
    const other = { Via: 'SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKthird', uri: 'mailto:alice@atlanta.example.com' };
    expect(statusesIn(alone.hear(aRequest('INVITE', other)))).toEqual([416]);
  });

  it('400 before all: a request that is no SIP request', () => {
    expect(statusesIn(new Alone().hear(aRequest('PUBLISH', { CSeq: '1 OPTIONS', Require: 'x' })))).not.toEqual([405]);
    expect(statusesIn(new Alone().hear(aRequest('OPTIONS', { 'Max-Forwards': '700' })))).toEqual([400]);
  });
});

describe('§8.2.1: a method that is recognised but not supported', () => {
  it('MUST be answered with 405 and an Allow that lists the methods supported', () => {
    const response = responseIn(new Alone('methods: [INVITE, ACK, BYE, CANCEL]').hear(aRequest('OPTIONS')));
    expect(response.status).toBe(405);
    expect(list(response, 'allow')).toEqual(['INVITE', 'ACK', 'BYE', 'CANCEL']);
  });
});

describe('§8.2.2.1: To and Request-URI', () => {
  it('a scheme that is not understood SHOULD be rejected with 416', () => {
    expect(statusesIn(new Alone().hear(aRequest('INVITE', { uri: 'http://atlanta.example.com/' })))).toEqual([416]);
  });

  it('a To of somebody else is no reason to refuse', () => {
    const statuses = statusesIn(new Alone().hear(aRequest('INVITE', { To: '<sip:someone@example.net>' }, SDP())));
    expect(statuses).toEqual([180]);
  });
});

describe('§8.2.2.2: merged requests', () => {
  it('a request without a To tag that came by another path SHOULD be answered with 482', () => {
    const alone = new Alone();
    expect(statusesIn(alone.hear(aRequest('INVITE', {}, SDP())))).toEqual([180]);
    expect(statusesIn(alone.hear(aRequest('INVITE', { Via: NEW_VIA }, SDP())))).toEqual([482]);
  });

  it('the same branch is a retransmission, and no merging', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    expect(statusesIn(alone.hear(aRequest('INVITE', {}, SDP())))).toEqual([180]);
  });

  it.each([
    ['Call-ID', { 'Call-ID': 'another' }],
    ['From tag', { From: '<sip:bob@biloxi.example.com>;tag=other' }],
    ['CSeq', { CSeq: '2 OPTIONS' }],
  ])('another %s is another request', (_, change) => {
    const alone = new Alone();
    alone.hear(aRequest('OPTIONS'));
    expect(statusesIn(alone.hear(aRequest('OPTIONS', { Via: NEW_VIA, ...change })))).toEqual([200]);
  });
});

describe('§8.2.2.3: Require', () => {
  it('an option tag that is not understood MUST be answered with 420 and Unsupported', () => {
    const response = responseIn(
      new Alone('supported: [timer]').hear(aRequest('INVITE', { Require: 'timer, foo, bar' })),
    );
    expect(response.status).toBe(420);
    expect(list(response, 'unsupported')).toEqual(['foo', 'bar']);
  });

  it('MUST NOT be looked at in a CANCEL or an ACK', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    const cancelled = alone.hear(aRequest('CANCEL', { Require: 'foo' }));
    expect(statusesIn(cancelled)).toEqual([200, 487]);
    expect(messagesIn(alone.hear(aRequest('ACK', { Require: 'foo' })))).toEqual([]);
  });
});

describe('§8.2.3: content', () => {
  it('a body of a type that is not understood MUST be answered with 415 and Accept', () => {
    const response = responseIn(new Alone().hear(aRequest('INVITE', { 'Content-Type': 'text/html' }, '<p>')));
    expect(response.status).toBe(415);
    expect(list(response, 'accept').map(({ value }) => value)).toEqual(['application/sdp']);
  });

  it('in an encoding that is not understood, with 415 and Accept-Encoding', () => {
    const response = responseIn(new Alone().hear(aRequest('INVITE', { 'Content-Encoding': 'gzip' }, 'zip')));
    expect(response.status).toBe(415);
    expect(list(response, 'accept-encoding').map(({ value }) => value)).toEqual(['identity']);
  });

  it('unless the body is optional', () => {
    const change = { 'Content-Type': 'text/html', 'Content-Disposition': 'render;handling=optional' };
    expect(statusesIn(new Alone().hear(aRequest('INVITE', change, '<p>')))).toEqual([180]);
  });
});

describe('§8.2.6: generating the response', () => {
  it('a non-INVITE request MUST NOT get a provisional response, but a final one as soon as possible (§8.2.6.1)', () => {
    expect(statusesIn(new Alone().hear(aRequest('OPTIONS')))).toEqual([200]);
  });

  it('From, Call-ID, CSeq and Via MUST equal those of the request, in order (§8.2.6.2)', () => {
    const vias = { Via: 'SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKone, SIP/2.0/TCP 192.0.2.7;branch=z9hG4bKzero' };
    const response = responseIn(new Alone().hear(aRequest('OPTIONS', vias)));
    expect(list(response, 'via').map(({ host }) => host)).toEqual(['192.0.2.201', '192.0.2.7']);
    expect(get(response, 'call-id')).toBe('one@biloxi.example.com');
    expect(get(response, 'cseq')).toEqual({ number: 1, method: 'OPTIONS' });
    expect(get(response, 'from')?.params).toEqual([{ name: 'tag', value: 'bobs' }]);
  });

  it('a tag MUST be added to a To without one; the same for all responses to the request', () => {
    const alone = new Alone();
    const ringing = responseIn(alone.hear(aRequest('INVITE', {}, SDP())));
    const refused = responseIn(alone.does('rejects'));
    const [a, b] = [ringing, refused].map((response) => {
      const to = get(response, 'to');
      return to && tagOf(to);
    });
    expect(a).toMatch(/./);
    expect(b).toBe(a);
  });

  it('a To tag that is there MUST stay as it is', () => {
    const response = responseIn(new Alone().hear(aRequest('BYE', { To: '<sip:alice@atlanta.example.com>;tag=gone' })));
    const to = get(response, 'to');
    expect([response.status, to && tagOf(to)]).toEqual([481, 'gone']);
  });
});

describe('§8.2.7 and §17: what cannot be answered', () => {
  it('an ACK that belongs to nothing MUST NOT be answered', () => {
    const after = new Alone().hear(aRequest('ACK'));
    expect(messagesIn(after)).toEqual([]);
    expect(ignoredIn(after)).toHaveLength(1);
  });

  it('a response that belongs to nothing is dropped', () => {
    const text = `SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP client.atlanta.example.com;branch=z9hG4bKnone\r\nFrom: <sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>;tag=b\r\nCall-ID: none\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n`;
    const after = new Alone().hear(text);
    expect(messagesIn(after)).toEqual([]);
    expect(ignoredIn(after)).not.toEqual([]);
  });
});
