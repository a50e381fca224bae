// RFC 3261 §21.6.2: a person who is called and wants no call: 603, at all of their phones.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, TWO_PHONES } from '../support/run';

const script = (...acts: string[]): string => `script:\n${acts.map((act) => `  - ${act}\n`).join('')}`;

describe('§21.6.2: a person who declines while the phone rings', () => {
  const trace = run(TWO_PHONES + script('alice: calls bob', 'bob: declines after 2 s'));

  it('answers 603', () => {
    expect(ladder(trace)).toContain('bob > alice: 603 INVITE');
    expect(perceptions(trace, 'alice').at(-1)).toBe('failed');
  });

  it('still says no to a change that the phone asks about, once the call stands', () => {
    const asked = TWO_PHONES.replace(
      'bob@biloxi.example.com',
      'bob@biloxi.example.com, on-change: ask, codecs: [PCMU, H264]',
    ).replace('alice@atlanta.example.com', 'alice@atlanta.example.com, codecs: [PCMU, H264]');
    const changed = run(
      asked +
        script('alice: calls bob', 'bob: answers after 1 s', 'alice: adds video after 1 s', 'bob: declines after 1 s'),
    );
    expect(perceptions(changed, 'alice')).toContain('change-refused');
    expect(ladder(changed)).not.toContain('bob > alice: 603 INVITE');
  });
});
