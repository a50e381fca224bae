// What app/_site/hold.mjs does with what a reader does before a page is awake: all of it happens later, once and in order.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdUntilAwake } from '@/app/_site/hold.mjs';

type Listener = (event: unknown) => void;

/** As much of a page as the holding uses. */
class Page {
  readonly listeners = new Map<string, Listener>();
  readonly heard: string[] = [];
  readonly document = { activeElement: null as unknown, elementFromPoint: () => null };

  element(name: string) {
    const element = {
      name,
      isConnected: true,
      closest: () => null,
      matches: () => false,
      dispatchEvent: (event: { readonly key?: string; readonly type: string }) => {
        this.send(event.type, { ...event, target: element });
        return true;
      },
    };
    return element;
  }

  /** Something happens; true where the page hears it at once. */
  send(type: string, event: Record<string, unknown>): boolean {
    let stopped = false;
    this.listeners.get(type)?.({
      preventDefault() {},
      stopImmediatePropagation: () => {
        stopped = true;
      },
      ...event,
      type,
      constructor: class {
        constructor(_: string, from: object) {
          Object.assign(this, from);
        }
      },
    });
    if (!stopped) this.heard.push(`${(event.target as { name: string }).name} ${event.key ?? type}`);
    return !stopped;
  }

  key(target: object, key: string): boolean {
    return this.send('keydown', { target, key });
  }

  async awake(): Promise<void> {
    this.listeners.get('awake')?.({});
    await vi.runAllTimersAsync();
  }
}

let page: Page;
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('addEventListener', (type: string, listener: Listener) => page.listeners.set(type, listener));
  vi.stubGlobal('removeEventListener', (type: string) => page.listeners.delete(type));
  vi.stubGlobal('requestAnimationFrame', (done: () => void) => setTimeout(done, 16));
  vi.stubGlobal('document', page.document);
  holdUntilAwake(3);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what is done before a page is awake', () => {
  it('happens once it is, in its order, and what comes meanwhile after it', async () => {
    const ladder = page.element('ladder');
    expect([page.key(ladder, 'j'), page.key(ladder, 'k')]).toEqual([false, false]);
    page.document.activeElement = ladder;
    page.listeners.get('awake')?.({});
    page.key(ladder, 'x');
    await vi.runAllTimersAsync();
    expect(page.heard).toEqual(['ladder j', 'ladder k', 'ladder x']);
    expect(page.key(ladder, 'z')).toBe(true);
  });

  it('goes on where a part of the page is gone', async () => {
    const [gone, ladder] = [page.element('gone'), page.element('ladder')];
    page.key(gone, 'Escape');
    page.key(ladder, 'j');
    gone.isConnected = false;
    page.document.activeElement = page.element('body');
    await page.awake();
    expect(page.heard).toEqual(['body Escape', 'ladder j']);
  });

  it('keeps to where it was done when the reader has gone elsewhere since', async () => {
    const [ladder, field] = [page.element('ladder'), page.element('field')];
    page.document.activeElement = ladder;
    page.key(ladder, 'j');
    page.key(ladder, 'x');
    page.listeners.get('awake')?.({});
    while (page.heard.length === 0) await vi.advanceTimersToNextTimerAsync();
    page.document.activeElement = field;
    await vi.runAllTimersAsync();
    expect(page.heard).toEqual(['ladder j', 'ladder x']);
  });

  it('is meant once where a button is pressed again, and not where a key is held down', async () => {
    const button = page.element('button');
    page.send('click', { target: button });
    page.send('click', { target: button });
    expect(page.send('keydown', { target: button, key: 'j', repeat: true })).toBe(true);
    page.heard.length = 0;
    await page.awake();
    expect(page.heard).toEqual(['button click']);
  });

  it('is no more than can be held', async () => {
    const ladder = page.element('ladder');
    for (const key of 'abcde') page.key(ladder, key);
    await page.awake();
    expect(page.heard).toEqual(['ladder a', 'ladder b', 'ladder c']);
  });
});
