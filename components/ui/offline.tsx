'use client';
// Registers the service worker, so that the site works offline after one visit: once the reader has touched the page, or
// has stayed for a while, so that keeping the site never slows its first page. Then tells the worker that there is time
// for the rest, unless the reader saves data.

import { useEffect } from 'react';
import { BASE } from './base';

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** How long a reader who touches nothing stays before the site is kept, in milliseconds. */
const STAYED = 12_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Safari knows no idle time. */
const whenIdle = (then: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(then, { timeout: 4_000 }) : setTimeout(then, 2_000);

const savesData = (): boolean => {
  const { connection } = navigator as { readonly connection?: Connection };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
};

async function keep() {
  try {
    await navigator.serviceWorker.register(`${BASE}/sw.js`, { scope: `${BASE}/` });
    const { active } = await navigator.serviceWorker.ready;
    if (!savesData()) whenIdle(() => active?.postMessage('idle'));
  } catch {
    // A browser that forbids service workers still shows the site, only not offline.
  }
}

export function Offline() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const until = new AbortController();
    const start = () => {
      if (until.signal.aborted) return;
      until.abort();
      whenIdle(keep);
    };
    for (const touch of TOUCHES) addEventListener(touch, start, { passive: true, signal: until.signal });
    const stayed = setTimeout(start, STAYED);
    return () => {
      clearTimeout(stayed);
      until.abort();
    };
  }, []);
  return null;
}
