// Nothing that a reader sees moves while a page comes to life.

import { expect, test } from '@playwright/test';

const PAGES = ['', 'stage/two-proxies-udp/', 'stage/five-steps/', 'learn/a-call/'];
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const path of PAGES)
  for (const viewport of WINDOWS)
    test(`/${path} does not shift at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources = [] } = entry as PerformanceEntry & {
              value: number;
              sources?: { node: Node | null }[];
            };
            const nodes = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : 'a node'));
            shifts.push(`${value.toFixed(4)} ${nodes.join(' | ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`./${path}`, { waitUntil: 'networkidle' });
      await page.waitForTimeout(500);
      expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
    });
