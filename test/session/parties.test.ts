// One phone, several calls: acts name whom they are about, and a busy phone has as many lines as it was given.

import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run } from '../support/run';

const three = (lines: readonly string[], settings = '') => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com${settings} }
  carol: { phone: sip:carol@chicago.example.com }
script:
${lines.map((line) => `  - ${line}`).join('\n')}
`;

describe('a phone with several calls', () => {
  it('ends the call the act names', () => {
    const trace = run(
      three([
        'alice: calls bob',
        'bob: answers after 1 s',
        'bob: calls carol after 2 s',
        'carol: answers after 1 s',
        'bob: hangs up on alice 1 s after he is connected to carol',
        'bob: hangs up on carol after 3 s',
      ]),
    );
    expect(ladder(trace).filter((line) => line.endsWith(': BYE'))).toEqual(['bob > alice: BYE', 'bob > carol: BYE']);
  });

  it('takes a second call when it has a second line', () => {
    const lines = [
      'alice: calls bob',
      'bob: answers after 1 s',
      'carol: calls bob at 3 s',
      'bob: answers the call from carol after 1 s',
    ];
    expect(perceptions(run(three(lines, ', lines: 2')), 'carol')).toContain('connected');
    expect(perceptions(run(three(lines)), 'carol')).toEqual(['dialling', 'failed']);
  });
});
