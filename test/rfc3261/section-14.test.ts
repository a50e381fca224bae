// RFC 3261 §14: changing a session that stands, and everything that may come between.
import { describe, expect, it } from 'vitest';
import { get } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { printMessage } from '../../engine/message/print';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (settings: { alice?: string; bob?: string } = {}) => `
title: Changing a call
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 ms${settings.alice ?? ''} }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 ms${settings.bob ?? ''} }
`;
const script = (...lines: string[]) =>
  `script:\n${['alice: calls bob', 'bob: answers after 1 s', ...lines].map((line) => `  - ${line}\n`).join('')}`;
const sinceAnswer = (lines: string[]) => lines.slice(4);

describe('§14.1: a UAC changes a session by a re-INVITE in the dialog', () => {
  const trace = run(
    stage() + script('bob: holds after 2 s', 'bob: resumes after 3 s', 'alice: hangs up 1 s after she is resumed'),
  );

  it('from either side, with an ACK of its own for each', () => {
    expect(sinceAnswer(ladder(trace))).toEqual([
      'bob > alice: INVITE',
      'alice > bob: 200 INVITE',
      'bob > alice: ACK',
      'bob > alice: INVITE',
      'alice > bob: 200 INVITE',
      'bob > alice: ACK',
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
    ]);
  });

  it('both people notice', () => {
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'holding', 'retrieved', 'ended']);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'held', 'resumed', 'ended']);
    expect(states(trace, 'bob', 'change')).toEqual(['Idle', 'Sent', 'Idle', 'Sent', 'Idle', 'Closed']);
  });
});

describe('§14.1: both ask at once', () => {
  const trace = run(stage() + script('alice: holds at 3 s', 'bob: holds at 3 s'));

  it('each MUST refuse with 491 while its own re-INVITE is under way', () => {
    expect(sinceAnswer(ladder(trace)).slice(0, 6)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: INVITE',
      'bob > alice: 491 INVITE',
      'alice > bob: 491 INVITE',
      'alice > bob: ACK',
      'bob > alice: ACK',
    ]);
  });

  it('the end that made the Call-ID SHOULD wait 2.1 to 4 s, the other 0 to 2 s', () => {
    const wait = (who: string) =>
      trace.entries
        .filter(({ element }) => element === who)
        .flatMap(({ changes }) =>
          changes.flatMap((c) => (c.type === 'timer-started' && c.name === 'clash' ? [c.duration] : [])),
        );
    expect(wait('alice')).toHaveLength(1);
    expect(wait('alice')[0]).toBeGreaterThanOrEqual(2_100_000);
    expect(wait('alice')[0]).toBeLessThanOrEqual(4_000_000);
    expect(wait('bob')[0]).toBeLessThanOrEqual(2_000_000);
    expect((wait('alice')[0] ?? 1) % 10_000).toBe(0);
  });

  it('then both get what they wanted', () => {
    expect(perceptions(trace, 'alice').slice(3).toSorted()).toEqual(['held', 'holding']);
    expect(perceptions(trace, 'bob').slice(2).toSorted()).toEqual(['held', 'holding']);
  });
});

describe('§14.1: what a refusal does', () => {
  it('488: the session MUST go on as if nothing had been asked', () => {
    const trace = run(
      stage({ bob: ', on-change: refuse' }) + script('alice: holds after 2 s', 'alice: hangs up after 5 s'),
    );
    expect(sinceAnswer(ladder(trace))).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 488 INVITE',
      'alice > bob: ACK',
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
    ]);
    expect(perceptions(trace, 'alice').slice(3)).toEqual(['change-refused', 'ended']);
  });

  it('488 with a Warning when there is no common codec', () => {
    const trace = run(stage({ alice: ', codecs: [PCMU, PCMA]' }) + script('alice: changes codec to PCMA after 2 s'));
    const refusal = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) =>
        c.type === 'sent' && c.message.kind === 'response' && c.message.status === 488 ? [c.message] : [],
      ),
    )[0];
    expect(refusal?.headers.find(({ name }) => name === 'warning')?.value).toMatchObject([{ code: 305 }]);
    expect(states(trace, 'alice', 'offer-answer')).toEqual(['OfferSent', 'Agreed', 'OfferSent', 'Agreed']);
  });

  it('481, 408 or silence: the call is ended with a BYE (§12.2.1.2)', () => {
    const silent = run(
      `${stage()}faults:\n  - partition: [alice, bob]\n    from: 3 s\n    until: 36 s\n${script('alice: holds at 4 s')}`,
    );
    expect(sinceAnswer(ladder(silent)).slice(0, 7)).toEqual(Array(7).fill('alice > bob: INVITE (lost)'));
    expect(
      sinceAnswer(ladder(silent))
        .slice(7, 9)
        .map((line) => line.replace(' (lost)', '')),
    ).toEqual(['alice > bob: BYE', 'bob > alice: 200 BYE']);
  });
});

