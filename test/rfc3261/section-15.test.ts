// RFC 3261 §15: ending a session with BYE.

import { describe, expect, it } from 'vitest';
import { get, tagOf } from '../../engine/message/headers';
import type { Response } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import {
  Alone,
  anAnswer,
  aRequest,
  messagesIn,
  perceivedIn,
  requestIn,
  responseIn,
  SDP,
  statusesIn,
} from '../support/laws-phone';
import { ladder, run, states, TWO_PHONES } from '../support/run';

const ownTag = (response: Response): string => {
  const to = get(response, 'to');
  return (to && tagOf(to)) ?? '';
};

/** The phone was called, answered, and got the ACK. */
function answered(): { alone: Alone; tag: string } {
  const alone = new Alone();
  alone.hear(aRequest('INVITE', {}, SDP()));
  const tag = ownTag(responseIn(alone.does('answers')));
  alone.hear(inDialog('ACK', tag, 1));
  return { alone, tag };
}

const inDialog = (method: string, tag: string, number: number): string =>
  aRequest(method, {
    Via: `SIP/2.0/UDP 192.0.2.201;branch=z9hG4bK${method}${number}`,
    To: `<sip:alice@atlanta.example.com>;tag=${tag}`,
    CSeq: `${number} ${method}`,
  });

describe('§15: who may send a BYE, and when', () => {
  it('a callee MUST NOT send BYE in an early dialog: hanging up a ringing phone refuses the INVITE', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    const after = alone.does('hangs up');
    expect(messagesIn(after).map((one) => (one.kind === 'request' ? one.method : one.status))).toEqual([486]);
  });

  it('a callee MUST NOT send BYE before its 2xx is acknowledged', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    const tag = ownTag(responseIn(alone.does('answers')));
    expect(messagesIn(alone.does('hangs up'))).toEqual([]);
    expect(requestIn(alone.hear(inDialog('ACK', tag, 1))).method).toBe('BYE');
  });

  it('a BYE MUST NOT be sent outside of a dialog: there is nothing to hang up', () => {
    expect(messagesIn(new Alone().does('hangs up'))).toEqual([]);
  });
});

describe('§15.1.1: UAC behaviour', () => {
  it('the BYE is built as any request in the dialog: remote target, tags, next CSeq (§12.2.1.1)', () => {
    const { alone, tag } = answered();
    const bye = requestIn(alone.does('hangs up'));
    expect(printUri(bye.uri)).toBe('sip:bob@192.0.2.201');
    const [from, to] = [get(bye, 'from'), get(bye, 'to')];
    expect([from && tagOf(from), to && tagOf(to)]).toEqual([tag, 'bobs']);
    expect(get(bye, 'cseq')?.method).toBe('BYE');
  });

  it('the session ends with the BYE: no media flows while its answer is awaited', () => {
    const text = `${TWO_PHONES}script:\n  - alice: calls bob\n  - bob: answers after 1 s\n  - alice: hangs up after 2 s\n`;
    const trace = run(text);
    const entry = trace.entries.find(({ changes }) =>
      changes.some((c) => c.type === 'sent' && c.message.kind === 'request' && c.message.method === 'BYE'),
    );
    expect(entry?.changes.filter((c) => c.type === 'media' && c.change === 'closed')).toHaveLength(1);
  });

  it.each([481, 408, 500, 200])('whatever the answer, the dialog is over: %d', (status) => {
    const { alone } = answered();
    const hungUp = alone.does('hangs up');
    const bye = requestIn(hungUp);
    expect(perceivedIn(hungUp)).toEqual(['ended']);
    expect(perceivedIn(alone.hear(anAnswer(bye, status, null)))).toEqual([]);
    expect(messagesIn(alone.does('hangs up'))).toEqual([]);
  });

  it('no answer at all ends it too', () => {
    const text = `${TWO_PHONES}script:\n  - alice: calls bob\n  - bob: answers after 1 s\n  - alice: hangs up after 2 s\n`;
    const trace = run(text, [{ kind: 'lose', message: 'every BYE alice -> bob' }]);
    expect(states(trace, 'alice', 'caller').at(-1)).toBe('Ended');
    expect(ladder(trace).filter((line) => line.includes('BYE'))).toHaveLength(11);
  });
});

describe('§15.1.2: UAS behaviour', () => {
  it('a BYE in its dialog is answered with 200, and ends the call', () => {
    const { alone, tag } = answered();
    const after = alone.hear(inDialog('BYE', tag, 2));
    expect(statusesIn(after)).toEqual([200]);
    expect(perceivedIn(after)).toEqual(['ended']);
  });

  it('a BYE that matches no dialog SHOULD be answered with 481', () => {
    expect(statusesIn(new Alone().hear(inDialog('BYE', 'gone', 2)))).toEqual([481]);
    const { alone, tag } = answered();
    const other = inDialog('BYE', tag, 2).replace('tag=bobs', 'tag=somebody');
    expect(statusesIn(alone.hear(other))).toEqual([481]);
  });

  it('a request that is still pending in the dialog MUST be answered, with 487', () => {
    const alone = new Alone();
    const ringing = responseIn(alone.hear(aRequest('INVITE', {}, SDP())));
    const after = alone.hear(inDialog('BYE', ownTag(ringing), 2));
    expect(statusesIn(after).sort()).toEqual([200, 487]);
  });

  it.each([
    ['alice', 'bob'],
    ['bob', 'alice'],
  ])(
    'with it the dialog is over: a re-INVITE of %s that comes after her or his BYE SHOULD get 481',
    (leaves, stays) => {
      const text = `${TWO_PHONES}script:\n  - alice: calls bob\n  - bob: answers after 1 s\n  - ${leaves}: holds at 3 s\n  - ${leaves}: hangs up at 3200 ms\n`;
      const first = leaves === 'alice' ? 2 : 1;
      const late = ['first', 'second', 'third']
        .slice(first - 1, first + 1)
        .map((nth) => ({ kind: 'delay' as const, message: `${nth} INVITE ${leaves} -> ${stays}`, by: 800_000 }));
      const lines = ladder(run(text, late));
      expect(lines).toContain(`${stays} > ${leaves}: 481 INVITE`);
      expect(lines.filter((line) => line.includes('500'))).toEqual([]);
    },
  );
});
