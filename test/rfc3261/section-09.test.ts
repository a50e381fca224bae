// RFC 3261 §9: cancelling a request, at the client (§9.1) and at the server (§9.2).

import { describe, expect, it } from 'vitest';
import { get, linesOf, list, param, tagOf, top } from '../../engine/message/headers';
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
  timersIn,
} from '../support/laws-phone';
import { ladder, run } from '../support/run';

const PROXY = '  p1: { proxy: atlanta.example.com }\n';

describe('§9.1: client behaviour', () => {
  it('the CANCEL MUST have the Request-URI, Call-ID, To, From and number of CSeq of the request, and the method CANCEL', () => {
    const alone = new Alone();
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    alone.hear(anAnswer(invite, 180, 'bobs', 'Contact: <sip:bob@192.0.2.201>'));
    const cancel = requestIn(alone.does('hangs up'), 'CANCEL');
    expect(printUri(cancel.uri)).toBe(printUri(invite.uri));
    for (const name of ['call-id', 'to', 'from'] as const) expect(get(cancel, name)).toEqual(get(invite, name));
    expect(get(cancel, 'cseq')).toEqual({ number: get(invite, 'cseq')?.number, method: 'CANCEL' });
    // The To has no tag, although the 180 had one.
    const to = get(cancel, 'to');
    expect(to && tagOf(to)).toBeUndefined();
  });

  it('MUST have a single Via that equals the top Via of the request, and its Route', () => {
    const alone = new Alone('via: p1', PROXY);
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    alone.hear(anAnswer(invite, 100, null));
    const cancel = requestIn(alone.does('hangs up'), 'CANCEL');
    expect(list(cancel, 'via')).toEqual([top(invite, 'via')]);
    expect(linesOf(cancel, 'route').map(({ value }) => value)).toEqual(
      linesOf(invite, 'route').map(({ value }) => value),
    );
  });

  it('MUST NOT contain Require or Proxy-Require', () => {
    const alone = new Alone();
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    alone.hear(anAnswer(invite, 100, null));
    const cancel = requestIn(alone.does('hangs up'), 'CANCEL');
    expect([list(cancel, 'require'), list(cancel, 'proxy-require')]).toEqual([[], []]);
  });

  it('MUST NOT be sent before a provisional response came: it goes as soon as one does', () => {
    const alone = new Alone();
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    expect(messagesIn(alone.does('hangs up'))).toEqual([]);
    expect(requestIn(alone.hear(anAnswer(invite, 100, null))).method).toBe('CANCEL');
  });

  it('SHOULD NOT be sent for a request that has its final response', () => {
    const alone = new Alone();
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    alone.does('hangs up');
    const after = messagesIn(alone.hear(anAnswer(invite, 486, 'bobs')));
    expect(after.map((one) => (one.kind === 'request' ? one.method : one.status))).toEqual(['ACK']);
  });

  it('when no final response comes within 64*T1 the request SHOULD be considered cancelled', () => {
    const alone = new Alone();
    const invite = requestIn(alone.does('calls', 'sip:bob@biloxi.example.com'));
    alone.hear(anAnswer(invite, 180, 'bobs', 'Contact: <sip:bob@192.0.2.201>'));
    const timer = timersIn(alone.does('hangs up')).find(({ owner }) => owner.startsWith('call '));
    expect(timer?.duration).toBe(64 * 500_000);
    expect(perceivedIn(alone.fires(timer as NonNullable<typeof timer>))).toEqual(['ended']);
  });
});

describe('§9.2: server behaviour', () => {
  it('a CANCEL that matches no transaction SHOULD be answered with 481', () => {
    expect(statusesIn(new Alone().hear(aRequest('CANCEL')))).toEqual([481]);
  });

  it('a CANCEL for an INVITE without final answer: 200 to the CANCEL, 487 to the INVITE', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    const after = alone.hear(aRequest('CANCEL'));
    expect(statusesIn(after)).toEqual([200, 487]);
    expect(perceivedIn(after)).toEqual(['stopped-ringing']);
    expect(responseIn(after)).toMatchObject({ status: 487 });
    expect(get(responseIn(after), 'cseq')?.method).toBe('INVITE');
  });

  it('the To tag of the answers to CANCEL and INVITE SHOULD be the same', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    const tags = messagesIn(alone.hear(aRequest('CANCEL'))).map((one) => {
      const to = get(one, 'to');
      return to && param(to.params, 'tag');
    });
    expect(tags[0]).toBe(tags[1]);
  });

  it('a CANCEL after the final answer has no effect on the call', () => {
    const alone = new Alone();
    alone.hear(aRequest('INVITE', {}, SDP()));
    alone.does('answers');
    const after = alone.hear(aRequest('CANCEL'));
    expect(statusesIn(after)).toEqual([200]);
    expect(perceivedIn(after)).toEqual([]);
  });

  it('a request other than INVITE is not affected: it has been answered already', () => {
    const alone = new Alone();
    alone.hear(aRequest('OPTIONS'));
    expect(statusesIn(alone.hear(aRequest('CANCEL')))).not.toContain(487);
  });
});

describe('§9.1: giving up before the answer', () => {
  it('gives up the call, with whatever was to change in it once it stood', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, codecs: [PCMU, H264] }
  bob: { phone: sip:bob@biloxi.example.com, codecs: [PCMU, H264] }
script:
  - alice: calls bob
  - alice: adds video at 2 s
  - alice: cancels at 3 s
`);
    expect(ladder(trace)).toContain('alice > bob: CANCEL');
  });
});
