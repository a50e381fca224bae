// RFC 3725 §4.2 to §4.4, §6 to §8: the flows in which the first phone does not wait, what may fail, and what goes on.

import { describe, expect, it } from 'vitest';
import type { Message } from '../../engine/message/message';
import { parseSdp, type Sdp } from '../../engine/message/sdp';
import type { Intervention } from '../../engine/model/intervention';
import type { Trace } from '../../engine/model/trace';
import { judge } from '../../engine/trace/expect';
import { sendingsOf } from '../../engine/trace/sending';
import { arranged } from '../../engine/usage/passed-on';
import { ladder, perceptions, run, states } from '../support/run';

interface Set {
  readonly alice?: string;
  readonly bob?: string;
  readonly controller?: string;
}

const text = (flow: string, script: readonly string[], set: Set = {}) => `latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com${set.alice ?? ''} }
  controller: { phone: sip:dialler@office.example.com, behaviour: controller, connects-by: flow ${flow}${set.controller ?? ''} }
  bob: { phone: sip:bob@biloxi.example.com${set.bob ?? ''} }
script:
  - controller: connects alice with bob
${script.map((line) => `  - ${line}\n`).join('')}expect:
  - media: [alice, bob]
`;

const HANDSHAKE = /: (INVITE|200 INVITE|ACK|PRACK|200 PRACK)$/;
const handshake = (trace: Trace): string[] => ladder(trace).filter((line) => HANDSHAKE.test(line));
const holds = (trace: Trace): boolean => judge(trace).every((verdict) => verdict.holds);

/** The descriptions that one sends to the other, in order; null for messages without one. */
function said(trace: Trace, from: string, to: string): (Sdp | null)[] {
  const read = ({ body }: Message): Sdp | null => {
    const parsed = typeof body === 'string' && body !== '' ? parseSdp(body) : null;
    return parsed?.ok === true ? parsed.sdp : null;
  };
  return sendingsOf(trace)
    .filter(({ sent }) => sent.from === from && sent.to === to && sent.copy === 0)
    .filter(({ what }) => /INVITE$|ACK$/.test(what) && !/^1/.test(what))
    .map(({ sent }) => read(sent.message));
}

const PLAIN = ['alice: answers after 1 s', 'bob: answers after 1 s', 'bob: hangs up after 3 s'];
const SECOND_FLOW = [
  'controller > alice: INVITE',
  'alice > controller: 200 INVITE',
  'controller > alice: ACK',
  'controller > bob: INVITE',
  'bob > controller: 200 INVITE',
  'controller > bob: ACK',
  'controller > alice: INVITE',
  'alice > controller: 200 INVITE',
  'controller > alice: ACK',
];

describe('§4.2: flow II', () => {
  it('acknowledges every final response at once, and asks the first phone again with what the second answered', () => {
    const trace = run(text('II', PLAIN));
    expect(handshake(trace)).toEqual(SECOND_FLOW);
    expect(holds(trace)).toBe(true);
  });

  it('offers the first phone one stream with one codec, a real port and the address of nobody', () => {
    const [opening] = said(run(text('II', PLAIN)), 'controller', 'alice');
    expect(opening?.connection?.address).toBe('0.0.0.0');
    expect(opening?.media.map(({ kind, port, formats }) => [kind, port > 0, formats.length])).toEqual([
      ['audio', true, 1],
    ]);
  });

  it('offers the second phone what the first has answered, unchanged', () => {
    const trace = run(text('II', PLAIN));
    expect(said(trace, 'controller', 'bob')[0]).toEqual(said(trace, 'alice', 'controller')[0]);
  });

  it('stops asking when phones never say the same again', () => {
    const trace = run(text('II', PLAIN, { alice: ', codecs: [PCMA, PCMU]', bob: ', codecs: [PCMU, PCMA]' }));
    expect(trace.ended).toBe('quiet');
    expect(perceptions(trace, 'bob')).toContain('connected');
  });
});

describe('§4.2 and §4.3: who is connected to silence', () => {
  it.each(['II', 'III'])('is held until the second phone has answered, and then is no more: flow %s', (flow) => {
    const told = perceptions(run(text(flow, PLAIN)), 'alice');
    expect(told.slice(0, 3)).toEqual(['ringing', 'connected', 'held']);
    expect(told).toContain('resumed');
  });
});

