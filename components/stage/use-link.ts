'use client';
// Keeps the address of the page at what the reader sees, without filling the browser's history.

import { useEffect, useRef } from 'react';
import { type LinkReading, readLink } from './link';

/** Written at most so often while things move, milliseconds. */
const REST = 400;

/** Calls `open` with the fragment the page was opened with, and whenever somebody edits it. */
export function useLinkOpened(open: (reading: LinkReading) => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const read = () => latest.current(readLink(location.hash));
    if (location.hash.length > 1) read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
}

/** Writes the fragment once things have come to rest; `null` leaves the address alone. */
export function useLinkWritten(fragment: string | null): void {
  useEffect(() => {
    if (fragment === null) return;
    const timer = setTimeout(() => {
      const here = `${location.pathname}${location.search}`;
      if (location.hash !== fragment) history.replaceState(history.state, '', `${here}${fragment}`);
    }, REST);
    return () => clearTimeout(timer);
  }, [fragment]);
}
