// A page is drawn before its scripts are asked for: text that can be read does not wait for the code that makes it live,
// neither on the network nor in the processor. Next names the scripts in the head, where they compete with the style sheet
// and the fonts; here each page gets a line that asks for the same scripts in the same order as soon as it has been drawn.
// What is in them is all called for, so the browser is told to make all of it ready while it loads, beside the main thread,
// rather than piece by piece when it is called.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPT = /<script\b(?=[^>]*\sasync="")[^>]*\ssrc="([^"]+)"[^>]*><\/script>/g;
const AHEAD = /<link rel="preload" as="script"[^>]*>/g;

const READY = '//# allFunctionsCalledOnLoad\n';

/** What the line does; it runs in the page. A tab that nobody looks at draws nothing: its scripts come after `wait` ms. */
function askAfterPaint(wait) {
  const names = document.currentScript.dataset.afterPaint.split(' ');
  const ask = () => {
    for (const name of names.splice(0)) {
      const script = document.createElement('script');
      script.setAttribute('async', '');
      script.src = name;
      document.head.append(script);
    }
  };
  // Where a browser does not tell that it has drawn, nothing is put off.
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('paint')) return ask();
  new PerformanceObserver(ask).observe({ type: 'paint', buffered: true });
  setTimeout(ask, wait);
}

const namesOf = (html) => [...html.matchAll(SCRIPT)].map(([, name]) => name);

/** The page with its scripts put off, or the page itself where it has none. */
export function paintFirst(html) {
  const names = namesOf(html);
  if (names.length === 0) return html;
  const line = `<script data-after-paint="${names.join(' ')}">(${askAfterPaint})(3000)</script>`;
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
    writeFileSync(at, READY + readFileSync(at, 'utf8'));
  }
}
