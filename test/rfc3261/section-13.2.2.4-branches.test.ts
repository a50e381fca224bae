// RFC 3261 §13.2.2.4: what becomes of the branches that do not answer.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { run, states } from '../support/run';

const stage = (script: string) => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, reaction: 0 }
  p1: { proxy: biloxi.example.com, record-route: yes }
  desk: { phone: sip:bob@biloxi.example.com, reaction: 0 }
  sofa: { phone: sip:bob@biloxi.example.com, reaction: 0 }
  attic: { phone: sip:bob@biloxi.example.com, reaction: 0 }
before:
  - desk: registers
  - sofa: registers
  - attic: registers
script:
  - alice: calls sip:bob@biloxi.example.com
${script}`;

interface Moment {
  readonly change: string;
  readonly at: number;
}
const dialogs = (trace: Trace): Moment[] =>
  trace.entries
    .filter(({ element }) => element === 'alice')
    .flatMap(({ at, changes }) =>
      changes.flatMap((c) => (c.type === 'dialog' ? [{ change: c.change, at: at / 1_000_000 }] : [])),
    );
const ended = (trace: Trace): number[] => dialogs(trace).flatMap(({ change, at }) => (change === 'ended' ? [at] : []));

describe('64*T1 after the first 2xx', () => {
  const trace = run(stage('  - desk: answers after 2 s\n  - alice: hangs up after 40 s\n'));
  const confirmed = dialogs(trace).find(({ change }) => change === 'confirmed')?.at ?? 0;

  it('early dialogs that were not answered are terminated', () => {
    expect(dialogs(trace).filter(({ change }) => change === 'early')).toHaveLength(3);
    expect(ended(trace).slice(0, 2)).toEqual([confirmed + 32, confirmed + 32]);
  });

  it('and the call goes on', () => {
    expect(states(trace, 'alice', 'caller')).toEqual(['Calling', 'Proceeding', 'Confirmed', 'ByeSent', 'Ended']);
  });

  it('not before: a call that ends earlier takes them with it', () => {
    const short = run(stage('  - desk: answers after 2 s\n  - alice: hangs up after 3 s\n'));
    expect(new Set(ended(short)).size).toBe(1);
    const fired = short.entries.some(({ event }) => event.type === 'timer' && event.name === 'other branches');
    expect(fired).toBe(false);
  });

  it('a branch that answered meanwhile and was hung up on is not waited for', () => {
    const both = run(stage('  - desk: answers at 2 s\n  - sofa: answers at 2 s\n  - attic: answers at 2 s\n'));
    const fired = both.entries.some(({ event }) => event.type === 'timer' && event.name === 'other branches');
    expect(fired).toBe(false);
    expect(ended(both)).toHaveLength(2);
  });

  it('T1 of the scenario counts', () => {
    const quick = run(`timers: { T1: 100 ms }\n${stage('  - desk: answers after 2 s\n')}`);
    const answered = dialogs(quick).find(({ change }) => change === 'confirmed')?.at ?? 0;
    expect(ended(quick)[0]).toBeCloseTo(answered + 6.4, 5);
  });
});
