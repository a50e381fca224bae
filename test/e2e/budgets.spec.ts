// What a page costs before it works: its HTML, and the script it loads before the first key is answered. The engine and
// the panels come after, when the page stands still, and are not counted.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { root } from '../support/paths.mjs';

const out = path.join(root, 'out');
const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;
const zipped = (data: string | Buffer) => gzipSync(data, { level: 9 }).length;
const htmlOf = (page: string) => readFileSync(path.join(out, page, 'index.html'), 'utf8');

/** The scripts that a page names, at once or for after it is drawn, but for those only old browsers load. */
function scriptsOf(html: string): readonly string[] {
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const later = [...html.matchAll(/<script data-after-paint="([^"]+)">/g)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  const names = [...tags.map(([, src = '']) => src), ...later];
  return [...new Set(names.map((src) => src.replace(/[?#].*$/, '').replace(/^\//, '')))];
}

const scriptOf = (page: string) =>
  scriptsOf(htmlOf(page)).reduce((sum, file) => sum + zipped(readFileSync(path.join(out, file))), 0);

/** Kilobytes of script, compressed: what is aimed at, and what no page may exceed. */
const SCRIPT = [
  ['stage/two-proxies-udp', 190, 191],
  ['stage/five-steps', 190, 191],
  ['learn/a-call', 155, 155],
  ['', 155, 169],
] as const;

for (const [page, aim, most] of SCRIPT)
  test(`/${page} works after at most ${most} kB of compressed script`, () => {
    const size = kilobytes(scriptOf(page));
    console.log(`  /${page}: ${size} kB of script until the first key works, gzip (aim: ${aim})`);
    expect(size).toBeLessThanOrEqual(most);
  });

const under = (folder: string) =>
  readdirSync(path.join(out, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);

test('no page sends more than 150 kB of compressed HTML, and the first ones no more as it stands', () => {
  const pages = ['', ...under('stage'), ...under('learn')];
  const sizes = pages.map((page) => {
    const html = htmlOf(page);
    return { page, raw: kilobytes(Buffer.byteLength(html)), gzip: kilobytes(zipped(html)) };
  });
  sizes.sort((a, b) => b.raw - a.raw);
  for (const { page, raw, gzip } of [...sizes.slice(0, 5), ...sizes.filter(({ page: p }) => p === '')])
    console.log(`  /${page}: ${raw} kB of HTML, ${gzip} kB gzip`);
  expect(sizes.filter(({ gzip }) => gzip > 150)).toEqual([]);
  expect(sizes.filter(({ page, raw }) => raw > 150 && FIRST.includes(page))).toEqual([]);
});

/** The pages a visitor meets first. */
const FIRST: readonly string[] = ['', 'stage/two-proxies-udp', 'learn/a-call'];
