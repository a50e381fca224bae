// The same site in a folder of a web server: built for a base path, and served under it.
import { expect, test } from '@playwright/test';
import { keptOffline, openAwake, pageOfEachKind, pages, troubles } from '../support/pages';

test.use({ serviceWorkers: 'allow' });

for (const path of pageOfEachKind)
  test(`/${path} works under a base path`, async ({ page, baseURL }) => {
    const found = troubles(page);
    await openAwake(page, `./${path}`);
    await expect(page.locator('h1')).toBeVisible();
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(
      links.filter((href) => new URL(href).host === new URL(String(baseURL)).host && !href.startsWith(String(baseURL))),
    ).toEqual([]);
    expect(found).toEqual([]);
  });

test('it works offline under a base path', async ({ page, context }) => {
  await page.goto('./');
  await keptOffline(page);
  await context.setOffline(true);
  await page.goto(`./${pages.at(-1) ?? ''}`);
  await expect(page.locator('h1')).toBeVisible();
});
