// The home page: one call that plays, and the way to every stage.
import { expect, test } from '@playwright/test';
import { troubles } from '../support/pages';

test('the call rests while the phone rings, and plays on from there', async ({ page }) => {
  const found = troubles(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./');
  await expect(page.locator('.hero-play')).toContainText('phone is ringing');
  const flying = page.locator('.hero-wide .packet');
  await expect(flying).toHaveCount(0);
  await page.getByRole('button', { name: 'Play this call' }).click();
  await expect(flying.first()).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play this call' })).toBeVisible();
  await expect(page.locator('.hero-play')).not.toContainText('Press play to pick up');
  expect(found).toEqual([]);
});

test('leads to the stage', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Open the stage' }).click();
  await expect(page).toHaveURL(/\/stage\//);
  await expect(page.getByRole('slider', { name: 'Playhead' })).toBeVisible();
});

test('lists every scenario', async ({ page }) => {
  await page.goto('./');
  const links = page.locator('.lib a');
  expect(await links.count()).toBeGreaterThanOrEqual(4);
  await links.first().click();
  await expect(page.locator('h1')).toBeVisible();
});

for (const [width, height] of [
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1440, 900],
  [1920, 1080],
] as const)
  test(`nothing sticks out sideways at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
