// RFC 3261 §12 as calls live it: what two phones remember of each other shows in every request of the call.

import { describe, expect, it } from 'vitest';
import { get, list, tagOf } from '../../engine/message/headers';
import type { Message, Request } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import { outcome } from '../../engine/trace/outcome';
import { Alone, aRequest, messagesIn, responseIn, SDP, statusesIn } from '../support/laws-phone';
import { run } from '../support/run';

const stage = (p1: string, p2: string) => `
title: Dialogs
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: ${p1} }
  p2: { proxy: biloxi.example.com, record-route: ${p2} }
  bob: { phone: sip:bob@biloxi.example.com, via: p2 }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: hangs up after 1 s
`;
const trace = run(stage('yes', 'yes'));

const sentBy = (who: string, method: string, of = trace): Request[] =>
  of.entries.flatMap(({ element, changes }) =>
    changes.flatMap((c) =>
      c.type === 'sent' && element === who && c.message.kind === 'request' && c.message.method === method
        ? [c.message]
        : [],
    ),
  );
const first = (messages: readonly Request[]): Request => {
  const [one] = messages;
  if (one === undefined) throw new Error('no such request');
  return one;
};
const routes = (message: Message): string[] => list(message, 'route').map(({ uri }) => printUri(uri));
const tags = (message: Message): (string | undefined)[] =>
  (['from', 'to'] as const).map((name) => {
    const address = get(message, name);
    return address && tagOf(address);
  });

describe('§12.1: the route set is what the proxies recorded', () => {
  it('in the caller’s order for the caller, reversed for the callee', () => {
    expect(routes(first(sentBy('alice', 'ACK')))).toEqual([
      'sip:ss1.atlanta.example.com;lr',
      'sip:ss2.biloxi.example.com;lr',
    ]);
    expect(routes(first(sentBy('bob', 'BYE')))).toEqual([
      'sip:ss2.biloxi.example.com;lr',
      'sip:ss1.atlanta.example.com;lr',
    ]);
  });

  it('a proxy that does not record itself is passed by', () => {
    const passed = run(stage('no', 'yes'));
    expect(routes(first(sentBy('alice', 'ACK', passed)))).toEqual(['sip:ss2.biloxi.example.com;lr']);
    expect(sentBy('p1', 'ACK', passed)).toEqual([]);
  });

  it('without any the phones talk to each other directly', () => {
    const direct = run(stage('no', 'no'));
    expect(routes(first(sentBy('alice', 'ACK', direct)))).toEqual([]);
    expect(sentBy('p1', 'ACK', direct).concat(sentBy('p2', 'ACK', direct))).toEqual([]);
  });
});

describe('§12.2.1.1: a request within a dialog', () => {
  it('goes to the remote target: the Contact of the other end', () => {
    expect(printUri(first(sentBy('alice', 'ACK')).uri)).toBe('sip:bob@client.biloxi.example.com');
    expect(printUri(first(sentBy('bob', 'BYE')).uri)).toBe('sip:alice@client.atlanta.example.com');
  });

  it('has the tags and addresses of the INVITE, turned round when the callee sends it', () => {
    const invite = first(sentBy('alice', 'INVITE'));
    const bye = first(sentBy('bob', 'BYE'));
    const ack = first(sentBy('alice', 'ACK'));
    expect(tags(bye)).toEqual(tags(ack).toReversed());
    expect(tags(ack)[0]).toBe(tags(invite)[0]);
    expect(printUri(get(bye, 'to')?.uri as Request['uri'])).toBe('sip:alice@atlanta.example.com');
    expect(new Set([invite, ack, bye].map((one) => get(one, 'call-id'))).size).toBe(1);
  });

  it('counts on: each end has CSeq numbers of its own', () => {
    expect(get(first(sentBy('alice', 'ACK')), 'cseq')?.number).toBe(
      get(first(sentBy('alice', 'INVITE')), 'cseq')?.number,
    );
    const text = stage('yes', 'yes').replace('bob: hangs up', 'alice: hangs up');
    const bye = first(sentBy('alice', 'BYE', run(text)));
    expect(get(bye, 'cseq')?.number).toBe((get(first(sentBy('alice', 'INVITE')), 'cseq')?.number ?? 0) + 1);
  });

  it('arrives with no Route left, at the phone its Request-URI names (§16.4, §16.12)', () => {
    const arrived = trace.entries.flatMap(({ element, event }) =>
      event.type === 'arrival' && element === 'alice' && event.message.kind === 'request' ? [event.message] : [],
    );
    expect(arrived.map((one) => [one.method, routes(one)])).toEqual([['BYE', []]]);
  });
});

describe('§12.2.2: what the other end checks', () => {
  function answered(): { alone: Alone; tag: string } {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', { CSeq: '5 INVITE' }, SDP()));
    const to = get(responseIn(alone.does('answers')), 'to');
    return { alone, tag: (to && tagOf(to)) ?? '' };
  }
  const inDialog = (method: string, tag: string, number: number, from = 'bobs'): string =>
    aRequest(method, {
      Via: `SIP/2.0/UDP 192.0.2.201;branch=z9hG4bK${method}${number}${from}`,
      From: `<sip:bob@biloxi.example.com>;tag=${from}`,
      To: `<sip:alice@atlanta.example.com>;tag=${tag}`,
      CSeq: `${number} ${method}`,
    });

  it('a CSeq lower than the last MUST be answered with 500', () => {
    const { alone, tag } = answered();
    alone.hear(inDialog('ACK', tag, 5));
    expect(statusesIn(alone.hear(inDialog('OPTIONS', tag, 4)))).toEqual([500]);
    expect(statusesIn(alone.hear(inDialog('OPTIONS', tag, 9)))).toEqual([200]);
    expect(statusesIn(alone.hear(inDialog('OPTIONS', tag, 8)))).toEqual([500]);
  });

  it('a To tag it does not know SHOULD be answered with 481', () => {
    const { alone } = answered();
    expect(statusesIn(alone.hear(inDialog('BYE', 'unheard', 6)))).toEqual([481]);
  });

  it('a From tag of somebody else is another dialog: 481', () => {
    const { alone, tag } = answered();
    expect(statusesIn(alone.hear(inDialog('BYE', tag, 6, 'stranger')))).toEqual([481]);
  });

  it('an ACK for an unknown dialog MUST NOT be answered', () => {
    const { alone } = answered();
    expect(messagesIn(alone.hear(inDialog('ACK', 'unheard', 5)))).toEqual([]);
  });
});

describe('§12.3: the end of a dialog', () => {
  it('leaves none behind: answered, given up, refused', () => {
    const endings = ['bob: hangs up after 1 s', 'alice: cancels at 500 ms', 'bob: rejects after 100 ms'];
    for (const ending of endings) {
      const text = stage('yes', 'yes').replace(
        / {2}- bob: answers[\s\S]*$/,
        `  - bob: answers after 1 s\n  - ${ending}\n`,
      );
      const script = ending.includes('hangs up') ? text : text.replace('  - bob: answers after 1 s\n', '');
      expect(outcome(run(script)).dialogs, ending).toEqual([]);
    }
  });
});
