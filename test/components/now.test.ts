// How things stand, as rows: what the Now panel says at a moment, and where its rows lead.

import { describe, expect, test } from 'vitest';
import { sectionsAt } from '@/components/inspector/standing-rows';
import { runOf } from '@/components/stage/run';
import { named } from '../support/scenarios';

const run = runOf(named('two-proxies-udp'), []);
const shown = (at: number, node: string | null = null) =>
  Object.fromEntries(
    sectionsAt(run, at, node).map(({ id, rows }) => [id, rows.map(({ label, value }) => `${label}: ${value}`)]),
  );

describe('at a moment', () => {
  test('messages under way say when they arrive, and lead to themselves', () => {
    expect(shown(11).flying).toEqual(['INVITE F1: arrives in 11 ms']);
    expect(sectionsAt(run, 11, null).find(({ id }) => id === 'flying')?.rows[0]?.target).toMatchObject({
      message: 'F1',
    });
  });

  test('timers count down to what they will do', () => {
    expect(shown(11, 'alice').timers).toEqual(['Timer A: 0.489 s', 'Timer B: 32 s']);
    const [timer] = sectionsAt(run, 11, 'alice').find(({ id }) => id === 'timers')?.rows ?? [];
    expect(timer?.note).toContain('send the INVITE again');
    expect(timer?.done).toBeCloseTo(0.022, 3);
  });

  test('transactions that have ended are gone, those of one element stand alone', () => {
    expect(shown(11, 'alice').transactions).toEqual(['INVITE client transaction: Calling']);
    expect(shown(11, 'bob').transactions).toBeUndefined();
  });

  test('a call that stands has dialogs with their ids, sound with its codec, and a binding that expires', () => {
    const sections = sectionsAt(run, 6_000, null);
    const rows = (id: string) => sections.find((section) => section.id === id)?.rows ?? [];
    expect(rows('dialogs').map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Bob confirmed',
      'Alice confirmed',
    ]);
    expect(rows('dialogs')[0]?.more.map(([term]) => term)).toEqual([
      'Call-ID',
      'Local tag',
      'Remote tag',
      'Remote target',
      'Route set',
    ]);
    expect(rows('sound')).toMatchObject([{ label: 'Alice and Bob hear each other', value: 'audio, PCMU' }]);
    expect(rows('bindings')[0]?.value).toMatch(/^expires in \d+ min$/);
    expect(rows('people').map(({ label, note }) => `${label} ${note}`)).toEqual(['Bob can talk', 'Alice can talk']);
  });

  test('an element that is down says so, and since when', () => {
    const crashed = runOf(named('two-proxies-udp'), [{ kind: 'crash', element: 'p1', at: 2_000_000 }]);
    const [broken] = sectionsAt(crashed, 2_500, null);
    expect(broken).toMatchObject({
      id: 'broken',
      rows: [{ label: 'Proxy 1', value: 'down', target: { node: 'p1', tab: 'why' } }],
    });
  });
});