describe('§14.2: a UAS with a re-INVITE', () => {
  it('asks its person about new media, and takes the change when they agree', () => {
    const video = ', codecs: [PCMU, H264]';
    const text = stage({ alice: video, bob: `${video}, on-change: ask` });
    const trace = run(text + script('alice: adds video after 2 s', 'bob: agrees after 2 s'));
    expect(sinceAnswer(ladder(trace))).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 100 INVITE',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
    expect(perceptions(trace, 'bob').slice(2)).toEqual(['asked', 'changed']);
    const no = run(text + script('alice: adds video after 2 s', 'bob: declines after 2 s'));
    expect(sinceAnswer(ladder(no)).slice(-2)).toEqual(['bob > alice: 488 INVITE', 'alice > bob: ACK']);
    const off = run(text + script('alice: adds video after 2 s', 'alice: cancels 1 s after bob is asked'));
    expect(sinceAnswer(ladder(off)).slice(2)).toEqual([
      'alice > bob: CANCEL',
      'bob > alice: 200 CANCEL',
      'bob > alice: 487 INVITE',
      'alice > bob: ACK',
    ]);
    expect(perceptions(off, 'alice')).not.toContain('ended');
  });

  it('answers what is pending with 487 when a BYE comes (§15.1.2)', () => {
    const video = ', codecs: [PCMU, H264]';
    const text = stage({ alice: video, bob: `${video}, on-change: ask` });
    const trace = run(text + script('alice: adds video after 2 s', 'alice: hangs up 1 s after bob is asked'));
    expect(sinceAnswer(ladder(trace)).slice(2)).toEqual([
      'alice > bob: BYE',
      'bob > alice: 200 BYE',
      'bob > alice: 487 INVITE',
      'alice > bob: ACK',
    ]);
  });

  it('repeats its 2xx until the ACK comes, and ends the call when none comes', () => {
    const trace = run(stage() + script('alice: holds after 2 s'), [
      { kind: 'lose', message: 'second ACK alice -> bob' },
    ]);
    expect(sinceAnswer(ladder(trace))).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK (lost)',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
    const gone = run(
      `${stage()}faults:\n  - partition: [alice, bob]\n    from: 3035 ms\n    until: 5 min\n${script('alice: holds at 3 s')}`,
    );
    expect(states(gone, 'bob', 'asked')).toEqual(['Asked', 'Accepted', 'Done']);
    expect(perceptions(gone, 'bob').at(-1)).toBe('ended');
  });

  it('offers in its 2xx when the re-INVITE had no offer, and takes the answer from the ACK', () => {
    const trace = run(stage() + script('alice: renegotiates without an offer after 2 s'));
    expect(states(trace, 'bob', 'offer-answer').slice(-2)).toEqual(['OfferSent', 'Agreed']);
    expect(states(trace, 'alice', 'offer-answer').slice(-2)).toEqual(['OfferReceived', 'Agreed']);
  });
});

describe('§14.2: a second INVITE before the first is answered', () => {
  it('MUST be answered 500 with a Retry-After of 0 to 10 s', () => {
    const text =
      stage({ alice: ', codecs: [PCMU, H264]', bob: ', codecs: [PCMU, H264], on-change: ask' }) +
      script('alice: adds video 2 s after bob is connected', 'alice: presses 5 after 1 s', 'bob: agrees after 3 s');
    // No phone here asks twice: what it sends meanwhile is made a re-INVITE on its way.
    const info = sendingsOf(run(text)).find(({ what }) => what === 'INFO')?.sent.message;
    const again = printMessage(info as Message)
      .replaceAll('INFO', 'INVITE')
      .replace(/Content-Type:[\s\S]*/, `Contact: <sip:alice@client.atlanta.example.com>\r\nContent-Length: 0\r\n\r\n`);
    const trace = run(text, [{ kind: 'edit', message: 'first INFO alice -> bob', text: again }]);
    const refusal = sendingsOf(trace).find(({ what }) => what === '500 INVITE')?.sent.message;
    const seconds = refusal && get(refusal, 'retry-after')?.seconds;
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(seconds).toBeLessThanOrEqual(10);
  });
});

describe('§14.1: a change taken back while it waits to be sent again', () => {
  it('is not wanted any more, in what this end answers either', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: holds at 3 s
  - bob: holds at 3 s
  - alice: cancels at 3.05 s
  - alice: hangs up at 12 s
`);
    expect(perceptions(trace, 'alice')).toContain('change-refused');
    expect(perceptions(trace, 'alice')).toContain('held');
    expect(perceptions(trace, 'bob')).not.toContain('held');
  });
});
