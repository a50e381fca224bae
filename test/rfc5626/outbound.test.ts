// RFC 5626 §4 to §7: phones that register over flows, watch over them and mend them; edge proxies between them and the
// others; registrars that keep a binding for each flow.

import { describe, expect, it } from 'vitest';
import type { Trace } from '../../engine/model/trace';
import { ways } from '../support/net';
import { ladder, perceptions, run, states } from '../support/run';
import { wire } from '../support/stage';

interface Set {
  readonly alice?: string;
  readonly core?: string;
  readonly edge?: string;
  readonly transport?: string;
}

/** Alice keeps a flow to each of two edge proxies before the registrar of her domain; Bob calls by that one. */
const stage = (script: string, { alice = ', outbound: yes', core = ', outbound: yes', edge, transport }: Set = {}) => {
  const own = edge ?? ', outbound: yes';
  return `
transport: ${transport ?? 'tcp'}
latency: 20 ms
horizon: 20 min
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: [ep1, ep2]${alice} }
  ep1: { proxy: edge1.example.com, host: edge1.example.com, registrar: no, routes: { '*': core }${own} }
  ep2: { proxy: edge2.example.com, host: edge2.example.com, registrar: no, routes: { '*': core }${own} }
  core: { proxy: atlanta.example.com${core} }
  bob: { phone: sip:bob@atlanta.example.com, via: core }
before:
  - bob: registers
script:
  - alice: registers
${script}`;
};

/** Alice keeps one flow, straight to her registrar. */
const alone = (script: string, transport = 'tcp', p1 = ', outbound: yes') => `
transport: ${transport}
latency: 20 ms
horizon: 20 min
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1, outbound: yes }
  p1: { proxy: atlanta.example.com${p1} }
  bob: { phone: sip:bob@atlanta.example.com, via: p1 }
script:
  - alice: registers
${script}`;

const CALL = '  - bob: calls alice at 1 s\n  - alice: answers after 1 s\n  - bob: hangs up after 1 s\n';
const LATE = '  - bob: calls alice at 10 min\n';

/** Signs of life of one element, in seconds since the figure began; answers to them with `pong`. */
const signs = (trace: Trace, who: string, pong = false): number[] => {
  const start = trace.entries[trace.figure]?.at ?? 0;
  return trace.entries.flatMap(({ at, changes }) =>
    changes.flatMap((change) =>
      change.type === 'pinged' && change.from === who && (change.pong !== undefined) === pong
        ? [(at - start) / 1e6]
        : [],
    ),
  );
};
const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, i) => time - (times[i] ?? 0));
const registers = (trace: Trace): string[] =>
  ladder(trace).filter((line) => line.startsWith('alice') && line.includes('REGISTER'));
/** When Alice sent her REGISTERs, in seconds. */
const tries = (trace: Trace, to: string): number[] =>
  trace.entries.flatMap(({ at, changes }) =>
    changes.flatMap((change) =>
      change.type === 'sent' && change.from === 'alice' && change.to === to && change.message.kind === 'request'
        ? [at / 1e6]
        : [],
    ),
  );
const bindings = (trace: Trace): string[] =>
  trace.entries.flatMap(({ changes }) =>
    changes.flatMap((c) =>
      c.type === 'binding' && c.aor.startsWith('sip:alice') ? [`${c.change} ${c.flow ?? 'plain'}`] : [],
    ),
  );
