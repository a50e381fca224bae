// RFC 3262 §5: a new offer in the PRACK that acknowledges an answer, and its answer in the 2xx.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run, states } from '../support/run';

const KNOWS = ', supported: [100rel]';
const stage = (alice: string, bob: string) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [G722, PCMU, telephone-event]${alice} }
  bob: { phone: sip:bob@biloxi.example.com, codecs: [PCMU, G722]${bob} }
`;
const script = (...lines: string[]) => `script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const ANSWERED = script('alice: calls bob', 'bob: answers after 3 s', 'alice: hangs up after 2 s');

const bodyOf = (trace: Trace, what: string): string =>
  String(sendingsOf(trace).find((sending) => sending.what === what)?.sent.message.body ?? '');

describe('§5: the UAC MAY generate an additional offer in the PRACK', () => {
  const trace = run(stage(`${KNOWS}, one-codec: yes`, `${KNOWS}, early-media: yes`) + ANSWERED);

  it('when the reliable response brought the answer: the PRACK has the offer', () => {
    expect(bodyOf(trace, 'PRACK')).toContain('m=audio 49172 RTP/AVP 9 101');
    expect(states(trace, 'alice', 'offer-answer')).toEqual(['OfferSent', 'Agreed', 'OfferSent', 'Agreed']);
  });

  it('the UAS MUST place the answer in the 2xx to the PRACK', () => {
    expect(bodyOf(trace, '200 PRACK')).toMatch(/m=audio \d+ RTP\/AVP 9\r\n/);
    expect(states(trace, 'bob', 'offer-answer')).toEqual(['OfferReceived', 'Agreed', 'OfferReceived', 'Agreed']);
  });

  it('and needs no change of its own any more', () => {
    expect(ladder(trace).filter((line) => line.endsWith('INVITE') && line.startsWith('alice'))).toEqual([
      'alice > bob: INVITE',
    ]);
  });

  it('is repeated with its PRACK, and answered once', () => {
    const lost = run(stage(`${KNOWS}, one-codec: yes`, `${KNOWS}, early-media: yes`) + ANSWERED, [
      { kind: 'lose', message: 'first 200 PRACK bob -> alice' },
    ]);
    expect(states(lost, 'bob', 'offer-answer')).toHaveLength(4);
    expect(perceptions(lost, 'alice')).toContain('connected');
  });

  it('waits for a change of its own where there is no answer to acknowledge', () => {
    const late = run(stage(`${KNOWS}, one-codec: yes`, KNOWS) + ANSWERED);
    expect(bodyOf(late, 'PRACK')).toBe('');
    expect(ladder(late).filter((line) => line === 'alice > bob: INVITE')).toHaveLength(2);
  });

  it('carries what its person wants meanwhile: a hold while early media are heard', () => {
    const wish = run(
      stage(KNOWS, `${KNOWS}, early-media: yes`) +
        script('alice: calls bob', 'alice: holds when alice hears early media', 'bob: answers after 3 s'),
    );
    // The phone knows no UPDATE, and nothing else is acknowledged before the answer: the hold follows it.
    expect(perceptions(wish, 'bob').indexOf('held')).toBeGreaterThan(perceptions(wish, 'bob').indexOf('connected'));
  });

  it('of a branch that is not the first, after the answer, when it is that one that answers', () => {
    const forked = `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [G722, PCMU]${KNOWS}, one-codec: yes }
  p2: { proxy: biloxi.example.com, record-route: yes, forking: sequential, ring-limit: 3 s }
  bob: { phone: sip:bob@biloxi.example.com, codecs: [PCMU, G722]${KNOWS}, early-media: yes }
  desk: { phone: sip:bob@biloxi.example.com, codecs: [PCMU, G722]${KNOWS}, early-media: yes }
before:
  - bob: registers
  - desk: registers
${script('alice: calls bob', 'desk: answers after 1 s', 'desk: hangs up after 3 s')}`;
    const trace = run(forked);
    const last = sendingsOf(trace)
      .filter(({ what, sent }) => what === '200 INVITE' && sent.from === 'desk')
      .at(-1);
    expect(String(last?.sent.message.body)).toMatch(/m=audio \d+ RTP\/AVP 9\r\n/);
    expect(perceptions(trace, 'desk').at(-1)).toBe('ended');
  });
});

describe('§5: an offer in a reliable response that the caller can take nothing of', () => {
  const text = `
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [G722]${KNOWS} }
  bob: { phone: sip:bob@biloxi.example.com, codecs: [PCMA]${KNOWS} }
script:
  - alice: calls bob without an offer
  - bob: answers after 1 s
`;
  const trace = run(text);

  it('MUST be answered in the PRACK all the same', () => {
    expect(bodyOf(trace, 'PRACK')).toContain('m=audio 0 ');
  });

  it('leaves a call without sound: the 2xx is acknowledged, and a BYE follows (RFC 3261 §13.2.2.4)', () => {
    expect(ladder(trace).slice(-4)).toEqual([
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
    ]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'failed']);
  });
});
