// RFC 3263 §4: how a client finds the server of a SIP URI, and what it does when that server fails it.

import { describe, expect, it } from 'vitest';
import { questions, ways } from '../support/net';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

/** Alice calls Bob, whose domain is what the test makes of it: two proxies serve it. */
const stage = (dns: string, more = '', alice = '', bob = '') => `
latency: 20 ms
dns-delay: 10 ms
dns:
${dns.replace(/^/gm, '  ')}
elements:
  alice: { phone: sip:alice@atlanta.example.com${alice} }
  p1: { proxy: biloxi.example.com, address: 192.0.2.11 }
  p2: { proxy: biloxi.example.com, address: 192.0.2.12 }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
script:
  - alice: calls bob
${more}`;

const invites = (trace: ReturnType<typeof run>) => ways(trace, 'alice', 'INVITE');

describe('§4.1: the transport', () => {
  it('is asked for by NAPTR when neither port nor transport nor address is given', () => {
    const trace = run(stage('biloxi.example.com:\n  naptr: [tcp]\n  srv: [{ over: tcp, host: p1 }]'));
    expect(questions(trace, 'alice')).toEqual(['NAPTR biloxi.example.com', 'SRV _sip._tcp.biloxi.example.com']);
    expect(invites(trace)[0]).toBe('INVITE TCP 192.0.2.11:5060');
    expect(wire(trace, 'INVITE', 1)).toContain('Via: SIP/2.0/TCP ');
  });

  it('is the one the domain prefers, among those the client can do', () => {
    const dns =
      'biloxi.example.com:\n  naptr: [ws, tls, udp]\n  srv: [{ over: udp, host: p1 }, { over: tls, host: p2 }]';
    expect(invites(run(stage(dns)))[0]).toBe('INVITE TLS 192.0.2.12:5061');
  });

  it('without NAPTR is found by asking for the SRV records of each', () => {
    const trace = run(stage('biloxi.example.com:\n  srv: [{ over: tcp, host: p2 }]'));
    expect(questions(trace, 'alice').slice(0, 4)).toEqual([
      'NAPTR biloxi.example.com',
      'SRV _sip._udp.biloxi.example.com',
      'SRV _sip._tcp.biloxi.example.com',
      'SRV _sips._tcp.biloxi.example.com',
    ]);
    expect(invites(trace)[0]).toBe('INVITE TCP 192.0.2.12:5060');
  });

  it('without any SRV is the usual one, at the address of the domain itself', () => {
    const trace = run(stage('biloxi.example.com: { a: p2 }'));
    expect(invites(trace)[0]).toBe('INVITE UDP 192.0.2.12:5060');
  });

  it('of a sips URI MUST be TLS: other services are discarded', () => {
    const dns = 'biloxi.example.com:\n  naptr: [udp, tls]\n  srv: [{ over: udp, host: p1 }, { over: tls, host: p2 }]';
    const trace = run(stage(dns).replace('calls bob', 'calls sips:bob@biloxi.example.com'));
    expect(questions(trace, 'alice')).not.toContain('SRV _sip._udp.biloxi.example.com');
    expect(invites(trace)[0]).toBe('INVITE TLS 192.0.2.12:5061');
  });

  it('named in the URI is used, and no NAPTR is asked for', () => {
    const dns = 'biloxi.example.com:\n  naptr: [udp]\n  srv: [{ over: udp, host: p1 }, { over: tcp, host: p2 }]';
    const trace = run(stage(dns).replace('calls bob', 'calls sip:bob@biloxi.example.com;transport=tcp'));
    expect(questions(trace, 'alice')).toEqual(['SRV _sip._tcp.biloxi.example.com']);
    expect(invites(trace)[0]).toBe('INVITE TCP 192.0.2.12:5060');
  });
});

