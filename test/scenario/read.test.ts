import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../engine/scenario/read';

const base = `title: Session via two proxies
transport: udp
latency: 22 ms

elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1:    { proxy: atlanta.example.com, record-route: yes }
  p2:    { proxy: biloxi.example.com, record-route: yes }
  bob:   { phone: sip:bob@biloxi.example.com, via: p2 }

script:
  - alice: calls bob
  - bob: answers after 3.3 s
  - bob: hangs up after 8 s

faults:
  - drop: INVITE
    on: p1 > p2
    copies: 1

expect:
  - state: [p1, INVITE client, Proceeding]
  - connected: within 5 s
`;

const good = (text: string) => {
  const read = readScenario(text, { id: 'test' });
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.scenario;
};
const problems = (text: string) => {
  const read = readScenario(text, { id: 'test' });
  if (read.ok) throw new Error('it was readable');
  return read.problems;
};
const first = (text: string) => problems(text)[0];

describe('a scenario file', () => {
  it('reads the file of the playground picture', () => {
    const scenario = good(base);
    expect(scenario.title).toBe('Session via two proxies');
    expect(scenario.network).toMatchObject({ transport: 'UDP', latency: 22_000, timers: { t1: 500_000 } });
    expect(scenario.faults).toEqual([{ kind: 'lose', message: 'INVITE p1 -> p2' }]);
    expect(scenario.expect).toMatchObject([
      { kind: 'state', who: 'p1', machine: 'invite-client', state: 'Proceeding' },
      { kind: 'perceives', who: 'alice', what: 'connected', within: 5_000_000 },
    ]);
  });

  it('gives elements the names and addresses of the examples in the RFCs', () => {
    const { elements, network } = good(base);
    expect(elements.map(({ label, host, address }) => `${label} ${host} ${address}`)).toEqual([
      'Alice client.atlanta.example.com 192.0.2.101',
      'Proxy 1 ss1.atlanta.example.com 192.0.2.111',
      'Proxy 2 ss2.biloxi.example.com 192.0.2.222',
      'Bob client.biloxi.example.com 192.0.2.201',
    ]);
    expect(network.hosts['biloxi.example.com']).toBe('192.0.2.222');
  });

  it('lets a domain without a proxy lead to its phone', () => {
    const { network } = good('elements:\n  a: { phone: sip:a@one.example }\n  b: { phone: sip:b@two.example }');
    expect(network.hosts['two.example']).toBe('192.0.2.201');
  });

  it('makes no host name out of an IP address', () => {
    const { elements } = good('elements:\n  a: { phone: sip:a@192.0.2.7 }\n  b: { phone: "sip:b@[2001:db8::1]" }');
    expect(elements.map(({ host }) => host)).toEqual(['client.example.com', 'b.example.com']);
  });

  it('tells a proxy that asks the passwords of its own users', () => {
    const { elements } = good(base.replace('record-route: yes }', 'record-route: yes, auth: yes }'));
    const [alice, proxy] = elements;
    expect(proxy).toMatchObject({ auth: { realm: 'atlanta.example.com', algorithm: 'MD5', qop: 'auth' } });
    expect(proxy?.kind === 'proxy' && proxy.users).toEqual(alice?.kind === 'user-agent' && alice.credentials);
  });

  it('knows acts by natural keys, and where they stand', () => {
    const { script } = good(base);
    expect(script).toMatchObject([
      {
        by: 'alice',
        verb: 'calls',
        object: 'bob',
        key: 'alice calls 1',
        line: 12,
        trigger: { kind: 'natural', delay: 0 },
      },
      { by: 'bob', verb: 'answers', key: 'bob answers 1', text: 'answers after 3.3 s', trigger: { delay: 3_300_000 } },
      { by: 'bob', verb: 'hangs up', key: 'bob hangs up 1', trigger: { kind: 'natural', delay: 8_000_000 } },
    ]);
  });

  it.each([
    ['at 5 s', { kind: 'at', at: 5_000_000 }],
    ['after 1 min 30 s', { kind: 'natural', delay: 90_000_000 }],
    ['when alice hears ringback', { kind: 'since', who: 'alice', what: 'ringback', delay: 0 }],
    ["2 s after alice's phone rings", { kind: 'since', who: 'alice', what: 'ringing', delay: 2_000_000 }],
    ['300 ms after he can talk', { kind: 'since', who: 'bob', what: 'connected', delay: 300_000 }],
    ['2 s after alice hangs up', { kind: 'done', who: 'alice', verb: 'hangs up', delay: 2_000_000 }],
  ])('reads the trigger "%s"', (words, trigger) => {
    expect(good(`${base}\nbefore:\n  - bob: hangs up ${words}`).before[0]?.trigger).toEqual(trigger);
  });

  it.each(['rfc3665-3.1', 'rfc3665-3.2', 'two-proxies-udp', 'two-proxies-invite-lost'])('reads %s', (id) => {
    const file = new URL(`../../content/scenarios/${id}.yaml`, import.meta.url);
    expect(readScenario(readFileSync(file, 'utf8'), { id })).toMatchObject({ ok: true });
  });
});

