// A run on paper: the parts hold all of it once, fit their sheets and cut no arrow in two.

import { describe, expect, test } from 'vitest';
import { printParts } from '@/components/lab/print-pages';
import { layout } from '@/components/ladder/layout';
import { COMFORTABLE } from '@/components/ladder/options';
import { scenarioIds, viewOf } from './support/runs';

describe('on paper', () => {
  for (const id of scenarioIds.filter((_, i) => i % 25 === 0))
    test(`${id} is cut between its rows`, () => {
      const laid = layout(viewOf(id).ladder, COMFORTABLE);
      const parts = printParts(laid, 700, 500);
      expect(parts[0]?.top).toBe(0);
      expect(parts.at(-1)?.bottom).toBe(laid.height);
      for (const [i, { top, bottom }] of parts.entries()) {
        expect(bottom - top).toBeLessThanOrEqual(i === 0 ? 500 : 700);
        expect(bottom).toBe(parts[i + 1]?.top ?? laid.height);
        const cut = laid.arrows.filter(({ y0, y1 }) => Math.min(y0, y1) < bottom && Math.max(y0, y1) > bottom);
        // A stretch without any gap, taller than a sheet, is cut where the sheet ends.
        if (bottom - top < (i === 0 ? 500 : 700)) expect(cut).toEqual([]);
      }
    });
});
