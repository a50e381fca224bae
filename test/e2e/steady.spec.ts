// Nothing that a reader sees moves while a page comes to life.

import { expect, test } from '@playwright/test';
import { openAwake } from '../support/pages';

const PAGES = ['', 'stage/two-proxies-udp/', 'stage/five-steps/', 'learn/a-call/'];
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources?: readonly { readonly node: Node | null }[];
}

for (const path of PAGES)
  for (const viewport of WINDOWS)
    test(`/${path} does not shift at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.addInitScript(() => {
        const shifts: { value: number; what: string[] }[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources = [] } = entry as Shift;
            const what = sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 120) ?? 'what is gone');
            shifts.push({ value, what });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await openAwake(page, `./${path}`);
      // The page is alive once its figure knows its width.
      await expect(page.locator('.wide-only, .narrow-only')).toHaveCount(0);
      await page.waitForTimeout(500);
      const shifts = (await page.evaluate('shifts')) as readonly { readonly value: number }[];
      // A thousandth of the window is less than a pixel of most of it.
      expect(shifts.filter(({ value }) => value >= 0.001)).toEqual([]);
    });
