// The measures of the ladder: what every layout keeps, and one small layout number by number.

import { describe, expect, test } from 'vitest';
import { Spacings } from '@/components/ladder/distances';
import { type Layout, layout } from '@/components/ladder/layout';
import type { LadderMessage, LadderView } from '@/components/ladder/model';
import { COMFORTABLE } from '@/components/ladder/options';
import { timeScale } from '@/components/ladder/time-scale';
import { scenarioIds, viewOf } from './support/runs';

const message = (id: string, from: string, to: string, t0: number, kind: LadderMessage['kind']): LadderMessage => ({
  id,
  number: id,
  from,
  to,
  t0,
  t1: t0 + 22,
  kind,
  labels: [id],
  copy: 1,
  sdp: null,
  lost: null,
  sentence: id,
});
const small: LadderView = {
  nodes: [
    { id: 'a', kind: 'user-agent', name: 'A', host: 'a' },
    { id: 'b', kind: 'user-agent', name: 'B', host: 'b' },
  ],
  satellites: [],
  messages: [
    message('INVITE', 'a', 'b', 0, 'request'),
    message('200 OK', 'b', 'a', 30, '2xx'),
    message('BYE', 'a', 'b', 9_000, 'request'),
  ],
  media: [],
  timers: [],
  states: [],
  waits: [],
  before: [],
  marks: [],
  says: [],
  statuses: [],
  start: -36,
  end: 9_022,
};

describe('elastic time', () => {
  const { top } = COMFORTABLE;
  const none = new Spacings();
  test.each([
    [1, 2],
    [20, 10],
    [80, 40],
    [140, 40],
    [151, 40],
    [60_000, 40],
  ])('a gap of %d ms takes %d px', (gap, px) => {
    expect(timeScale([0, gap], none, COMFORTABLE).yOf(gap)).toBe(top + px);
  });
  test('over 150 ms it is a break', () => {
    expect(timeScale([0, 150], none, COMFORTABLE).breaks).toEqual([]);
    expect(timeScale([0, 151], none, COMFORTABLE).breaks).toEqual([{ t0: 0, t1: 151, y0: top, y1: top + 40 }]);
  });
  test('a place has a moment and a moment a place', () => {
    const { time, view } = layout(viewOf('two-proxies-udp').ladder, COMFORTABLE);
    for (let t = view0(view); t < view.end; t += 37) expect(time.timeAt(time.yOf(t))).toBeCloseTo(t, 3);
  });
  const view0 = (view: LadderView) => view.start;
});

test('two phones, three messages', () => {
  const { arrows, x, height } = layout(small, COMFORTABLE);
  expect(x).toEqual([366, 786]);
  expect(arrows.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1])).toEqual([
    [375, 36, 777, 49.6],
    [777, 64, 375, 77.6],
    [375, 117.6, 777, 131.3],
  ]);
  expect(height).toBe(172);
});

/** The distance of two arrows in the middle between their common lifelines. */
function distance({ arrows }: Layout, i: number, j: number): number {
  const [a, b] = [arrows[i], arrows[j]];
  if (!a || !b) return Number.NaN;
  return (b.y0 + b.y1) / 2 - (a.y0 + a.y1) / 2;
}

describe.each(scenarioIds)('%s', (id) => {
  const laid = layout(viewOf(id).ladder, COMFORTABLE);
  test('time never runs upwards', () => {
    for (const { y0, y1 } of laid.arrows) expect(y1).toBeGreaterThan(y0);
    const ys = [...laid.time.times].map((t) => laid.time.yOf(t));
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
  });
  test('neighbours in a column keep a row', () => {
    const seen = new Map<string, number>();
    laid.view.messages.forEach((m, i) => {
      if (m.kind === 'query') return;
      const key = [m.from, m.to].sort().join(' ');
      const before = seen.get(key);
      const other = before === undefined ? undefined : laid.view.messages[before];
      if (before !== undefined && other && other.t1 <= m.t0)
        expect(distance(laid, before, i)).toBeGreaterThanOrEqual(COMFORTABLE.row - 0.3);
      seen.set(key, i);
    });
  });
  test('an arrival and the departure that follows it in its column stay apart', () => {
    const last = new Map<string, number>();
    laid.arrows.forEach(({ message: m, y0 }, i) => {
      if (m.kind === 'query') return;
      const key = [m.from, m.to].sort().join(' ');
      const before = laid.arrows[last.get(key) ?? -1];
      if (before && before.message.from === m.to && before.message.t1 <= m.t0)
        expect(y0 - before.y1).toBeGreaterThanOrEqual(COMFORTABLE.endGap - 0.3);
      last.set(key, i);
    });
  });
});

test('a thousand messages are laid out quickly', () => {
  const many = Array.from({ length: 1_000 }, (_, i) =>
    message(`M${i}`, i % 2 ? 'b' : 'a', i % 2 ? 'a' : 'b', i * 400, i % 2 ? '2xx' : 'request'),
  );
  const view = { ...small, messages: many, end: 1_000 * 400 };
  const before = performance.now();
  const laid = layout(view, COMFORTABLE);
  expect(performance.now() - before).toBeLessThan(500);
  expect(laid.arrows).toHaveLength(1_000);
});
