// RFC 3262: provisional responses that have to arrive, and what offers and answers may do in them.
import { describe, expect, it } from 'vitest';
import { ladder, perceptions, run, states } from '../support/run';

const KNOWS = ', supported: [100rel]';
const stage = (alice: string, bob: string) => `
title: Reliable provisional responses
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 ms${alice} }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 ms${bob} }
`;
const script = (...lines: string[]) => `script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const ANSWERED = script('alice: calls bob', 'bob: answers after 3 s', 'alice: hangs up after 2 s');

const sentIn = (trace: ReturnType<typeof run>, who: string, what: (m: never) => boolean) =>
  trace.entries
    .filter(({ element }) => element === who)
    .flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'sent' && what(c.message as never) ? [c.message] : [])),
    );

describe('§3 and §4: a reliable provisional response', () => {
  const trace = run(stage(KNOWS, KNOWS) + ANSWERED);

  it('is acknowledged by a PRACK in its early dialog', () => {
    expect(ladder(trace).slice(0, 6)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 180 INVITE',
      'alice > bob: PRACK',
      'bob > alice: 200 PRACK',
      'bob > alice: 200 INVITE',
      'alice > bob: ACK',
    ]);
    const [prack] = sentIn(trace, 'alice', (m: { method?: string }) => m.method === 'PRACK');
    const [ringing] = sentIn(trace, 'bob', (m: { status?: number }) => m.status === 180);
    const rseq = ringing?.headers.find(({ name }) => name === 'rseq')?.value;
    expect(prack?.headers.find(({ name }) => name === 'rack')?.value).toEqual({ rseq, cseq: 1, method: 'INVITE' });
    expect(prack?.headers.find(({ name }) => name === 'cseq')?.value).toEqual({ number: 2, method: 'PRACK' });
  });

  it('MUST NOT be sent to a caller that does not know 100rel', () => {
    expect(ladder(run(stage('', KNOWS) + ANSWERED))).not.toContain('alice > bob: PRACK');
  });

  it('is repeated until its PRACK comes; a copy of it is not acknowledged again by the phone', () => {
    const lost = run(stage(KNOWS, KNOWS) + ANSWERED, [{ kind: 'lose', message: 'first 180 bob -> alice' }]);
    expect(ladder(lost)).toContain('bob > alice: 180 INVITE');
    expect(ladder(lost).filter((line) => line.endsWith('bob: PRACK'))).toHaveLength(1);
    const late = run(stage(KNOWS, KNOWS) + ANSWERED, [
      { kind: 'delay', message: 'first PRACK alice -> bob', by: 600_000 },
    ]);
    expect(ladder(late).filter((line) => line === 'bob > alice: 180 INVITE')).toHaveLength(2);
    expect(states(late, 'bob', 'reliable')).toContain('Idle');
  });

  it('is given up after 64*T1, and the INVITE refused with a 5xx', () => {
    const none = run(stage(KNOWS, KNOWS) + script('alice: calls bob'), [
      { kind: 'lose', message: 'every PRACK alice -> bob' },
    ]);
    expect(ladder(none)).toContain('bob > alice: 504 INVITE');
    expect(perceptions(none, 'bob')).toEqual(['ringing', 'stopped-ringing']);
    const copies = ladder(none).filter((line) => line === 'bob > alice: 180 INVITE');
    expect(copies).toHaveLength(7);
  });
});

describe('§5: descriptions in reliable provisional responses', () => {
  it('an answer in a 183 opens the session, and the 2xx says nothing more', () => {
    const trace = run(stage(KNOWS, `${KNOWS}, early-media: yes`) + ANSWERED);
    expect(perceptions(trace, 'alice').slice(0, 2)).toEqual(['dialling', 'early-media']);
    const [accept] = sentIn(
      trace,
      'bob',
      (m: { status?: number; headers: { name: string; value: { method?: string } }[] }) =>
        m.status === 200 && m.headers.some(({ name, value }) => name === 'cseq' && value.method === 'INVITE'),
    );
    expect(accept?.body).toBe('');
  });

  it('an INVITE without an offer gets one in it, and the PRACK MUST bring the answer', () => {
    const text = stage(KNOWS, KNOWS) + script('alice: calls bob without an offer', 'bob: answers after 3 s');
    const trace = run(text);
    expect(states(trace, 'alice', 'offer-answer')).toEqual(['OfferReceived', 'Agreed']);
    expect(states(trace, 'bob', 'offer-answer')).toEqual(['OfferSent', 'Agreed']);
    const [prack] = sentIn(trace, 'alice', (m: { method?: string }) => m.method === 'PRACK');
    expect(prack?.body).toContain('m=audio');
  });

  it('the 2xx MUST wait until a description is acknowledged', () => {
    const text = stage(KNOWS, `${KNOWS}, early-media: yes`) + script('alice: calls bob', 'bob: answers');
    const trace = run(text);
    expect(states(trace, 'bob', 'callee').slice(0, 3)).toEqual(['Alerting', 'AnswerHeld', 'Accepted']);
    expect(ladder(trace).slice(0, 5)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 183 INVITE',
      'alice > bob: PRACK',
      'bob > alice: 200 PRACK',
      'bob > alice: 200 INVITE',
    ]);
  });
});

describe('§3 and RFC 3261 §15: a BYE before the PRACK has come', () => {
  it('has ended the dialog: the PRACK MUST be answered with 481, in order or not (RFC 3261 §12.2.2)', () => {
    const text = stage(`${KNOWS}, gives-up-by: BYE`, `${KNOWS}, early-media: yes`);
    const trace = run(text + script('alice: calls bob', 'alice: cancels at 100 ms'), [
      { kind: 'lose', message: 'first PRACK alice -> bob' },
    ]);
    const bob = ladder(trace).filter((line) => line.startsWith('bob') && !line.includes('183'));
    expect(bob.slice(-3)).toEqual(['bob > alice: 200 BYE', 'bob > alice: 487 INVITE', 'bob > alice: 481 PRACK']);
  });
});

describe('§3: a refusal before the PRACK has come', () => {
  it('stops the repeating, and the PRACK for the response MUST still be processed', () => {
    const early = stage(KNOWS, `${KNOWS}, early-media: yes`).replace('20 ms', '100 ms');
    const lines = ladder(run(early + script('alice: calls bob', 'bob: rejects after 20 ms')));
    expect(lines.indexOf('bob > alice: 486 INVITE')).toBeLessThan(lines.indexOf('alice > bob: PRACK'));
    expect(lines).toContain('bob > alice: 200 PRACK');
  });
});
