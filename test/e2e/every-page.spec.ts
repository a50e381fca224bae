// What holds for every page of the site, whatever it shows.
import { expect, test } from '@playwright/test';
import { accessibilityFaults, differentPages, openAwake, pages, troubles } from '../support/pages';

for (const path of differentPages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`/${path} in ${colorScheme}: no error, nothing leaves it, axe finds nothing`, async ({ page }) => {
      const found = troubles(page);
      await page.emulateMedia({ colorScheme });
      await openAwake(page, `./${path}`);
      await expect(page.locator('h1')).toHaveCount(1);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(found).toEqual([]);
    });
  }
}

test('every page has its policy, and no inline style', async ({ request }) => {
  for (const path of pages) {
    const html = await (await request.get(`./${path}`)).text();
    expect(html, path).toContain('<meta http-equiv="Content-Security-Policy" content="default-src');
    expect(html, path).not.toMatch(/<style[\s>]/);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of differentPages)
    test(`/${path} can be read`, async ({ page }) => {
      await page.goto(`./${path}`);
      await expect(page.locator('h1')).toBeVisible();
    });
});

test('an address that leads nowhere gets a page that says so', async ({ page }) => {
  const response = await page.goto('./no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
});
