// RFC 5626: phones that can be reached only over the way they came, and signs of life that keep it open.

import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { ways } from '../support/net';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

/** Alice is behind a NAT box and has registered; Bob calls her through the proxy she shares with him. */
const stage = (alice: string, p1: string, script: string, box = '') => `
latency: 20 ms
nats: { home: { label: Home router${box} } }
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, behind: home${alice} }
  p1: { proxy: atlanta.example.com, address: 192.0.2.111${p1} }
  bob: { phone: sip:bob@atlanta.example.com, via: p1 }
before:
  - alice: registers
  - bob: registers
script:
${script}`;

const CALL = '  - bob: calls alice\n  - alice: answers after 1 s\n  - bob: hangs up after 1 s\n';
const HELP = ', helps-nat: yes';
const RPORT = ', rport: yes';

const pings = (trace: Trace) =>
  trace.entries.flatMap(({ changes }) => changes.flatMap((c) => (c.type === 'pinged' ? [c] : [])));

describe('§5.3: an edge proxy', () => {
  it('MUST send a request for a registered phone over the flow of its REGISTER', () => {
    const trace = run(stage(RPORT, HELP, CALL, ', forgets: 1 h'));
    expect(ways(trace, 'p1', 'INVITE')[0]).toMatch(/^INVITE UDP 203\.0\.113\.1:\d{5}$/);
    expect(perceptions(trace, 'alice')).toEqual(['ringing', 'connected', 'ended']);
  });

  it('without its help nobody finds the phone', () => {
    const trace = run(stage(RPORT, '', CALL, ', forgets: 1 h'));
    expect(ways(trace, 'p1', 'INVITE')[0]).toBe(
      'INVITE UDP 10.0.0.1:5060: 10.0.0.1 is a private address: nothing outside leads there',
    );
    expect(perceptions(trace, 'alice')).toEqual([]);
  });

  it('stays in the way of the dialog, with the flow in its Record-Route', () => {
    const trace = run(stage(RPORT, HELP, CALL, ', forgets: 1 h'));
    expect(wire(trace, '200 INVITE', 1)).toMatch(
      /^Record-Route: <sip:udp-203\.0\.113\.1-\d+~10\.0\.0\.1@ss1\.atlanta\.example\.com;lr>\r$/m,
    );
    expect(ladder(trace)).toContain('p1 > alice: BYE');
  });

  it('sends what the phone itself asks for on by its Request-URI', () => {
    const own = '  - alice: calls bob\n  - bob: answers after 1 s\n  - alice: hangs up after 1 s\n';
    const trace = run(stage(RPORT, HELP, own, ', forgets: 1 h'));
    expect(ladder(trace)).toContain('p1 > bob: BYE');
    expect(perceptions(trace, 'bob')).toEqual(['ringing', 'connected', 'ended']);
  });

  describe('whose phone has moved in the middle of a call (RFC 3261 §12.2.1.2)', () => {
    const script = `${CALL.replace('  - bob: hangs up after 1 s\n', '')}  - alice: moves to 192.0.2.150 as cell.example.net after 2 s
  - bob: holds after 6 s
  - bob: hangs up after 2 s
`;

    for (const p1 of [HELP, `${HELP}, role: b2bua`]) {
      const trace = run(stage(RPORT, p1, script, ', forgets: 1 h'));
      const way = (what: string) => ways(trace, 'p1', what).filter((one) => !one.includes('192.0.2.1:'));

      it(`leaves the flow to where it was${p1 === HELP ? '' : ', as a back-to-back user agent too'}`, () => {
        expect(way('INVITE').at(-1)).toBe('INVITE UDP 192.0.2.150:5060');
        expect(way('BYE')).toEqual(['BYE UDP 192.0.2.150:5060']);
        expect(perceptions(trace, 'alice')).toEqual(['ringing', 'connected', 'held', 'ended']);
      });

      it('and sends what it asks for itself to the other one', () => {
        expect(ladder(trace)).toContain('p1 > bob: INVITE');
        expect(perceptions(trace, 'bob')).toContain('holding');
      });
    }
  });

  it('and what the other side asks for over the flow', () => {
    const other = '  - alice: calls bob\n  - bob: answers after 1 s\n  - bob: hangs up after 1 s\n';
    expect(perceptions(run(stage(RPORT, HELP, other, ', forgets: 1 h')), 'alice').at(-1)).toBe('ended');
  });

  it('two phones behind the same box reach each other', () => {
    const text = stage(RPORT, HELP, CALL, ', forgets: 1 h').replace(
      'bob: { phone: sip:bob@atlanta.example.com, via: p1 }',
      'bob: { phone: sip:bob@atlanta.example.com, via: p1, behind: home, rport: yes }',
    );
    expect(perceptions(run(text), 'alice')).toEqual(['ringing', 'connected', 'ended']);
    expect(perceptions(run(text), 'bob').at(-1)).toBe('ended');
  });
});

