// The pages about state machines: each chart alone, and a real run that lights it, by mouse and by keyboard.
import { expect, test } from '@playwright/test';
import { accessibilityFaults, troubles } from '../support/pages';

const PAGE = './machines/invite-client/';
/** The engine comes after the page. */
const LOADING = { timeout: 20_000 };

test('lists every machine, and leads to it', async ({ page }) => {
  await page.goto('./machines/');
  expect(await page.locator('.mc-list a').count()).toBeGreaterThan(20);
  await page
    .getByRole('link', { name: /INVITE client transaction/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('INVITE client transaction');
  await expect(page).toHaveTitle(/INVITE client transaction/);
  await expect(page.locator('.mc-source')).toContainText('RFC 6026, Figure 5');
});

test('a run lights the chart move by move, with buttons, slider, list and arrow keys', async ({ page }) => {
  const found = troubles(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(PAGE);
  const chart = page.locator('.mc-wide svg');
  const said = page.locator('.mc-said');
  await expect(chart.locator('.live')).toHaveCount(0);
  await page.getByRole('button', { name: 'Forward one move' }).click();
  await expect(chart.locator('.live')).toContainText('Calling');
  await expect(said).toContainText('Move 1 of');
  await expect(chart).toHaveAttribute('aria-label', /It is in Calling\. Possible next:/);
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('Move 2 of');
  await page.keyboard.press('ArrowLeft');
  await expect(said).toContainText('Move 1 of');
  const slider = page.getByRole('slider', { name: 'Moves of the run' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(chart.locator('.live')).toContainText('Terminated');
  await expect(chart.locator('.ch-edge.open')).toHaveCount(0);
  await page.locator('.mc-moves button').first().click();
  await expect(chart.locator('.live')).toContainText('Calling');
  await expect(chart.locator('.ch-edge.open').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(found).toEqual([]);
});

test('another run begins anew', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Forward one move' }).click();
  await page.getByLabel('Runs to step through').selectOption({ index: 1 });
  await expect(page.locator('.mc-said')).toContainText('Not begun');
});

test('each moment leads to the stage, where the same state is shown', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Forward one move' }).click();
  await page.getByRole('link', { name: 'This moment on the stage' }).click();
  await expect(page).toHaveURL(/\/stage\/.+#.*p=state/);
  await expect(page.getByRole('tab', { name: 'State' })).toHaveAttribute('aria-selected', 'true');
});

test('on a phone the live state stays in view', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./machines/caller/');
  for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Forward one move' }).click();
  await expect(page.locator('.mc-narrow .live .name').first()).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the chart and its tables are there', async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.locator('.mc-wide svg')).toBeVisible();
    await expect(page.getByRole('table').first()).toContainText('Timer A');
    await expect(page.locator('.mc-side')).toBeHidden();
  });
});

test.describe('the State panel of the stage', () => {
  const AT = './stage/two-proxies-invite-lost/#t=0.294&m=F3&p=state';

  test('shows the machine of the message in hand at the playhead', async ({ page }) => {
    const found = troubles(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(AT);
    const panel = page.getByRole('tabpanel');
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('INVITE client transaction', LOADING);
    await expect(panel).toContainText('at Proxy 1, towards Proxy 2');
    await expect(panel.locator('.chart .live')).toContainText('Calling');
    await expect(panel.getByRole('row', { name: /^Timer A/ })).toContainText('0.5 s');
    await expect(panel.locator('.st-rule')).toContainText('RFC 3261 §17.1.1.2');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(found).toEqual([]);
  });

  test('goes back along the path, by keyboard', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(AT.replace('0.294', '5'));
    const panel = page.getByRole('tabpanel');
    await expect(panel.locator('.chart .live')).toContainText('Accepted', LOADING);
    await panel.locator('.st-path button').first().focus();
    await page.keyboard.press('Enter');
    await expect(panel.locator('.chart .live')).toContainText('Calling');
    await expect(page.getByRole('slider', { name: 'Playhead' })).toHaveAttribute('aria-valuetext', /^0\.022 seconds/);
  });

  test('lets the reader choose an element and a machine, and follow the message again', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(AT);
    const panel = page.getByRole('tabpanel');
    const title = panel.getByRole('heading', { level: 2 });
    await expect(title).toHaveText('INVITE client transaction', LOADING);
    await panel.getByLabel('Element').selectOption('Alice');
    await expect(panel).toContainText('at Alice');
    await panel.getByRole('button', { name: /running/ }).click();
    await panel.getByRole('button', { name: /The caller’s side of a call/ }).click();
    await expect(title).toHaveText('The caller’s side of a call');
    expect(await accessibilityFaults(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Follow the message' }).click();
    await expect(title).toHaveText('INVITE client transaction');
    await expect(panel).toContainText('at Proxy 1');
  });
});