describe('a problem', () => {
  it('names the line, the column and the nearest element', () => {
    expect(first(base.replace('p1 > p2', 'p1 > p3'))).toEqual({
      line: 18,
      column: 14,
      length: 2,
      message: 'No element is called "p3". Known: alice, p1, p2, bob.',
      suggestion: 'p1',
    });
  });

  it.each([
    ['a setting', base.replace('latency:', 'latancy:'), 3, 1, 'latency'],
    ['a setting of a proxy', base.replace('record-route', 'recordroute'), 7, 40, 'record-route'],
    ['a transport', base.replace('udp', 'udb'), 2, 12, 'udp'],
    ['a verb', base.replace('answers', 'anwsers'), 13, 10, 'answers'],
    ['whom to call', base.replace('calls bob', 'calls bop'), 12, 18, 'bob'],
    ['who acts', base.replace('- alice: calls', '- alise: calls'), 12, 5, 'alice'],
    ['a perception', base.replace('after 3.3 s', 'when alice heers ringback'), 13, 29, 'hears ringback'],
    ['an outbound proxy', base.replace('via: p1', 'via: p'), 6, 55, 'p1'],
    ['a unit', base.replace('after 8 s', 'after 8 mim'), 14, 27, 'min'],
    ['an expectation', base.replace('- connected', '- conected'), 23, 5, 'connected'],
    ['a fault', base.replace('copies: 1', 'copis: 1'), 19, 5, 'copies'],
    ['a yes', base.replace('route: yes', 'route: yess'), 7, 54, 'yes'],
  ])('suggests %s', (_what, text, line, column, suggestion) => {
    expect(first(text)).toMatchObject({ line, column, suggestion });
  });

  it.each([
    ['a missing unit', base.replace('22 ms', '22'), 3, /a duration such as 22 ms/],
    ['a port out of range', base.replace('via: p1', 'port: 70000'), 6, /a port/],
    ['an act of a proxy', base.replace('- alice: calls bob', '- p1: calls bob'), 12, /p1 is no phone/],
    ['a call of a proxy', base.replace('calls bob', 'calls p1'), 12, /p1 is no phone and cannot be called/],
    ['two hosts alike', base.replace(/via: (p[12])/g, 'via: $1, host: same.example.com'), 9, /Another element is same/],
    ['an element of no kind', base.replace('phone: sip:alice', 'fone: sip:alice'), 6, /What is alice/],
    ['a word of the language as a name', base.replace(/p2/g, 'media'), 8, /a word of the language/],
    ['what is no YAML', base.replace('script:', 'script: ['), 11, /This \[ is not closed/],
    ['the same word twice', `${base}title: again\n`, 24, /twice/],
    ['an alias', base.replace('calls bob', '*x'), 12, /anchors/],
    ['nothing at all', '', 1, /somebody must be on the stage/],
    ['a list', '- a', 1, /settings of a scenario/],
  ])('is found in %s', (_what, text, line, message) => {
    expect(first(text)).toMatchObject({ line, message: expect.stringMatching(message) });
  });

  it.each([
    ['a brace', base.replace('via: p1 }', 'via: p1'), 6, 10, 'This { is not closed: a } is missing.'],
    [
      'a bracket',
      base.replace('[p1, INVITE client, Proceeding]', '[p1, INVITE'),
      22,
      12,
      'This [ is not closed: a ] is missing.',
    ],
    ['a bracket in a brace', base.replace('via: p1 }', 'via: [p1 }'), 6, 55, 'This [ is not closed: a ] is missing.'],
    [
      'a quote',
      base.replace('title: Session', 'title: "Session'),
      1,
      8,
      'This " opens a quotation that is never closed.',
    ],
  ])('names the place of %s that is not closed, and nothing else', (_what, text, line, column, message) => {
    expect(problems(text)).toMatchObject([{ line, column, message }]);
  });

  it('says that a colon is one too many, rather than what YAML calls it', () => {
    expect(first(base.replace('hangs up after', 'hangs up: after'))?.message).toMatch(/second colon/);
  });

  it('in one element hides none of those after it', () => {
    const broken = base
      .replace('phone: sip:alice', 'fone: sip:alice')
      .replace('{ proxy: biloxi', '{ proxy: not a host; ')
      .replace('answers after', 'anwsers after')
      .replace('drop: INVITE', 'drop: INVIT')
      .replace('- connected', '- conected');
    expect(problems(broken).map(({ line, suggestion }) => [line, suggestion])).toEqual([
      [6, undefined],
      [8, undefined],
      [13, 'answers'],
      [17, 'INVITE'],
      [23, 'connected'],
    ]);
  });

  it.each([
    ['watchers', 'bob', 'watchers: [caro]', 'carol'],
    ['trusts', 'bob', 'trusts: caro', 'carol'],
    ['hold-music', 'bob', 'hold-music: caro', 'carol'],
    ['forward', 'bob', 'forward: caro', 'carol'],
    ['only-via', 'bob', 'only-via: p', 'p1'],
    ['routes', 'p1', 'routes: { x.example.com: p }', 'p1'],
    ['policies', 'p1', 'policies: [{ forward: alice, to: caro, when: busy }]', 'carol'],
  ])('suggests whom %s may mean', (_what, who, setting, suggestion) => {
    const text = `elements:\n  carol: { phone: sip:carol@chicago.example.com }\n${base.split('elements:\n')[1]}`;
    expect(first(text.replace(new RegExp(`(\\b${who}: +\\{)`), `$1 ${setting},`))).toMatchObject({ suggestion });
  });

  it('tells how to call a user whose phones have names of their own', () => {
    const text = base.replace(/\bbob\b(?!@)/g, 'desk').replace('calls desk', 'calls bob');
    expect(first(text)).toMatchObject({ suggestion: 'sip:bob@biloxi.example.com', line: 12 });
  });

  it('takes a name in dns for an element', () => {
    expect(first(`${base}dns: { x.example.com: { a: p3 } }\n`)).toMatchObject({ suggestion: 'p1' });
    expect(first(`${base}dns: { x.example.com: { srv: [{ host: p3 }] } }\n`)).toMatchObject({ suggestion: 'p1' });
  });

  it.each([
    ['machine', 'INVITE client', 'INVITE clint', 17, 'INVITE client'],
    ['state', 'Proceeding]', 'Proceding]', 32, 'Proceeding'],
  ])('suggests a %s that there is', (_what, old, wrong, column, suggestion) => {
    expect(first(base.replace(old, wrong))).toMatchObject({ line: 22, column, suggestion });
  });

  it('tells whose machine it is, when the element cannot run it', () => {
    const message = 'p1 runs no caller: that is a machine of phones.';
    expect(first(base.replace('INVITE client, Proceeding', 'caller, Confirmed'))?.message).toBe(message);
  });

  it('suggests a method where a message is expected', () => {
    expect(first(`${base}  - message: first BIE bob -> p2\n`)).toMatchObject({ suggestion: 'BYE', column: 20 });
  });

  it.each([
    ['flow lists', '['.repeat(50_000)],
    ['flow mappings', '{'.repeat(50_000)],
    ['block lists', '- '.repeat(50_000)],
    ['mappings', '? '.repeat(50_000)],
    ['quoted brackets', '["]",'.repeat(20_000)],
    ['indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['size', 'a'.repeat(200_000)],
    ['a bomb', `a: &a [x,x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a,*a]`).join('\n')}`],
  ])('is all that comes of hostile %s', (_what, text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});

describe('a fault', () => {
  const base = `elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
faults:
  - { lose: every ACK alice -> bob, from: 20 s }
`;

  it('is refused a word that would do nothing, and says which ones go with it', () => {
    const read = readScenario(base, { id: 'test' });
    expect(read.ok ? [] : read.problems.map(({ line, message }) => [line, message])).toEqual([
      [7, '"from" does not go with "lose". What does: on, copies.'],
    ]);
  });
});

describe('a trigger', () => {
  it('cannot be what somebody hears of somebody, and says so', () => {
    const read = readScenario(
      `elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
script:
  - alice: calls bob
  - bob: hangs up 2 s after alice hears bob
`,
      { id: 'test' },
    );
    expect(read.ok ? '' : read.problems[0]?.message).toMatch(/^Whom one hears can be expected/);
  });
});