describe('§4.1 and §4.2.1: registering flows', () => {
  const trace = run(stage(''));
  const [first, second] = [wire(trace, 'REGISTER', 1), wire(trace, 'REGISTER', 2)];

  it('MUST name the instance, the same over each flow, in Contact', () => {
    const instance = /\+sip\.instance="<(urn:uuid:[0-9a-f-]{36})>"/;
    expect(instance.exec(first)?.[1]).toBeDefined();
    expect(instance.exec(first)?.[1]).toBe(instance.exec(second)?.[1]);
  });

  it('MUST give each flow a reg-id and a Call-ID of its own', () => {
    expect([first, second].map((text) => /reg-id=(\d+)/.exec(text)?.[1])).toEqual(['1', '2']);
    const [a, b] = [first, second].map((text) => /^Call-ID: (.*)\r$/m.exec(text)?.[1]);
    expect(a).not.toBe(b);
  });

  it('MUST register through at least two proxies of its set, each as the first Route', () => {
    expect(registers(trace)).toEqual(['alice > ep1: REGISTER', 'alice > ep2: REGISTER']);
    expect(first).toMatch(/^Route: <sip:edge1\.example\.com;lr>/m);
  });

  it('MUST say that it supports outbound and Path', () => {
    expect(first).toMatch(/^Supported: path, outbound\r$/m);
  });

  it('a person hears once that the phone is registered', () => {
    expect(perceptions(trace, 'alice')).toEqual(['registered']);
  });

  it('keeps no flow, and sends no sign of life, where the answer does not require outbound', () => {
    const plain = run(alone(LATE, 'tcp', ''));
    expect(perceptions(plain, 'alice')[0]).toBe('registered');
    expect(signs(plain, 'alice')).toEqual([]);
  });

  it('goes without flows after 439, as it may', () => {
    const text = stage('', { edge: '' });
    expect(registers(run(text)).slice(2)).toEqual(['alice > ep1: REGISTER', 'alice > ep2: REGISTER']);
    expect(wire(run(text), '439 REGISTER', 1)).toMatch(/^SIP\/2\.0 439 First Hop Lacks Outbound Support\r$/m);
    expect(perceptions(run(text), 'alice')).toContain('registered');
  });
});

describe('§4.3: other requests', () => {
  const trace = run(stage('  - alice: calls bob at 1 s\n  - bob: answers after 1 s\n  - bob: hangs up after 1 s\n'));

  it('the Contact of a request that opens a dialog says `ob`, and Supported outbound', () => {
    expect(wire(trace, 'INVITE')).toMatch(/^Contact: <sip:alice@[\w.]+;transport=tcp;ob>\r$/m);
    expect(wire(trace, 'INVITE')).toMatch(/^Supported: .*outbound/m);
  });

  it('what the other side asks for in that dialog comes over the flow (§5.3.2)', () => {
    expect(ladder(trace)).toContain('ep1 > alice: BYE');
  });
});

describe('§4.4: signs of life', () => {
  it('over a connection come after 95 to 120 seconds, at random, and MUST be answered at once (§5.4)', () => {
    const trace = run(alone(LATE));
    const times = signs(trace, 'alice');
    expect(times.length).toBeGreaterThan(4);
    for (const gap of gaps(times)) expect(gap >= 95 && gap <= 120.1).toBe(true);
    expect(signs(trace, 'p1', true)).toEqual(times.map((time) => expect.closeTo(time + 0.02, 5)));
  });

  it('over UDP after 24 to 29 seconds', () => {
    for (const gap of gaps(signs(run(alone(LATE, 'udp')), 'alice'))) expect(gap >= 24 && gap <= 29.1).toBe(true);
  });

  it('MUST come as often as the Flow-Timer says, from 80 % of it on', () => {
    const trace = run(alone(LATE, 'tcp', ', outbound: yes, flow-timer: 50 s'));
    expect(wire(trace, '200 REGISTER')).toMatch(/^Flow-Timer: 50\r$/m);
    for (const gap of gaps(signs(trace, 'alice'))) expect(gap >= 40 && gap <= 50.1).toBe(true);
  });

  it('end with the registration', () => {
    const trace = run(alone(`  - alice: unregisters at 3 min\n${LATE}`));
    expect(Math.max(...signs(trace, 'alice'))).toBeLessThan(181);
    expect(states(trace, 'alice', 'flow').at(-1)).toBe('Closed');
  });

  it('§4.4.1: without an answer within 10 seconds the flow MUST count as failed: closed, and another one made', () => {
    const trace = run(alone(LATE), [{ kind: 'stall', between: ['alice', 'p1'], from: 60_000_000, until: 160_000_000 }]);
    const [asked = 0] = signs(trace, 'alice');
    expect(states(trace, 'alice', 'flow').slice(0, 4)).toEqual(['Open', 'Asked', 'Failed', 'Open']);
    expect(tries(trace, 'p1')[1]).toBeCloseTo(asked + 10, 3);
    expect(wire(trace, 'REGISTER', 2)).toMatch(/;reg-id=1/);
    expect(bindings(trace).slice(0, 2)).toEqual(['added 1', 'refreshed 1']);
  });

  it('§4.4.2: over UDP only after seven questions, the last of which waited for 8 seconds', () => {
    const trace = run(alone(LATE, 'udp'), [
      { kind: 'partition', between: ['alice', 'p1'], from: 10_000_000, until: 300_000_000 },
    ]);
    const times = signs(trace, 'alice').slice(0, 7);
    expect(gaps(times)).toEqual([0.5, 1, 2, 4, 8, 16].map((gap) => expect.closeTo(gap, 5)));
    expect(tries(trace, 'p1')[1]).toBeCloseTo((times[6] ?? 0) + 8, 3);
  });
});

