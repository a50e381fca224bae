// What a message is for, told from the run: who wants what, who passes it on and why there, why a copy was sent.

import { describe, expect, it } from 'vitest';
import { MEANINGS } from '../../engine/explain/status-table';
import { STATUSES } from '../../engine/message/status';
import { ran } from './support';

const says = (scenario: string, what: string, from: string, nth?: number): string =>
  ran(scenario).explained(what, from, nth).purpose.text;

describe('a call through two proxies', () => {
  it('names the caller, the callee and the proxy that is to find the callee', () => {
    expect(says('two-proxies-udp', 'INVITE', 'alice')).toBe('Alice calls Bob. The INVITE asks Proxy 1 to find Bob.');
  });

  it('says which domain leads a proxy to the next one (§16.5)', () => {
    expect(says('two-proxies-udp', 'INVITE', 'p1')).toContain('Proxy 2, which looks after biloxi.example.com');
  });

  it('says that a 100 is for one hop, and keeps it from being repeated (§21.1.1)', () => {
    expect(says('two-proxies-udp', '100 INVITE', 'p1')).toContain('Alice need not send it again');
  });

  it('tells who stops repeating the 200 when the ACK comes (§13.2.2.4)', () => {
    expect(says('two-proxies-udp', 'ACK', 'alice')).toContain('Bob stops repeating it, and the call stands');
  });

  it('says why the second copy was sent, and after how long (§17.1.1.2)', () => {
    const text = says('two-proxies-invite-lost', 'INVITE', 'p1', 2);
    expect(text).toContain('It is the second copy, sent because nothing had come back after 0.5 s.');
  });
});

describe('each situation of an INVITE within a dialog', () => {
  it('is a hold when the new offer wants nothing back, and the end of it when it does (RFC 3264 §8.4)', () => {
    expect(says('hold-and-resume', 'INVITE', 'bob')).toContain('on hold');
    expect(says('hold-the-old-way', 'INVITE', 'bob')).toContain('on hold');
  });

  it('asks for an offer when it brings none (§14.1)', () => {
    expect(says('change-without-offer', 'INVITE', 'alice', 2)).toContain('asks Bob for an offer');
  });

  it('offers a further stream, or drops one (RFC 3264 §8.1, §8.2)', () => {
    expect(says('video-joins', 'INVITE', 'alice', 2)).toContain('a further stream: audio 49172, PCMU/8000; video');
    expect(says('video-joins', 'INVITE', 'bob')).toContain('drop a stream');
  });
});

describe('a request that is sent again with the next CSeq', () => {
  it('carries the credentials that were asked for (§22.3)', () => {
    expect(says('rfc3665-3.3', 'INVITE', 'alice', 2)).toContain('now with the credentials that were asked for');
  });

  it('follows a redirection (§8.1.3.4)', () => {
    expect(says('moved-permanently', 'INVITE', 'alice', 2)).toContain('at the place that the redirection named');
  });

  it('asks for a longer session (RFC 4028 §7.3)', () => {
    expect(says('session-interval-too-small', 'INVITE', 'alice', 2)).toContain(
      'a session interval that is long enough',
    );
  });

  it('is not what an ACK is, although it follows another ACK', () => {
    const run = ran('rfc3665-3.2');
    expect(run.explained('ACK', 'alice', 2).compared).toBeNull();
  });
});

describe('giving up and ending', () => {
  it('tells a CANCEL of the caller from one of a proxy that passes it on and from one of a proxy that forked', () => {
    expect(says('rfc3665-3.8', 'CANCEL', 'alice')).toContain('Alice gives up the call to Bob');
    expect(says('rfc3665-3.8', 'CANCEL', 'ss1')).toContain('so Proxy 1 cancels its own INVITE');
    expect(says('both-phones-answer', 'CANCEL', 'p1')).toContain('another phone has answered');
  });

  it('tells the ACK to a refusal from the ACK to a 2xx (§17.1.1.3)', () => {
    expect(says('both-call-at-once', 'ACK', 'alice')).toContain('This ACK goes one hop only');
  });

  it('tells why a call is ended', () => {
    expect(says('two-proxies-udp', 'BYE', 'bob')).toContain('Bob hangs up');
    expect(says('ack-lost-for-good', 'BYE', 'bob')).toContain('No ACK');
    expect(says('rfc5359-2.5', 'BYE', 'carol')).toContain('a new one has taken its place');
    expect(says('both-phones-answer', 'BYE', 'alice')).toContain('hangs up');
  });
});

describe('transfers, reports and provisional answers that must arrive', () => {
  it('says whom a REFER asks to call whom, and that an attended transfer takes a place (RFC 5589 §7.3)', () => {
    expect(says('five-steps', 'REFER', 'bob')).toContain('Bob asks Alice to call Carol');
    expect(says('rfc5359-2.5', 'REFER', 'bob')).toContain('take Bob’s place');
    expect(says('five-steps', 'INVITE', 'alice', 2)).toContain('as Bob asked with a REFER');
  });

  it('quotes the answer that a report passes on (RFC 3515 §2.4.5)', () => {
    expect(says('transfer-fails', 'NOTIFY', 'alice', 2)).toContain('“486 Busy Here”. Nothing follows after that.');
  });

  it('says which provisional answer a PRACK confirms (RFC 3262 §4)', () => {
    expect(says('ringing-that-must-arrive', 'PRACK', 'alice')).toContain('confirms that the 180 Ringing has arrived');
  });
});

describe('registering', () => {
  it('tells binding, renewing, asking, removing one and removing all apart (§10.2)', () => {
    expect(says('rfc3665-2.1', 'REGISTER', 'bob')).toContain('that calls for Bob go to client.biloxi.example.com');
    expect(says('rfc3665-2.2', 'REGISTER', 'bob', 1)).toContain('renews its binding');
    expect(says('rfc3665-2.3', 'REGISTER', 'bob')).toContain('where calls for Bob go at present');
    expect(says('rfc3665-2.4', 'REGISTER', 'bob')).toContain('forget every place');
  });

  it('tells a first challenge from one after wrong credentials and from a stale nonce (§22.2, RFC 7616 §3.3)', () => {
    expect(says('rfc3665-2.1', '401 REGISTER', 'server')).toContain('first wants to know who asks');
    expect(says('wrong-password', '407 INVITE', 'p1', 2)).toContain('does not accept the credentials');
    expect(says('stale-nonce', '407 INVITE', 'p1')).toContain('the nonce, which is too old');
  });
});

describe('whatever the engine may meet', () => {
  it('has words of its own for every refusal and redirection it knows', () => {
    const told = (code: number): boolean => MEANINGS[code] !== undefined || [401, 407, 408].includes(code);
    const without = STATUSES.filter(({ code }) => code >= 300 && !told(code)).map(({ code }) => code);
    // These come from extensions that no element here has; their class speaks for them.
    expect(without).toEqual([417, 424, 425, 428, 433, 436, 437, 438, 470, 494, 555, 607, 608]);
  });

  it('tells a question about abilities from a call (§11.1)', () => {
    expect(says('what-can-you-do', 'OPTIONS', 'alice')).toBe('Alice asks what Bob can do, without calling.');
  });
});
