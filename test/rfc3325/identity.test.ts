// RFC 3323 §4 and RFC 3325 §4 to §7: who calls, who may know it, and who says so.

import { describe, expect, it } from 'vitest';
import { get, list } from '../../engine/message/headers';
import type { Message, Request } from '../../engine/message/message';
import { printMessage } from '../../engine/message/print';
import { printUri } from '../../engine/message/uri-print';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';
import { sendingsOf } from '../../engine/trace/sending';
import { run } from '../support/run';

interface Stage {
  readonly p1?: string;
  readonly p2?: string;
  readonly faults?: string;
}

const VOUCHES = ', auth: yes, vouches: yes, trust-domain: p2';

const text = (call: string, { p1 = VOUCHES, p2 = ', trust-domain: p1', faults = '' }: Stage = {}): string => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes${p1} }
  p2: { proxy: biloxi.example.com, record-route: yes${p2} }
  bob: { phone: sip:bob@biloxi.example.com }
before:
  - bob: registers
script:
  - alice: ${call}
  - bob: answers after 1 s
  - bob: hangs up after 2 s
${faults}`;

/** The last INVITE between two. */
function invite(trace: Trace, from: string, to: string): Request {
  const found = sendingsOf(trace).findLast(
    ({ sent }) =>
      sent.from === from && sent.to === to && sent.message.kind === 'request' && sent.message.method === 'INVITE',
  )?.sent.message;
  if (found?.kind !== 'request') throw new Error(`no INVITE ${from} -> ${to}`);
  return found;
}

const asserted = (message: Message): string[] => list(message, 'p-asserted-identity').map(({ uri }) => printUri(uri));

describe('RFC 3323 §4.1: a phone that hides its person', () => {
  const sent = invite(run(text('calls bob anonymously')), 'alice', 'p1');

  it('names nobody in From', () => {
    const from = get(sent, 'from');
    expect(from && printUri(from.uri)).toBe('sip:anonymous@anonymous.invalid');
    expect(from?.display).toBe('Anonymous');
  });

  it('names nobody in Contact or in the description, and asks the servers to hide who it is (§4.2)', () => {
    expect(get(sent, 'privacy')).toBe('id');
    expect(printMessage(sent).replace(/^(Proxy-)?Authorization:.*$/gm, '')).not.toMatch(/alice/);
  });

  it('the call goes like any other', () => {
    const trace = run(text('calls bob anonymously'));
    const connected = trace.entries.flatMap(({ element, changes }) =>
      changes.some((change) => change.type === 'perceived' && change.what === 'connected') ? [element] : [],
    );
    expect([...new Set(connected)].sort()).toEqual(['alice', 'bob']);
  });
});

describe('RFC 3323 §4.1.1.2: who hides in a call goes on hiding in it', () => {
  const NO_PROXY = (script: string, settings = ''): string => `
transport: udp
elements:
  alice: { phone: sip:alice@atlanta.example.com, display: Alice Miller${settings} }
  bob: { phone: sip:bob@biloxi.example.com, changes-by: UPDATE }
  carol: { phone: sip:carol@chicago.example.com }
script:
  - alice: calls bob anonymously
  - bob: answers at 1 s
