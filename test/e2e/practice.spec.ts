// Practice as a learner meets it: a question by its link, answered by keys, judged, run against the rules, and kept.
import { expect, test } from '@playwright/test';
import { accessibilityFaults, troubles } from '../support/pages';

const SET = './practice/#step=4&level=0&seed=7';

test('a question is answered with two keys, a wrong answer is run, and progress stays on the device', async ({
  page,
}) => {
  test.slow();
  const found = troubles(page);
  await page.goto(SET);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What comes next?', { timeout: 30_000 });
  await page.keyboard.press('1');
  await expect(page.getByRole('radio').first()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.locator('.pr-said')).toHaveText(/^(Right|No)/);
  await expect(page.locator('.pr-option.happens')).toHaveCount(1);
  await page.getByRole('button', { name: 'Run it anyway' }).first().click();
  await expect(page.locator('.pr-ran li').first()).not.toBeEmpty();
  await expect(page.locator('.pr-ran svg').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next question' }).focus();
  await page.keyboard.press('n');
  await expect(page.getByText('Question 2 of 10')).toBeVisible();
  await page.getByRole('button', { name: 'Choose again' }).click();
  await expect(page.locator('.pr-progress')).toContainText('1 question met');
  await page.reload();
  await expect(page.locator('.pr-progress')).toContainText('1 question met');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: 'Yes, forget it' }).click();
  await expect(page.locator('.pr-progress')).toContainText('Nothing answered yet');
  expect(found).toEqual([]);
});

test('one link asks everybody the same question', async ({ browser, baseURL }) => {
  test.slow();
  const asked = async () => {
    const page = await browser.newPage(baseURL ? { baseURL } : {});
    await page.goto(SET);
    await expect(page.locator('.pr-option').first()).toBeVisible({ timeout: 30_000 });
    const words = await page.locator('.pr-option').allTextContents();
    await page.close();
    return words;
  };
  expect(await asked()).toEqual(await asked());
});

test('a device that keeps nonsense practises all the same', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('practice', '{"kind":"sipscope-practice","version":1,"cards":[1]}'),
  );
  await page.goto('./practice/');
  await expect(page.locator('.pr-progress')).toContainText('Nothing answered yet');
});
