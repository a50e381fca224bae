import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/paths.mjs';

const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' };

const sip = (words: readonly string[], input: string | Uint8Array = '', more: Record<string, string> = {}) => {
  const command = [path.join(root, 'engine/host/sip.mjs'), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    input,
    encoding: 'utf8',
    env: { ...env, ...more },
  });
  return { status, stdout, stderr };
};
const records = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const folder = mkdtempSync(path.join(tmpdir(), 'sipscope-'));
const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

describe('sip list', () => {
  it('names every scenario, one object a line', () => {
    const { status, stdout, stderr } = sip(['list', '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const list = records(stdout);
    expect(list.map(({ id }) => id)).toEqual(expect.arrayContaining(['rfc3665-3.1', 'rfc3665-3.2', 'two-proxies-udp']));
    for (const line of list) expect(Object.keys(line)).toEqual(['id', 'title', 'source']);
  });
});

describe('sip run --json', () => {
  const { status, stdout, stderr } = sip(['run', 'rfc3665-3.2', '--json']);
  const lines = records(stdout);
  const messages = lines.filter(({ type }) => type === 'message');

  it('begins with the scenario and ends with the end', () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines[0]).toMatchObject({
      type: 'scenario',
      id: 'rfc3665-3.2',
      source: 'RFC 3665 §3.2',
      participants: { alice: 'Alice', ss1: 'Proxy 1', ss2: 'Proxy 2', bob: 'Bob' },
      offstage: [],
      departs: [],
    });
    expect(lines.at(-1)).toMatchObject({ type: 'end', reason: 'quiet', unused: [] });
  });

  it('has the fields scripts rely on', () => {
    const mark = lines.findIndex(({ type }) => type === 'mark');
    const first = lines.slice(mark).find(({ type }) => type === 'message');
    expect(first).toMatchObject({
      from: 'alice',
      to: 'ss1',
      method: 'INVITE',
      status: null,
      transport: 'TCP',
      lost: null,
    });
    expect(first).toMatchObject({ retransmission: false, raw: expect.stringMatching(/^INVITE sip:bob@biloxi/) });
    for (const { key, at, arrives } of messages) {
      expect(key).toMatch(/>/);
      expect(Number(arrives)).toBeGreaterThan(Number(at));
    }
    const types = new Set(lines.map(({ type }) => type));
    for (const type of [
      'state',
      'timer',
      'mark',
      'media',
      'query',
      'answer',
      'dialog',
      'binding',
      'decision',
      'connection',
    ]) {
      expect(types, type).toContain(type);
    }
    expect(lines.find(({ type }) => type === 'media')).toMatchObject({ between: ['alice', 'bob'] });
    expect(lines.find(({ type }) => type === 'state')).toMatchObject({
      at: expect.any(Number),
      element: expect.any(String),
      machine: expect.any(String),
      to: expect.any(String),
    });
  });

  it('is in time order', () => {
    const times = lines.flatMap(({ at }) => (typeof at === 'number' ? [at] : []));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('is the same again, and another run with another seed', () => {
    expect(sip(['run', 'rfc3665-3.2', '--json']).stdout).toBe(stdout);
    expect(sip(['run', 'rfc3665-3.2', '--json', '--seed', '7']).stdout).not.toBe(stdout);
  });

  it('takes interventions, and tells those that met nothing', () => {
    const asked = [
      { kind: 'delay', message: 'first 180 INVITE ss1 -> alice', by: 300 },
      { kind: 'lose', message: 'first CANCEL alice -> ss1' },
      { kind: 'act', act: 'alice: hangs up at 6 s' },
    ];
    const run = sip(['run', 'two-proxies-udp', '--json', '--intervene', JSON.stringify(asked).replaceAll('ss1', 'p1')]);
    expect(run.stderr).toBe('');
    const ringing = records(run.stdout).find(
      ({ method, status, to }) => method === 'INVITE' && status === 180 && to === 'alice',
    );
    expect(Number(ringing?.arrives) - Number(ringing?.at)).toBe(322);
    expect(records(run.stdout).at(-1)?.unused).toEqual([{ kind: 'lose', message: 'first CANCEL alice -> p1' }]);
    expect(records(run.stdout).find(({ method }) => method === 'BYE')).toMatchObject({ from: 'alice' });
  });
});

describe('sip run', () => {
  it('draws a ladder without colour into a pipe, and with colour when asked', () => {
    const plain = sip(['run', 'two-proxies-invite-lost']);
    expect(plain).toMatchObject({ status: 0, stderr: '' });
    expect(plain.stdout).toContain('INVITE again');
    expect(plain.stdout).toContain('8 of 8 expectations hold');
    expect(plain.stdout).not.toContain('\u001b');
    expect(sip(['run', 'two-proxies-udp'], '', { NO_COLOR: '', FORCE_COLOR: '1' }).stdout).toContain('\u001b[32m');
  });

  it('exits with 1 when something expected does not come out', () => {
    const text =
      'elements:\n  a: { phone: sip:a@one.example }\n  b: { phone: sip:b@two.example }\nscript:\n  - a: calls b\n  - b: rejects\nexpect:\n  - a: is connected\n';
    const { status, stderr } = sip(['run', file('wrong.yaml', text), '--json']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/line 8.*A never is connected/);
  });

  it.each([
    ['a scenario nobody knows', ['run', 'rfc3665-3.11x'], /no scenario/],
    ['a file that is not there', ['run', 'nowhere.yaml'], /nowhere\.yaml/],
    ['a seed that is none', ['run', 'rfc3665-3.1', '--seed', 'x'], /--seed/],
    ['an intervention that is no JSON', ['run', 'rfc3665-3.1', '--intervene', '['], /JSON list/],
    ['an intervention that says nothing', ['run', 'rfc3665-3.1', '--intervene', '[{}]'], /what is to happen, such as/],
    [
      'a word that an intervention does not know',
      ['run', 'rfc3665-3.1', '--intervene', '[{"crash":"bob","at":"1 s","copies":2}]'],
      /"copies" is no word of this intervention/,
    ],
    ['an intervention of no kind', ['run', 'rfc3665-3.1', '--intervene', '[{"kind":"loose"}]'], /loose/],
    [
      'an intervention on nobody',
      ['run', 'rfc3665-3.1', '--intervene', '[{"kind":"crash","element":"bop","at":1}]'],
      /Meant: bob/,
    ],
    ['an option nobody knows', ['run', 'rfc3665-3.1', '--jsn'], /--jsn/],
    ['a command nobody knows', ['runn'], /meant: run/],
    ['no command', [], /usage/],
  ])('exits with 2 for %s', (_what, words, message) => {
    const { status, stdout, stderr } = sip(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('exits with 2 for a file with problems, and names their places', () => {
    const broken = file('broken.yaml', 'elements:\n  a: { fone: sip:a@one.example }\n');
    const { status, stderr } = sip(['run', broken]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/broken\.yaml:2:8: What is a\?/);
  });
});

describe('sip parse', () => {
  const message =
    'OPTIONS sip:bob@biloxi.example.com SIP/2.0\r\nv: SIP/2.0/UDP a.example;branch=z9hG4bK1\r\nMax-Forwards: 70\r\nf: <sip:a@a.example>;tag=1\r\nt: <sip:bob@biloxi.example.com>\r\ni: 1@a\r\nCSeq: 1 OPTIONS\r\nl: 2\r\n\r\nhi';

  it('tells what a message says', () => {
    const { status, stdout } = sip(['parse', '-'], message);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      kind: 'request',
      method: 'OPTIONS',
      uri: 'sip:bob@biloxi.example.com',
      headers: expect.arrayContaining([
        expect.objectContaining({ name: 'cseq', value: { number: 1, method: 'OPTIONS' } }),
      ]),
      body: 'hi',
    });
  });

  it('tells where and why it cannot be read, and what to answer', () => {
    const { status, stdout } = sip(['parse', '-'], message.replace('CSeq: 1', 'CSeq: one'));
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { line: 7, expected: expect.any(String), status: 400 },
    });
  });

  it('tells what every element must object to', () => {
    const { status, stdout } = sip(['parse', '-'], message.replace('i: 1@a', 'i: 1@a\r\ni: 2@a'));
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { line: 7, column: 1, status: 400 },
      method: 'OPTIONS',
    });
  });

  it('keeps bytes that are no text', () => {
    const bytes = Buffer.concat([Buffer.from(message.replace('l: 2', 'l: 4')), Buffer.from([0xff, 0xfe])]);
    expect(JSON.parse(sip(['parse', '-'], bytes).stdout)).toMatchObject({ ok: true, bodyBase64: 'aGn//g==' });
  });
});

describe('sip language', () => {
  it('prints the language page', () => {
    const { status, stdout } = sip(['language']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# The scenario language\n/);
  });
});
