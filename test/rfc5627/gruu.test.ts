// RFC 5627: an address that means one phone of a person.

import { describe, expect, it } from 'vitest';
import { list, param } from '../../engine/message/headers';
import type { Message } from '../../engine/message/message';
import { printMessage } from '../../engine/message/print';
import { printUri } from '../../engine/message/uri-print';
import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';
import { ladder, perceptions, run } from '../support/run';

interface Stage {
  readonly bob?: string;
  readonly desk?: string;
  readonly p2?: string;
  readonly box?: boolean;
}

const text = (
  before: readonly string[],
  script: readonly string[],
  { bob = ', gruu: yes', desk = ', gruu: yes', p2 = '', box = false }: Stage = {},
) => `
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  p2: { ${box ? 'b2bua' : 'proxy'}: biloxi.example.com${p2} }
  bob: { phone: sip:bob@biloxi.example.com${bob} }
  desk: { phone: sip:bob@biloxi.example.com${desk} }
before:
${before.map((line) => `  - ${line}\n`).join('')}script:
${script.map((line) => `  - ${line}\n`).join('')}`;

const BOTH = ['bob: registers', 'desk: registers'];
const CALL = ['alice: calls bob', 'bob: answers after 1 s', 'alice: holds after 1 s', 'alice: hangs up after 3 s'];

const all = (trace: Trace, what: string, from: string): Message[] =>
  sendingsOf(trace)
    .filter((sending) => sending.what === what && sending.sent.from === from && sending.sent.copy === 0)
    .map(({ sent }) => sent.message);
const contactsOf = (message: Message | undefined) => {
  const contacts = message === undefined ? [] : list(message, 'contact');
  return typeof contacts === 'string' ? [] : contacts;
};
const REGISTERED = text(['bob: registers'], ['alice: calls bob']);

