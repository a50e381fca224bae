// No two texts overlap, at any width and at any moment of a sweep of the playhead.

import { describe, expect, test } from 'vitest';
import { atDensity, DENSITIES } from '@/components/ladder/density';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE, COMPACT, HERO, NARROW, TIME_MODES } from '@/components/ladder/options';
import { twoProxies } from './fixtures/two-proxies';
import { scenarioIds, viewOf } from './support/runs';
import { overlaps, sweep, textsAt } from './support/texts';

const shapes = {
  'a phone': { ...NARROW, width: 390 },
  'a tablet': { ...COMFORTABLE, width: 760 },
  'a small window': { ...COMFORTABLE, width: 1024 },
  'a desk': { ...COMFORTABLE, width: 976 },
  'a wall': { ...COMFORTABLE, width: 1456 },
  'the home page': HERO,
};
const views = {
  ...Object.fromEntries(scenarioIds.map((id) => [id, viewOf(id).ladder])),
  'a lost packet': twoProxies(),
  'none lost': twoProxies({ drop: false }),
};

describe.each(Object.entries(views))('%s', (_, view) => {
  test.each(Object.entries(shapes))('keeps its texts apart on %s', (_, options) => {
    const laid = layout(view, options);
    const touching = new Set<string>();
    for (const at of sweep(laid, 3)) for (const pair of overlaps(textsAt(laid, at))) touching.add(pair);
    expect([...touching]).toEqual([]);
  });
});

const measures = TIME_MODES.flatMap((time) =>
  DENSITIES.flatMap((density) =>
    [
      { ...NARROW, width: 390 },
      { ...COMFORTABLE, width: 1024 },
      { ...COMFORTABLE, width: 976 },
    ].map((options) => ({
      name: `${time} ${density} ${options.width}`,
      options: atDensity({ ...options, time }, density),
    })),
  ),
);

// The long run (LONG=1) takes every scenario at each measure; else each measure takes its share of them.
test.each(measures)('texts keep apart in $name', ({ name, options }) => {
  const at = measures.findIndex((one) => one.name === name);
  const share = process.env.LONG ? 1 : 3;
  const touching = Object.entries(views).flatMap(([id, view], i) => {
    if ((i + at) % share !== 0) return [];
    const laid = layout(view, options);
    const moments = [view.start, ...view.messages.map((m) => (m.t0 + m.t1) / 2), view.end];
    return moments.flatMap((t) =>
      overlaps(textsAt(laid, t).filter(({ text }) => text.trim())).map((pair) => `${id}: ${pair}`),
    );
  });
  expect([...new Set(touching)]).toEqual([]);
});

test('no timer’s words leave the compact figure of a lesson or a question', () => {
  const outside = Object.entries(views).flatMap(([id, view]) =>
    [340, 480, 760].flatMap((width) => {
      const laid = layout(view, { ...COMPACT, lanes: 'none', gutter: 0, width });
      return textsAt(laid, view.end)
        .filter(({ text }) => /^Timer /.test(text))
        .filter(({ x0, x1 }) => x0 < 0 || x1 > laid.width)
        .map(({ text }) => `${id} at ${width}: ${text}`);
    }),
  );
  expect(outside).toEqual([]);
});
