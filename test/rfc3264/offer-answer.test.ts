// RFC 3264 as two phones live it: offers, answers, what cannot be agreed on; RFC 3261 §13.2.1 and §13.3.1.

import { describe, expect, it } from 'vitest';
import { get, list } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { parseSdp, type Sdp } from '../../engine/message/sdp';
import {
  Alone,
  anAnswer,
  aRequest,
  messagesIn,
  perceivedIn,
  requestIn,
  responseIn,
  SDP,
  statusesIn,
} from '../support/laws-phone';
import { ladder, run, states } from '../support/run';

function sdpOf(message: Message): Sdp {
  const read = parseSdp(typeof message.body === 'string' ? message.body : '');
  if (!read.ok) throw new Error('no SDP');
  return read.sdp;
}

const offer = (...lines: string[]): string =>
  `v=0\r\no=bob 7 7 IN IP4 192.0.2.201\r\ns=-\r\nc=IN IP4 192.0.2.201\r\nt=0 0\r\n${lines.map((line) => `${line}\r\n`).join('')}`;

/** The answer of a phone to an offer. */
function answerTo(settings: string, ...lines: string[]): Sdp {
  const alone = new Alone(settings);
  alone.hear(aRequest('INVITE', {}, offer(...lines)));
  return sdpOf(responseIn(alone.does('answers')));
}

describe('§5: the offer', () => {
  const made = (settings: string): Sdp =>
    sdpOf(requestIn(new Alone(settings).does('calls', 'sip:bob@biloxi.example.com')));

  it('is a valid description of its own: v, o, s, t, and where media may be sent', () => {
    const { origin, times, connection, media } = made('');
    expect(origin).toMatchObject({ username: 'alice', netType: 'IN', addrType: 'IP4' });
    expect(times).toEqual([{ start: '0', stop: '0' }]);
    expect(connection?.address).toBe('192.0.2.101');
    expect(media).toMatchObject([{ kind: 'audio', proto: 'RTP/AVP', port: 49_172 }]);
  });

  it('lists the formats in order of preference (§5.1)', () => {
    expect(made('codecs: [opus, PCMA, PCMU]').media[0]?.formats).toEqual(['96', '8', '0']);
  });

  it('the origin’s numbers MUST fit 64 bits signed: below 2^62 (§5)', () => {
    const { sessionId, version } = made('').origin;
    expect(BigInt(sessionId) < 2n ** 62n && BigInt(version) < 2n ** 62n).toBe(true);
  });
});

describe('§6: the answer', () => {
  it('MUST have as many m= lines as the offer, in its order', () => {
    const sdp = answerTo('', 'm=video 4000 RTP/AVP 31', 'm=audio 3456 RTP/AVP 0', 'm=application 5000 udp wb');
    expect(sdp.media.map(({ kind }) => kind)).toEqual(['video', 'audio', 'application']);
  });

  it('rejects a stream by port zero, and keeps its format', () => {
    const [video, audio] = answerTo('', 'm=video 4000 RTP/AVP 31', 'm=audio 3456 RTP/AVP 0').media;
    expect(video).toMatchObject({ port: 0, formats: ['31'] });
    expect(audio?.port).toBeGreaterThan(0);
  });

  it('a stream that was offered with port zero stays refused (§5.1)', () => {
    expect(answerTo('', 'm=audio 0 RTP/AVP 0', 'm=audio 3456 RTP/AVP 0').media.map(({ port }) => port > 0)).toEqual([
      false,
      true,
    ]);
  });

  it('keeps only the common formats, in the order of the offer (§6.1)', () => {
    expect(answerTo('codecs: [PCMU, PCMA]', 'm=audio 3456 RTP/AVP 8 3 0').media[0]?.formats).toEqual(['8', '0']);
  });

  it('uses the offer’s payload number for a dynamic format (§5.1)', () => {
    const sdp = answerTo('codecs: [opus]', 'm=audio 3456 RTP/AVP 111', 'a=rtpmap:111 opus/48000/2');
    expect(sdp.media[0]?.formats).toEqual(['111']);
  });

  it.each([
    ['sendonly', 'recvonly'],
    ['recvonly', 'sendonly'],
    ['inactive', 'inactive'],
  ])('%s MUST be answered with %s', (said, answered) => {
    const [stream] = answerTo('', 'm=audio 3456 RTP/AVP 0', `a=${said}`).media;
    expect(stream?.attributes.map(({ name }) => name)).toContain(answered);
  });

  it('the direction may stand for the whole session (RFC 8866 §6.7)', () => {
    const alone = new Alone();
    const text = offer('m=audio 3456 RTP/AVP 0').replace('t=0 0\r\n', 't=0 0\r\na=sendonly\r\n');
    alone.hear(aRequest('INVITE', {}, text));
    const [stream] = sdpOf(responseIn(alone.does('answers'))).media;
    expect(stream?.attributes.map(({ name }) => name)).toContain('recvonly');
  });

  it('the transport protocol MUST be the one offered', () => {
    const protos = answerTo('', 'm=audio 3456 RTP/AVP 0', 'm=application 5000 udp wb').media.map(({ proto }) => proto);
    expect(protos).toEqual(['RTP/AVP', 'udp']);
  });
});

