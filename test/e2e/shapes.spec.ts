// A figure that is drawn wide and narrow is brought to life in the shape that is seen, and in the other one when that is.

import { expect, type Page, test } from '@playwright/test';
import { openAwake } from '../support/pages';

const strokes = (page: Page, figure: string) => page.locator(`${figure} path:visible`);

test('the home page’s ladder is there in a window of any width, and stays when the width changes', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAwake(page, './learn/');
  await page.getByRole('banner').getByRole('link').first().click();
  await expect.poll(() => strokes(page, '.hero-wide').count()).toBeGreaterThan(20);
  for (const [width, shape] of [
    [1000, '.hero-narrow'],
    [1440, '.hero-wide'],
    [390, '.hero-narrow'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => strokes(page, shape).count()).toBeGreaterThan(20);
  }
});

test('the stage’s ladder is there in a window of any width, and once in it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAwake(page, './stage/two-proxies-udp/');
  for (const width of [390, 1440, 640, 1100]) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => strokes(page, '.viewport').count()).toBeGreaterThan(20);
    await expect(page.locator('.viewport .sheets')).toHaveCount(1);
  }
});
