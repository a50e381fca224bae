// RFC 4488: transfers without a report. Who does not know of it reports as ever.

import { describe, expect, it } from 'vitest';
import { ladder, run } from '../support/run';
import { threePhones, wire } from '../support/stage';

const SCRIPT = [
  'alice: calls bob',
  'bob: answers after 1 s',
  'bob: transfers alice to carol without a report after 2 s',
  'carol: answers the call from alice after 1 s',
  'carol: hangs up after 4 s',
];
const notified = (lines: readonly string[]): boolean => lines.includes('alice > bob: NOTIFY');

describe('§4: the recipient of a REFER with Refer-Sub: false', () => {
  it('that knows of it sends no NOTIFY, and says so in its answer', () => {
    const trace = run(threePhones(SCRIPT));
    expect(wire(trace, '200 REFER')).toMatch(/^Refer-Sub: false\r$/m);
    expect(notified(ladder(trace))).toBe(false);
  });

  it('that does not support it makes the subscription as ever, and does not echo it', () => {
    const trace = run(threePhones(SCRIPT, { alice: 'supported: [replaces]' }));
    expect(wire(trace, '200 REFER')).not.toMatch(/Refer-Sub/);
    expect(notified(ladder(trace))).toBe(true);
  });
});
