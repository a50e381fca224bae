// The ladder as text: what somebody hears who sees no picture. Each sentence says what it means to the five steps, once.

import { describe, expect, test } from 'vitest';
import { saidFacts } from '@/components/ladder/facts';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE } from '@/components/ladder/options';
import { type PlacedTimer, wordsBox } from '@/components/ladder/timers';
import { pageViewOf, scenarioIds, viewOf } from './support/runs';

const said = (id: string) => saidFacts(viewOf(id).ladder).map(({ sentence }) => sentence);

describe('the call as text', () => {
  test('begins with what was prepared, and with the step that is open before anybody has sent anything', () => {
    expect(said('two-proxies-udp')[0]).toBe('Before the first message: Bob registered. Locate opens.');
    expect(said('five-steps')[0]).not.toMatch(/^Before/);
  });
  test('says each kind of turn once, and not that a step goes on which turns', () => {
    const all = said('two-proxies-udp').join('\n');
    expect(all).toMatch(/180 Ringing to Proxy 1, F7\. .*Reach and Connect go on\.$/m);
    expect(all).toMatch(/ACK to Bob, F14\. Connect settles\.$/m);
    expect(all).toMatch(/INVITE to Bob, F5, .*Reach opens\. Locate settles\. Agree goes on\.$/m);
  });
  test.each(scenarioIds.filter((_, i) => i % 10 === 0))('no sentence of %s has a hole', (id) => {
    for (const sentence of saidFacts(pageViewOf(id).ladder).map((fact) => fact.sentence))
      expect(sentence).not.toMatch(/undefined|null| {2}|\s[.,]|\.\.|^$/);
  });
});

test('the words of a timer stand in the box that keeps the now line away from them', () => {
  const words = (timers: readonly PlacedTimer[]) => timers.flatMap((t) => (t.words ? [{ ...t, words: t.words }] : []));
  const placed = words(layout(viewOf('two-proxies-invite-lost').ladder, COMFORTABLE).timers);
  expect(placed.length).toBeGreaterThan(0);
  for (const { timer, words: at } of placed) {
    const box = wordsBox(timer, at);
    expect(at.anchor === 'end' ? box.x + box.width - 4 : box.x + 4).toBeCloseTo(at.x, 0);
    expect(at.y).toBeGreaterThan(box.y);
    expect(at.y + (timer.detail ? 15 : 0)).toBeLessThan(box.y + box.height);
  }
});
