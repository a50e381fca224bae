// RFC 4028: sessions that end unless somebody refreshes them.
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { ladder, perceptions, run, states } from '../support/run';

const stage = (alice: string, bob: string) => `
title: Session timers
transport: udp
latency: 20 ms
horizon: 1 h
elements:
  alice: { phone: sip:alice@atlanta.example.com, reaction: 0 ms${alice} }
  bob: { phone: sip:bob@biloxi.example.com, reaction: 0 ms${bob} }
`;
const script = (...lines: string[]) =>
  `script:\n${['alice: calls bob', 'bob: answers after 1 s', ...lines].map((line) => `  - ${line}\n`).join('')}`;
const headerOf = (trace: Trace, who: string, what: (line: string) => boolean, name: string) =>
  trace.entries
    .filter(({ element }) => element === who)
    .flatMap(({ changes }) =>
      changes.flatMap((c) => {
        if (c.type !== 'sent') return [];
        const { message } = c;
        const line = message.kind === 'request' ? message.method : String(message.status);
        const header = message.headers.find((h) => h.name === name);
        return what(line) && header !== undefined ? [header.value as { value: string; params: unknown[] }] : [];
      }),
    );

describe('§7.2: a change that is agreed to refreshes the session', () => {
  it('MUST NOT leave a refresh to who has given that duty away while its own waited', () => {
    const text =
      stage(', session-expires: 3 min, refresher: in turn', ', session-expires: 3 min') +
      script('alice: holds at 91040 ms', 'bob: hangs up at 150 s');
    const asked = ladder(run(text)).filter((line) => /^alice > bob: (INVITE|UPDATE)/.test(line));
    expect(asked).toEqual(['alice > bob: INVITE', 'alice > bob: INVITE']);
  });
});

describe('§7 and §9: agreeing on an interval', () => {
  it('the 2xx says how long the session lasts and who refreshes it', () => {
    const trace = run(stage(', session-expires: 30 min', ', supported: [timer]') + script('alice: hangs up after 5 s'));
    expect(headerOf(trace, 'alice', (line) => line === 'INVITE', 'session-expires')[0]?.value).toBe('1800');
    const [granted] = headerOf(trace, 'bob', (line) => line === '200', 'session-expires');
    expect(granted).toEqual({ value: '1800', params: [{ name: 'refresher', value: 'uac' }] });
    expect(headerOf(trace, 'bob', (line) => line === '200', 'require')[0]).toEqual(['timer']);
    expect(states(trace, 'alice', 'session-timer')).toEqual(['Off', 'Refreshing.Waiting', 'Off']);
    expect(states(trace, 'bob', 'session-timer')).toEqual(['Off', 'Watching', 'Off']);
  });

  it('422 with Min-SE makes the caller ask again for longer', () => {
    const text = stage(', session-expires: 2 min', ', min-se: 10 min') + script('alice: hangs up after 5 s');
    const trace = run(text);
    expect(ladder(trace).slice(0, 4)).toEqual([
      'alice > bob: INVITE',
      'bob > alice: 422 INVITE',
      'alice > bob: ACK',
      'alice > bob: INVITE',
    ]);
    expect(headerOf(trace, 'alice', (line) => line === 'INVITE', 'session-expires').map(({ value }) => value)).toEqual([
      '120',
      '600',
    ]);
    expect(headerOf(trace, 'alice', (line) => line === 'INVITE', 'min-se').map(({ value }) => value)).toEqual(['600']);
  });

  it('a caller that knows no timers is not asked to refresh: the phone that wants them does it', () => {
    const trace = run(stage('', ', session-expires: 2 min') + script('alice: hangs up after 90 s'));
    expect(headerOf(trace, 'bob', (line) => line === '200', 'session-expires')[0]?.params).toEqual([
      { name: 'refresher', value: 'uas' },
    ]);
    expect(ladder(trace).slice(4, 7)).toEqual(['bob > alice: INVITE', 'alice > bob: 200 INVITE', 'bob > alice: ACK']);
  });
});