describe('RFC 3261 §13.3.1: an offer that cannot be taken', () => {
  it('SHOULD be rejected with 488 and a Warning that says why', () => {
    const refusal = responseIn(new Alone('codecs: [G729]').hear(aRequest('INVITE', {}, SDP())));
    expect(refusal.status).toBe(488);
    const [warning] = list(refusal, 'warning');
    // 20.43: 3xx warn-codes are about the session description.
    expect(warning?.code).toBeGreaterThanOrEqual(300);
    expect(warning?.code).toBeLessThan(400);
    expect(warning?.text).toMatch(/\w/);
  });

  it('does not ring, and leaves the phone free', () => {
    const alone = new Alone('codecs: [G729]');
    const outputs = alone.hear(aRequest('INVITE', {}, SDP()));
    expect(perceivedIn(outputs)).toEqual([]);
    const next = aRequest(
      'INVITE',
      { Via: 'SIP/2.0/UDP 192.0.2.201;branch=z9hG4bKtwo', 'Call-ID': 'two' },
      SDP(3456, '18', 'G729/8000'),
    );
    expect(statusesIn(alone.hear(next))).toEqual([180]);
  });

  it('ends the call for both', () => {
    const trace = run(`
title: No common codec
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [PCMA] }
  bob: { phone: sip:bob@biloxi.example.com, codecs: [G729] }
script:
  - alice: calls bob
`);
    expect(ladder(trace)).toEqual(['alice > bob: INVITE', 'bob > alice: 488 INVITE', 'alice > bob: ACK']);
    expect(trace.ended).toBe('quiet');
  });
});

describe('RFC 3261 §13.2.1: the INVITE without an offer', () => {
  const text = `
title: Late offer
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob without an offer
  - bob: answers after 1 s
  - alice: hangs up after 1 s
`;
  const trace = run(text);
  const sent = trace.entries.flatMap(({ changes }) => changes.flatMap((c) => (c.type === 'sent' ? [c.message] : [])));
  const bodies = sent.flatMap((one) =>
    one.body.length === 0 ? [] : [one.kind === 'request' ? one.method : `${one.status} ${get(one, 'cseq')?.method}`],
  );

  it('the first reliable response MUST carry the offer, and the ACK the answer', () => {
    expect(bodies).toEqual(['200 INVITE', 'ACK']);
  });

  it('media flows once both know both', () => {
    const opened = trace.entries.flatMap(({ element, changes }) =>
      changes.flatMap((c) => (c.type === 'media' && c.change === 'opened' ? [element] : [])),
    );
    expect(opened).toEqual(['alice', 'bob']);
  });

  it('both ends see one offer and one answer (§4)', () => {
    expect(states(trace, 'alice', 'offer-answer')).toEqual(['OfferReceived', 'Agreed']);
    expect(states(trace, 'bob', 'offer-answer')).toEqual(['OfferSent', 'Agreed']);
  });

  it('a repeated 2xx is answered with the very same ACK', () => {
    const again = run(text, [{ kind: 'lose', message: 'first ACK alice -> bob' }]);
    const acks = again.entries.flatMap(({ changes }) =>
      changes.flatMap((c) =>
        c.type === 'sent' && c.message.kind === 'request' && c.message.method === 'ACK' ? [c.message] : [],
      ),
    );
    expect(acks).toHaveLength(2);
    expect(acks[0]).toBe(acks[1]);
  });
});

describe('§4: one offer at a time', () => {
  it('a 2xx that comes again settles nothing twice', () => {
    const alone = new Alone();
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    const accept = anAnswer(invite, 200, 'bobs', 'Contact: <sip:bob@192.0.2.201>', 'Content-Type: application/sdp');
    const text = accept.replace('Content-Length: 0', `Content-Length: ${SDP().length}`) + SDP();
    const first = alone.hear(text);
    expect(first.filter(({ type }) => type === 'media')).toHaveLength(1);
    const second = alone.hear(text);
    expect(second.filter(({ type }) => type === 'media')).toEqual([]);
    expect(messagesIn(second).map((one) => one.kind === 'request' && one.method)).toEqual(['ACK']);
  });
});
