'use client';
// Keeps the address of the page at what the reader sees, without filling the browser's history.

import { useEffect, useRef, useState } from 'react';
import { type Linked, type LinkReading, readLink, stagePath, writeLink } from './link';
import { isMoving } from './player';
import type { Playhead } from './playhead';

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
