// RFC 3264 §8.3.3: a stream that changes its media type, from sound to fax and back.
import { describe, expect, it } from 'vitest';
import { parseSdp } from '../../engine/message/sdp';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run } from '../support/run';

const FAX = ', fax: yes';
const stage = (alice: string, bob: string, between = '') => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
${between}  bob: { phone: sip:bob@biloxi.example.com${bob}${between === '' ? '' : ', via: p1'} }
${between === '' ? '' : 'before:\n  - bob: registers\n'}`;
const script = (...lines: string[]) =>
  `script:\n${['alice: calls bob', 'bob: answers', ...lines].map((line) => `  - ${line}\n`).join('')}`;
const THERE = script('alice: sends a fax after 2 s', 'bob: hangs up after 9 s');

/** 'audio RTP/AVP', 'image udptl' ... of each description that one sends. */
const said = (trace: Trace, who: string): string[][] =>
  sendingsOf(trace)
    .filter(({ sent }) => sent.from === who && sent.copy === 0)
    .flatMap(({ sent }) => {
      const read = typeof sent.message.body === 'string' ? parseSdp(sent.message.body) : null;
      return read?.ok
        ? [read.sdp.media.map(({ kind, port, proto }) => (port === 0 ? `no ${kind}` : `${kind} ${proto}`))]
        : [];
    });

describe('§8.3.3: the media type of a stream MAY be changed', () => {
  const trace = run(stage(FAX, FAX) + THERE);

  it('by a new description in place of the one to be changed', () => {
    expect(said(trace, 'alice')).toEqual([['audio RTP/AVP'], ['image udptl']]);
  });

  it('the answerer takes it in that place', () => {
    expect(said(trace, 'bob')).toEqual([['audio RTP/AVP'], ['image udptl']]);
    expect(perceptions(trace, 'bob')).toContain('changed');
  });

  it('and back', () => {
    const back = run(
      stage(FAX, FAX) + script('alice: sends a fax after 2 s', 'bob: ends the fax 5 s after bob has other media'),
    );
    expect(said(back, 'bob').at(-1)).toEqual(['audio RTP/AVP']);
    expect(said(back, 'alice').at(-1)).toEqual(['audio RTP/AVP']);
  });

  it('whoever took the fax goes on with it in its own next offer', () => {
    const next = run(
      stage(FAX, FAX) + script('alice: sends a fax after 2 s', 'bob: renegotiates 5 s after bob has other media'),
    );
    expect(said(next, 'bob').at(-1)).toEqual(['image udptl']);
  });

  it.each([
    ['a relay', 'proxy: biloxi.example.com, relay: yes, record-route: yes'],
    ['a back-to-back user agent', 'b2bua: biloxi.example.com'],
  ])('through %s too', (_, box) => {
    const through = run(stage(FAX, FAX, `  p1: { ${box} }\n`) + THERE);
    expect(perceptions(through, 'bob')).toContain('changed');
    expect(perceptions(through, 'alice')).toContain('changed');
  });
});

describe('RFC 3261 §14.2: a phone without a fax machine', () => {
  it('refuses with 488, and the call goes on as it was', () => {
    const trace = run(stage(FAX, '') + THERE);
    expect(ladder(trace)).toContain('bob > alice: 488 INVITE');
    expect(perceptions(trace, 'alice')).toContain('change-refused');
    expect(perceptions(trace, 'bob')).not.toContain('changed');
  });

  it('sends none', () => {
    expect(ladder(run(stage('', FAX) + THERE)).filter((line) => line === 'alice > bob: INVITE')).toHaveLength(1);
  });
});

describe('§8: streams that somebody has added or ended', () => {
  const VIDEO = ', codecs: [PCMU, H264]';

  it('stay so in the next offer of the other side', () => {
    const added = run(
      stage(VIDEO, VIDEO) + script('alice: adds video after 2 s', 'bob: holds 3 s after bob has other media'),
    );
    expect(said(added, 'bob').at(-1)).toEqual(['audio RTP/AVP', 'video RTP/AVP']);
    const ended = run(
      stage(VIDEO, VIDEO) +
        script(
          'alice: adds video after 2 s',
          'alice: removes video after 2 s',
          'bob: holds 8 s after bob is connected',
        ),
    );
    expect(said(ended, 'bob').at(-1)).toEqual(['audio RTP/AVP', 'no video']);
  });
});
