// RFC 3262 §5 and RFC 3960: an offer in a reliable provisional response is answered in its PRACK, and from then on what the
// other side plays is heard.

import { describe, expect, it } from 'vitest';
import { perceptions, run } from '../support/run';

const stage = (bob: string, call: string) => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, supported: [100rel] }
  bob: { phone: sip:bob@biloxi.example.com, supported: [100rel], early-media: ${bob} }
script:
  - alice: ${call}
  - bob: answers after 2 s
  - alice: hangs up after 1 s
`;

describe('§5: an INVITE without an offer', () => {
  it('is answered by an offer in the first reliable response, and its sound is heard once the PRACK has answered it', () => {
    const trace = run(stage('yes', 'calls bob without an offer'));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'early-media', 'connected', 'ended']);
  });

  it('lets a tone that comes with the ringing be heard as ringing, like one with an offer', () => {
    for (const call of ['calls bob', 'calls bob without an offer'])
      expect(perceptions(run(stage('with ringing', call)), 'alice')).toEqual([
        'dialling',
        'ringback',
        'connected',
        'ended',
      ]);
  });
});