describe('§4.5: making another flow', () => {
  const down = (text: string, until = 3_000_000_000) =>
    run(text, [
      { kind: 'crash', element: text.includes('ep1') ? 'ep1' : 'p1', at: 5_000_000 },
      { kind: 'restart', element: text.includes('ep1') ? 'ep1' : 'p1', at: until },
    ]);

  it('MUST wait before another try: 30 to 60 seconds after the first failure, then twice as long, and so on', () => {
    const times = tries(down(alone('  - bob: calls alice at 4 min\n')), 'p1');
    const waits = gaps(times.slice(1));
    expect(waits[0]).toBeGreaterThan(30);
    expect(waits[0]).toBeLessThan(60.1);
    expect(waits[1]).toBeGreaterThan(60);
    expect(waits[1]).toBeLessThan(120.1);
  });

  it('waits longer while another flow works: 90 to 180 seconds', () => {
    const waits = gaps(tries(down(stage('  - bob: calls alice at 4 min\n')), 'ep1').slice(1));
    expect(waits[0]).toBeGreaterThan(90);
    expect(waits[0]).toBeLessThan(180.1);
  });

  it('the person is told that the phone cannot be reached only when no flow is left', () => {
    const left = perceptions(down(stage('  - bob: calls alice at 1 min\n')), 'alice');
    expect(left.slice(0, 2)).toEqual(['registered', 'ringing']);
    expect(perceptions(down(alone('')), 'alice')).toEqual(['registered', 'registration-failed']);
  });

  it('MUST register anew over it, with the same reg-id', () => {
    const trace = down(alone('  - bob: calls alice at 4 min\n'), 10_000_000);
    expect(perceptions(trace, 'alice').slice(0, 4)).toEqual([
      ...['registered', 'registration-failed', 'registered', 'ringing'],
    ]);
    expect(bindings(trace).at(-1)).toMatch(/ 1$/);
  });
});

describe('§5: an edge proxy', () => {
  it('§5.1: as the first hop MUST write itself into Path, with a flow token and `ob`', () => {
    const path = /^Path: <sip:(tcp-192\.0\.2\.\d+-\d{5}-\w+)@edge1\.example\.com;lr;ob>\r$/m;
    expect(wire(run(stage('')), 'REGISTER', 3)).toMatch(path);
  });

  it('§5.3.1: forwards over that flow, and writes the token without `ob` into Record-Route', () => {
    const trace = run(stage(CALL));
    expect(ladder(trace)).toContain('ep1 > alice: INVITE');
    const route = /^Record-Route: <sip:tcp-192\.0\.2\.\d+-\d{5}-\w+~[\w.]+@edge1\.example\.com;lr>/m;
    expect(wire(trace, '200 INVITE')).toMatch(route);
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });

  it('§5.3.1: SHOULD refuse a token that somebody has changed with 403', () => {
    const text = stage(CALL);
    const sound = wire(run(text), 'INVITE', 2);
    const forged = sound.replace(/(Route: <sip:tcp-192\.0\.2\.\d+-\d{5}-)\w+@/, '$1forged@');
    expect(forged).not.toBe(sound);
    const trace = run(text, [{ kind: 'edit', message: 'first INVITE core -> ep1', text: forged }]);
    expect(ladder(trace)).toContain('ep1 > core: 403 INVITE');
  });

  it('§5.3.1: the flow of a connection that broke does not come back with the next one: 430 within a call', () => {
    const call = '  - bob: calls alice at 1 s\n  - alice: answers after 1 s\n  - bob: hangs up at 20 s\n';
    const trace = run(stage(call), [{ kind: 'reset', between: ['alice', 'ep1'], at: 5_000_000 }]);
    const registered = bindings(trace);
    // Alice has a flow to this proxy again, from another port.
    expect(registered.at(-1)).toMatch(/^(added|refreshed|updated) 1$/);
    expect(ladder(trace)).toContain('ep1 > core: 430 BYE');
  });

  it('§5.3.1: SHOULD answer 430 when the flow is gone, and opens no connection of its own', () => {
    // Alice cannot notice: she has lost her network.
    const text = stage('  - alice: loses the network at 500 ms\n  - bob: calls alice at 2 s\n');
    const trace = run(text, [
      { kind: 'reset', between: ['alice', 'ep1'], at: 1_000_000 },
      { kind: 'reset', between: ['alice', 'ep2'], at: 1_000_000 },
    ]);
    expect(ladder(trace)).toContain('ep1 > core: 430 INVITE');
    expect(ways(trace, 'ep1', 'INVITE')[0]).toMatch(/the connection is gone$/);
    // §7: another flow to the same phone takes its place; §11.5: no phone hears of a 430.
    expect(ladder(trace)).toContain('ep2 > core: 430 INVITE');
    expect(ladder(trace)).toContain('core > bob: 480 INVITE');
  });
});