describe('§4.3: flow III', () => {
  it('answers the first phone’s offer by an address of nobody, and asks it again with the second’s offer', () => {
    const trace = run(text('III', PLAIN));
    expect(handshake(trace)).toEqual([
      'controller > alice: INVITE',
      'alice > controller: 200 INVITE',
      'controller > alice: ACK',
      'controller > bob: INVITE',
      'bob > controller: 200 INVITE',
      'controller > alice: INVITE',
      'alice > controller: 200 INVITE',
      'controller > alice: ACK',
      'controller > bob: ACK',
    ]);
    const [first, hole] = said(trace, 'controller', 'alice');
    expect(first).toBeNull();
    expect(hole?.connection?.address).toBe('0.0.0.0');
    expect(holds(trace)).toBe(true);
  });

  it('puts the second phone’s streams where the first has streams of their kind, the others with port 0', () => {
    const media = (...kinds: string[]) => kinds.map((kind) => `m=${kind} 5000 RTP/AVP 0\r\n`).join('');
    const sdp = (...kinds: string[]): Sdp => {
      const read = parseSdp(
        `v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n${media(...kinds)}`,
      );
      if (!read.ok) throw new Error(read.error.expected);
      return read.sdp;
    };
    const places = sdp('audio', 'video').media;
    const shape = ({ media: lines }: Sdp) => lines.map(({ kind, port }) => `${kind} ${port}`);
    expect(shape(arranged(sdp('audio'), places, true))).toEqual(['audio 5000', 'video 0']);
    expect(shape(arranged(sdp('video', 'audio', 'text'), places, true))).toEqual([
      'audio 5000',
      'video 5000',
      'text 5000',
    ]);
    expect(shape(arranged(sdp('text'), places, false))).toEqual(['audio 0', 'video 0']);
  });

  it('ends both calls when the phones have no codec in common', () => {
    const trace = run(text('III', PLAIN.slice(0, 2), { alice: ', codecs: [PCMU]', bob: ', codecs: [GSM]' }));
    expect(ladder(trace)).toContain('controller > alice: BYE');
    expect(ladder(trace)).toContain('controller > bob: BYE');
    // RFC 3261 §13.2.2.4: the 2xx is acknowledged all the same, before the BYE.
    expect(ladder(trace).indexOf('controller > bob: ACK')).toBeLessThan(ladder(trace).indexOf('controller > bob: BYE'));
    expect(trace.ended).toBe('quiet');
  });
});

describe('§4.4: flow IV', () => {
  it('opens with a description without streams, and offers the first phone the second’s', () => {
    const trace = run(text('IV', PLAIN));
    const offers = said(trace, 'controller', 'alice').filter((sdp) => sdp !== null);
    expect(offers.map(({ media }) => media.length)).toEqual([0, 1]);
    expect(said(trace, 'controller', 'bob')[0]).toBeNull();
    expect(holds(trace)).toBe(true);
  });

  it('keeps the origin of what the first phone was told, with a version that is one more', () => {
    const [before, after] = said(run(text('IV', PLAIN)), 'controller', 'alice').filter((sdp) => sdp !== null);
    expect(after?.origin.sessionId).toBe(before?.origin.sessionId);
    expect(Number(after?.origin.version)).toBe(Number(before?.origin.version) + 1);
  });

  it('lets the first phone’s call stand while the second rings for longer than any 2xx is repeated', () => {
    const trace = run(text('IV', ['alice: answers after 1 s', 'bob: answers after 40 s', 'bob: hangs up after 2 s']));
    expect(ladder(trace).filter((line) => line === 'alice > controller: 200 INVITE')).toHaveLength(2);
    expect(holds(trace)).toBe(true);
  });
});

describe('§6: what may fail', () => {
  it.each(['I', 'II', 'III', 'IV'])(
    'flow %s: a refusal by the second phone ends the first call, with its status in Reason',
    (flow) => {
      const trace = run(text(flow, ['alice: answers after 1 s', 'bob: rejects as busy after 1 s']));
      const bye = sendingsOf(trace).find(({ sent, what }) => what === 'BYE' && sent.to === 'alice');
      const reason = bye?.sent.message.headers.find(({ name }) => name === 'reason');
      expect(JSON.stringify(reason?.value)).toContain('486');
      expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
    },
  );

  it('an offer of the first phone is refused with 491 while the second is being called', () => {
    const trace = run(
      text('IV', [
        'alice: answers after 1 s',
        'alice: renegotiates after 500 ms',
        'bob: answers after 8 s',
        'bob: hangs up after 9 s',
      ]),
    );
    expect(ladder(trace)).toContain('controller > alice: 491 INVITE');
    expect(holds(trace)).toBe(true);
  });

  it.each(['II', 'III', 'IV'])(
    'flow %s: a first phone that hangs up while the second rings takes its call along',
    (flow) => {
      const trace = run(text(flow, ['alice: answers after 1 s', 'alice: hangs up 2 s after bob rings']));
      expect(ladder(trace)).toContain('controller > bob: CANCEL');
      expect(perceptions(trace, 'bob').at(-1)).toBe('stopped-ringing');
    },
  );

  it('a first phone that refuses leaves the second alone', () => {
    const trace = run(text('IV', ['alice: rejects after 1 s']));
    expect(ladder(trace).some((line) => line.includes('> bob'))).toBe(false);
    expect(states(trace, 'controller', 'third-party').at(-1)).toBe('Over');
  });
});

