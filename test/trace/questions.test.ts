import { describe, expect, it } from 'vitest';
import {
  at,
  compare,
  figureStart,
  judge,
  mediaSpans,
  outcome,
  sameOutcome,
  sendingsOf,
  simulate,
  why,
} from '../../engine';
import { named, twoPhones } from '../support/scenarios';

const plain = simulate(named('two-proxies-udp'));
const lossy = simulate(named('two-proxies-invite-lost'));
const start = figureStart(plain);

describe('why', () => {
  it('leads from what a person did over its timer to a retransmission', () => {
    const again = sendingsOf(lossy).find(({ sent }) => sent.copy === 1);
    const reasons = why(lossy, { packet: again?.sent.packet ?? -1 });
    expect(reasons.map(({ title, text }) => `${title}. ${text}`)).toEqual([
      'Alice called Bob. Alice’s phone sent INVITE to Proxy 1. Proxy 1 is the proxy it is told to use.',
      'Proxy 1 sent INVITE and started Timer A. The Request-URI leads to Proxy 2. UDP promises nothing, so the sender keeps a clock. It lasts 500 ms.',
      'INVITE was lost. The first copy never reached Proxy 2: the script loses it.',
      'Timer A fired. No response in 500 ms, still in Calling. Proxy 1 sent INVITE to Proxy 2 again.',
      'INVITE left again. Same branch, same bytes: Proxy 2 takes all copies for one.',
    ]);
    expect(reasons[3]?.rule).toMatchObject({ rfc: 3261, section: expect.stringMatching(/^17\.1\.1/) });
  });

  it('leads from the call over the ringing and the answer to hanging up', () => {
    const bye = sendingsOf(plain).find(({ what }) => what === 'BYE');
    const reasons = why(plain, { packet: bye?.sent.packet ?? -1 });
    expect(reasons[0]?.title).toBe('Alice called Bob');
    expect(reasons.map(({ title }) => title)).toContain('Bob answered');
    for (let i = 1; i < reasons.length; i++) expect(reasons[i - 1]!.at).toBeLessThanOrEqual(reasons[i]!.at);
  });

  it('asked of what is not there, says so', () => {
    expect(() => why(plain, { packet: 9_999 })).toThrow('no packet 9999');
    expect(() => why(plain, 9_999)).toThrow(RangeError);
  });
});

describe('compare', () => {
  it('finds nothing between a run and itself', () => {
    expect(compare(plain, simulate(named('two-proxies-udp')))).toMatchObject({ first: null, counts: { changed: 0 } });
  });

  it('joins two runs by keys: the lost message, what comes later, what is new', () => {
    const { first, counts, rows } = compare(plain, lossy);
    expect(first).toMatchObject({ verdict: 'changed', differs: ['fate'], a: { what: 'INVITE', sent: { from: 'p1' } } });
    expect(counts).toMatchObject({ 'only-a': 0, 'only-b': 1 });
    expect(rows.find(({ verdict }) => verdict === 'only-b')?.b?.sent.copy).toBe(1);
    const later = rows.filter(({ differs }) => differs.includes('time')).map(({ later }) => later);
    expect(new Set(later)).toEqual(new Set([500_000]));
  });

  it('keeps time order', () => {
    const times = compare(lossy, plain).rows.map(({ a, b }) => (a ?? b)!.at);
    expect(times.length).toBeGreaterThan(10);
  });
});

describe('outcome', () => {
  it('is the same when a lost message was repaired', () => {
    expect(outcome(lossy)).toEqual(outcome(plain));
    expect(sameOutcome(outcome(lossy), outcome(plain))).toBe(true);
  });

  it('tells what each person noticed and who heard whom', () => {
    expect(outcome(plain)).toMatchObject({
      noticed: {
        alice: ['dialling', 'ringback', 'connected', 'ended'],
        bob: ['ringing', 'connected', 'ended'],
      },
      dialogs: [],
      bindings: [{ contact: expect.stringContaining('client.biloxi.example.com') }],
      media: { ever: ['alice hears bob', 'bob hears alice'], still: [] },
      ended: 'quiet',
    });
  });

  it('differs when a call fails', () => {
    const rejected = simulate(twoPhones('script:\n  - alice: calls bob\n  - bob: rejects after 1 s'));
    expect(outcome(rejected).noticed.alice?.at(-1)).toBe('failed');
    expect(outcome(rejected).media.ever).toEqual([]);
  });
});

