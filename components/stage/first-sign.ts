'use client';
// What a page loads only when there is a reader: at the first sign of one, or when nobody has moved for a while.

import { useEffect } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
/** How long a page waits for a sign, in milliseconds. */
const PATIENCE = 5_000;

/** Loads a part once; after a failure the next wish tries again. */
export function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

/** Calls once, at the first sign of a reader or after a while without any. */
export function useFirstSign(start: () => void): void {
  useEffect(() => {
    const until = new AbortController();
    const begin = () => {
      until.abort();
      start();
    };
    for (const sign of SIGNS) addEventListener(sign, begin, { passive: true, signal: until.signal });
    const waited = setTimeout(begin, PATIENCE);
    return () => {
      clearTimeout(waited);
      until.abort();
    };
  }, [start]);
}
