// RFC 3261 §8.1.2 and §10.2.6: which way a REGISTER takes, and to which registrar.
import { describe, expect, it } from 'vitest';
import type { Request } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import type { Trace } from '../../engine/model/trace';
import { ladder, perceptions, run } from '../support/run';

const registers = (trace: Trace): Request[] =>
  trace.entries.flatMap(({ changes }) =>
    changes.flatMap((c) =>
      c.type === 'sent' && c.message.kind === 'request' && c.message.method === 'REGISTER' ? [c.message] : [],
    ),
  );

const stage = (bob: string, rest = '') => `
latency: 20 ms
elements:
  bob: { phone: sip:bob@biloxi.example.com${bob} }
  edge: { proxy: chicago.example.com }
  other: { proxy: denver.example.com }
  home: { proxy: biloxi.example.com, record-route: yes }
  office: { registrar: biloxi.example.com, host: office.example.com }
script:
  - bob: registers
${rest}`;

describe('§8.1.2: an outbound proxy is a pre-existing route set', () => {
  it('MUST be used for a REGISTER as for every request outside of a dialog', () => {
    const trace = run(stage(', via: edge'));
    expect(ladder(trace)).toEqual([
      'bob > edge: REGISTER',
      'edge > home: REGISTER',
      'home > edge: 200 REGISTER',
      'edge > bob: 200 REGISTER',
    ]);
    expect(registers(trace)[0]?.headers.find(({ name }) => name === 'route')).toBeDefined();
    expect(perceptions(trace, 'bob')).toEqual(['registered']);
  });

  it('unless the phone is set to leave it aside', () => {
    expect(ladder(run(stage(', via: edge, registers-through: no proxy')))[0]).toBe('bob > home: REGISTER');
  });

  it('§8.1.3.1: when it is silent, the next one is tried', () => {
    const trace = run(stage(', via: [edge, other]', 'faults:\n  - { crash: edge, at: 0 ms }\n'));
    expect(ladder(trace)).toContain('other > home: REGISTER');
    expect(perceptions(trace, 'bob')).toEqual(['registered']);
  });
});

describe('§10.2.6: where to register', () => {
  it('without configuration the Request-URI is the domain of the address of record', () => {
    expect(registers(run(stage(''))).map(({ uri }) => printUri(uri))).toEqual(['sip:biloxi.example.com']);
  });

  it('a registrar the phone is set to use is the Request-URI', () => {
    const trace = run(stage(', registrar: office'));
    expect(ladder(trace)).toEqual(['bob > office: REGISTER', 'office > bob: 200 REGISTER']);
    expect(registers(trace).map(({ uri }) => printUri(uri))).toEqual(['sip:office.example.com']);
    expect(perceptions(trace, 'bob')).toEqual(['registered']);
  });

  it('and is reached by the outbound proxy too', () => {
    expect(ladder(run(stage(', registrar: office, via: edge'))).slice(0, 2)).toEqual([
      'bob > edge: REGISTER',
      'edge > office: REGISTER',
    ]);
  });

  it('a registrar of another domain refuses it: it keeps no such address of record', () => {
    expect(perceptions(run(stage(', registrar: other')), 'bob')).toEqual(['registration-failed']);
  });
});
