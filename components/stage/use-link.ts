'use client';
// Keeps the address of the page at what the reader sees, without filling the browser's history.

import { useEffect, useRef, useState } from 'react';
import { once } from './first-sign';
import { type Linked, stagePath, writeLink } from './link';
import { isMoving } from './player';
import type { Playhead } from './playhead';

/** Written at most so often while things move, milliseconds. */
const REST = 400;

export type LinkReader = typeof import('./read-link');

/** The part that reads links: few pages are opened by one. */
export const linkReader = once(() => import('./read-link'));

/**
 * Calls `open` with the fragment the page was opened with, and whenever somebody edits it; with null where the part that
 * reads it could not be loaded. True while one is being read.
 */
export function useLinkOpened(open: (linked: Linked | null, notices: readonly string[]) => void): boolean {
  const [reads, setReads] = useState(false);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const read = async () => {
      setReads(true);
      const reader = await linkReader().catch(() => null);
      const reading = reader?.readLink(location.hash);
      setReads(false);
      latest.current(reading?.linked ?? null, reading && reader ? reader.problemsOf(reading.problems) : []);
    };
    if (location.hash.length > 1) read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return reads;
}

/** Writes the fragment once things have come to rest: none for what the page opened with. `waits`: a link is still being opened. */
export function useLinkWritten(playhead: Playhead, waits: boolean, linked: () => Partial<Linked>): void {
  const [first] = useState(() => writeLink(linked()));
  useEffect(() => {
    if (waits) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const fragment = writeLink(linked());
      const path = stagePath(location.pathname);
      const asOpened = path !== location.pathname && location.hash === '' && fragment === first;
      if (location.hash === fragment || asOpened) return;
      history.replaceState(history.state, '', `${path}${location.search}${fragment}`);
    };
    const rest = () => {
      clearTimeout(timer);
      if (!isMoving(playhead.now())) timer = setTimeout(write, REST);
    };
    rest();
    const stop = playhead.subscribe(rest);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [playhead, waits, linked, first]);
}
