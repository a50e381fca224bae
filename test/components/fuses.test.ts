// The timers that run at the playhead: which are shown, where, and in what words.

import { describe, expect, test } from 'vitest';
import { fusesAt } from '@/components/ladder/fuses';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE } from '@/components/ladder/options';
import { ladderText } from '@/components/text/ladder';
import { pageViewOf, scenarioIds, viewOf } from './support/runs';

const laid = layout(viewOf('two-proxies-invite-lost').ladder, COMFORTABLE);
const at = (t: number) => fusesAt(laid, t, [], ladderText.left);
const named = (t: number) => at(t).map(({ fuse }) => `${fuse.node} ${fuse.label}`);

describe('a fuse', () => {
  test('burns from where its timer was set until it fires or is stopped', () => {
    const a = laid.view.fuses?.filter(({ node, name }) => node === 'alice' && name === 'A') ?? [];
    expect(a.map(({ t0, due, t1 }) => [t0, due, t1].map(Math.round))).toEqual([[0, 500, 44]]);
    expect(named(10)).toContain('alice Timer A');
    expect(named(60)).not.toContain('alice Timer A');
  });
  test('is not drawn twice: a timer that makes a message leave again has its place already', () => {
    expect(laid.timers.map(({ timer }) => timer.label)).toEqual(['Timer A']);
    expect(named(300)).not.toContain('proxy Timer A');
    expect(named(300).filter((name) => name.startsWith('p1'))).toEqual(['p1 Timer B', 'p1 Timer C']);
  });
  test('says what is left of it', () => {
    const fuse = at(10).find(({ fuse: f }) => f.node === 'alice' && f.name === 'A');
    expect(fuse?.label?.left).toBe('0.5 s');
    expect(ladderText.left(31_990)).toBe('32 s');
  });
  test('that is due in minutes burns without words', () => {
    const far = at(300).filter(({ fuse }) => fuse.due > 600_000);
    expect(far.length).toBeGreaterThan(0);
    for (const { label } of far) expect(label).toBeNull();
  });
  test('ends where it is due, or stays open where that is further on', () => {
    for (const { y1, open } of at(300)) expect([open, y1 - laid.time.yOf(300) <= 56.1]).toEqual([true, true]);
  });
});

test('at most three stand on one side of a lifeline, the next to end nearest to it', () => {
  for (let t = 0; t < laid.view.end; t += 50) {
    const sides = new Map<string, number[]>();
    for (const { fuse, x } of at(t)) {
      const key = `${fuse.node} ${fuse.side}`;
      const place = laid.x[laid.view.nodes.findIndex(({ id }) => id === fuse.node)] ?? 0;
      sides.set(key, [...(sides.get(key) ?? []), Math.abs(x - place)]);
    }
    for (const places of sides.values()) {
      expect(places.length).toBeLessThanOrEqual(3);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  }
});

test('a proxy’s limit for a branch burns on the side the branch goes to', () => {
  const limits = laid.view.fuses?.filter(({ name }) => name === 'C') ?? [];
  expect(limits.length).toBeGreaterThan(0);
  for (const { side } of limits) expect(side).toBe('right');
});

test.each(scenarioIds.filter((_, i) => i % 6 === 0))(
  'what the engine adds when it is there moves nothing in %s',
  (id) => {
    const [page, whole] = [layout(pageViewOf(id).ladder, COMFORTABLE), layout(viewOf(id).ladder, COMFORTABLE)];
    expect(page.arrows.map(({ y0, y1, x0, x1, label }) => [y0, y1, x0, x1, label.x, label.y])).toEqual(
      whole.arrows.map(({ y0, y1, x0, x1, label }) => [y0, y1, x0, x1, label.x, label.y]),
    );
    expect(page.height).toBe(whole.height);
  },
);
