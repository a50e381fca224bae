// Breaking a run on the stage, by mouse and by keyboard: each touch shows what came of it, and each can be taken back.
import { expect, type Page, test } from '@playwright/test';
import { openAwake, troubles } from '../support/pages';

const open = async (page: Page, fragment = '') => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAwake(page, `./stage/two-proxies-udp/${fragment}`);
  // The engine is there once the first panel that needs it is.
  await page.getByRole('tab', { name: 'Why' }).click();
  await expect(page.locator('.in-wait')).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole('tab', { name: 'Message' }).click();
  await page.locator('.viewport').focus();
};

test('by keyboard: choose a message, drop it, undo, redo', async ({ page }) => {
  const found = troubles(page);
  await open(page);
  await page.keyboard.press('Home');
  for (const key of ['j', 'j', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.locator('.wi-ends')).toHaveText('Bob’s phone rings 0.5 s later. The call still connects.');
  await expect(page.getByRole('button', { name: 'What you changed' })).toContainText('1 change');
  await page.keyboard.press('Escape');
  await page.locator('.viewport').focus();
  await page.keyboard.press('z');
  await expect(page.getByRole('switch', { name: 'Original' })).toHaveCount(0);
  await page.keyboard.press('Shift+Z');
  await expect(page.getByRole('switch', { name: 'Original' })).toBeVisible();
  expect(found).toEqual([]);
});

for (const [where, width] of [
  ['beside the arrow', 1440],
  ['on a phone', 390],
] as const)
  test(`a key that comes before the engine is not lost, ${where}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    // What the page asks for at first is let through; what it asks for at the first key is held up.
    await openAwake(page, './stage/two-proxies-udp/');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/chunks/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('.viewport').focus();
    await page.keyboard.press('Home');
    for (const key of ['j', 'j', 'j', 'x']) await page.keyboard.press(key);
    await expect(page.locator('.wi-note, .in-wait').first()).toBeVisible();
    letGo();
    await expect(page.locator('.wi-ends')).toHaveText('Bob’s phone rings 0.5 s later. The call still connects.');
    if (width > 720) await expect(page.locator('.what-if button:focus')).toHaveText('Drop');
  });

test('by mouse: a message pressed again says what can be done with it, and its panel asks what if', async ({
  page,
}) => {
  await open(page);
  const first = page.locator('.msg[data-id="F3"]').first();
  await first.click({ force: true });
  await first.click({ force: true });
  await page.getByRole('menuitem', { name: /^Drop/ }).click({ timeout: 20_000 });
  await expect(page.getByRole('status').filter({ hasText: 'Dropped INVITE F3' })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'What if', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Delay', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.msg[data-id="F1"]').first().click({ force: true, button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Read it' })).toBeFocused();
});

test('what was opened by a press is closed by the next: the menu of an arrow, and that of a head', async ({ page }) => {
  await open(page);
  const arrow = page.locator('.msg[data-id="F3"]').first();
  for (const _ of ['in hand', 'its menu']) await arrow.click({ force: true });
  await expect(page.getByRole('menu')).toBeVisible();
  await arrow.click({ force: true });
  await expect(page.getByRole('menu')).toHaveCount(0);
  const head = page.getByRole('button', { name: 'Proxy 2: what can happen here' });
  await head.click();
  await expect(page.getByRole('button', { name: 'Crash' })).toBeVisible();
  await head.click();
  await expect(page.getByRole('button', { name: 'Crash' })).toHaveCount(0);
});

test('an answer of the name servers comes late, by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./stage/five-steps/');
  await page.locator('.viewport').focus();
  for (const key of ['j', 'd']) await page.keyboard.press(key);
  await expect(page.getByLabel('Name servers answer after')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.wi-ends')).toContainText('registered 4 s later');
});

test('the large map is whole within its dialog', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Show the map larger' }).click();
  const [dialog, map] = [page.getByRole('dialog', { name: 'Map of the network' }), page.locator('dialog .netmap')];
  const [frame, box] = [await dialog.boundingBox(), await map.boundingBox()];
  expect(box?.width).toBeGreaterThan(900);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
});

test('one link is one moment: what was changed is there again', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Home');
  for (const key of ['j', 'j', 'j', 'x', 'Escape']) await page.keyboard.press(key);
  await page.locator('.viewport').focus();
  await page.keyboard.press('3');
  await expect(page).toHaveURL(/#c=.*l=3/, { timeout: 10_000 });
  await page.reload();
  await expect(page.getByRole('switch', { name: 'Original' })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.topbar .lens-pill')).toContainText('Agree');
});

test('a link that is not right says so, and shows the call', async ({ page }) => {
  await page.goto('./stage/two-proxies-udp/#t=soon&c=[{"kind":"explode"}]&shiny=1');
  await expect(page.locator('.notices')).toContainText('cannot be read', { timeout: 20_000 });
  await expect(page.locator('.notices')).toContainText('explode', { timeout: 20_000 });
});

test('a link to a message that this call has not says so, and holds nothing', async ({ page }) => {
  await page.goto('./stage/two-proxies-udp/#m=F99');
  await expect(page.locator('.notices')).toContainText('F99 of the address is not in this call', { timeout: 20_000 });
  await expect(page.locator('.msg.sel')).toHaveCount(0);
});

test('an element crashes at the playhead, and the call says what came of it', async ({ page }) => {
  await open(page, '#t=2');
  await page.getByRole('button', { name: 'Proxy 2: what can happen here' }).click();
  await page.getByRole('button', { name: 'Crash' }).click();
  await page.getByRole('button', { name: 'What you changed' }).click();
  await expect(page.locator('.changes')).toContainText('Crashed Proxy 2 at 2.000 s');
  await page.getByRole('button', { name: 'Take back: Crashed Proxy 2 at 2.000 s' }).click();
  await expect(page.locator('.changes')).toContainText('Nothing is changed yet');
});

test('a setting runs the call again', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Settings of').selectOption('p2');
  await page.getByRole('radio', { name: /B2BUA/ }).check();
  await page.getByRole('button', { name: 'Close (Escape)' }).click();
  await expect(page.getByRole('button', { name: 'What you changed' })).toContainText('1 change');
});

test('everything stands in the menu on Enter, and the palette finds what is typed', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Home');
  for (const key of ['j', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('menuitem', { name: 'Drop' })).toBeVisible();
  await page.getByRole('menuitem', { name: /Why did it come/ }).click();
  await expect(page.getByRole('tab', { name: 'Why' })).toHaveAttribute('aria-selected', 'true');
  await page.locator('.viewport').focus();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('BYE');
  await expect(page.getByRole('option', { name: /BYE/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.in-head h2')).toContainText('BYE');
  await page.locator('.viewport').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});
