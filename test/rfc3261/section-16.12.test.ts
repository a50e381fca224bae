// RFC 3261 §16.12.1.2: a strict router in the path of a call.
import { describe, expect, it } from 'vitest';
import { list } from '@/engine/message/headers';
import type { Request } from '@/engine/message/message';
import { printUri } from '@/engine/message/uri-print';
import { sendingsOf } from '@/engine/trace/sending';
import { run } from '../support/run';

const trace = run(`
title: Three proxies, the middle one old
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2:
    proxy: biloxi.example.com
    record-route: yes
    routing: strict
    policies:
      - { forward: 'sip:bob@biloxi.example.com', to: bob }
  p3: { proxy: chicago.example.com, record-route: yes }
  bob: { phone: sip:bob@chicago.example.com }
before:
  - bob: registers
script:
  - alice: calls sip:bob@biloxi.example.com
  - bob: answers after 1 s
  - bob: hangs up after 2 s
`);

/** From where to where a request of this method goes, its first line and its Route. */
const hops = (method: string): string[] =>
  sendingsOf(trace).flatMap(({ sent, entry }) => {
    const message = sent.message as Request;
    if (entry < trace.figure || message.kind !== 'request' || message.method !== method) return [];
    const routes = list(message, 'route').map(({ uri }) => printUri(uri).replace('sip:', ''));
    return [`${sent.from} > ${sent.to}: ${printUri(message.uri).replace('sip:', '')} [${routes.join(', ')}]`];
  });

const [ALICE, BOB] = ['alice@client.atlanta.example.com', 'bob@client.chicago.example.com'];
const [P1, P2, P3] = ['ss1.atlanta.example.com;lr', 'ss2.biloxi.example.com', 'ss3.chicago.example.com;lr'];

describe('§16.12.1.2: a strict router', () => {
  it('finds its own address in the Request-URI and puts the next Route value there', () => {
    expect(hops('ACK')).toEqual([
      `alice > p1: ${BOB} [${P1}, ${P2}, ${P3}]`,
      `p1 > p2: ${P2} [${P3}, ${BOB}]`,
      `p2 > p3: ${P3} [${BOB}]`,
      `p3 > bob: ${BOB} []`,
    ]);
  });

  it('is helped by loose routers on either side (§16.4, §16.6 item 6)', () => {
    expect(hops('BYE')).toEqual([
      `bob > p3: ${ALICE} [${P3}, ${P2}, ${P1}]`,
      `p3 > p2: ${P2} [${P1}, ${ALICE}]`,
      `p2 > p1: ${P1} [${ALICE}]`,
      `p1 > alice: ${ALICE} []`,
    ]);
  });
});
