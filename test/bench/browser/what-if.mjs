// A what-if on the stage, from the key to the repaint: the built page of two-proxies-udp, one message after another in hand,
// X to lose it, U to double it and Z to take that back. The browser itself says how long each key took until something was painted.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { serve } from '../../../app/_site/serve.mjs';
import { root } from '../../support/paths.mjs';

const TIMES = 12;
/** The browser tells of no key that took less. */
const SHORTEST = 16;
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Null when the site is not built. */
export async function whatIf(browser) {
  const dir = path.join(root, 'out');
  if (!existsSync(path.join(dir, 'stage/two-proxies-udp/index.html'))) return null;
  const { server, url } = await serve({ dir });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(`${url}stage/two-proxies-udp/`);
    await page.evaluate((durationThreshold) => {
      window.keys = [];
      const seen = (list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keys.push(duration);
      };
      new PerformanceObserver(seen).observe({ type: 'event', durationThreshold });
    }, SHORTEST);
    await page.locator('.viewport').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    // The engine is there.
    await page.getByRole('button', { name: 'Explained' }).waitFor();
    await page.waitForTimeout(1_000);
    const touched = page.locator('.viewport :is(.ringed, .bead.touched)');
    const press = async (key, state) => {
      // What the change opened lets go of the keyboard first; with nothing open the message would be let go of.
      if (key === 'z') await page.keyboard.press('Escape');
      await page.locator('.viewport').focus();
      await page.evaluate('keys.length = 0');
      await page.keyboard.press(key);
      await touched.first().waitFor({ state });
      await page.waitForTimeout(300);
      return Math.max(SHORTEST, ...(await page.evaluate('keys')));
    };
    // Each time another message, so that no run was made before because somebody had asked for it. A loss is foreseen
    // while the message is in hand; a copy is not.
    const [lost, copied, mended] = [[], [], []];
    for (let i = 0; i <= TIMES; i += 1) {
      const lose = await press('x', 'attached');
      const mend = await press('z', 'detached');
      const copy = await press('u', 'attached');
      await press('z', 'detached');
      do await page.keyboard.press('j');
      while ((await page.locator('.msg.sel.k-query').count()) > 0);
      await page.waitForTimeout(300);
      // The first compiles.
      if (i === 0) continue;
      lost.push(lose);
      mended.push(mend);
      copied.push(copy);
    }
    return {
      lost: median(lost),
      slowest: Math.max(...lost),
      copied: median(copied),
      mended: median(mended),
      times: TIMES,
    };
  } finally {
    await context.close();
    server.close();
  }
}