describe('§5.3 with RFC 3261 §16.4: the flow in a Request-URI that a strict router made of the Record-Route', () => {
  const behind = (first: string, second: string) => `
latency: 20 ms
nats: { home: { label: Home router, forgets: 1 h } }
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, behind: home, rport: yes }
  p1: { proxy: atlanta.example.com, record-route: yes, helps-nat: yes${first} }
  p2: { proxy: biloxi.example.com, record-route: yes${second} }
  bob: { phone: sip:bob@biloxi.example.com, via: p2 }
before:
  - alice: registers
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - bob: holds after 1 s
  - bob: resumes after 1 s
  - bob: hangs up after 1 s
`;

  it.each([
    ['a strict router sends to the edge', '', ', routing: strict'],
    ['the edge routes strictly itself', ', routing: strict', ''],
    ['both do', ', routing: strict', ', routing: strict'],
  ])('leads to the phone as well: %s', (_, first, second) => {
    const trace = run(behind(first, second));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ringback', 'connected', 'held', 'resumed', 'ended']);
    expect(ladder(trace).filter((line) => /40\d|48\d|again/.test(line))).toEqual([]);
    expect(ways(trace, 'p1', 'BYE')[0]).toMatch(/^BYE UDP 203\.0\.113\.1:\d{5}$/);
  });
});

describe('§5.1: an edge proxy before the registrar', () => {
  it('MUST add itself to Path with the flow, so that the registrar sends requests back that way', () => {
    const trace = run(`
latency: 20 ms
nats: { home: { forgets: 1 h } }
elements:
  alice: { phone: sip:alice@atlanta.example.com, behind: home, rport: yes, supported: [path] }
  edge: { proxy: edge.example.com, host: edge.example.com, address: 192.0.2.50, helps-nat: yes, registrar: no, routes: { atlanta.example.com: core } }
  core: { proxy: atlanta.example.com, address: 192.0.2.60 }
  bob: { phone: sip:bob@biloxi.example.com, via: core }
hosts: { atlanta.example.com: 192.0.2.50 }
script:
  - alice: registers
  - bob: calls alice at 1 s
  - alice: answers after 1 s
  - bob: hangs up after 1 s
`);
    expect(wire(trace, 'REGISTER', 2)).toMatch(/^Path: <sip:udp-203\.0\.113\.1-\d+@edge\.example\.com;lr>\r$/m);
    expect(ladder(trace).slice(4, 9)).toEqual([
      'bob > core: INVITE',
      'core > bob: 100 INVITE',
      'core > edge: INVITE',
      'edge > core: 100 INVITE',
      'edge > alice: INVITE',
    ]);
    expect(perceptions(trace, 'alice')).toEqual(['registered', 'ringing', 'connected', 'ended']);
  });
});

describe('§4.4: signs of life', () => {
  it('keep the way back open', () => {
    const late = CALL.replace('calls alice', 'calls alice at 3 min');
    expect(perceptions(run(stage(RPORT, HELP, late, ', forgets: 40 s')), 'alice')).toEqual([]);
    expect(perceptions(run(stage(`${RPORT}, keeps-alive: yes`, HELP, late, ', forgets: 40 s')), 'alice')).toEqual([
      'ringing',
      'connected',
      'ended',
    ]);
  });

  it('come often enough over a connection too, which a box remembers for a quarter of an hour', () => {
    const late = CALL.replace('calls alice', 'calls alice at 20 min');
    const tcp = (alice: string) =>
      perceptions(run(`horizon: 30 min${stage(`, transport: tcp${alice}`, HELP, late)}`), 'alice');
    expect(tcp('')).toEqual([]);
    expect(tcp(', keeps-alive: yes')).toEqual(['ringing', 'connected', 'ended']);
  });

  it('over UDP come after 24 to 29 seconds, at random', () => {
    const late = '  - bob: calls alice at 5 min\n';
    const trace = run(stage(`${RPORT}, keeps-alive: yes`, HELP, late));
    const at = trace.entries
      .filter(({ changes }) => changes.some(({ type }) => type === 'pinged'))
      .map((e) => e.at / 1e6);
    const gaps = at.slice(1).map((time, i) => time - (at[i] as number));
    expect(gaps.length).toBeGreaterThan(5);
    for (const gap of gaps) expect(gap >= 24 && gap <= 29).toBe(true);
    expect(new Set(gaps).size).toBeGreaterThan(3);
  });

  it('end with the registration, and keep no run from being quiet', () => {
    const trace = run(stage(`${RPORT}, keeps-alive: yes`, HELP, '  - alice: unregisters\n'));
    expect(pings(trace).length).toBeLessThan(3);
    expect(trace.ended).toBe('quiet');
  });
});
