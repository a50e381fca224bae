// What app/_site/paint-first.mjs makes of a page: it is drawn first, and then asks for exactly the scripts it had.
import { describe, expect, it } from 'vitest';
import { policyOf } from '@/app/_site/csp.mjs';
import { paintFirst } from '@/app/_site/paint-first.mjs';

const page = (head: string, body: string) => `<html><head>${head}</head><body>${body}</body></html>`;
const NEXT = page(
  '<link rel="preload" as="script" fetchPriority="low" href="/c.js"/><link rel="stylesheet" href="/a.css"/>' +
    '<script src="/a.js" async=""></script><script src="/old.js" noModule=""></script>',
  '<p>text</p><script id="x">1</script><script src="/c.js" id="_R_" async=""></script>',
);
const LINE = /<script data-after-paint="([^"]*)">([\s\S]*?)<\/script>/;

/** Runs the page's line in a window of which only what it uses is there. */
function run(html: string, entryTypes: readonly string[] | undefined) {
  const [, names = '', code = ''] = LINE.exec(html) ?? [];
  const asked: string[] = [];
  const later: (() => void)[] = [];
  const painted: (() => void)[] = [];
  class PerformanceObserver {
    static supportedEntryTypes = entryTypes;
    constructor(readonly tell: (list: unknown) => void) {}
    observe() {
      painted.push(() => this.tell({ getEntriesByName: (name: string) => [name] }));
    }
  }
  const document = {
    currentScript: { dataset: { afterPaint: names } },
    createElement: () => ({ src: '', setAttribute() {} }),
    head: { append: (script: { src: string }) => asked.push(script.src) },
  };
  const global = { PerformanceObserver: entryTypes && PerformanceObserver };
  new Function('document', 'globalThis', 'PerformanceObserver', 'setTimeout', 'addEventListener', code)(
    document,
    global,
    PerformanceObserver,
    (tell: () => void) => later.push(tell),
    () => {},
  );
  const all = (told: readonly (() => void)[]) => () => {
    for (const tell of told) tell();
  };
  // What waits may make others wait.
  const wait = () => {
    while (later.length > 0) later.shift()?.();
  };
  return { asked, draw: all(painted), wait };
}

describe('a page is drawn before its scripts are asked for', () => {
  it('asks for each of them once, in their order, when it has been drawn', () => {
    const { asked, draw, wait } = run(paintFirst(NEXT), ['mark', 'paint']);
    expect(asked).toEqual([]);
    draw();
    draw();
    expect(asked).toEqual([]);
    wait();
    expect(asked).toEqual(['/a.js', '/c.js']);
  });

  it('asks in a tab that is never drawn, and without waiting where a browser does not tell that it has drawn', () => {
    const unseen = run(paintFirst(NEXT), ['paint']);
    unseen.wait();
    expect(unseen.asked).toEqual(['/a.js', '/c.js']);
    for (const told of [['mark'], undefined]) {
      const { asked, wait } = run(paintFirst(NEXT), told);
      wait();
      expect(asked).toEqual(['/a.js', '/c.js']);
    }
  });

  it('leaves all else as it is, and a page without scripts wholly', () => {
    const drawn = paintFirst(NEXT);
    expect(drawn).toContain('<link rel="stylesheet" href="/a.css"/><script src="/old.js" noModule=""></script>');
    expect(drawn).toContain('<p>text</p><script id="x">1</script><script data-after-paint=');
    expect(drawn).not.toContain('rel="preload"');
    expect(paintFirst(page('', '<p>text</p>'))).toBe(page('', '<p>text</p>'));
  });

  it('is one line for all pages, so that the policy names one hash', () => {
    const other = NEXT.replaceAll('/a.js', '/b.js');
    expect(policyOf(paintFirst(other), 'p')).toBe(policyOf(paintFirst(NEXT), 'p'));
  });
});
