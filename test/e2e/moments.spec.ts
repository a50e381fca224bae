// A named moment has a page of its own, which opens the stage there and keeps its address until the reader moves on.
import { expect, test } from '@playwright/test';
import { troubles } from '../support/pages';

test('opens at its moment, and leads to the stage when the reader moves on', async ({ page }) => {
  const found = troubles(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./stage/five-steps/bob-rings/');
  const slider = page.getByRole('slider', { name: 'Playhead' });
  await expect(slider).toHaveAttribute('aria-valuenow', '2146');
  await expect(page.locator('.topbar .lens-pill')).toContainText('Reach');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('180 Ringing');
  await page.locator('.viewport').focus();
  // Longer than the stage waits before it writes where the reader is.
  await page.waitForTimeout(1_500);
  await expect(page).toHaveURL(/stage\/five-steps\/bob-rings\/$/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/stage\/five-steps\/#t=/, { timeout: 10_000 });
  expect(found).toEqual([]);
});

test('has a picture, for whoever is sent its link', async ({ request }) => {
  const picture = await request.get('./stage/five-steps/bob-rings/picture.png');
  expect(picture.headers()['content-type']).toBe('image/png');
  const body = await picture.body();
  expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
});
