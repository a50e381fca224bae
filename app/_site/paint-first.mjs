// A page is drawn before its scripts are asked for: text that can be read does not wait for the code that makes it live,
// neither on the network nor in the processor. Next names the scripts in the head, where they compete with the style sheet
// and the fonts; here each page gets a line that asks for the same scripts in the same order as soon as it has been drawn.
// Most of what is in them is called for, so the browser is told to make all of it ready while it loads, beside the main
// thread, rather than piece by piece when it is called. What the reader does meanwhile is held (hold.mjs).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { holdUntilAwake } from './hold.mjs';

const SCRIPT = /<script\b(?=[^>]*\sasync="")[^>]*\ssrc="([^"]+)"[^>]*><\/script>/g;
const AHEAD = /<link rel="preload" as="script"[^>]*>/g;

const READY = '//# allFunctionsCalledOnLoad\n';

/** Runs in the page, as text. A tab that nobody looks at draws nothing: its scripts come after `wait` ms. */
function askAfterPaint(wait) {
  const names = document.currentScript.dataset.afterPaint.split(' ');
  // Each in a task of its own: a finger or a key gets in between.
  const ask = () => {
    for (const name of names.splice(0))
      setTimeout(() => {
        const script = document.createElement('script');
        script.setAttribute('async', '');
        script.src = name;
        document.head.append(script);
      });
  };
  // Where a browser does not tell that it has drawn, nothing is put off.
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('paint')) return ask();
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) ask();
  }).observe({ type: 'paint', buffered: true });
  setTimeout(ask, wait);
}

/** How many keys, clicks and choices a page that is only drawn keeps. */
const MOST_HELD = 30;
/** How long a page that is not drawn waits for its scripts, in milliseconds. */
const UNSEEN = 3_000;

/** The text of a function, without its remarks and its indentation. */
const textOf = (code) =>
  String(code)
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/\n\s+/g, '\n');
const LINE = `(${textOf(holdUntilAwake)})(${MOST_HELD});(${textOf(askAfterPaint)})(${UNSEEN})`;

const namesOf = (html) => [...html.matchAll(SCRIPT)].map(([, name]) => name);

/** The page with its scripts put off, or the page itself where it has none. */
export function paintFirst(html) {
  const names = namesOf(html);
  if (names.length === 0) return html;
  const line = `<script data-after-paint="${names.join(' ')}">${LINE}</script>`;
  return html
    .replace(SCRIPT, '')
    .replace(AHEAD, '')
    .replace(/<\/body>/i, () => `${line}</body>`);
}

export function paintPagesFirst(out) {
  const scripts = new Set();
  for (const page of readdirSync(out, { recursive: true }).map(String)) {
    if (!page.endsWith('.html')) continue;
    const at = path.join(out, page);
    const html = readFileSync(at, 'utf8');
    for (const name of namesOf(html)) scripts.add(name.slice(name.indexOf('/_next/')));
    writeFileSync(at, paintFirst(html));
  }
  for (const name of scripts) {
    const at = path.join(out, name);
    const script = readFileSync(at, 'utf8');
    if (!script.startsWith(READY)) writeFileSync(at, READY + script);
  }
}
