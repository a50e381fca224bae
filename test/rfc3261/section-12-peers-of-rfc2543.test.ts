// RFC 3261 §12.1, §17.2.3, §16.4 and §16.12: peers from before it, which set no tags and no magic cookie and route
// strictly. In each case the other side is a phone or a proxy of today.

import { describe, expect, it } from 'vitest';
import { branchOf, get, list, tagOf, top } from '../../engine/message/headers';
import { printUri } from '../../engine/message/uri-print';
import type { Intervention } from '../../engine/model/intervention';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run } from '../support/run';

const OLD = ', rfc2543: yes';

interface Stage {
  readonly alice?: string;
  readonly bob?: string;
  readonly p1?: string;
  readonly p2?: string;
}

const direct = ({ alice = '', bob = '' }: Stage, ...script: string[]) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
script:
${script.map((line) => `  - ${line}\n`).join('')}`;

const proxied = ({ alice = '', bob = '', p1 = '', p2 = '' }: Stage, ...script: string[]) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1${alice} }
  p1: { proxy: atlanta.example.com, record-route: yes${p1} }
  p2: { proxy: biloxi.example.com, record-route: yes${p2} }
  bob: { phone: sip:bob@biloxi.example.com, via: p2${bob} }
before:
  - bob: registers
  - alice: registers
script:
${script.map((line) => `  - ${line}\n`).join('')}`;

const CALL = ['alice: calls bob', 'bob: answers after 1 s', 'alice: holds after 2 s', 'bob: hangs up after 5 s'];
const SEEN = ['ringing', 'connected', 'held', 'ended'];
const requests = (trace: Trace, from: string) =>
  sendingsOf(trace).flatMap(({ sent, entry }) =>
    entry >= trace.figure && sent.from === from && sent.message.kind === 'request' ? [sent.message] : [],
  );
const lost = (message: string): Intervention[] => [{ kind: 'lose', message }];

describe('what a peer of RFC 2543 sends', () => {
  const trace = run(direct({ alice: OLD, bob: OLD }, ...CALL));

  it('has no magic cookie in its branches (§8.1.1.7), and no tags', () => {
    for (const who of ['alice', 'bob']) {
      expect(requests(trace, who).length).toBeGreaterThan(0);
      for (const request of requests(trace, who)) {
        const [via, from, to] = [top(request, 'via'), get(request, 'from'), get(request, 'to')];
        expect(via && branchOf(via)).not.toMatch(/^z9hG4bK/);
        expect([from && tagOf(from), to && tagOf(to)]).toEqual([undefined, undefined]);
      }
    }
  });

  it('is understood by another of its kind', () => {
    expect(perceptions(trace, 'bob')).toEqual(SEEN);
    expect(trace.ended).toBe('quiet');
  });
});

describe('§12.1.1: a UAS MUST be prepared for a request without a tag in From: the tag counts as null', () => {
  const trace = run(direct({ alice: OLD }, ...CALL));

  it('and holds a call with it, with ACK, re-INVITE and BYE', () => {
    expect(perceptions(trace, 'bob')).toEqual(SEEN);
    expect(ladder(trace).filter((line) => line.includes('481'))).toEqual([]);
  });

  it('its own requests say nothing where the other had no tag (§12.2.1.1)', () => {
    const bye = requests(trace, 'bob').find(({ method }) => method === 'BYE');
    const [from, to] = [bye && get(bye, 'from'), bye && get(bye, 'to')];
    expect(from && tagOf(from)).toBeDefined();
    expect(to && tagOf(to)).toBeUndefined();
  });
});

describe('§12.1.2: a UAC MUST be prepared for a response without a tag in To: the tag counts as null', () => {
  it('and holds a call with it', () => {
    const trace = run(direct({ bob: OLD }, ...CALL));
    expect(perceptions(trace, 'bob')).toEqual(SEEN);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'holding', 'ended']);
  });
});

