// No link of the site leads nowhere: every page, file and place that a page names is there.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../support/paths.mjs';

const out = path.join(root, 'out');
const pages = () =>
  readdirSync(out, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'));

/** The file behind an address of the site; null when there is none. */
function fileOf(address: string): string | null {
  const wanted = path.join(out, decodeURIComponent(address));
  return [wanted, path.join(wanted, 'index.html')].find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}

test('every link leads somewhere', () => {
  const dead = new Set<string>();
  const ids = new Map<string, string>();
  for (const page of pages()) {
    const html = readFileSync(path.join(out, page), 'utf8');
    for (const [, href = ''] of html.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
      if (!href.startsWith('/')) {
        if (/^(https?:|mailto:)/.test(href)) dead.add(`${page}: ${href} leaves the site`);
        continue;
      }
      const [address = '', place = ''] = href.replaceAll('&amp;', '&').split('#');
      const file = fileOf(address);
      if (file === null) dead.add(`${page}: ${href}`);
      else if (/^[\w.-]+$/.test(place)) {
        const text = ids.get(file) ?? readFileSync(file, 'utf8');
        ids.set(file, text);
        if (!text.includes(`id="${place}"`)) dead.add(`${page}: ${href}`);
      }
    }
  }
  expect([...dead]).toEqual([]);
});

test('an address of the conformance page opens the section it names', async ({ page }) => {
  await page.goto('./conformance/#rfc3261-17.1.1.2');
  const section = page.locator('[id="rfc3261-17.1.1.2"]');
  await expect(section).toHaveAttribute('open', '');
  await expect(section.locator('p')).toBeInViewport();
});