describe('§7.4: the refresher asks again at half of the interval', () => {
  it('by UPDATE where both know it, by a re-INVITE with an unchanged offer else', () => {
    const update = run(
      stage(', session-expires: 2 min', ', supported: [timer]') + script('alice: hangs up after 70 s'),
    );
    expect(ladder(update).slice(4, 6)).toEqual(['alice > bob: UPDATE', 'bob > alice: 200 UPDATE']);
    const plain = ', methods: [INVITE, ACK, CANCEL, BYE], supported: [timer]';
    const again = run(stage(', session-expires: 2 min', plain) + script('alice: hangs up after 70 s'));
    expect(ladder(again).slice(4, 7)).toEqual(['alice > bob: INVITE', 'bob > alice: 200 INVITE', 'alice > bob: ACK']);
    const versions = again.entries.flatMap(({ changes }) =>
      changes.flatMap((c) =>
        c.type === 'sent' && c.message.kind === 'request' && c.message.method === 'INVITE'
          ? [String(c.message.body).split('\r\n')[1]]
          : [],
      ),
    );
    expect(new Set(versions).size).toBe(1);
  });

  it('nobody notices', () => {
    const update = run(
      stage(', session-expires: 2 min', ', supported: [timer]') + script('alice: hangs up after 70 s'),
    );
    expect(perceptions(update, 'bob')).toEqual(['ringing', 'connected', 'ended']);
  });
});

describe('§10: when nobody refreshes', () => {
  it('the other end hangs up a little before the session expires', () => {
    const text = `${stage(', session-expires: 2 min', ', supported: [timer]')}faults:\n  - crash: alice\n    at: 10 s\n${script()}`;
    const trace = run(text);
    expect(states(trace, 'bob', 'session-timer')).toEqual(['Off', 'Watching', 'Off']);
    const bye = trace.entries.find(
      ({ element, changes }) =>
        element === 'bob' &&
        changes.some((c) => c.type === 'sent' && c.message.kind === 'request' && c.message.method === 'BYE'),
    );
    expect((bye?.at ?? 0) / 1e6).toBeCloseTo(1.02 + 120 - 32, 0);
    expect(perceptions(trace, 'bob').at(-1)).toBe('ended');
  });

  it('so does the refresher whose refreshes get no answer', () => {
    const text = `${stage(', session-expires: 2 min', ', supported: [timer]')}faults:\n  - crash: bob\n    at: 10 s\n${script()}`;
    expect(perceptions(run(text), 'alice').at(-1)).toBe('ended');
  });
});

describe('§9: a caller without the extension', () => {
  const text = stage(', supported: [replaces]', ', session-expires: 2 min, refresher: self');

  it('takes no notice of the interval, and never ends the call for it', () => {
    const trace = run(text + script('alice: hangs up after 3 min'));
    expect(states(trace, 'alice', 'session-timer')).toEqual([]);
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'ended']);
    expect(ladder(trace).filter((line) => line === 'alice > bob: BYE')).toHaveLength(1);
  });

  it('is refreshed by the callee, until an answer without Session-Expires says that nobody else wants it (§7.2)', () => {
    const trace = run(text + script('alice: hangs up after 5 min'));
    expect(ladder(trace).filter((line) => line === 'bob > alice: INVITE')).toHaveLength(1);
    expect(states(trace, 'bob', 'session-timer')).toEqual(['Off', 'Refreshing.Waiting', 'Refreshing.Asked', 'Off']);
  });
});

describe('§7.3 and §9: what a 422 has taught', () => {
  it('binds the phone that learned it when it grants a refresh of the other side too', () => {
    const trace = run(`
horizon: 20 min
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, session-expires: 100 s }
  p1: { proxy: atlanta.example.com, record-route: yes, min-se: 5 min }
  bob: { phone: sip:bob@biloxi.example.com, session-expires: 10 min, refresher: self }
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: hangs up after 8 min
`);
    expect(ladder(trace).filter((line) => line === 'p1 > bob: 422 UPDATE')).toEqual([]);
    expect(ladder(trace).filter((line) => line === 'bob > p1: UPDATE').length).toBeLessThan(5);
  });
});

describe('§7.4: a refresh that hands the refreshing over', () => {
  const turns = ', session-expires: 5 min, refresher: in turn';

  it('MAY say that the other end refreshes from now on, and each in turn does', () => {
    const lines = ladder(run(stage(turns, turns) + script('alice: hangs up after 10 min')));
    const refreshes = lines.filter((line) => line.endsWith(': UPDATE'));
    expect(refreshes.slice(0, 3)).toEqual(['alice > bob: UPDATE', 'bob > alice: UPDATE', 'alice > bob: UPDATE']);
  });

  it('gives the session a whole interval again, whoever refreshes it', () => {
    const trace = run(stage(turns, turns) + script('alice: hangs up after 10 min'));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'ended']);
    expect(ladder(trace).filter((line) => line.endsWith('BYE') && !line.includes('200'))).toEqual(['alice > bob: BYE']);
  });

  it('is left out where the other end is not known to understand it', () => {
    const lines = ladder(run(stage(turns, '') + script('alice: hangs up after 10 min')));
    expect(lines.filter((line) => line === 'bob > alice: INVITE')).toEqual([]);
  });
});
