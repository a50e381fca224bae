// RFC 3261 §18.2.1 and §18.2.2: what the server transport notes on a request, and where responses go.

import { describe, expect, it } from 'vitest';
import { list, param, top } from '../../engine/message/headers';
import { parseMessage } from '../../engine/message/parse';
import { noteSource } from '../../engine/network/transport';
import { Alone, aRequest, responseIn, SDP, sentIn } from '../support/laws-phone';
import { run, TWO_PHONES } from '../support/run';

const SOURCE = { host: '192.0.2.201', port: 5060 };

function noted(via: string, source = SOURCE) {
  const read = parseMessage(aRequest('OPTIONS', { Via: via }));
  if (!read.ok) throw new Error(read.error.expected);
  const [first, ...others] = list(noteSource(read.message, source), 'via');
  return { received: first && param(first.params, 'received'), others };
}

describe('§18.2.1: receiving requests', () => {
  it('a sent-by that is another IP address MUST get a received parameter', () => {
    expect(noted('SIP/2.0/UDP 10.1.1.1;branch=z9hG4bKone').received).toBe('192.0.2.201');
  });

  it('a sent-by that is a host name MUST get one too', () => {
    expect(noted('SIP/2.0/UDP client.biloxi.example.com;branch=z9hG4bKone').received).toBe('192.0.2.201');
  });

  it('a sent-by that is the source address gets none', () => {
    expect(noted('SIP/2.0/UDP 192.0.2.201:5070;branch=z9hG4bKone').received).toBeUndefined();
  });

  it('only the topmost Via is looked at', () => {
    const { others } = noted('SIP/2.0/UDP 10.1.1.1;branch=z9hG4bKone, SIP/2.0/UDP 10.2.2.2;branch=z9hG4bKtwo');
    expect(others.map(({ params }) => param(params, 'received'))).toEqual([undefined]);
  });

  it('a received that somebody else wrote does not stay', () => {
    expect(noted('SIP/2.0/UDP 10.1.1.1;received=192.0.2.66;branch=z9hG4bKone').received).toBe('192.0.2.201');
  });

  it('responses are left as they are', () => {
    const text = 'SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.1.1.1;branch=z9hG4bKone\r\nCSeq: 1 OPTIONS\r\n\r\n';
    const read = parseMessage(text);
    expect(read.ok && noteSource(read.message, SOURCE)).toBe(read.ok && read.message);
  });

  it('every request of a run that names its host in the Via carries it on arrival', () => {
    const trace = run(`${TWO_PHONES}script:\n  - alice: calls bob\n  - bob: rejects after 1 s\n`);
    const answers = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'sent' && c.message.kind === 'response' ? [c.message] : [])),
    );
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      const via = top(answer, 'via');
      expect(via && param(via.params, 'received')).toBe('192.0.2.101');
    }
  });
});

describe('§18.2.2: sending responses', () => {
  const hopOf = (via: string, transport: 'UDP' | 'TCP' = 'UDP', source = SOURCE) => {
    const alone = new Alone();
    return sentIn(alone.hear(aRequest('OPTIONS', { Via: via }), source, transport))[0]?.hop;
  };

  it('over TCP they go back over the connection the request came on', () => {
    const source = { host: '192.0.2.201', port: 41_234 };
    expect(hopOf('SIP/2.0/TCP 10.1.1.1:5070;branch=z9hG4bKone', 'TCP', source)).toEqual({
      ...source,
      transport: 'TCP',
    });
  });

  it('a maddr says where: to that address, at the port of sent-by', () => {
    expect(hopOf('SIP/2.0/UDP 192.0.2.201:5070;maddr=239.255.255.1;branch=z9hG4bKone')).toMatchObject({
      host: '239.255.255.1',
      port: 5070,
    });
  });

  it('a received address: there, at the port of sent-by, or 5060', () => {
    expect(hopOf('SIP/2.0/UDP 10.1.1.1:5070;branch=z9hG4bKone')).toMatchObject({ host: '192.0.2.201', port: 5070 });
    expect(hopOf('SIP/2.0/UDP 10.1.1.1;branch=z9hG4bKone')).toMatchObject({ host: '192.0.2.201', port: 5060 });
  });

  it('else to the sent-by', () => {
    expect(hopOf('SIP/2.0/UDP 192.0.2.201:5080;branch=z9hG4bKone')).toMatchObject({ host: '192.0.2.201', port: 5080 });
  });

  it('all responses of a transaction take the same way', () => {
    const alone = new Alone();
    const invite = aRequest('INVITE', { Via: 'SIP/2.0/UDP 10.1.1.1:5070;branch=z9hG4bKone' }, SDP());
    const hops = [alone.hear(invite), alone.does('rejects')]
      .flatMap(sentIn)
      .map(({ hop }) => `${hop.host}:${hop.port}`);
    expect(new Set(hops)).toEqual(new Set(['192.0.2.201:5070']));
    expect(responseIn(alone.hear(invite)).status).toBe(486);
  });
});
