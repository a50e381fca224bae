// RFC 3261 §20.33: Retry-After says when who refused can be tried again.
import { describe, expect, it } from 'vitest';
import { get } from '../../engine/message/headers';
import { SECOND } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (alice: string, bob: string) => `
transport: udp
latency: 20 ms
horizon: 10 min
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
  carol: { phone: sip:carol@chicago.example.com }
`;
const script = (...lines: string[]) => `script:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const SAYS = ', retry-after: 30 s';

/** When each INVITE of alice went out, in whole seconds. */
const calls = (trace: Trace): number[] => {
  const origin = trace.entries[trace.figure]?.at ?? 0;
  return sendingsOf(trace)
    .filter(({ what, sent }) => what === 'INVITE' && sent.from === 'alice' && sent.copy === 0)
    .map(({ entry }) => Math.round(((trace.entries[entry]?.at ?? 0) - origin) / SECOND));
};

describe('§20.33: who is refused is told when to try again', () => {
  it.each([
    ['busy', '486', script('alice: calls bob', 'bob: rejects as busy')],
    ['declined', '603', script('alice: calls bob', 'bob: rejects as declined')],
    ['unavailable', '480', script('alice: calls bob', 'bob: rejects as unavailable')],
  ])('%s: in the %s, when its person knows', (_, status, acts) => {
    const trace = run(stage('', SAYS) + acts);
    const refusal = sendingsOf(trace).find(({ what }) => what === `${status} INVITE`)?.sent.message;
    expect(refusal && get(refusal, 'retry-after')?.seconds).toBe(30);
    const silent = sendingsOf(run(stage('', '') + acts)).find(({ what }) => what === `${status} INVITE`)?.sent.message;
    expect(silent && get(silent, 'retry-after')).toBeUndefined();
  });

  it('a phone that is busy, or wants no calls at all, says so too', () => {
    const off = run(stage(', tries-again: yes', `${SAYS}, do-not-disturb: yes`) + script('alice: calls bob'));
    expect(calls(off)).toEqual([0, 30, 60, 90, 120, 150]);
    expect(states(off, 'alice', 'call-again').at(-1)).toBe('Done');
  });
});

describe('§20.33: the call is made again after that time, and not before', () => {
  const twice = script(
    'alice: calls bob',
    'bob: rejects after 1 s',
    'bob: answers after 1 s',
    'bob: hangs up after 1 s',
  );

  it('by a phone that is set to', () => {
    const trace = run(stage(', tries-again: yes', SAYS) + twice);
    expect(calls(trace)).toEqual([0, 31]);
    expect(perceptions(trace, 'alice')).toContain('connected');
  });

  it('by a person who redials: nobody is watched meanwhile', () => {
    const trace = run(`${stage('', SAYS)}${twice}  - alice: redials\n`);
    expect(calls(trace)).toEqual([0, 31]);
    expect(ladder(trace).some((line) => line.includes('SUBSCRIBE'))).toBe(false);
  });

  it('not by a phone that nobody told when', () => {
    expect(calls(run(stage(', tries-again: yes', '') + twice))).toEqual([0]);
  });

  it('not any more once its person has given it up', () => {
    const trace = run(
      stage(', tries-again: yes', SAYS) + script('alice: calls bob', 'bob: rejects', 'alice: hangs up at 10 s'),
    );
    expect(calls(trace)).toEqual([0]);
    expect(states(trace, 'alice', 'call-again')).toEqual(['Waiting', 'Done']);
  });
});

describe('§20.33: a SUBSCRIBE that is refused for now', () => {
  it('is sent again, with a Call-ID of its own, after the time that was named', () => {
    const trace = run(
      stage('', `${SAYS}, most-watchers: 1`) +
        script(
          'alice: watches bob',
          'carol: watches bob at 1 s',
          'alice: stops watching at 5 s',
          'carol: stops watching at 40 s',
        ),
    );
    const asked = sendingsOf(trace).filter(({ what, sent }) => what === 'SUBSCRIBE' && sent.from === 'carol');
    const ids = asked.map(({ sent }) => get(sent.message, 'call-id'));
    expect(new Set(ids.slice(0, 2)).size).toBe(2);
    expect(perceptions(trace, 'carol')).toContain('notified');
    expect(states(trace, 'carol', 'subscriber').slice(0, 4)).toEqual([
      'NotifyWait',
      'Postponed',
      'Terminated',
      'NotifyWait',
    ]);
  });

  it('is not, when nobody says when', () => {
    const trace = run(stage('', ', most-watchers: 0') + script('carol: watches bob'));
    expect(ladder(trace).filter((line) => line === 'carol > bob: SUBSCRIBE')).toHaveLength(1);
    expect(perceptions(trace, 'carol')).toEqual(['not-told']);
  });
});

describe('a phone that would call again by itself', () => {
  it('does not once its person has called the same party meanwhile', () => {
    const trace = run(`
elements:
  alice: { phone: sip:alice@atlanta.example.com, tries-again: yes }
  bob: { phone: sip:bob@biloxi.example.com, retry-after: 5 s }
script:
  - alice: calls bob
  - bob: rejects after 1 s
  - alice: calls bob 2 s after she hears the call fail
  - bob: answers after 5 s
`);
    expect(ladder(trace).filter((line) => line === 'alice > bob: INVITE')).toHaveLength(2);
  });
});