describe('§4.1: a phone that registers', () => {
  const [register] = all(run(REGISTERED), 'REGISTER', 'bob');

  it('MUST say that it supports gruu, and which instance it is', () => {
    expect(register && list(register, 'supported')).toContain('gruu');
    expect(param(contactsOf(register)[0]?.params ?? [], '+sip.instance')).toMatch(/^"<urn:uuid:[0-9a-f-]{36}>"$/);
  });

  it('keeps its instance when it registers again', () => {
    const trace = run(
      text(['bob: registers'], ['bob: registers at 1 s', 'bob: unregisters at 2 s', 'bob: registers at 3 s']),
    );
    const ids = all(trace, 'REGISTER', 'bob').map((message) =>
      param(contactsOf(message)[0]?.params ?? [], '+sip.instance'),
    );
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('§5.2: the registrar', () => {
  const trace = run(text(['bob: registers'], ['bob: registers at 1 s']));
  const answers = all(trace, '200 REGISTER', 'p2');
  const said = (index: number, name: string) => param(contactsOf(answers[index])[0]?.params ?? [], name);

  it('MUST return the public GRUU: the address of record with a gr that has a value', () => {
    expect(said(0, 'pub-gruu')).toMatch(/^"sip:bob@biloxi\.example\.com;gr=urn:uuid:[0-9a-f-]{36}"$/);
    expect(said(1, 'pub-gruu')).toBe(said(0, 'pub-gruu'));
  });

  it('MUST return the newest temporary GRUU: a new one each time, that does not tell whose it is', () => {
    expect(said(0, 'temp-gruu')).toMatch(/^"sip:tgruu\.[a-z0-9]+@biloxi\.example\.com;gr"$/);
    expect(said(1, 'temp-gruu')).not.toBe(said(0, 'temp-gruu'));
    expect(said(0, 'temp-gruu')).not.toContain('bob');
  });

  it('says nothing of GRUUs to a phone that does not know them', () => {
    const [plain] = all(run(text(['bob: registers'], ['alice: calls bob'], { bob: '' })), '200 REGISTER', 'p2');
    expect(plain && printMessage(plain)).not.toContain('gruu');
  });
});

describe('§4.4: the phone uses its GRUU as its Contact', () => {
  it('in answers to INVITE, and in what it asks for itself', () => {
    const trace = run(
      text(
        ['bob: registers'],
        ['alice: calls bob', 'bob: answers', 'bob: hangs up after 1 s', 'bob: calls alice after 1 s'],
      ),
    );
    for (const message of [
      ...all(trace, '180 INVITE', 'bob'),
      ...all(trace, '200 INVITE', 'bob'),
      ...all(trace, 'INVITE', 'bob'),
    ]) {
      expect(printUri(contactsOf(message)[0]?.uri as never)).toMatch(/^sip:bob@biloxi\.example\.com;gr=urn:uuid:/);
    }
  });

  it('MUST NOT use one without a registration', () => {
    const trace = run(text(['bob: registers'], ['bob: unregisters', 'bob: calls alice after 1 s']));
    expect(printUri(contactsOf(all(trace, 'INVITE', 'bob')[0])[0]?.uri as never)).not.toContain(';gr');
  });

  it('may be a temporary one', () => {
    const trace = run(text(['bob: registers'], CALL, { bob: ', gruu: temporary' }));
    expect(printUri(contactsOf(all(trace, '200 INVITE', 'bob')[0])[0]?.uri as never)).toMatch(/^sip:tgruu\./);
    expect(perceptions(trace, 'bob').at(-1)).toBe('ended');
  });
});

describe('§6.1: a request to a GRUU', () => {
  it.each([
    ['yes', ''],
    ['temporary', ''],
    ['yes', ', record-route: yes'],
    ['temporary', ', forking: sequential'],
  ])('gruu: %s, at a proxy%s: reaches that phone alone, whether it stays in the path or not', (kind, p2) => {
    const trace = run(text(BOTH, CALL, { bob: `, gruu: ${kind}`, p2 }));
    expect(perceptions(trace, 'bob').slice(-2)).toEqual(['held', 'ended']);
    const astray = ladder(trace).filter((line) => /p2 > desk: (ACK|BYE)$/.test(line));
    expect(astray.length).toBeLessThanOrEqual(1);
    expect(ladder(trace)).toContain('p2 > bob: BYE');
  });

  it('through a back-to-back user agent too', () => {
    const trace = run(text(['bob: registers'], CALL, { box: true }));
    expect(perceptions(trace, 'bob').slice(-2)).toEqual(['held', 'ended']);
    expect(trace.ended).toBe('quiet');
  });

  const asked = (gruu: (raw: string) => string, script: string[] = []) => {
    const lines = text(['bob: registers'], [...script, 'alice: queries bob at 5 s']);
    const [answer] = all(run(lines), '200 REGISTER', 'p2');
    const raw = printMessage(all(run(lines), 'OPTIONS', 'alice')[0] as Message);
    const own = param(contactsOf(answer)[0]?.params ?? [], 'pub-gruu')?.replaceAll('"', '') ?? '';
    const edited = raw.replace('OPTIONS sip:bob@biloxi.example.com ', `OPTIONS ${gruu(own)} `);
    expect(edited).not.toBe(raw);
    return ladder(run(lines, [{ kind: 'edit', message: 'first OPTIONS alice -> p2', text: edited }]));
  };

  it('that is valid reaches the phone', () => {
    expect(asked((own) => own)).toContain('bob > p2: 200 OPTIONS');
  });

  it('SHOULD be rejected with 404 when there is no such GRUU', () => {
    expect(asked((own) => `${own}0`)).toContain('p2 > alice: 404 OPTIONS');
    expect(asked(() => 'sip:tgruu.unknown@biloxi.example.com;gr')).toContain('p2 > alice: 404 OPTIONS');
  });

  it('MUST be answered 480 when the phone is not registered now: a public GRUU holds on (§5.3)', () => {
    expect(asked((own) => own, ['bob: unregisters at 1 s'])).toContain('p2 > alice: 480 OPTIONS');
  });

  it('SHOULD NOT be forwarded to another place', () => {
    const lines = `${text(['bob: registers'], ['alice: calls bob', 'bob: answers', 'alice: hangs up after 2 s'])}`;
    expect(ladder(run(lines))).toContain('p2 > bob: BYE');
  });
});

describe('§5.1: a contact that leads back', () => {
  it('MUST be refused with 403', () => {
    const lines = text([], ['bob: registers']);
    const raw = printMessage(all(run(lines), 'REGISTER', 'bob')[0] as Message);
    const edited = raw.replace(/Contact: <[^>]+>/, 'Contact: <sip:bob@biloxi.example.com>');
    expect(ladder(run(lines, [{ kind: 'edit', message: 'first REGISTER bob -> p2', text: edited }]))).toContain(
      'p2 > bob: 403 REGISTER',
    );
  });
});

describe('RFC 5589 §7.3: a transfer to a phone that has a GRUU', () => {
  const transfer = (gruu: string) =>
    run(`
transport: udp
latency: 20 ms
elements:
  carol: { phone: sip:carol@chicago.example.com }
  alice: { phone: sip:alice@atlanta.example.com, lines: 2 }
  p2: { proxy: biloxi.example.com, record-route: yes }
  bob: { phone: sip:bob@biloxi.example.com${gruu} }
  desk: { phone: sip:bob@biloxi.example.com${gruu} }
before:
  - bob: registers
  - desk: registers
script:
  - carol: calls alice
  - alice: answers after 1 s
  - alice: calls bob after 3 s
  - bob: answers after 2 s
  - alice: transfers carol to bob after asking 2 s after she is connected to bob
`);
  const tries = (trace: Trace) => ladder(trace).filter((line) => line === 'p2 > desk: INVITE').length;

  it('goes to that phone alone; by the address of record it goes to both', () => {
    expect(tries(transfer(', gruu: yes'))).toBe(1);
    expect(tries(transfer(''))).toBe(2);
    expect(perceptions(transfer(', gruu: yes'), 'alice')).toContain('transferred');
  });
});
