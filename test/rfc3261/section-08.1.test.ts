// RFC 3261 §8.1.1 and §8.1.2: the requests a user agent makes, as the phone of Alice makes them.

import { describe, expect, it } from 'vitest';
import { get, list, param, tagOf, top } from '../../engine/message/headers';
import type { Request } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import { Alone, namesOf, requestIn, routesOf, sentIn } from '../support/laws-phone';

const PROXY = '  p1: { proxy: atlanta.example.com }\n';
const MANDATORY = ['To', 'From', 'CSeq', 'Call-ID', 'Max-Forwards', 'Via'];

const invite = (settings = '', more = ''): Request =>
  requestIn(new Alone(settings, more).does('calls', 'sip:bob@biloxi.example.com'));
const register = (): Request => requestIn(new Alone('registrar: p1', PROXY).does('registers'));

describe('§8.1.1: a valid request MUST contain, at a minimum,', () => {
  it.each([
    ['INVITE', () => invite()],
    ['REGISTER', register],
  ] as const)('the six headers: %s', (_, make) => {
    const names = namesOf(make());
    for (const name of MANDATORY) expect(names.filter((one) => one === name)).toHaveLength(1);
  });

  it('in a BYE and an ACK within a dialog too', () => {
    const alone = new Alone();
    alone.hear(
      'INVITE sip:alice@client.atlanta.example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKone\r\nMax-Forwards: 70\r\nFrom: <sip:bob@biloxi.example.com>;tag=bobs\r\nTo: <sip:alice@atlanta.example.com>\r\nCall-ID: one\r\nCSeq: 1 INVITE\r\nContact: <sip:bob@192.0.2.201>\r\nContent-Length: 0\r\n\r\n',
    );
    const answered = alone.does('answers');
    const to = sentIn(answered)[0]?.message;
    const tag = to && get(to, 'to');
    alone.hear(
      `ACK sip:alice@client.atlanta.example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKtwo\r\nMax-Forwards: 70\r\nFrom: <sip:bob@biloxi.example.com>;tag=bobs\r\nTo: <sip:alice@atlanta.example.com>;tag=${tag && tagOf(tag)}\r\nCall-ID: one\r\nCSeq: 1 ACK\r\nContent-Length: 0\r\n\r\n`,
    );
    const names = namesOf(requestIn(alone.does('hangs up'), 'BYE'));
    for (const name of MANDATORY) expect(names.filter((one) => one === name)).toHaveLength(1);
  });
});

describe('§8.1.1.1: the initial Request-URI SHOULD be set to the URI in the To field', () => {
  it('and for REGISTER to the domain of the registrar, without a user (§10.2)', () => {
    const call = invite();
    expect(printUri(call.uri)).toBe('sip:bob@biloxi.example.com');
    expect(printUri(get(call, 'to')?.uri as Request['uri'])).toBe('sip:bob@biloxi.example.com');
    expect(printUri(register().uri)).toBe('sip:atlanta.example.com');
  });
});

describe('§8.1.1.2: a request outside of a dialog MUST NOT contain a To tag', () => {
  it('as nobody has answered it yet', () => {
    const to = get(invite(), 'to');
    expect(to && tagOf(to)).toBeUndefined();
  });
});

describe('§8.1.1.3: the From field MUST contain a new tag, chosen by the UAC', () => {
  it('another one for each call', () => {
    const alone = new Alone('lines: 2');
    const tags = ['sip:bob@biloxi.example.com', 'sip:carol@biloxi.example.com'].map((whom) => {
      const from = get(requestIn(alone.does('calls', whom)), 'from');
      return from && tagOf(from);
    });
    expect(tags[0]).toMatch(/^[a-z0-9]{7,}$/);
    expect(tags[0]).not.toBe(tags[1]);
  });
});

describe('§8.1.1.4: the Call-ID MUST be unique over space and time for each new dialog', () => {
  it('and is the same for all registrations of a phone (§10.2.4)', () => {
    const alone = new Alone('lines: 2');
    const ids = [1, 2].map(() => get(requestIn(alone.does('calls', 'sip:bob@biloxi.example.com')), 'call-id'));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('§8.1.1.5: the method of CSeq MUST match the method of the request', () => {
  it('and its number fits 31 bits', () => {
    for (const request of [invite(), register()]) {
      expect(get(request, 'cseq')?.method).toBe(request.method);
      expect(get(request, 'cseq')?.number).toBeLessThan(2 ** 31);
    }
  });
});

describe('§8.1.1.6: Max-Forwards MUST be inserted, SHOULD be 70', () => {
  it('in every request the phone originates', () => {
    for (const request of [invite(), register()]) expect(get(request, 'max-forwards')).toBe(70);
  });
});

describe('§8.1.1.7: a Via MUST be inserted, with a branch that begins with z9hG4bK', () => {
  it('and names the protocol, its version and the transport', () => {
    const via = top(invite(), 'via');
    expect(via).toMatchObject({
      protocol: 'SIP',
      version: '2.0',
      transport: 'UDP',
      host: 'client.atlanta.example.com',
    });
    expect(via && param(via.params, 'branch')).toMatch(/^z9hG4bK.{7,}/);
  });

  it('unique for all requests', () => {
    const alone = new Alone('lines: 3');
    const branches = [1, 2, 3].map(() => {
      const via = top(requestIn(alone.does('calls', 'sip:bob@biloxi.example.com')), 'via');
      return via && param(via.params, 'branch');
    });
    expect(new Set(branches).size).toBe(3);
  });
});

describe('§8.1.1.8: the Contact MUST be present and contain exactly one SIP URI in a request that can open a dialog', () => {
  it('where the phone itself can be reached', () => {
    const contacts = list(invite(), 'contact');
    expect(contacts.map(({ uri }) => printUri(uri))).toEqual(['sip:alice@client.atlanta.example.com']);
  });
});

describe('§8.1.1.9: Supported lists the extensions the phone understands', () => {
  it('and is left out when there are none', () => {
    expect(list(invite('supported: [100rel, timer]'), 'supported')).toEqual(
      expect.arrayContaining(['100rel', 'timer']),
    );
  });
});

describe('§8.1.2: a pre-existing route set', () => {
  it('stands in Route, and the request goes to its first URI', () => {
    const alone = new Alone('via: p1', PROXY);
    const [sent] = sentIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    expect(sent?.hop).toMatchObject({ host: '192.0.2.111', port: 5060, transport: 'UDP' });
    expect(sent && list(sent.message, 'route').map(({ uri }) => printUri(uri))).toEqual([
      'sip:ss1.atlanta.example.com;lr',
    ]);
    expect(sent?.message.kind === 'request' && printUri(sent.message.uri)).toBe('sip:bob@biloxi.example.com');
  });

  it('without one, the request goes to the Request-URI', () => {
    const [sent] = sentIn(new Alone().does('calls', 'sip:bob@biloxi.example.com'));
    expect(sent?.hop.host).toBe('192.0.2.201');
    expect(sent && routesOf(sent.message)).toBe(0);
  });
});
