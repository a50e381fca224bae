// RFC 3261 §10.2: a registered phone that gets another address.

import { describe, expect, it } from 'vitest';
import { get, list, param } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { printUri } from '../../engine/message/uri-print';
import type { Trace } from '../../engine/model/trace';
import { judge } from '../../engine/trace/expect';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, run } from '../support/run';

const text = (before: readonly string[], script: readonly string[], settings = '') => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  p2: { proxy: biloxi.example.com }
  bob: { phone: sip:bob@biloxi.example.com${settings} }
${before.length === 0 ? '' : `before:\n${before.map((line) => `  - ${line}\n`).join('')}`}script:
${script.map((line) => `  - ${line}\n`).join('')}expect:
  - media: [alice, bob]
`;

const MOVE = 'bob: moves to 192.0.2.100 as cafe.example.org at 1 s';
const CALL = ['alice: calls bob at 3 s', 'bob: answers after 1 s', 'bob: hangs up after 2 s'];
const registers = (trace: Trace): Message[] =>
  sendingsOf(trace)
    .filter(({ what, sent }) => what === 'REGISTER' && sent.copy === 0)
    .map(({ sent }) => sent.message);

describe('§10.2.1 and §10.2.2: the phone tells its registrar by itself', () => {
  const trace = run(text(['bob: registers'], [MOVE, ...CALL]));
  const [first, second] = registers(trace);

  it('with the Call-ID of all its registrations and the next CSeq', () => {
    expect(second && get(second, 'call-id')).toBe(first && get(first, 'call-id'));
    expect(second && get(second, 'cseq')?.number).toBe(2);
  });

  it('adding where it is and removing where it was', () => {
    const contacts = second === undefined ? [] : list(second, 'contact');
    const said = (typeof contacts === 'string' ? [] : contacts).map(({ uri, params }) => [
      printUri(uri),
      param(params, 'expires'),
    ]);
    expect(said).toEqual([
      ['sip:bob@cafe.example.org', undefined],
      ['sip:bob@client.biloxi.example.com', '0'],
    ]);
  });

  it('so that the next call finds it there, and nowhere else', () => {
    expect(ladder(trace).filter((line) => line.startsWith('p2 >') && line.endsWith(': INVITE'))).toEqual([
      'p2 > bob: INVITE',
    ]);
    expect(judge(trace).every(({ holds }) => holds)).toBe(true);
  });

  it('a phone with a GRUU keeps it (RFC 5627 §5.1)', () => {
    const gruu = run(
      text(
        ['bob: registers'],
        [...CALL.slice(0, 2), 'bob: moves to 192.0.2.100 after 2 s', 'alice: hangs up 2 s after bob moves'],
        ', gruu: temporary',
      ),
    );
    expect(ladder(gruu)).toContain('p2 > bob: BYE');
    expect(gruu.ended).toBe('quiet');
  });

  it.each([
    ['that is not registered', [] as string[], ''],
    ['that is set not to', ['bob: registers'], ', registers-anew: no'],
  ])('a phone %s tells nobody', (_, before, settings) => {
    expect(registers(run(text(before, [MOVE], settings)))).toHaveLength(before.length);
  });

  it('a phone that moves while it registers tells it when that has come to nothing', () => {
    const late = CALL.map((act) => act.replace('at 3 s', 'at 40 s'));
    const twice = run(text([], ['bob: registers', 'bob: moves to 192.0.2.100 after 10 ms', ...late]));
    expect(judge(twice).every(({ holds }) => holds)).toBe(true);
  });
});

describe('§15.1.1: whoever hangs up', () => {
  it('has done so at once, whatever the BYE meets', () => {
    const at = (trace: Trace, who: string): number | undefined =>
      trace.entries.find(
        ({ element, changes }) => element === who && changes.some((c) => c.type === 'perceived' && c.what === 'ended'),
      )?.at;
    const acted = (trace: Trace): number | undefined =>
      trace.entries.find(({ event }) => event.type === 'act' && event.act.verb === 'hangs up')?.at;
    for (const by of ['alice', 'bob']) {
      const trace = run(text(['bob: registers'], [...CALL.slice(0, 2), `${by}: hangs up 2 s after bob is connected`]), [
        { kind: 'lose', message: `every BYE ${by} -> ${by === 'alice' ? 'bob' : 'alice'}` },
      ]);
      expect(at(trace, by)).toBe(acted(trace));
    }
  });
});

describe('§10.3: a registrar that has started again', () => {
  it('knows the bindings of before, and takes one back although it waits for its end no more', () => {
    const trace = run(`
transport: udp
latency: 20 ms
elements:
  p2: { proxy: biloxi.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
  alice: { phone: sip:alice@biloxi.example.com }
before:
  - bob: registers
script:
  - bob: unregisters at 3 s
  - alice: calls bob at 5 s
faults:
  - { crash: p2, at: 1 s }
  - { restart: p2, at: 2 s }
`);
    expect(ladder(trace)).toContain('p2 > bob: 200 REGISTER');
    expect(ladder(trace)).toContain('p2 > alice: 480 INVITE');
    const cancelled = trace.entries.filter(
      ({ event, changes }) =>
        event.type !== 'crash' &&
        changes.some((change) => change.type === 'timer-cancelled' && change.owner.startsWith('bindings of')),
    );
    expect(cancelled).toEqual([]);
  });
});
