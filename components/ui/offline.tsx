'use client';
// Registers the service worker, so that the site works offline after one visit.

import { useEffect } from 'react';

export function Offline() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
    navigator.serviceWorker.register(`${base}/sw.js`, { scope: `${base}/` }).catch(() => {
      // A browser that forbids service workers still shows the site, only not offline.
    });
  }, []);
  return null;
}