${script}`;
  /** All that alice's phone says to them. */
  const saidBy = (trace: Trace): Message[] =>
    sendingsOf(trace).flatMap(({ sent }) => (sent.from === 'alice' ? [sent.message] : []));

  it.each([
    ['a hold by re-INVITE', '  - alice: holds at 2 s\n  - alice: hangs up at 4 s', '', 'INVITE'],
    ['a hold by UPDATE', '  - alice: holds at 2 s\n  - alice: hangs up at 4 s', ', changes-by: UPDATE', 'UPDATE'],
    ['an answer to a hold', '  - bob: holds at 2 s\n  - bob: hangs up at 4 s', '', null],
    [
      'a REFER, and answers to reports',
      '  - alice: transfers bob to carol at 2 s\n  - carol: answers at 5 s',
      '',
      'REFER',
    ],
    ['a public GRUU', '  - alice: holds at 2 s\n  - alice: hangs up at 4 s', ', gruu: yes', 'INVITE'],
    [
      'a call made for the other',
      '  - bob: transfers sip:anonymous@anonymous.invalid to carol at 2 s\n  - carol: answers at 5 s',
      '',
      'INVITE',
    ],
  ])('in %s', (_, script, settings, method) => {
    const said = saidBy(run(NO_PROXY(script, settings)));
    expect(said.filter((one) => /alice@|alice miller/i.test(printMessage(one))).map(printMessage)).toEqual([]);
    const asked = said.filter((one) => one.kind === 'request' && one.method === method);
    expect(asked.map((one) => get(one, 'privacy'))).toEqual(asked.map(() => 'id'));
    expect(asked.length > 0).toBe(method !== null);
  });

  it('calls a third party as nobody when it is asked to, and the call comes about', () => {
    const trace = run(
      NO_PROXY('  - bob: transfers sip:anonymous@anonymous.invalid to carol at 2 s\n  - carol: answers at 5 s'),
    );
    const from = get(invite(trace, 'alice', 'carol'), 'from');
    expect(from && printUri(from.uri)).toBe('sip:anonymous@anonymous.invalid');
  });
});

describe('RFC 3325 §5: a proxy that vouches', () => {
  it('says who the caller is, once that has been proved', () => {
    const trace = run(text('calls bob anonymously'));
    expect(asserted(invite(trace, 'p1', 'p2'))).toEqual(['sip:alice@atlanta.example.com']);
  });

  it('MUST take it out before a neighbour it does not trust, when Privacy asks for that', () => {
    const trace = run(text('calls bob anonymously'));
    expect(asserted(invite(trace, 'p2', 'bob'))).toEqual([]);
    const alone = run(text('calls bob anonymously', { p1: ', auth: yes, vouches: yes' }));
    expect(asserted(invite(alone, 'p1', 'p2'))).toEqual([]);
  });

  it('may leave it in when the caller does not mind', () => {
    expect(asserted(invite(run(text('calls bob')), 'p2', 'bob'))).toEqual(['sip:alice@atlanta.example.com']);
  });

  it('vouches for nobody who has proved nothing', () => {
    const trace = run(text('calls bob', { p1: ', vouches: yes, auth: { whom: own users }, trust-domain: p2' }));
    expect(asserted(invite(trace, 'p1', 'p2'))).toEqual(['sip:alice@atlanta.example.com']);
    // An anonymous From is of no domain: such a caller is not asked.
    const unasked = run(
      text('calls bob anonymously', { p1: ', vouches: yes, auth: { whom: own users }, trust-domain: p2' }),
    );
    expect(asserted(invite(unasked, 'p1', 'p2'))).toEqual([]);
  });

  it('MUST take out what somebody it does not trust asserts', () => {
    const trace = run(text('calls bob', { p2: ', trust-domain: alice' }));
    // p1 vouches, and p2 knows of no reason to believe it.
    expect(asserted(invite(trace, 'p1', 'p2'))).toHaveLength(1);
    expect(asserted(invite(trace, 'p2', 'bob'))).toEqual([]);
  });

  it('a preference (§9.2) goes no further than the first of these proxies, and proves nothing', () => {
    const plain = printMessage(invite(run(text('calls bob')), 'alice', 'p1')).replace(/Content-Length: \d+\r\n/, '');
    const claimed = plain.replace(
      'Content-Type',
      'P-Preferred-Identity: <sip:carol@atlanta.example.com>\r\nContent-Type',
    );
    const faults = `faults:\n  - edit: second INVITE alice -> p1\n    text: ${JSON.stringify(claimed)}\n`;
    const trace = run(text('calls bob', { faults }));
    const passed = invite(trace, 'p1', 'p2');
    expect(list(passed, 'p-preferred-identity')).toEqual([]);
    expect(asserted(passed)).toEqual(['sip:alice@atlanta.example.com']);
  });

  it('a proxy that is no part of this passes it on as it is (RFC 3261 §16.6)', () => {
    const trace = run(text('calls bob anonymously', { p2: '' }));
    expect(asserted(invite(trace, 'p2', 'bob'))).toEqual(['sip:alice@atlanta.example.com']);
  });
});

/** Two providers; a caller who has to prove who she is to the first of them. */
const proving = (phones: string, p1: string, acts: string): string => `
transport: udp
elements:
${phones}
  p1: { proxy: [atlanta.example.com, chicago.example.com], auth: yes, record-route: yes, ${p1} }
  p2: { proxy: biloxi.example.com, trust-domain: p1, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com }
