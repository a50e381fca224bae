// RFC 7118 §5: a SIP client on WebSocket, a browser for instance.

import { describe, expect, it } from 'vitest';
import { ways } from '../support/net';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const stage = (alice: string, script: string, before = 'before:\n  - alice: registers\n') => `
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, transport: ws${alice} }
  p1: { proxy: atlanta.example.com }
  bob: { phone: sip:bob@atlanta.example.com }
${before}script:
${script}`;

const CALL = '  - bob: calls alice\n  - alice: answers after 1 s\n  - bob: hangs up after 1 s\n';

describe('§5.2: what the client writes', () => {
  it('the Via names WS and a host that does not exist, and the Contact has transport=ws', () => {
    const register = wire(run(stage(', via: p1', '  - alice: registers\n', '')), 'REGISTER', 1);
    expect(register).toMatch(/^Via: SIP\/2\.0\/WS \w+\.invalid;branch=/m);
    expect(register).toMatch(/^Contact: <sip:alice@\w+\.invalid;transport=ws>/m);
  });

  it('over TLS the Via says WSS', () => {
    const text = stage(', via: p1', '  - alice: registers\n', '').replace('transport: ws', 'transport: wss');
    expect(wire(run(text), 'REGISTER', 1)).toMatch(/^Via: SIP\/2\.0\/WSS /m);
  });
});

describe('§5.2.1 and §5.4: reaching the client', () => {
  it('MUST be over the connection it opened: the proxy opens none', () => {
    const trace = run(stage(', via: p1', CALL));
    const opened = trace.entries.flatMap(({ changes }) =>
      changes.flatMap((c) =>
        c.type === 'connection' && c.change === 'opening' ? [`${c.between.join(' ')} ${c.transport}`] : [],
      ),
    );
    expect(opened).toEqual(['alice p1 WS']);
    expect(perceptions(trace, 'alice')).toEqual(['ringing', 'connected', 'ended']);
  });

  it('the proxy stays in the way of its dialogs', () => {
    expect(ladder(run(stage(', via: p1', CALL)))).toContain('p1 > alice: BYE');
  });

  const broken = (call: string) => run(`${stage(', via: p1', call)}faults:\n  - { reset: [alice, p1], at: 0 s }\n`);

  it('when it has gone, nobody else opens another: no binding stays that needs it (RFC 5626 §7)', () => {
    const trace = broken(CALL);
    expect(ways(trace, 'p1', 'INVITE')).toEqual([]);
    expect(perceptions(trace, 'bob').at(-1)).toBe('failed');
  });

  it('when it has gone, the client opens another and registers anew (RFC 5626 §4.5)', () => {
    const trace = broken(CALL.replace('calls alice', 'calls alice at 1 s'));
    expect(ladder(trace)[0]).toBe('alice > p1: REGISTER');
    expect(perceptions(trace, 'alice')).toEqual(['registered', 'ringing', 'connected', 'ended']);
  });

  const inCall = (settings: string) =>
    run(
      `${stage(`, via: p1${settings}`, CALL.replace('1 s\n  - bob: hangs up after 1 s', '1 s\n  - bob: hangs up after 4 s'))}faults:
  - { reset: [alice, p1], at: 3 s }
`,
    );

  it('within a dialog is over the flow of its route set, which nothing changes: it ends with it (RFC 3261 §12.2.1.2)', () => {
    const lines = ladder(inCall(''));
    expect(lines).toContain('alice > p1: REGISTER');
    expect(lines).toContain('p1 > bob: 500 BYE');
  });

  it('within a dialog goes by the new flow where the client has named itself by a GRUU (RFC 5627 §6.1)', () => {
    const trace = inCall(', gruu: yes');
    expect(ladder(trace)).toContain('p1 > alice: BYE');
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });
});
