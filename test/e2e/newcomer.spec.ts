// A newcomer's first ten minutes, with nothing but what the pages offer: predict, break, explain, and lead others to it.
// Steps are counted, not time; whoever adds one must say why.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { accessibilityFaults, troubles } from '../support/pages';

/** Presses what a person would press, and counts it. */
function walker(page: Page) {
  const log: string[] = [];
  return {
    log,
    async press(what: Parameters<Page['getByRole']>[0], name: string | RegExp) {
      const target = page.getByRole(what, { name }).first();
      await expect(target).toBeVisible({ timeout: 30_000 });
      await target.click();
      log.push(`${what} ${name}`);
    },
    async type(key: string) {
      await page.keyboard.press(key);
      log.push(key);
    },
    async choose(what: Locator) {
      await what.click();
      log.push('an answer');
    },
    async focus(what: Locator) {
      await what.focus();
      log.push('the ladder');
    },
  };
}

test('from home to a call predicted, broken and explained, in at most twelve steps', async ({ page }) => {
  test.slow();
  const found = troubles(page);
  const { press, type, choose, focus, log } = walker(page);
  await page.goto('./');
  await press('link', /Open the stage/);
  // predicted
  await press('button', 'Predict');
  await expect(page.getByRole('heading', { name: /What comes next\?/ })).toBeFocused({ timeout: 30_000 });
  await expect(page.locator('.folded-bar')).toContainText('hidden');
  await choose(page.locator('.pr-option label').nth(1));
  await press('button', 'Check');
  await expect(page.locator('.pr-said')).toHaveText(/^(Right|No)/);
  await press('button', 'Back to the stage');
  // broken
  await focus(page.locator('.viewport'));
  await type('ArrowRight');
  await type('x');
  await expect(page.locator('.ended')).toContainText('Dropped', { timeout: 30_000 });
  // explained
  await type('Escape');
  await press('button', 'See where it begins');
  await press('tab', 'Why');
  await expect(page.getByRole('tabpanel', { name: 'Why' })).toContainText(/RFC \d+/);
  expect(found).toEqual([]);
  expect(log.length).toBeLessThanOrEqual(12);
});

test('the same without a mouse: G asks, a digit and Enter answer, Escape leads back', async ({ page }) => {
  test.slow();
  await page.goto('./stage/two-proxies-udp/#t=0.06');
  const ladder = page.getByRole('group', { name: /^Ladder/ });
  // The page is awake once it stands where its address says.
  await expect(page.getByRole('slider', { name: 'Playhead' })).toHaveAttribute('aria-valuenow', '60');
  await ladder.focus();
  await page.keyboard.press('g');
  await expect(page.getByRole('heading', { name: /What comes next\?/ })).toBeFocused({ timeout: 30_000 });
  await expect(page).toHaveURL(/a=1/);
  const hidden = await page.locator('.viewport .msg').count();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Next question' })).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('n');
  await expect(page.getByText(/^Predict, at/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ladder).toBeFocused();
  await expect(page).not.toHaveURL(/a=1/);
  await expect.poll(() => page.locator('.viewport .msg').count()).toBeGreaterThan(hidden);
});

test('a link to a question opens it, hidden until it is answered', async ({ page }) => {
  test.slow();
  await page.goto('./stage/two-proxies-udp/#t=3.388&a=1');
  await expect(page.getByRole('heading', { name: 'Bob answers. What comes next?' })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.viewport')).not.toContainText('BYE');
  await page.getByRole('button', { name: 'Back to the stage' }).first().click();
  await expect(page.locator('.viewport')).toContainText('BYE');
});
