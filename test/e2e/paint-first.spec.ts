// A page is drawn before its scripts come; what the reader presses meanwhile is not lost.

import { expect, type Page, test } from '@playwright/test';

/** Holds the page's scripts back until they are let go. */
async function drawn(page: Page, url: string): Promise<{ release(): void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await released;
    return route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  return { release };
}

test.use({ serviceWorkers: 'block' });

test('keys pressed while the page is only drawn are done in their order once it is awake', async ({ page }) => {
  const { release } = await drawn(page, './stage/two-proxies-udp/');
  const text = page.getByRole('region', { name: 'The call as text' });
  await text.locator('button[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  release();
  await expect(text.getByRole('button').nth(2)).toBeFocused();
});

test('a pace chosen while the page is only drawn is the pace', async ({ page }) => {
  const { release } = await drawn(page, './stage/two-proxies-udp/');
  await page.getByRole('combobox', { name: /^Pace/ }).selectOption('fast');
  await page.getByRole('button', { name: /^Play/ }).click();
  release();
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: /^Pace/ })).toHaveValue('fast');
});

test('a click on the ladder while it is only drawn picks the message once it is awake', async ({ page }) => {
  const { release } = await drawn(page, './stage/two-proxies-udp/');
  await page.locator('g.lab text').filter({ hasText: 'INVITE' }).first().click();
  release();
  await expect(page.getByRole('heading', { level: 2, name: /^INVITE/ })).toBeVisible();
});

test('what the browser does by itself is not done twice', async ({ page }) => {
  const { release } = await drawn(page, './learn/connect/');
  const disclosure = page.locator('main details.ans').first();
  await disclosure.locator('summary').click();
  const awake = page.evaluate(
    () => new Promise((resolve) => addEventListener('awake', () => setTimeout(resolve, 100))),
  );
  release();
  await awake;
  await expect(disclosure).toHaveAttribute('open', '');
});
