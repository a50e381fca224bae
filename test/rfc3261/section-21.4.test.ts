// RFC 3261 §21.4 to §21.6: a call can be refused with any status, and what a status has to say beside itself is said.

import { describe, expect, it } from 'vitest';
import { readScenario } from '../../engine/scenario/read';
import { ladder, perceptions, run, TWO_PHONES } from '../support/run';
import { wire } from '../support/stage';

const text = (status: number): string =>
  `${TWO_PHONES}script:\n  - alice: calls bob\n  - bob: rejects with ${status} after 1 s\n`;

const ASKING = [401, 407];
/** What a phone says by itself, before its person is asked: §8.2.2.3, RFC 4028 §9. */
const ITS_OWN = [420, 422];
const all = Array.from({ length: 300 }, (_, i) => 400 + i).filter(
  (status) => ![...ASKING, ...ITS_OWN].includes(status),
);

describe('§13.3.1.3: an INVITE is refused', () => {
  it('with whatever status its person’s phone is set up to, and the caller hears of it', () => {
    const wrong = all.filter((status) => {
      const trace = run(text(status));
      const sent = ladder(trace).filter((line) => line === `bob > alice: ${status} INVITE`);
      const heard = perceptions(trace, 'alice').at(-1) === 'failed';
      return sent.length === 0 || !heard || trace.ended !== 'quiet';
    });
    expect(wrong).toEqual([]);
  });

  it.each(ASKING)('but not with %i, which would have to carry a challenge (§22.1)', (status) => {
    const read = readScenario(text(status), { id: 'test' });
    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('other than 401 and 407'),
    ]);
  });

  it.each(ITS_OWN)('but not with %i, which is its phone’s to say before it rings', (status) => {
    const read = readScenario(text(status), { id: 'test' });
    expect(read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      expect.stringMatching(/^\d+: .*420 and 422 \(a phone gives these by itself, before it rings/),
    ]);
  });

  it('422 with the phone’s own minimum, where less is asked for (RFC 4028 §9)', () => {
    const trace = run(`elements:
  alice: { phone: sip:alice@atlanta.example.com, session-expires: 2 min }
  bob: { phone: sip:bob@biloxi.example.com, min-se: 5 min }
script:
  - alice: calls bob
`);
    expect(wire(trace, '422 INVITE')).toMatch(/^Min-SE: 300\r$/m);
  });
});

describe('§21.4: what a refusal MUST contain', () => {
  it.each([
    [405, /^Allow: INVITE, /m],
    [415, /^Accept: application\/sdp\r$/m],
    [421, /^Require: \S+\r$/m],
    [423, /^Min-Expires: \d+\r$/m],
  ])('%i', (status, line) => {
    expect(wire(run(text(status)), `${status} INVITE`)).toMatch(line);
  });

  it('421 names an extension that the caller does not support (§21.4.16)', () => {
    const trace = run(text(421));
    const asked = /^Require: (\S+)\r$/m.exec(wire(trace, '421 INVITE'))?.[1] ?? '';
    const supported = /^Supported: (.*)\r$/m.exec(wire(trace, 'INVITE'))?.[1] ?? '';
    expect(supported.split(/, ?/)).not.toContain(asked);
  });
});
