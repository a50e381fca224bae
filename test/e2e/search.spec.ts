// Searching the site as a visitor does it: with the keyboard alone, with a typo, with the network gone.
import { expect, test } from '@playwright/test';
import { accessibilityFaults, troubles } from '../support/pages';

test('finds a header from any page, by keyboard alone', async ({ page }) => {
  const found = troubles(page);
  await page.goto('./reference/');
  await page.getByRole('link', { name: 'Search' }).click();
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await field.fill('record rout');
  const first = page.locator('.search-list a').first();
  await expect(first).toContainText('Record-Route');
  await expect(first.locator('mark').first()).toBeVisible();
  await expect(page).toHaveURL(/\?q=record%20rout$/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Record-Route');
  expect(found).toEqual([]);
});

test('a link carries what was asked; nothing found is said, with what may have been meant', async ({ page }) => {
  await page.goto('./search/?q=regsitrar');
  await expect(page.locator('.search-list a').first()).toContainText(/regist/i);
  await page.getByRole('searchbox').fill('zzzzqq');
  await expect(page.getByRole('status')).toContainText('Nothing is found');
});

test('an index that cannot be loaded is said, and can be asked for again', async ({ page }) => {
  await page.route('**/search.json', (route) => route.abort());
  await page.goto('./search/?q=via');
  await expect(page.getByRole('status')).toContainText('could not be loaded');
  await page.unroute('**/search.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.search-list a').first()).toContainText('Via');
});
