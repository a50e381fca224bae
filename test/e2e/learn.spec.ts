// Lessons, the wall and the home page's one invitation to break something, as a newcomer meets them.
import { expect, test } from '@playwright/test';
import { openAwake, troubles } from '../support/pages';

test('the hero loses an INVITE, and says what came of it and why', async ({ page }) => {
  test.slow();
  const found = troubles(page);
  await page.goto('./');
  await page.getByRole('button', { name: 'Lose this INVITE' }).click();
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(page.locator('.hero-break')).toContainText('The call still connects.', { timeout: 15_000 });
  await page.getByRole('link', { name: 'Why?' }).click();
  await expect(page).toHaveURL(/\/stage\/five-steps\/#.*p=why/, { timeout: 20_000 });
  await expect(page.getByRole('tab', { name: 'Why' })).toHaveAttribute('aria-selected', 'true');
  expect(found).toEqual([]);
});

test('a lesson reads without script, and its figures are there', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await page.goto('./learn/locate/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Locate');
  await expect(page.locator('.live-ladder').first()).toBeVisible();
  await page.locator('.ans summary').first().click();
  await expect(page.locator('.ans > div').first()).toBeVisible();
  await page.close();
});

test('no lesson is wider than a phone', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const slug of ['a-call', 'locate', 'agree', 'manage']) {
    await page.goto(`./learn/${slug}/`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, slug).toBeLessThanOrEqual(390);
  }
});

test('reading a lesson takes its figure along; touching the figure lets go of the text', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAwake(page, './learn/locate/');
  const follow = page.locator('.live').first().getByRole('switch', { name: 'follow text' });
  await expect(follow).toHaveAttribute('aria-checked', 'true');
  const first = page.locator('.scene').first().locator('.at').first();
  await first.click();
  await expect(first).toHaveClass(/now/);
  await expect(page).toHaveURL(/\/learn\/locate\/$/);
  await page.locator('.live').first().getByRole('button', { name: 'Forward one message' }).click();
  await expect(follow).toHaveAttribute('aria-checked', 'false');
});

test('a word of the trade shows what it means to a pointer, a key and a finger, and leads to the glossary', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ hasTouch: true, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await openAwake(page, './learn/a-call/');
  const word = page.locator('.term a').first();
  const meaning = page.locator('.term [role=tooltip]').first();
  await word.hover();
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await page.mouse.move(0, 0);
  await word.focus();
  await expect(meaning).toBeVisible();
  await page.getByRole('heading', { name: 'Break it first' }).tap();
  await word.tap();
  await expect(meaning).toBeVisible();
  await expect(page).toHaveURL(/\/learn\/a-call\/$/);
  await word.tap();
  await expect(page).toHaveURL(/\/reference\/words\/#word-request$/);
  await context.close();
});

test('the moment that a lesson is at is marked, and stays as wide as it was', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAwake(page, './learn/a-call/');
  const moment = page.locator('.scene .at').nth(2);
  const before = await moment.boundingBox();
  await moment.click();
  await expect(moment).toHaveClass(/at-now/);
  expect((await moment.boundingBox())?.width).toBe(before?.width);
});

test('a figure loses a message where the lesson says so', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAwake(page, './learn/a-call/');
  await page.locator('.scene').first().locator('.at', { hasText: 'INVITE F3' }).click();
  await page.getByRole('button', { name: /^Lose INVITE/ }).click();
  await expect(page.locator('.live-altered')).toContainText('rings 0.5 s later', { timeout: 15_000 });
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.locator('.live-altered')).toHaveCount(0);
});

test('from opening the site to teaching: two clicks', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./');
  await page.getByRole('link', { name: 'Teach' }).click();
  await page.getByRole('link', { name: 'Present' }).first().click();
  await expect(page.locator('.say')).toContainText('INVITE', { timeout: 20_000 });
});

test('a clicker is enough, and a reload loses nothing', async ({ page }) => {
  await page.goto('./present/#lesson=connect');
  const say = page.locator('.say');
  await expect(say).toContainText('180', { timeout: 20_000 });
  const before = await say.textContent();
  await page.keyboard.press('PageDown');
  await expect(say).not.toHaveText(before ?? '');
  const after = await say.textContent();
  await page.reload();
  await expect(say).toHaveText(after ?? '', { timeout: 20_000 });
  await page.keyboard.press('Home');
  await expect(say).toHaveText(before ?? '');
  await page.keyboard.press('.');
  await expect(page.locator('.blank')).toBeVisible();
  // Opened by its address, it has no page of ours to go back to.
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/teach\/$/);
});

test('a press of the clicker that comes before the run is taken once it is there', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/sources/*.yaml', async (route) => {
    await held;
    await route.continue();
  });
  await openAwake(page, './present/#lesson=connect');
  const say = page.locator('.say');
  await expect(say).toContainText('180', { timeout: 20_000 });
  const prepared = (await say.textContent()) ?? '';
  await page.keyboard.press('PageDown');
  await expect(say).toHaveText(prepared);
  letGo();
  await expect(say).toHaveText('Proxy 2 sends 180 Ringing to Proxy 1.');
  await page.keyboard.press('Home');
  await expect(say).toHaveText(prepared);
});
