// A page is drawn before its scripts are asked for: text that can be read does not wait for the code that makes it live,
// neither on the network nor in the processor. Next names the scripts in the head, where they compete with the style sheet
// and the fonts; here each page gets a line that asks for the same scripts in the same order as soon as it has been drawn.
// What is in them is all called for, so the browser is told to make all of it ready while it loads, beside the main thread,
// rather than piece by piece when it is called. What the reader presses meanwhile is done as soon as the page is awake.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPT = /<script\b(?=[^>]*\sasync="")[^>]*\ssrc="([^"]+)"[^>]*><\/script>/g;
const AHEAD = /<link rel="preload" as="script"[^>]*>/g;

const READY = '//# allFunctionsCalledOnLoad\n';

/** Runs in the page. A tab that nobody looks at draws nothing: its scripts come after `wait` ms. */
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

/** Runs in the page. Holds what is pressed and chosen until all of the page is awake, and then lets it happen in its order. */
function holdUntilAwake() {
  // What the browser itself does with these is done by then, and must not be done twice.
  const own = 'a, input, select, textarea, label, summary';
  const held = [];
  const hold = (event) => {
    const { type, target, ctrlKey, metaKey, altKey } = event;
    const chosen = type === 'change' && target.matches('select');
    if (!chosen && (type === 'change' || ctrlKey || metaKey || altKey || target.closest?.(own))) return;
    // A part of the page may be awake before the rest of it: none hears what is done later.
    event.stopImmediatePropagation();
    held.push({ event, value: target.value });
  };
  const kinds = ['keydown', 'click', 'change'];
  for (const kind of kinds) addEventListener(kind, hold, true);
  const again = async () => {
    // What the awakening itself sets off comes first.
    await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 500 }));
    for (const kind of kinds) removeEventListener(kind, hold, true);
    let last = null;
    for (const { event, value } of held) {
      // Each in a frame of its own, after what the one before it has changed.
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const { type, target, clientX, clientY } = event;
      if (type === 'change') target.value = value;
      // A key goes where the one before it led the focus to, unless the reader led it elsewhere; a click, where it was.
      const led = type === 'keydown' && (target === last || !target.isConnected);
      const there = target.isConnected ? target : document.elementFromPoint(clientX, clientY);
      (led ? document.activeElement : there)?.dispatchEvent(new event.constructor(type, event));
      last = type === 'keydown' ? target : null;
    }
  };
  addEventListener('awake', again, { once: true });
}

const namesOf = (html) => [...html.matchAll(SCRIPT)].map(([, name]) => name);

/** The page with its scripts put off, or the page itself where it has none. */
export function paintFirst(html) {
  const names = namesOf(html);
  if (names.length === 0) return html;
  const line = `<script data-after-paint="${names.join(' ')}">(${holdUntilAwake})();(${askAfterPaint})(3000)</script>`;
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
