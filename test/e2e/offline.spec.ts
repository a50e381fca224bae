// Once loaded, the site needs no network: the server is stopped for good, and every page is opened from scratch.
import { expect, test } from '@playwright/test';
import { serve } from '@/app/_site/serve.mjs';
import { differentPages, keptOffline } from '../support/pages';

test.use({ serviceWorkers: 'allow' });

test('every page opens after one visit, with the server stopped', async ({ page }) => {
  test.setTimeout(240_000); // some thirty pages, one after another
  const { server, url } = await serve({ dir: 'out' });
  await page.goto(url);
  await keptOffline(page);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  for (const path of differentPages) {
    const response = await page.goto(url + path);
    expect(response?.status(), path).toBe(200);
    await expect(page.locator('h1')).toBeVisible();
  }
  expect((await page.goto(`${url}no-such-page/`))?.status()).toBe(404);
});
