// Ladders in a browser, beside Mermaid drawing the same messages: time to the first ladder, frames while ten thousand
// messages play and scroll, and a what-if from the key to the repaint. `npm run bench -- browser`. Contenders take turns
// in one run; medians of `ROUNDS`.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { bundle } from '../../../engine/host/bundle.mjs';
import { launchOptions } from '../../support/chrome.mjs';
import { root } from '../../support/paths.mjs';
import { framesOf } from './frames.mjs';
import { styleSheet } from './style.mjs';
import { whatIf } from './what-if.mjs';

const ROUNDS = 3;
const SIZES = [100, 1_000, 10_000];
/** Mermaid draws no more than this in a time anybody waits. */
const PEER_UP_TO = 1_000;
const FRAMES = 240;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function scriptOf(file) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join('test/bench/browser', file)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    minify: true,
    jsx: 'automatic',
    tsconfig: path.join(root, 'tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** A Markdown section. */
export async function measureBrowser() {
  const { default: viewOf } = await import(await bundle('test/bench/browser/views.ts', { external: true }));
  const peer = readFileSync(path.join(root, 'node_modules/mermaid/dist/mermaid.min.js'), 'utf8');
  const scripts = [await scriptOf('page.tsx'), peer, await scriptOf('mermaid.ts')];
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<!doctype html><body>');
  await page.addStyleTag({ content: await styleSheet() });
  for (const content of scripts) await page.addScriptTag({ content });
  const rows = [];
  for (const size of SIZES) {
    await page.evaluate((text) => {
      window.view = JSON.parse(text);
    }, viewOf(size));
    const ours = [];
    const theirs = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const mine = await page.evaluate('bench.first(view)');
      const other = size <= PEER_UP_TO ? await page.evaluate('peer.first(view.ladder)') : Number.NaN;
      // The first round compiles.
      if (round > 0) {
        ours.push(mine);
        theirs.push(other);
      }
    }
    rows.push({ size, ours: median(ours), peer: size <= PEER_UP_TO ? median(theirs) : null });
  }
  await page.evaluate('bench.first(view)');
  const playing = await framesOf(browser, page, () => page.evaluate(`bench.playing(${FRAMES})`));
  const scrolling = await framesOf(browser, page, () => page.evaluate(`bench.scrolling(${FRAMES})`));
  await page.close();
  const changed = await whatIf(browser);
  await browser.close();
  const atThousand = rows.find(({ size }) => size === 1_000)?.peer ?? Number.NaN;
  const frames = ({ frames: n, late, median: middle, work, parts }) =>
    `${late.toFixed(1)} % of ${n} frames over 20 ms (aim: at most 1); work of the main thread, CPU time: median ${middle.toFixed(1)} ms, 95th percentile ${work.toFixed(1)} ms (aim: under 8); of that, a frame on average: ${parts}`;
  return [
    '## The first ladder in a browser',
    '',
    'The whole figure of the stage with its controls, its map and its style sheet.',
    '',
    '| messages | Sipscope, ms | Mermaid, ms | Mermaid at 1,000 messages over Sipscope (aim 10) |',
    '|---:|---:|---:|---:|',
    ...rows.map(
      ({ size, ours, peer: theirs }) =>
        `| ${size} | ${ours.toFixed(0)} | ${theirs === null ? 'not drawn' : theirs.toFixed(0)} | ${(atThousand / ours).toFixed(1)} |`,
    ),
    '',
    `- playing 10,000 messages: ${frames(playing)}`,
    `- scrolling 10,000 messages: ${frames(scrolling)}`,
    changed === null
      ? '- a what-if was not measured: the site is not built'
      : `- a what-if on two-proxies-udp, from the key to the repaint: a message lost: median ${changed.lost} ms of ${changed.times}, slowest ${changed.slowest} ms (aim: 50); undone: ${changed.mended} ms; doubled, which is not foreseen: ${changed.copied} ms`,
  ].join('\n');
}
