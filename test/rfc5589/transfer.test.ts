// RFC 5589: how a call is handed over, blind, after asking, and without waiting; and when the transferor leaves.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

const CALL = ['alice: calls bob', 'bob: answers after 1 s'];
const END = ['carol: answers after 1 s', 'carol: hangs up after 4 s'];
const ASKED = [
  ...CALL,
  'bob: calls carol after 2 s',
  'carol: answers after 1 s',
  'bob: transfers alice to carol after asking 1 s after he is connected to carol',
  'carol: hangs up on alice after 3 s',
];

const at = (trace: ReturnType<typeof run>, line: string): number => ladder(trace).indexOf(line);

describe('§6.1: a blind transfer', () => {
  it('leaves the call as soon as the other side tries, when the phone is set so', () => {
    const trace = run(
      threePhones([...CALL, 'bob: transfers alice to carol after 2 s', ...END], { bob: 'after-transfer: on accepted' }),
    );
    expect(at(trace, 'bob > alice: BYE')).toBeLessThan(at(trace, 'carol > alice: 200 INVITE'));
    // RFC 5057 §4.1: the dialog survives its BYE until the report is complete.
    expect(ladder(trace)).toContain('alice > bob: NOTIFY');
    expect(perceptions(trace, 'bob').at(-1)).toBe('transferred');
  });

  it('or when it worked', () => {
    const trace = run(threePhones([...CALL, 'bob: transfers alice to carol after 2 s', ...END]));
    expect(at(trace, 'bob > alice: BYE')).toBeGreaterThan(at(trace, 'carol > alice: 200 INVITE'));
  });

  it('keeps it when the reports end before anybody knows how it went', () => {
    const trace = run(threePhones([...CALL, 'bob: transfers alice to carol after 2 s']));
    const told = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((one) => (one.type === 'perceived' && one.what === 'transfer-failed' ? [one.detail] : [])),
    );
    expect(told).toEqual(['no word of how it went']);
    expect(ladder(trace)).not.toContain('bob > alice: BYE');
  });

  it('keeps the call when it did not (§6.3)', () => {
    const trace = run(
      threePhones([
        ...CALL,
        'bob: transfers alice to carol after 2 s',
        'carol: rejects after 1 s',
        'bob: hangs up at 9 s',
      ]),
    );
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'transfer-failed', 'ended']);
  });
});

describe('§7.3: an attended transfer', () => {
  const trace = run(threePhones(ASKED));

  it('names the call to be taken over, and asks that it be understood', () => {
    const refer = wire(trace, 'REFER');
    expect(refer).toMatch(
      /^Refer-To: <sip:carol@client.chicago.example.com\?Replaces=[^&]+%3Bto-tag%3D[^&]+%3Bfrom-tag%3D[^&]+&Require=replaces>\r$/m,
    );
  });

  it('ends in one call, taken without ringing', () => {
    expect(ladder(trace).filter((line) => line.startsWith('carol > alice'))).toEqual([
      'carol > alice: 200 INVITE',
      'carol > alice: BYE',
    ]);
    expect(ladder(trace).filter((line) => line.endsWith(': BYE'))).toEqual([
      'carol > bob: BYE',
      'bob > alice: BYE',
      'carol > alice: BYE',
    ]);
  });
});

describe('§7.6: a semi-attended transfer', () => {
  it('gives up the call that rings, and has the other side call instead', () => {
    const script = [
      ...CALL,
      'bob: calls carol after 2 s',
      'bob: transfers alice to carol without waiting 1 s after he hears ringback from carol',
      'carol: answers the call from alice after 1 s',
      'carol: hangs up after 2 s',
    ];
    const lines = ladder(run(threePhones(script, { carol: 'lines: 2' })));
    expect(lines).toContain('bob > carol: CANCEL');
    expect(lines.indexOf('bob > carol: CANCEL')).toBeLessThan(lines.indexOf('alice > carol: INVITE'));
    expect(lines).toContain('carol > alice: 200 INVITE');
  });
});
