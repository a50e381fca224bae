// Parts of a page whose script comes late, or never: the page stays what it is.

import { expect, type Page, test } from '@playwright/test';
import { openAwake } from '../support/pages';

/** Holds every script back that the page's own HTML does not name; gives a way to let them go, or to fail them. */
async function holdLater(page: Page): Promise<{ release(): void; refuse(): void }> {
  let decide: (what: 'go' | 'fail') => void = () => {};
  const decided = new Promise<'go' | 'fail'>((resolve) => {
    decide = resolve;
  });
  let named: string | null = null;
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    named ??= await (await page.request.get(page.url())).text();
    const file = route.request().url().split('/').at(-1) ?? '';
    if (named.includes(file)) return route.continue();
    return (await decided) === 'go' ? route.continue() : route.abort();
  });
  return { release: () => decide('go'), refuse: () => decide('fail') };
}

test.use({ serviceWorkers: 'block' });

test('a lesson answers before its figures are awake, and they wake as they stand', async ({ page }) => {
  const { release } = await holdLater(page);
  await openAwake(page, './learn/connect/');
  await expect(page.locator('.live-box svg').first()).toBeVisible();
  await page.locator('.scene-text .at').nth(1).click();
  const answer = page.getByRole('radio', { name: /None with a letter/ });
  await answer.check();
  await expect(answer).toBeChecked();
  await expect(page.locator('.live-box svg').first()).toBeVisible();
  release();
  const figure = page.locator('.live').first();
  await expect(async () => {
    await figure.getByRole('button', { name: /^Play/ }).click();
    await expect(figure.locator('.live-box.playing')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('a lesson whose figures cannot be loaded is still read', async ({ page }) => {
  const { refuse } = await holdLater(page);
  await openAwake(page, './learn/connect/');
  refuse();
  await page.locator('.scene-text .at').nth(1).click();
  await page.waitForTimeout(1_000);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Connect');
  await expect(page.locator('.live-box svg').first()).toBeVisible();
});

test('a panel that cannot be loaded says so, and is there once it can', async ({ page }) => {
  let down = true;
  const { release } = await holdLater(page);
  await openAwake(page, './stage/two-proxies-udp/');
  await page.route('**/_next/static/chunks/*.js', (route) => (down ? route.abort() : route.fallback()));
  await expect(async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.locator('.pop-panel.share')).toContainText('could not be loaded', { timeout: 1_000 });
  }).toPass();
  down = false;
  release();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
});

test('what the search key asks for says that it cannot be loaded, and goes away', async ({ page }) => {
  const { refuse } = await holdLater(page);
  await page.goto('./stage/two-proxies-udp/');
  refuse();
  await page.locator('.viewport').focus();
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.locator('.coming')).toContainText('could not be loaded', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.locator('.coming')).toHaveCount(0);
});
