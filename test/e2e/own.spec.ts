// A scenario of one's own: written, run, linked, and told what is wrong with it.
import { expect, test } from '@playwright/test';
import { accessibilityFaults } from '../support/pages';

test('runs a text, and a link opens the same moment of it', async ({ page, context }) => {
  await page.goto('./own/');
  await page.waitForLoadState('networkidle');
  await page.getByRole('textbox').fill((await page.getByRole('textbox').inputValue()).replace('My call', 'Our call'));
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our call');
  await page.getByRole('group', { name: /^Ladder/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(page).toHaveURL(/#y=.*&m=F1&l=3/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Our call');
  await expect(other.getByRole('heading', { level: 2, name: 'INVITE F1' })).toBeVisible();
  await expect(other.getByText('Lens: Agree')).toBeVisible();
});

test('says what is wrong with a text and with an address', async ({ page }) => {
  await page.goto('./own/');
  await page.waitForLoadState('networkidle');
  const text = page.getByRole('textbox');
  await text.fill((await text.inputValue()).replace('bob: answers', 'bbo: answers'));
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByText('No element is called "bbo"')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use bob' }).click();
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My call');
  // A library page sends an address with a text to the page that opens any; one that is broken is told.
  await page.goto('./stage/two-proxies-udp/#y=abcdef');
  await expect(page.getByText('The scenario in the address cannot be read')).toBeVisible();
});