describe('§6: a registrar', () => {
  it('MUST keep a binding for each instance and reg-id, and say that it does', () => {
    const trace = run(stage(''));
    expect(bindings(trace)).toEqual(['added 1', 'added 2']);
    expect(wire(trace, '200 REGISTER')).toMatch(/^Require: outbound\r$/m);
  });

  it('MUST replace the binding of the same instance and reg-id, whatever its contact says', () => {
    const trace = run(alone('  - alice: moves to 192.0.2.77 at 1 s\n'));
    expect(bindings(trace)).toEqual(['added 1', 'refreshed 1']);
  });

  it('MUST ignore a reg-id where the first hop knows of no flows and the phone does not ask for outbound', () => {
    const text = stage('', { edge: '' });
    const sound = wire(run(text), 'REGISTER', 3).replace('path, outbound', 'path');
    const trace = run(text, [{ kind: 'edit', message: 'first REGISTER ep1 -> core', text: sound }]);
    expect(bindings(trace)[0]).toBe('added plain');
    expect(wire(trace, '200 REGISTER')).not.toMatch(/^Require/m);
  });

  it('SHOULD refuse two living contacts, one of them with a reg-id, with 400', () => {
    const text = alone('');
    const sound = wire(run(text), 'REGISTER').replace(/^Contact: /m, 'Contact: <sip:alice@192.0.2.99>, ');
    const trace = run(text, [{ kind: 'edit', message: 'first REGISTER alice -> p1', text: sound }]);
    expect(ladder(trace)[1]).toBe('p1 > alice: 400 REGISTER');
  });
});

describe('§7: the authoritative proxy', () => {
  it('MUST NOT have two flows of one phone in the target set at a time', () => {
    const trace = run(stage(CALL));
    expect(ladder(trace).filter((line) => line.startsWith('core >') && line.endsWith(': INVITE'))).toHaveLength(1);
    expect(perceptions(trace, 'alice').filter((what) => what === 'ringing')).toHaveLength(1);
  });

  it('MUST NOT try another flow of a phone that has answered', () => {
    const trace = run(stage('  - bob: calls alice at 1 s\n  - alice: rejects after 1 s\n'));
    expect(ladder(trace).filter((line) => line.startsWith('core >') && line.endsWith(': INVITE'))).toHaveLength(1);
    expect(perceptions(trace, 'bob').at(-1)).toBe('failed');
  });

  it('MUST drop the bindings that use a flow it learns to be gone', () => {
    const text = alone('  - alice: loses the network at 500 ms\n  - bob: calls alice at 2 s\n');
    const trace = run(text, [{ kind: 'reset', between: ['alice', 'p1'], at: 1_000_000 }]);
    expect(bindings(trace)).toEqual(['added 1', 'removed 1']);
    expect(ladder(trace).at(-2)).toBe('p1 > bob: 480 INVITE');
  });
});
