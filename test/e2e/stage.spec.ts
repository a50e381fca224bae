// The stage, by mouse, by touch and by keyboard: play to the end, step, scrub, read a message, reduced motion.
import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults, openAwake, troubles } from '../support/pages';

const STAGE = './stage/two-proxies-invite-lost/';

const slider = (page: Page) => page.getByRole('slider', { name: 'Playhead' });
const now = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'));
const end = async (page: Page) => Number(await slider(page).getAttribute('aria-valuemax'));
const start = async (page: Page) => Number(await slider(page).getAttribute('aria-valuemin'));
const ladder = (page: Page) => page.getByRole('group', { name: /^Ladder/ });
/** Waits until the playhead rests, and says where. */
async function rests(page: Page): Promise<number> {
  await expect(ladder(page)).not.toHaveClass(/playing/);
  return now(page);
}

test.beforeEach(async ({ page, javaScriptEnabled }) => {
  await (javaScriptEnabled ? openAwake(page, STAGE) : page.goto(STAGE));
  if (javaScriptEnabled) await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();
});

test('plays to the end', async ({ page }) => {
  test.setTimeout(90_000);
  const found = troubles(page);
  await page.getByRole('combobox', { name: /^Pace/ }).selectOption('fast');
  await page.getByRole('button', { name: /^Play/ }).click();
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await expect.poll(() => now(page)).toBeLessThan(600);
  await expect(page.locator('.packet').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible({ timeout: 60_000 });
  expect(await now(page)).toBe(await end(page));
  expect(found).toEqual([]);
});

test('steps through every message, and back', async ({ page }) => {
  test.setTimeout(60_000);
  await ladder(page).focus();
  await page.keyboard.press('Home');
  expect(await rests(page)).toBe(await start(page));
  const forward: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    await page.keyboard.press('ArrowRight');
    forward.push(await rests(page));
  }
  expect(forward).toEqual([...forward].sort((a, b) => a - b));
  expect(forward[0]).toBe(0);
  for (const at of forward.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    expect(await rests(page)).toBe(at);
  }
});

test('leaps to the next opening or settling', async ({ page }) => {
  await ladder(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  const first = await rests(page);
  await page.getByRole('button', { name: /^Next opening/ }).click();
  expect(await rests(page)).toBeGreaterThan(first);
  await page.getByRole('button', { name: /^Previous opening/ }).click();
  expect(await rests(page)).toBe(first);
});

test('scrubs by mouse and by keyboard', async ({ page }) => {
  const box = await slider(page).boundingBox();
  if (!box) throw new Error('the scrubber has no place');
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const middle = await now(page);
  expect(middle).toBeGreaterThan(await start(page));
  expect(middle).toBeLessThan(await end(page));
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  expect(await rests(page)).toBeGreaterThan(middle);
  await page.keyboard.press('Home');
  expect(await rests(page)).toBe(await start(page));
  await page.keyboard.press('End');
  expect(await rests(page)).toBe(await end(page));
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /seconds, F\d+/);
});