describe('§17.2.3: without the cookie a request is matched by its fields', () => {
  it.each(['first 180 INVITE bob -> alice', 'first INVITE alice -> bob'])(
    'a repeated INVITE rings once: %s lost',
    (message) => {
      const trace = run(direct({ alice: `${OLD}, reaction: 0 ms`, bob: ', reaction: 0 ms' }, ...CALL), lost(message));
      expect(perceptions(trace, 'bob')).toEqual(SEEN);
    },
  );

  it('the ACK to a refusal ends its transaction, however often the refusal was said', () => {
    const trace = run(
      direct({ alice: OLD }, 'alice: calls bob', 'bob: rejects after 1 s'),
      lost('first ACK alice -> bob'),
    );
    expect(ladder(trace).filter((line) => line === 'bob > alice: 486 INVITE')).toHaveLength(2);
    expect(trace.ended).toBe('quiet');
  });

  it('a CANCEL finds the INVITE it is about (§9.2)', () => {
    const trace = run(direct({ alice: OLD }, 'alice: calls bob', 'alice: cancels after 2 s'));
    expect(ladder(trace)).toContain('bob > alice: 487 INVITE');
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'stopped-ringing']);
  });

  it('the ACK to a 2xx that is repeated goes again', () => {
    const trace = run(direct({ alice: OLD }, ...CALL), lost('first ACK alice -> bob'));
    expect(ladder(trace).filter((line) => line.startsWith('alice > bob: ACK')).length).toBeGreaterThan(1);
    expect(perceptions(trace, 'bob')).toEqual(SEEN);
  });
});

describe('§16.12: through proxies', () => {
  it.each<[string, Stage]>([
    ['an old caller', { alice: OLD }],
    ['an old callee', { bob: OLD }],
    ['two old phones', { alice: OLD, bob: OLD }],
    ['an old proxy first', { p1: OLD }],
    ['an old proxy last', { p2: OLD }],
    ['two old proxies', { p1: OLD, p2: OLD }],
    ['everything old', { alice: OLD, bob: OLD, p1: OLD, p2: OLD }],
  ])('%s: every request of the call passes both, either way', (_, stage) => {
    const trace = run(proxied(stage, ...CALL));
    expect(perceptions(trace, 'bob')).toEqual(SEEN);
    const lines = ladder(trace);
    for (const method of ['ACK', 'BYE']) {
      const [from, to] = method === 'ACK' ? ['alice', 'bob'] : ['bob', 'alice'];
      const [near, far] = from === 'alice' ? ['p1', 'p2'] : ['p2', 'p1'];
      expect(lines).toEqual(
        expect.arrayContaining([
          `${from} > ${near}: ${method}`,
          `${near} > ${far}: ${method}`,
          `${far} > ${to}: ${method}`,
        ]),
      );
    }
    expect(trace.ended).toBe('quiet');
  });

  it('§16.4: a strict sender puts the next hop into the first line, and the proxy restores it', () => {
    const trace = run(proxied({ alice: OLD }, ...CALL));
    const ack = requests(trace, 'alice').find(({ method }) => method === 'ACK');
    expect(ack && printUri(ack.uri)).toBe('sip:ss1.atlanta.example.com;lr');
    expect(
      ack &&
        list(ack, 'route')
          .map(({ uri }) => printUri(uri))
          .at(-1),
    ).toBe('sip:bob@client.biloxi.example.com');
    const passed = requests(trace, 'p2').find(({ method }) => method === 'ACK');
    expect(passed && printUri(passed.uri)).toBe('sip:bob@client.biloxi.example.com');
  });

  it('§8.1.2: a phone of today sends to a strict router in the first line, not past it', () => {
    const trace = run(proxied({ p1: OLD, p2: OLD }, ...CALL));
    const ack = requests(trace, 'alice').find(({ method }) => method === 'ACK');
    expect(ack && printUri(ack.uri)).toBe('sip:ss1.atlanta.example.com');
    expect(ladder(trace)).not.toContain('alice > p2: ACK');
  });

  it.each<[string, Stage]>([
    ['an old caller', { alice: OLD }],
    ['an old callee', { bob: OLD }],
    ['two old phones', { alice: OLD, bob: OLD }],
  ])('%s: through a back-to-back user agent too', (_, stage) => {
    const text = proxied(stage, ...CALL).replace('p2: { proxy:', 'p2: { b2bua:');
    const trace = run(text);
    expect(perceptions(trace, 'bob')).toEqual(SEEN);
    expect(trace.ended).toBe('quiet');
  });
});

describe('§22.3: a proxy that asks for a password', () => {
  it('takes the BYE of an old phone for part of its call, although no tag says so', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1${OLD} }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: yes }
  bob: { phone: sip:bob@biloxi.example.com${OLD} }
script:
  - alice: calls bob
  - bob: answers
  - bob: hangs up after 1 s
`);
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
    expect(ladder(trace)).not.toContain('p1 > bob: 407 BYE');
  });
});