describe('§7: what goes on', () => {
  it.each(['I', 'II', 'III', 'IV'])(
    'flow %s: what one phone wants changed goes to the other, and its answer back',
    (flow) => {
      const trace = run(
        text(flow, [
          'alice: answers after 1 s',
          'bob: answers after 1 s',
          'bob: holds after 2 s',
          'bob: resumes after 2 s',
          'alice: renegotiates without an offer 8 s after bob is connected',
          'bob: hangs up after 10 s',
        ]),
      );
      expect(
        perceptions(trace, 'alice')
          .filter((what) => what === 'held' || what === 'resumed')
          .slice(-2),
      ).toEqual(['held', 'resumed']);
      expect(perceptions(trace, 'bob')).toEqual(expect.arrayContaining(['holding', 'retrieved']));
      expect(holds(trace)).toBe(true);
      expect(trace.ended).toBe('quiet');
    },
  );

  it('a refused change is refused to who asked, and the call goes on', () => {
    const trace = run(
      text('IV', [...PLAIN.slice(0, 2), 'alice: holds 2 s after bob is connected'], { bob: ', on-change: refuse' }),
    );
    expect(perceptions(trace, 'alice')).toContain('change-refused');
    expect(holds(trace)).toBe(true);
  });

  it('a hold that crosses the other’s is asked for again after a while', () => {
    const trace = run(
      text('I', [
        'alice: answers after 1 s',
        'bob: answers after 1 s',
        'bob: holds after 2 s',
        'alice: holds 2 s after bob is connected',
      ]),
    );
    expect(ladder(trace).some((line) => line.includes('491'))).toBe(true);
    expect(perceptions(trace, 'alice')).toContain('holding');
    expect(perceptions(trace, 'bob')).toContain('holding');
  });
});

describe('§8: media before the answer', () => {
  const early = { controller: ', supported: [100rel]', bob: ', supported: [100rel], early-media: yes' };

  it.each(['III', 'IV'])(
    'flow %s: the second phone’s offer in a 183 goes to the first, and its answer back in the PRACK',
    (flow) => {
      const trace = run(text(flow, PLAIN, early));
      expect(handshake(trace).filter((line) => line.includes('PRACK'))).toEqual([
        'controller > bob: PRACK',
        'bob > controller: 200 PRACK',
      ]);
      const prack = sendingsOf(trace).find(({ what }) => what === 'PRACK');
      expect(prack?.sent.message.body).not.toBe('');
      expect(perceptions(trace, 'bob')).toContain('connected');
      expect(holds(trace)).toBe(true);
    },
  );
});

describe('§7: one of the two is connected with somebody else', () => {
  const moved = (flow: string, act: string, more: string[] = [], meddling: Intervention[] = []) =>
    run(
      text(flow, [
        'alice: answers after 1 s',
        'bob: answers after 1 s',
        `controller: ${act} 5 s after bob is connected`,
        ...more,
        'carol: answers after 2 s',
        'carol: hangs up 5 s after carol is connected',
      ])
        .replace('script:', '  carol: { phone: sip:carol@chicago.example.com }\nscript:')
        .replace('  - media: [alice, bob]\n', '  - media: [alice, bob]\n  - media: [bob, carol]\n  - ends: quiet\n'),
      meddling,
    );

  it.each(['I', 'II', 'III', 'IV'])(
    'flow %s: by a change of the call that stands, while the other call ends',
    (flow) => {
      for (const act of ['connects carol with bob', 'connects bob with carol']) {
        const trace = moved(flow, act);
        expect(judge(trace).filter((verdict) => !verdict.holds)).toEqual([]);
        expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
        expect(perceptions(trace, 'bob').filter((what) => what === 'ringing')).toHaveLength(1);
      }
    },
  );

  it.each(['I', 'II', 'III', 'IV'])('flow %s: a 2xx that comes again says nothing new (RFC 3261 §13.2.2.4)', (flow) => {
    const trace = moved(flow, 'connects carol with bob');
    const twice = sendingsOf(trace)
      .filter(({ what }) => what === '200 INVITE')
      .map(({ key }): Intervention => ({ kind: 'duplicate', message: key, after: 0 }));
    const again = moved(flow, 'connects carol with bob', [], twice);
    expect(judge(again).filter((verdict) => !verdict.holds)).toEqual([]);
  });

  it('who hangs up while the controller owes them an ACK gets it all the same (RFC 3261 §13.2.2.4)', () => {
    const trace = run(
      text('I', [
        'alice: answers after 1 s',
        'bob: answers after 1 s',
        'alice: renegotiates without an offer at 5 s',
        'bob: hangs up at 5050 ms',
      ]),
    );
    const between = /^(controller|bob) > (controller|bob): (200 INVITE|ACK|BYE)$/;
    expect(
      ladder(trace)
        .filter((line) => between.test(line))
        .slice(-3),
    ).toEqual(['bob > controller: 200 INVITE', 'controller > bob: ACK', 'bob > controller: BYE']);
  });

  it('who hangs up meanwhile is not connected any more', () => {
    const trace = moved('IV', 'connects carol with bob', ['bob: hangs up 1 s after carol rings']);
    expect(perceptions(trace, 'carol').at(-1)).toBe('ended');
    expect(trace.ended).toBe('quiet');
  });
});
