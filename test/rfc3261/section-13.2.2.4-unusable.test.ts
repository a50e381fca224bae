// RFC 3261 §13.2.2.4 and §15.1.1: what a caller does with an offer it cannot take, and when a line is free again.

import { describe, expect, it } from 'vitest';
import { printMessage } from '../../engine/message/print';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run } from '../support/run';

describe('§13.2.2.4: an offer in the 2xx that is not acceptable', () => {
  const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: G729 }
  bob: { phone: sip:bob@biloxi.example.com, codecs: PCMU }
script:
  - alice: calls bob without an offer
  - bob: answers after 2 s
`);

  it('MUST be answered in the ACK all the same, and a BYE follows at once', () => {
    expect(ladder(trace).filter((line) => line.startsWith('alice'))).toEqual([
      'alice > bob: INVITE',
      'alice > bob: ACK',
      'alice > bob: BYE',
    ]);
    const ack = sendingsOf(trace).find(({ what }) => what === 'ACK');
    expect(ack?.sent.message.body).toContain('m=audio 0 ');
  });

  it('is a call that failed for the caller: nobody heard anything', () => {
    expect(perceptions(trace, 'alice')).toContain('failed');
    expect(perceptions(trace, 'alice')).not.toContain('connected');
    expect(trace.entries.flatMap(({ changes }) => changes.filter(({ type }) => type === 'media'))).toEqual([]);
  });

  it('says why in the BYE, also when the 2xx was the first that was heard (RFC 3326 §3.2)', () => {
    const atOnce = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: G729 }
  bob: { phone: sip:bob@biloxi.example.com, codecs: PCMU, behaviour: automatic }
script:
  - alice: calls bob without an offer
`);
    for (const told of [trace, atOnce]) {
      const bye = sendingsOf(told).find(({ what }) => what === 'BYE');
      expect(bye && printMessage(bye.sent.message)).toMatch(/^Reason: SIP;cause=488/m);
    }
  });
});

describe('§15.1.1: the session is over as soon as the BYE is on its way', () => {
  it('so the line is free for another call, although nobody answers the BYE', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@chicago.example.com }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: loses the network at 4 s
  - alice: hangs up at 5 s
  - carol: calls alice at 8 s
  - alice: answers after 1 s
`);
    expect(ladder(trace)).toContain('alice > carol: 200 INVITE');
  });
});
