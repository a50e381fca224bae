// The run before the reader's change, drawn into the run that came of it.

import { describe, expect, test } from 'vitest';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE, NARROW } from '@/components/ladder/options';
import type { Intervention } from '@/engine';
import { changed, scenarioIds } from './support/runs';
import { overlaps, sweep, textsAt } from './support/texts';

const lose = (message: string): Intervention => ({ kind: 'lose', message });

describe('an INVITE lost between two proxies', () => {
  const { ladder, altered } = changed('two-proxies-udp', [lose('first INVITE p1 -> p2')]);
  const { original } = ladder;

  test('shows the messages of before in the gap that the loss opened, and none beyond it', () => {
    const ghosts = original?.messages.map(({ from, to, label }) => `${from} > ${to} ${label}`.trim());
    expect(ghosts).toEqual([
      'p1 > p2',
      'p2 > p1 100',
      'p2 > bob INVITE',
      'bob > p2 180',
      'p2 > p1 180',
      'p1 > alice 180',
    ]);
    for (const { t0, t1 } of original?.messages ?? []) expect([t0 >= 22, t1 <= 522]).toEqual([true, true]);
  });
  test('goes on behind the cross with the message that the reader ended', () => {
    expect(original?.messages.filter(({ partial }) => partial).map(({ id }) => id)).toEqual(['F3']);
  });
  test('says once how everything that follows differs', () => {
    expect(original?.notes.map(({ texts }) => texts[0])).toEqual([
      'dotted: before your change',
      'from here on 0.5 s later',
    ]);
  });
  test('marks the first difference, the hand of the reader, and what is new', () => {
    expect(original?.first).toBe('F3');
    expect(ladder.messages.filter(({ touched }) => touched).map(({ id }) => id)).toEqual(['F3']);
    expect(ladder.messages.filter(({ diff }) => diff === 'new').map(({ id }) => id)).toEqual(['F3.2']);
  });
  test('leaves the run itself as it is', () => {
    const plain = ladder.messages.map(({ touched: _, diff: __, ...m }) => m);
    expect(plain).toEqual(altered.view.ladder.messages);
  });
});

test('a message that comes late wears the mark of the hand, and leaves its ghost behind', () => {
  const { ladder } = changed('two-proxies-udp', [{ kind: 'delay', message: 'first 180 bob -> p2', by: 400_000 }]);
  expect(ladder.messages.filter(({ touched }) => touched)).toMatchObject([{ from: 'bob', kind: '1xx' }]);
  expect(ladder.original?.messages.length).toBeGreaterThan(0);
});

test('a call that no longer happens says how much more there was', () => {
  const { ladder } = changed('two-proxies-udp', [{ kind: 'crash', element: 'p1', at: 0 }]);
  expect(ladder.original?.notes.map(({ texts }) => texts[0]).join()).toMatch(/more message/);
});

test('a change that bites on nothing draws nothing', () => {
  const { ladder } = changed('two-proxies-udp', []);
  expect(ladder.original).toEqual({ messages: [], notes: [], first: null });
});

describe('however a run is changed, its texts keep apart', () => {
  const cases = scenarioIds.filter((_, i) => i % 8 === 0).flatMap((id) => [1, 4, 7].map((nth) => [id, nth] as const));
  test.each(cases)('%s without message %i', (id, nth) => {
    const ordinal = ['', 'first', '', '', 'fourth', '', '', 'seventh'][nth];
    const { ladder } = changed(id, [lose(`${ordinal} message`)]);
    for (const options of [
      { ...COMFORTABLE, width: 976 },
      { ...NARROW, width: 390 },
    ]) {
      const laid = layout(ladder, options);
      const touching = new Set<string>();
      for (const at of sweep(laid, 40)) for (const pair of overlaps(textsAt(laid, at))) touching.add(pair);
      expect([...touching]).toEqual([]);
    }
  });
});