describe('at', () => {
  it('is empty before the run and has the last word after it', () => {
    expect(at(plain, -1)).toMatchObject({ entry: -1, states: [], timers: [], inFlight: [] });
    const end = at(plain, plain.until);
    expect(end.timers.filter(({ background }) => !background)).toEqual([]);
    expect(end.inFlight).toEqual([]);
    expect(end.media).toEqual([]);
  });

  it('knows what is in flight and which timers run', () => {
    const moment = at(plain, start + 11_000);
    expect(moment.inFlight.map(({ what, sent }) => `${what} ${sent.from}>${sent.to}`)).toEqual(['INVITE alice>p1']);
    expect(
      moment.timers
        .filter(({ element }) => element === 'alice')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['A', 'B']);
    expect(moment.perceived.find(({ element }) => element === 'alice')?.what).toBe('dialling');
  });

  it('knows states, dialogs and sound in the middle of the call', () => {
    const moment = at(plain, start + 6_000_000);
    expect(moment.dialogs.map(({ element, change }) => `${element} ${change}`).sort()).toEqual([
      'alice confirmed',
      'bob confirmed',
    ]);
    expect(moment.media).toMatchObject([{ between: ['alice', 'bob'], hears: ['alice', 'bob'], codec: 'PCMU' }]);
    expect(moment.bindings).toMatchObject([{ element: 'p2' }]);
    const { states } = moment;
    expect(states.find(({ element, machine }) => element === 'p1' && machine === 'invite-client')).toMatchObject({
      state: 'Accepted',
      rule: { rfc: 6026 },
    });
  });

  it('agrees with the changes at every entry', () => {
    for (const { at: time } of plain.entries) expect(at(plain, time).at).toBe(time);
  });

  it('forgets what a crash forgets', () => {
    const crashed = simulate(named('two-proxies-udp'), [{ kind: 'crash', element: 'p1', at: 2_000_000 }]);
    const moment = at(crashed, figureStart(crashed) + 2_500_000);
    expect(moment.crashed).toMatchObject([{ element: 'p1' }]);
    expect(moment.states.filter(({ element }) => element === 'p1')).toEqual([]);
    expect(moment.timers.filter(({ element }) => element === 'p1')).toEqual([]);
  });
});

describe('media', () => {
  it('spans the time in which both hear each other', () => {
    const spans = mediaSpans(plain);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ between: ['alice', 'bob'], hears: ['alice', 'bob'] });
    expect((spans[0]!.until ?? 0) - spans[0]!.at).toBeGreaterThan(7_900_000);
  });
});

describe('expectations', () => {
  const findings = (expect: string) =>
    judge(
      simulate(
        twoPhones(`script:
  - alice: calls bob
  - bob: answers after 3 s
  - alice: hangs up after 2 s
expect:
  - ${expect}
`),
      ),
    )[0];

  it.each([
    ['bob: rings within 1 s', 'Bob rings, 20 ms after the start.'],
    ['alice: never hears the call fail', 'Alice never hears the call fail.'],
    ['connected: within 4 s', 'Alice is connected, 3.04 s after the start.'],
    ['media: [alice, bob]', 'Alice and Bob hear each other, 3.04 s after the start.'],
    ['alice: hears bob', 'Alice hears Bob, 3.04 s after the start.'],
    ['message: 180 bob -> alice', 'Bob sends 180 INVITE (CSeq 1) to Alice, 20 ms after the start.'],
    ['no message: second INVITE', 'Such messages are sent once only: second INVITE.'],
    ['state: [bob, INVITE server, Accepted]', 'The invite-server of Bob is Accepted, 3.02 s after the start.'],
    ['ends: quiet', 'The run ends by quiet.'],
  ])('"%s" holds', (line, sentence) => {
    expect(findings(line)).toMatchObject({ holds: true, sentence });
  });

  it.each([
    ['bob: rings within 10 ms', 'Bob rings, 20 ms after the start: not within 10 ms.'],
    [
      'bob: hears ringback',
      'Bob never hears ringback; what is noticed there: rings, is connected, hears the call end.',
    ],
    ['alice: never hears ringback', 'Alice hears ringback, 40 ms after the start.'],
    ['alice: never hears bob', 'Alice hears Bob, 3.04 s after the start.'],
    ['no media: [alice, bob]', 'Alice and Bob hear each other, 3.04 s after the start.'],
    ['message: CANCEL', 'No such message is sent: CANCEL.'],
    ['no message: BYE', 'Alice sends BYE (CSeq 2) to Bob, 5.04 s after the start.'],
    ['state: [bob, INVITE client, Accepted]', /Bob runs no invite-client; it runs: .*invite-server/],
    ['state: [bob, INVITE server, Completed]', /never Completed; it is: Proceeding, Accepted/],
    ['ends: horizon', 'The run ends by quiet.'],
  ])('"%s" does not hold', (line, sentence) => {
    expect(findings(line)).toMatchObject({
      holds: false,
      sentence: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    });
  });
});
