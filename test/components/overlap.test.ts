// No two texts overlap, at any width and at any moment of a sweep of the playhead.

import { describe, expect, test } from 'vitest';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE, HERO, NARROW } from '@/components/ladder/options';
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
