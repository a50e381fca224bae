// RFC 4028 §8: what a proxy does about session timers.
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (p1: string, alice = '', bob = '', script = '') => `
latency: 20 ms
horizon: 10 min
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1${alice} }
  p1: { proxy: atlanta.example.com, record-route: yes${p1} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
script:
  - alice: calls bob
  - bob: answers after 1 s
${script}`;

/** Both phones lose their power, and nobody is left to refresh. */
const DEAD =
  'faults:\n  - { crash: bob, at: 10 s }\n  - { crash: alice, at: 10 s }\n  - { restart: alice, at: 250 s }\n';
const KNOWS = ', supported: [timer]';
const LIMIT = ', session-expires: 3 min';
const line = (trace: Trace, what: string, nth: number, name: string): string | undefined =>
  wire(trace, what, nth)
    .split('\r\n')
    .find((one) => one.startsWith(`${name}:`));
/** What the INVITE says as it leaves the proxy. */
const forwarded = (trace: Trace, name: string) => line(trace, 'INVITE', 2, name);
/** What the 200 says as it leaves the proxy. */
const told = (trace: Trace, name: string) => line(trace, '200 INVITE', 2, name);

/** When the proxy decided something, in microseconds. */
const decided = (trace: Trace, what: string): number[] =>
  trace.entries.flatMap(({ at, changes }) =>
    changes.flatMap((c) => (c.type === 'decision' && c.what === what ? [at] : [])),
  );

describe('§8.1: requests', () => {
  it('MAY get a Session-Expires, without a refresher', () => {
    expect(forwarded(run(stage(LIMIT)), 'Session-Expires')).toBe('Session-Expires: 180');
  });

  it('with one above the wish of the proxy have it lowered', () => {
    expect(forwarded(run(stage(LIMIT, ', session-expires: 10 min')), 'Session-Expires')).toBe('Session-Expires: 180');
  });

  it('MUST NOT have it raised when it is not below Min-SE', () => {
    expect(forwarded(run(stage(LIMIT, ', session-expires: 2 min')), 'Session-Expires')).toBe('Session-Expires: 120');
  });

  it('nor lowered below the Min-SE of the request', () => {
    const trace = run(stage(LIMIT, ', session-expires: 10 min, min-se: 5 min'));
    expect(forwarded(trace, 'Session-Expires')).toBe('Session-Expires: 300');
  });

  it('that ask for less than the proxy allows get 422 with its Min-SE, and come again with more', () => {
    const trace = run(stage(', min-se: 5 min', ', session-expires: 2 min', KNOWS));
    expect(ladder(trace).slice(0, 4)).toEqual([
      'alice > p1: INVITE',
      'p1 > alice: 422 INVITE',
      'alice > p1: ACK',
      'alice > p1: INVITE',
    ]);
    expect(line(trace, '422 INVITE', 1, 'Min-SE')).toBe('Min-SE: 300');
    expect(told(trace, 'Session-Expires')).toMatch(/^Session-Expires: 300/);
    expect(perceptions(trace, 'alice')).toContain('connected');
  });

  it('of phones that know the extension MUST NOT get a Min-SE', () => {
    expect(forwarded(run(stage(`${LIMIT}, min-se: 2 min`, KNOWS)), 'Min-SE')).toBeUndefined();
  });

  it('are left alone by a proxy that has no wish of its own', () => {
    expect(forwarded(run(stage('', ', session-expires: 10 min')), 'Session-Expires')).toBe('Session-Expires: 600');
    expect(forwarded(run(stage('')), 'Session-Expires')).toBeUndefined();
  });
});

describe('§8.1: a wish below what the proxy itself puts up with', () => {
  it('is not what it asks for', () => {
    expect(forwarded(run(stage(`${LIMIT}, min-se: 5 min`)), 'Session-Expires')).toBe('Session-Expires: 300');
  });
});

describe('§8.2: responses', () => {
  it('MUST get the Session-Expires of the request, for a caller that knows timers and a callee that does not', () => {
    const trace = run(stage(LIMIT, KNOWS));
    expect(told(trace, 'Session-Expires')).toBe('Session-Expires: 180;refresher=uac');
    expect(told(trace, 'Require')).toBe('Require: timer');
  });

  it('so that the caller refreshes, and the session is seen to live', () => {
    const trace = run(stage(LIMIT, KNOWS));
    expect(
      ladder(trace).filter((one) => one === 'alice > p1: INVITE' || one === 'alice > p1: UPDATE').length,
    ).toBeGreaterThan(4);
    expect(perceptions(trace, 'alice')).not.toContain('ended');
  });

  it('are forwarded as they are when neither phone knows them', () => {
    expect(told(run(stage(LIMIT)), 'Session-Expires')).toBeUndefined();
  });

  it('MUST NOT be changed when the callee has said it', () => {
    const trace = run(stage(LIMIT, '', KNOWS));
    expect(told(trace, 'Session-Expires')).toBe(line(trace, '200 INVITE', 1, 'Session-Expires'));
  });
});

describe('§8.3: a session that is not refreshed', () => {
  it('MUST NOT be ended by the proxy: its phones do that', () => {
    const trace = run(stage(LIMIT, '', KNOWS, 'faults:\n  - { crash: bob, at: 10 s }\n'));
    expect(ladder(trace).filter((one) => one.startsWith('p1 >') && one.endsWith(': BYE'))).toEqual([]);
  });

  it('is forgotten when its time is over, counted from the 2xx that went upstream (§8.2)', () => {
    const trace = run(stage(LIMIT, '', `${KNOWS}, refresher: other`, DEAD));
    const [forgotten, ...more] = decided(trace, 'session-forgotten');
    expect(more).toEqual([]);
    const last = decided(trace, 'session-counted').at(-1) ?? 0;
    expect(forgotten).toBe(last + 180 * SECOND);
  });

  it('frees what the proxy kept for it: the ports of its media', () => {
    const trace = run(stage(`${LIMIT}, relay: yes`, '', KNOWS, DEAD));
    const freed = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) => (c.type === 'decision' && c.what === 'session-forgotten' ? [c.data.relay] : [])),
    );
    expect(freed).toEqual([true]);
  });

  it('is what every refresh puts off: the expiration MUST be updated (§8.2)', () => {
    const trace = run(stage(LIMIT, KNOWS));
    expect(decided(trace, 'session-counted').length).toBeGreaterThan(4);
    expect(decided(trace, 'session-forgotten')).toEqual([]);
  });

  it('is nothing to a proxy that is not in the path, or whose call has been hung up', () => {
    const aside = stage(LIMIT, '', KNOWS).replace(', record-route: yes', '');
    expect(decided(run(aside), 'session-counted')).toEqual([]);
    const over = run(stage(LIMIT, KNOWS, '', '  - alice: hangs up after 10 s\n'));
    expect(decided(over, 'session-counted')).toHaveLength(1);
    expect(decided(over, 'session-forgotten')).toEqual([]);
  });
});
