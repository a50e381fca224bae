'use client';
// Registers the service worker once the page is at rest, so that the site works offline after one visit; then tells it
// that there is time for the rest, unless the reader saves data.

import { useEffect } from 'react';

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Safari knows no idle time. */
const whenIdle = (then: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(then, { timeout: 4_000 }) : setTimeout(then, 2_000);

const savesData = (): boolean => {
  const { connection } = navigator as { readonly connection?: Connection };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
};

async function keep() {
  const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
  try {
    await navigator.serviceWorker.register(`${base}/sw.js`, { scope: `${base}/` });
    const { active } = await navigator.serviceWorker.ready;
    if (!savesData()) whenIdle(() => active?.postMessage('idle'));
  } catch {
    // A browser that forbids service workers still shows the site, only not offline.
  }
}

export function Offline() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const start = () => whenIdle(keep);
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { once: true });
    return () => removeEventListener('load', start);
  }, []);
  return null;
}