describe('§4.2: port and address', () => {
  it('with a port in the URI, no SRV is asked for, only the address', () => {
    const dns = 'biloxi.example.com:\n  a: 192.0.2.12\n  srv: [{ host: p1 }]';
    const trace = run(stage(dns).replace('calls bob', 'calls sip:bob@biloxi.example.com:5060'));
    expect(questions(trace, 'alice')).toEqual(['A biloxi.example.com']);
    expect(invites(trace)[0]).toBe('INVITE UDP 192.0.2.12:5060');
  });

  it('of an address in the URI needs no question at all', () => {
    const trace = run(stage('biloxi.example.com: { a: p1 }').replace('calls bob', 'calls sip:bob@192.0.2.12'));
    expect(questions(trace, 'alice')).toEqual([]);
  });

  it('comes from the SRV record with the lowest priority', () => {
    const dns = 'biloxi.example.com:\n  srv: [{ host: p1, priority: 2 }, { host: p2, priority: 1, port: 5060 }]';
    expect(invites(run(stage(dns)))[0]).toBe('INVITE UDP 192.0.2.12:5060');
  });

  it('AAAA is asked for where there is no A', () => {
    const dns = "biloxi.example.com: { aaaa: '2001:db8::12' }";
    const trace = run(stage(dns).replace('address: 192.0.2.12', "address: '2001:db8::12'"));
    expect(questions(trace, 'alice').slice(-2)).toEqual(['A biloxi.example.com', 'AAAA biloxi.example.com']);
    expect(ladder(trace)[0]).toBe('alice > p2: INVITE');
  });

  it('the weights share the calls out', () => {
    const dns = 'biloxi.example.com:\n  srv: [{ host: p1, weight: 90 }, { host: p2, weight: 10 }]';
    const first = Array.from({ length: 60 }, (_, seed) => invites(run(`seed: ${seed}\n${stage(dns)}`))[0]);
    const main = first.filter((way) => way?.includes('192.0.2.11')).length;
    expect(main).toBeGreaterThan(40);
    expect(main).toBeLessThan(60);
  });

  it('a name nobody has heard of: the request fails as if with 503', () => {
    const trace = run(stage('biloxi.example.com: {}'));
    expect(invites(trace)).toEqual([]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('an answer is asked for once, and kept as long as it says', () => {
    const dns = 'biloxi.example.com: { a: p1 }';
    const again = '  - alice: calls bob at 30 s\n  - alice: calls bob at 90 s\n';
    const asked = (ttl: string) =>
      questions(run(`dns-ttl: ${ttl}\n${stage(dns, again)}`), 'alice').filter((q) => q === 'A biloxi.example.com')
        .length;
    expect(asked('1 h')).toBe(1);
    expect(asked('40 s')).toBe(2);
  });
});

describe('§4.3: a server that fails', () => {
  const dns = 'biloxi.example.com:\n  srv: [{ host: p1, priority: 1 }, { host: p2, priority: 2 }]';
  const down = 'faults:\n  - { crash: p1, at: 0 s }\n';

  it('by a transport error: the request goes to the next one, in a new transaction with a new branch', () => {
    const trace = run(stage(dns, down).replace('192.0.2.11 }', '192.0.2.11, when-down: refuses }'));
    expect(invites(trace).map((way) => /192\.0\.2\.\d+/.exec(way)?.[0])).toEqual(['192.0.2.11', '192.0.2.12']);
    const [first, second] = [wire(trace, 'INVITE', 1), wire(trace, 'INVITE', 2)];
    expect(/branch=[^;\r]*/.exec(second)?.[0]).not.toBe(/branch=[^;\r]*/.exec(first)?.[0]);
    expect(second.replace(/branch=\w+/, '')).toBe(first.replace(/branch=\w+/, ''));
  });

  it('by silence: after Timer B the next one is tried', () => {
    const trace = run(stage(dns, down));
    expect(invites(trace).filter((way) => way.includes('192.0.2.11'))).toHaveLength(7);
    expect(invites(trace).at(-1)).toBe('INVITE UDP 192.0.2.12:5060');
  });

  it('the last one too: the call fails', () => {
    const trace = run(stage(dns, `${down}  - { crash: p2, at: 0 s }\n`));
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'failed']);
  });

  it('a CANCEL goes where its INVITE went, without a question', () => {
    const trace = run(stage(dns, '  - alice: cancels 1 s after she hears ringback\nbefore:\n  - bob: registers\n'));
    expect(ways(trace, 'alice', 'CANCEL')).toEqual(['CANCEL UDP 192.0.2.11:5060']);
  });

  it('a proxy turns to the next one too', () => {
    const trace = run(
      stage(dns, down, ', via: p0')
        .replace('elements:', 'elements:\n  p0: { proxy: atlanta.example.com, address: 192.0.2.10 }')
        .replace('192.0.2.11 }', '192.0.2.11, when-down: refuses }'),
    );
    expect(ways(trace, 'p0', 'INVITE')).toEqual([
      'INVITE UDP 192.0.2.11:5060: it is down',
      'INVITE UDP 192.0.2.12:5060',
    ]);
    expect(questions(trace, 'p0').slice(0, 2)).toEqual([
      'NAPTR biloxi.example.com',
      'SRV _sip._udp.biloxi.example.com',
    ]);
  });

  it('a caller who gives up while a proxy still asks gets his 487', () => {
    const slow = stage('biloxi.example.com: { a: p1 }', '  - alice: cancels at 1 s\n', ', via: p0')
      .replace('dns-delay: 10 ms', 'dns-delay: 3 s')
      .replace('elements:', 'elements:\n  p0: { proxy: atlanta.example.com, address: 192.0.2.10 }');
    const trace = run(slow);
    expect(ladder(trace)).toContain('p0 > alice: 487 INVITE');
    expect(ways(trace, 'p0', 'INVITE')).toEqual([]);
  });
});

describe('§4: while the name server is asked', () => {
  const slow = (script: string) =>
    stage('biloxi.example.com:\n  a: p1', script).replace('dns-delay: 10 ms', 'dns-delay: 3 s');

  it('a call that is given up is never sent: there is nothing to cancel (RFC 3261 §9.1)', () => {
    const trace = run(slow('  - alice: cancels at 1 s\n'));
    expect(ladder(trace)).toEqual([]);
    expect(perceptions(trace, 'alice')).toEqual(['dialling', 'ended']);
    expect(trace.ended).toBe('quiet');
  });

  it('the phone is free for another call at once', () => {
    const trace = run(slow('  - alice: hangs up at 1 s\n  - alice: calls sip:bob@192.0.2.12 at 2 s\n'));
    expect(ladder(trace)[0]).toBe('alice > p2: INVITE');
  });
});
