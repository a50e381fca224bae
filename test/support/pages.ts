// What the browser tests share: the pages of the export, and an ear for anything that goes wrong on one.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { root } from './paths.mjs';

/** Every page of the export, as a path relative to the site: '', 'stage/x/'. */
export const pages = readdirSync(path.join(root, 'out'), { recursive: true })
  .map((file) => String(file).split(path.sep).join('/'))
  .filter((file) => file === 'index.html' || file.endsWith('/index.html'))
  .map((file) => file.slice(0, -'index.html'.length))
  .filter((page) => !page.startsWith('_') && page !== '404/')
  .sort();

const ALIKE = /^(stage|machines|learn|teach)\/.|^reference\/(codes|methods|headers|timers)\/./;

const long = process.env.LONG !== undefined;

/** Pages that are not like one another, and one in twenty of those that are; all of them in the long run. */
export const differentPages = pages.filter(
  (page, i) => long || !ALIKE.test(page) || i % 20 === 0 || /two-proxies-udp|^learn\/locate/.test(page),
);

/** One page of each kind; all of them in the long run. */
export const pageOfEachKind = pages.filter((page, i) => {
  const kind = ALIKE.exec(page)?.[0].slice(0, -1);
  return long || kind === undefined || pages.findIndex((other) => other.startsWith(kind) && other !== kind) === i;
});

/** Fills with every error of the console (a breach of the policy is one), exception, failed request and stranger asked. */
export function troubles(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') found.push(`leaves the site: ${request.url()}`);
  });
  // Leaving a page aborts what it was fetching ahead; that is no failure.
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') found.push(`${reason} ${request.url()}`);
  });
  return found;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, one line each. Evaluated rather than added as a script, which the policy would refuse. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Touches the page, then waits until the service worker keeps what it keeps at once, and answers for this page. */
export async function keptOffline(page: Page): Promise<void> {
  await page.keyboard.press('Shift');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
}

/** Waits until so many files are kept: an idle page has the rest fetched. */
export async function keptAll(page: Page, files: number): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      return (await (await caches.open(name)).keys()).length;
    });
  await expect.poll(kept, { timeout: 180_000, intervals: [1_000] }).toBeGreaterThanOrEqual(files);
}

/**
 * Opens a page and waits until its scripts are awake and at rest. Before that what is pressed is held for later, and a link is
 * followed as without script. They are asked for after the page is drawn: a quiet network says nothing of them.
 */
export async function openAwake(page: Page, url: string): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('awake', () => document.documentElement.setAttribute('data-awake', ''), { once: true });
  });
  await page.goto(url);
  await page.locator('html[data-awake]').waitFor();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2_000 })).then(() => undefined));
}