test('shows the text of the message that is pointed at', async ({ page }) => {
  await expect(page.locator('.msg[data-id="F3.2"]')).toHaveCount(1);
  await page.locator('.msg[data-id="F3.2"]').click({ force: true });
  const panel = page.getByRole('complementary', { name: 'Inspector' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('INVITE F3');
  await expect(panel).toContainText('second copy');
  await expect(panel).toContainText('Max-Forwards: 69');
  await expect(panel.getByRole('button', { name: 'Explained' })).toBeVisible({ timeout: 20_000 });
  await panel.getByRole('button', { name: 'Raw' }).click();
  await expect(panel).toContainText('m=audio');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Pick a message');
});

test('does everything by keyboard alone', async ({ page }) => {
  await page.keyboard.press('Tab'); // the brand
  for (let i = 0; i < 12; i += 1) {
    if (await ladder(page).evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(ladder(page)).toBeFocused();
  await page.keyboard.press('j');
  const panel = page.getByRole('complementary', { name: 'Inspector' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('INVITE F1');
  await page.keyboard.press('j');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('100 Trying F2');
  await page.keyboard.press('k');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('INVITE F1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Read it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ladder(page)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();
});

test('letters act only while the ladder has the focus', async ({ page }) => {
  await page.getByRole('combobox', { name: /^Pace/ }).focus();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Pick a message' })).toBeVisible();
});

test('reads as text: one list, one tab stop, the playhead follows', async ({ page }) => {
  const text = page.getByRole('region', { name: 'The call as text' });
  const buttons = text.getByRole('button');
  expect(await buttons.count()).toBeGreaterThan(20);
  await expect(text.locator('button[tabindex="0"]')).toHaveCount(1);
  await text.locator('button[tabindex="0"]').focus();
  await expect(buttons.nth(0)).toContainText('Before the first message: Bob registered.');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await expect(buttons.nth(3)).toBeFocused();
  await expect(buttons.nth(3)).toContainText('Lost:');
  await page.keyboard.press('Enter');
  await expect(buttons.nth(3)).toHaveAttribute('aria-current', 'true');
  expect(await rests(page)).toBeLessThan(100);
});

test('shows the call as text, and folds the other calls away', async ({ page }) => {
  await page.goto('./stage/five-steps/');
  await ladder(page).focus();
  await page.keyboard.press('t');
  const list = page.getByRole('region', { name: 'The call as text' });
  await expect(list.locator('[data-now]')).toBeInViewport();
  const all = await list.getByRole('button').count();
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  while (!(await page.getByRole('heading', { level: 2, name: /^REGISTER/ }).isVisible()))
    await page.keyboard.press('j');
  await page.keyboard.press('f');
  const folds = list.locator('[aria-expanded="false"]');
  await expect(folds).toHaveCount(2);
  expect(await list.getByRole('button').count()).toBeLessThan(all);
  await folds.first().focus();
  await page.keyboard.press('Enter');
  await expect(folds).toHaveCount(1);
  await expect(list.getByRole('button', { name: /sends INVITE to Proxy 1, F3/ })).toBeFocused();
  await page.getByRole('button', { name: 'Unfold', exact: true }).click();
  await expect(list.getByRole('button')).toHaveCount(all);
});

test('speaks what it moves to', async ({ page }) => {
  await ladder(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[aria-live="polite"]').last()).toContainText('Alice sends INVITE to Proxy 1, F1');
});

test('a section found in the palette is where it leads, open', async ({ page }) => {
  await ladder(page).focus();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find' }).fill('17.1.1.2');
  await expect(page.getByRole('option', { name: /^RFC 3261 §17.1.1.2/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const section = page.locator('[id="rfc3261-17.1.1.2"]');
  await expect(section).toHaveAttribute('open', '');
  await expect(section).toBeInViewport();
});

test('speaks what is chosen, the lens, how it ended otherwise, and what is undone', async ({ page }) => {
  const spoken = page.locator('[aria-live="polite"]').first();
  await ladder(page).focus();
  await page.keyboard.press('j');
  await expect(spoken).toContainText('Alice sends INVITE to Proxy 1, F1');
  await page.keyboard.press('3');
  await expect(spoken).toContainText(/^Lens: Agree, \d+ of \d+ messages$/);
  await page.keyboard.press('x');
  await expect(page.getByRole('status').filter({ hasText: 'Dropped INVITE F1' })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await ladder(page).focus();
  await page.keyboard.press('z');
  await expect(spoken).toContainText('Undone: the call as it was');
});

test('a playhead in sight stays in sight when time is drawn otherwise', async ({ page }) => {
  await ladder(page).focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await expect(page.locator('.now-pill')).toBeInViewport();
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('radio', { name: 'True' }).check({ force: true });
  await expect.poll(() => page.locator('.viewport').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await expect(page.locator('.now-pill')).toBeInViewport();
});

test('keeps the chosen theme', async ({ page }) => {
  await page.getByRole('button', { name: /light and dark/ }).click();
  const theme = await page.locator('html').getAttribute('data-theme');
  expect(theme).not.toBeNull();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme ?? '');
});

test('does not jump when it wakes', async ({ page }) => {
  await page.goto('about:blank');
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openAwake(page, STAGE);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('messages appear one by one', async ({ page }) => {
    await ladder(page).focus();
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: /^Play/ }).click();
    await expect.poll(() => now(page)).toBeGreaterThan(0);
    const first = await now(page);
    await expect(page.locator('.packet')).toHaveCount(0);
    await expect.poll(() => now(page), { timeout: 3_000 }).toBeGreaterThan(first);
    await expect(page.locator('.packet')).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a touch picks a message, and the sheet opens by tap', async ({ page }) => {
    const sheet = page.getByRole('complementary', { name: 'Inspector' });
    await page.locator('.narrow .msg[data-id="F1"]').tap({ force: true });
    await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('INVITE F1');
    await expect(sheet).toHaveAttribute('data-open', 'half');
    await page.getByRole('button', { name: /Show more or less/ }).tap();
    await expect(sheet).toHaveAttribute('data-open', 'full');
    await page.getByRole('button', { name: /Show more or less/ }).tap();
    await expect(sheet).not.toHaveAttribute('data-open', /./);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
  test('the tools go away with Escape, and with a tap elsewhere', async ({ page }) => {
    const more = page.getByRole('button', { name: 'Tools' });
    await more.tap();
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await expect(more).toBeFocused();
    await more.tap();
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await page.getByRole('complementary', { name: 'Inspector' }).tap();
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    // What they opened gives the focus back to a button that is still there.
    await more.tap();
    await page.getByRole('button', { name: 'Settings', exact: true }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(more).toBeFocused();
  });
  test('scrolled sideways, the lanes and the open questions stay in sight', async ({ page }) => {
    await openAwake(page, './stage/nobody-keeps-presence/');
    const left = (part: string) => page.locator(part).evaluate((element) => element.getBoundingClientRect().left);
    await expect(page.locator('.pinned-lanes')).toBeVisible();
    await ladder(page).evaluate((element) => element.scrollTo(9_999, 0));
    expect(await left('.sheets')).toBeLessThan(-100);
    for (const part of ['.pinned-lanes', '.open-steps']) expect(await left(part)).toBe(0);
    const [sheets, drawn] = await page.evaluate(() =>
      ['.sheets', '.sheets > svg'].map((part) => document.querySelector(part)?.getBoundingClientRect().width),
    );
    expect(sheets).toBe(drawn);
  });
  test('nothing sticks out sideways', async ({ page }) => {
    for (const part of ['main', 'header', 'footer'])
      expect(await page.locator(part).evaluate((element) => element.getBoundingClientRect().width)).toBe(390);
  });
});

test.describe('between the two', () => {
  test.use({ viewport: { width: 900, height: 700 } });
  test('the inspector is a drawer', async ({ page }) => {
    const drawer = page.getByRole('complementary', { name: 'Inspector' });
    // The button stands there before the page is awake; a reader too would press it again.
    const opener = page.getByRole('button', { name: 'Show the message' });
    await expect(async () => {
      if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click({ timeout: 1_000 });
      await expect(drawer).toHaveAttribute('data-open', 'half', { timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('Escape');
    // Closed, it is out of the way of a screen reader too.
    await expect(drawer).toBeHidden();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('shows the whole run and every message', async ({ page }) => {
    await page.goto(STAGE);
    await expect(page.locator('.wide-only .msg')).toHaveCount(await page.locator('.narrow-only .msg').count());
    expect(await page.locator('.wide-only .msg.later').count()).toBe(0);
    // Nothing stands there that would do nothing when it is pressed; the sentences of the call are read.
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const dead = page.locator('button:not([data-at]), select, input, [role="slider"]').filter({ visible: true });
      expect(await dead.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
      await expect(page.getByRole('img', { name: /^Map of/ })).toBeVisible();
    }
    // Their texts are one link away: each message in sending order, whole.
    await page.getByRole('link', { name: 'All messages as text' }).click();
    const told = (await page.locator('body').textContent()) ?? '';
    const invites = told.match(/^ {2}INVITE sip:\S+ SIP\/2\.0$/gm) ?? [];
    expect(invites.length).toBeGreaterThan(1);
    expect(told).toMatch(/^ {2}m=audio /m);
    expect(told).toMatch(/^ {2}BYE sip:\S+ SIP\/2\.0$/m);
  });
});
