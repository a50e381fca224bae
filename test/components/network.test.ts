// What the ladder shows beside the messages: who was asked, what the network made of packets, connections and paths, and
// who was down. Each is a fact of the run.

import { describe, expect, test } from 'vitest';
import { saidFacts } from '@/components/ladder/facts';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE } from '@/components/ladder/options';
import { changed, scenarioIds, viewOf } from './support/runs';

const ladderOf = (id: string) => viewOf(id).ladder;

describe('questions', () => {
  const { messages, satellites, marks } = ladderOf('five-steps');
  const queries = messages.filter(({ kind }) => kind === 'query');
  test('to name servers and to the location service are asked of satellites, which live while they are asked', () => {
    expect(satellites.map(({ of, kind }) => `${of}: ${kind}`)).toEqual([
      'bob: name-server',
      'bob: name-server',
      'p1: name-server',
      'p1: name-server',
      'p2: location',
    ]);
  });
  test('put together are one arrow, and say how many they are', () => {
    expect(queries.map(({ labels }) => labels[0])).toEqual([
      'NAPTR biloxi.example.com?',
      'no such record',
      'SRV × 3 biloxi.example.com?',
      'ss2.biloxi.example.com:5060',
      'NAPTR biloxi.example.com?',
      'no such record',
      'SRV × 3 biloxi.example.com?',
      'ss2.biloxi.example.com:5060',
      'where is Bob?',
      'client.biloxi.example.com',
    ]);
  });
  test('bear on Locate', () => {
    const located = marks.filter(({ step }) => step === 1).map(({ fact }) => fact);
    for (const { id } of queries) expect(located).toContain(id);
  });
});

test('a packet that the network doubles arrives twice and leaves once', () => {
  const { messages } = ladderOf('everything-twice');
  const twins = messages.filter(({ twin }) => twin);
  expect(twins).toHaveLength(6);
  for (const twin of twins) {
    const first = messages.find(({ id }) => id === twin.id.split('+')[0]);
    expect(twin).toMatchObject({ t0: first?.t0, from: first?.from, to: first?.to, number: first?.number });
    expect(twin.t1).toBeGreaterThan(first?.t1 ?? 0);
  }
  expect(twins[0]?.sentence).toContain('a copy that the network made');
});

test.each(scenarioIds)('a line across the column lets the words of messages through: %s', (id) => {
  const { arrows, network } = layout(ladderOf(id), COMFORTABLE);
  const words = arrows.map(({ label }) => label).filter(({ width }) => width > 0);
  for (const { y, pieces } of network.links)
    for (const [a, b] of pieces)
      for (const { x, width, size, y: base } of words)
        expect(y > base + 2 || y < base - size + 2 || b <= x || a >= x + width).toBe(true);
});

describe('connections', () => {
  const { links, messages } = ladderOf('connection-lost');
  test('open under the message that waited for them', () => {
    const open = links?.filter(({ what }) => what === 'open') ?? [];
    expect(open.length).toBeGreaterThan(0);
    for (const { by, t } of open) {
      const message = messages.find(({ id }) => id === by);
      expect(message?.t0).toBeLessThan(t);
      expect(message?.t1).toBeGreaterThan(t);
    }
  });
  test('break where they broke', () => {
    expect(links?.filter(({ what }) => what === 'reset').map(({ between }) => between.join(' '))).toEqual([
      'alice p1',
      'bob p1',
      'p1 alice',
    ]);
  });
  test('stall and go on', () => {
    const { altered } = changed('connection-lost', [
      { kind: 'stall', between: ['alice', 'p1'], from: 500_000, until: 900_000 },
    ]);
    const what = altered.view.ladder.links?.map((link) => link.what);
    expect(what).toEqual(expect.arrayContaining(['stalled', 'resumed']));
  });
});

test('whoever is switched off does nothing any more', () => {
  const { statuses, downs } = ladderOf('switched-off');
  for (const { node, t0, t1 } of downs ?? [])
    expect(statuses.filter((s) => s.node === node && s.t0 < t1 && s.t1 > t0)).toEqual([]);
});

test('an element that is down takes nothing: what reaches it ends there', () => {
  const { downs, messages } = ladderOf('proxy-crash-mid-call');
  expect(downs).toMatchObject([{ node: 'p1', sentences: [expect.stringContaining('goes down'), ''] }]);
  const lost = messages.filter((m) => m.lost === 'it is down');
  expect(lost.length).toBeGreaterThan(1);
  for (const { ends, to } of lost) expect([ends, to]).toEqual(['there', 'p1']);
});

test('an element that comes back is down only until then', () => {
  const { altered } = changed('two-proxies-udp', [
    { kind: 'crash', element: 'p2', at: 200_000 },
    { kind: 'restart', element: 'p2', at: 1_000_000 },
  ]);
  const [down] = altered.view.ladder.downs ?? [];
  expect([down?.t0.toFixed(3), down?.t1.toFixed(3)]).toEqual(['200.000', '1000.000']);
});

test('a cut path tears the column, and what meets it ends in its middle', () => {
  const laid = layout(ladderOf('one-way-cut'), COMFORTABLE);
  const [cut] = laid.network.cuts;
  expect(cut?.x).toBe(((laid.x[0] ?? 0) + (laid.x[1] ?? 0)) / 2);
  const lost = laid.view.messages.filter((m) => m.lost === 'the network is cut here');
  expect(lost.length).toBeGreaterThan(1);
  for (const { ends } of lost) expect(ends).toBe('cut');
});

test('what was sent where no way leads is shown with whom it was meant for', () => {
  const { messages } = ladderOf('nat-and-the-lost-bye');
  const lost = messages.filter(({ ends }) => ends === 'nowhere');
  expect(lost.length).toBeGreaterThan(1);
  expect(lost[0]).toMatchObject({ from: 'p1', to: 'alice', labels: ['BYE'] });
  expect(lost[0]?.sentence).toContain('private address');
});

test('signs of life are seen, and are no SIP', () => {
  const { messages } = ladderOf('nat-helped');
  const pings = messages.filter(({ id }) => id.startsWith('ping'));
  expect(pings).toHaveLength(5);
  expect(pings[0]?.sentence).toContain('a sign of life, not SIP');
});

test('as text, everything stands in the order in which it happened', () => {
  for (const id of ['connection-lost', 'proxy-crash-mid-call', 'one-way-cut', 'everything-twice']) {
    const ladder = ladderOf(id);
    const facts = saidFacts(ladder);
    const times = facts.map(({ t }) => t);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { id: message } of ladder.messages) expect(facts.some((fact) => fact.message === message)).toBe(true);
    expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length);
  }
  const all = saidFacts(ladderOf('proxy-crash-mid-call')).map(({ sentence }) => sentence);
  expect(all.some((sentence) => /goes down and forgets everything/.test(sentence))).toBe(true);
});

test('sound that reaches one end only is one rail, towards the one who hears', () => {
  const oneWay = ladderOf('one-way-audio').media.filter(({ labels }) => labels[0]?.includes('one way'));
  expect(oneWay.length).toBeGreaterThan(0);
  for (const { way } of oneWay) expect(['left', 'right']).toContain(way);
  for (const { way } of ladderOf('two-proxies-udp').media) expect(way).toBeUndefined();
});
