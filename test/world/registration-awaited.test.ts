// A script that waits for somebody to be registered waits for the tries that the phone makes by itself (RFC 3261 §10.2.7).

import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { perceptions, run } from '../support/run';

const text = (script: readonly string[], restart = '  - { restart: p1, at: 40 s }\n'): string => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
${script.map((line) => `  - ${line}\n`).join('')}faults:
  - { crash: p1, at: 0 s }
${restart}`;

const undone = (trace: Trace): string[] => trace.waiting.map(({ text: said }) => said ?? '');

describe('a registrar that is out of order when somebody is awaited', () => {
  it('the run goes on until the phone has registered, and the act is done', () => {
    const trace = run(text(['alice: registers', 'bob: calls alice 1 s after alice is registered', 'alice: rejects']));
    expect(perceptions(trace, 'alice').slice(0, 3)).toEqual(['registration-failed', 'registered', 'ringing']);
    expect(undone(trace)).toEqual([]);
    expect(trace.ended).toBe('quiet');
  });

  it('without anybody who waits it ends when all is quiet, as before', () => {
    const trace = run(text(['alice: registers']));
    expect(perceptions(trace, 'alice')).toEqual(['registration-failed']);
    expect(trace.ended).toBe('quiet');
  });

  it('where the registrar never comes back it ends with its horizon', () => {
    const trace = run(text(['alice: registers', 'bob: calls alice 1 s after alice is registered'], ''));
    expect(trace.ended).toBe('horizon');
    expect(undone(trace)).toEqual(['calls alice 1 s after alice is registered']);
  });
});
