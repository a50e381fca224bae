// After a visit the site needs no network: the server is stopped for good, and pages are opened from scratch.
import { expect, type Page, test } from '@playwright/test';
import { serve } from '@/app/_site/serve.mjs';
import { keptFiles } from '@/app/_site/sw.mjs';
import { keptAll, keptOffline, pageOfEachKind } from '../support/pages';

test.use({ serviceWorkers: 'allow' });

type Served = Awaited<ReturnType<typeof serve>>;

const stop = async ({ server }: Served) => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

const opens = async (page: Page, address: string) => {
  const response = await page.goto(address);
  expect(response?.status(), address).toBe(200);
  await expect(page.locator('h1')).toBeVisible();
};

test('every page opens after one visit that had a quiet minute, with the server stopped', async ({ page }) => {
  test.setTimeout(420_000); // some twenty pages, one after another, when all are kept
  const { now, later } = keptFiles('out');
  const served = await serve({ dir: 'out' });
  await page.goto(served.url);
  await keptOffline(page);
  await keptAll(page, now.length + later.length);
  await stop(served);
  for (const path of pageOfEachKind) await opens(page, served.url + path);
  expect((await page.goto(`${served.url}no-such-page/`))?.status()).toBe(404);
});

test('who saves data keeps lessons, reference, search and what was visited, and is told of the rest', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true }),
  );
  const { now } = keptFiles('out');
  const served = await serve({ dir: 'out' });
  await page.goto(served.url);
  await keptOffline(page);
  await page.goto(`${served.url}stage/two-proxies-udp/`);
  await expect(page.locator('h1')).toBeVisible();
  await keptAll(page, now.length + 1);
  await stop(served);
  for (const path of ['learn/connect/', 'reference/headers/via/', 'reference/words/', 'stage/two-proxies-udp/'])
    await opens(page, served.url + path);
  await opens(page, `${served.url}search/?q=via`);
  await expect(page.locator('.search-list a').first()).toContainText('Via');
  expect((await page.goto(`${served.url}stage/both-phones-answer/`))?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveText('This page is not kept yet');
});