before:
  - bob: registers
script:
${acts}
  - bob: answers after 1 s
  - bob: hangs up after 2 s
`;

describe('RFC 3325 §5: whose identity it is that has been proved', () => {
  const VOUCHING = 'vouches: yes, trust-domain: p2';
  const alice = '  alice: { phone: sip:alice@atlanta.example.com, via: p1 }';

  it('is the address of record of the user, where that has another name', () => {
    const miller = '  alice: { phone: sip:alice@atlanta.example.com, via: p1, username: a.miller }';
    const trace = run(proving(miller, VOUCHING, '  - alice: calls bob anonymously'));
    expect(asserted(invite(trace, 'p1', 'p2'))).toEqual(['sip:alice@atlanta.example.com']);
  });

  it('is in the domain of the user, not in the first of the proxy', () => {
    const carol = '  carol: { phone: sip:carol@chicago.example.com, via: p1 }';
    const trace = run(proving(carol, VOUCHING, '  - carol: calls bob anonymously'));
    expect(asserted(invite(trace, 'p1', 'p2'))).toEqual(['sip:carol@chicago.example.com']);
  });

  it('is that of whom From names, where two go by one user name; nobody is vouched for where it names neither', () => {
    const both = `${alice}\n  namesake: { phone: sip:alice@chicago.example.com, via: p1 }`;
    const named = run(proving(both, VOUCHING, '  - namesake: calls bob'));
    expect(asserted(invite(named, 'p1', 'p2'))).toEqual(['sip:alice@chicago.example.com']);
    const unnamed = run(proving(both, VOUCHING, '  - namesake: calls bob anonymously'));
    expect(asserted(invite(unnamed, 'p1', 'p2'))).toEqual([]);
  });

  it('is of nobody whose address the proxy does not know', () => {
    const guest = '  guest: { phone: sip:guest@denver.example.com, via: p1, password: s }';
    const trace = run(proving(guest, `${VOUCHING}, users: { guest: s }`, '  - guest: calls bob'));
    expect(asserted(invite(trace, 'p1', 'p2'))).toEqual([]);
  });

  it.each([
    ['the first provider, to which she has proved who she is', 'policies: [{ block: outgoing, for: alice }]', ''],
    ['the first, which screens before it asks', 'screening: before, policies: [{ block: outgoing, for: alice }]', ''],
    ['the second, which trusts the first', VOUCHING, ', policies: [{ block: incoming, for: bob, from: alice }]'],
  ])('counts for block lists, whatever From says: %s', (_, p1, p2) => {
    const file = proving(alice, p1, '  - alice: calls bob anonymously').replace(
      'trust-domain: p1',
      `trust-domain: p1${p2}`,
    );
    expect(() => invite(run(file), 'p2', 'bob')).toThrow('no INVITE');
    const free = file.replace('screening: before, ', '').replace(/policies: \[.*?\]/, 'ring-limit: 1 min');
    expect(get(invite(run(free), 'p2', 'bob'), 'cseq')?.method).toBe('INVITE');
  });
});

describe('a file that asks for it in vain says where', () => {
  it.each([
    [', vouches: yes', '6 "vouches" changes nothing here'],
    [', auth: yes, vouches: yes, trust-domain: nobody', '6 No element is called "nobody".'],
  ])('%s', (p1, message) => {
    const read = readScenario(text('calls bob', { p1 }), { id: 'test' });
    expect(read.ok ? [] : read.problems.map((p) => `${p.line} ${p.message}`)).toEqual([
      expect.stringContaining(message),
    ]);
  });
});
