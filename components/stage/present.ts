'use client';
// From the stage to the wall, and back: the moment at hand becomes a playlist of one stop.

import { type RefObject, useEffect } from 'react';
import { playlistOf, writePlaylist } from '../present/playlist-file';
import { BASE } from '../ui/base';
import type { Linked } from './link';

const LEFT = 'sipscope:left-for-the-wall';

/** Shows a moment in the presenter. */
export function present(scenario: string, title: string, linked: Partial<Linked>): void {
  const list = encodeURIComponent(writePlaylist(playlistOf(scenario, title, linked)));
  remembering((store) => store.setItem(LEFT, '1'));
  location.assign(`${BASE}/present/#list=${list}`);
}

/** Who comes back from the wall goes on where he was: at the ladder. */
export function useBackFromWall(ladder: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    remembering((store) => {
      if (store.getItem(LEFT) === null) return;
      store.removeItem(LEFT);
      if (document.activeElement === document.body) ladder.current?.focus({ preventScroll: true });
    });
  }, [ladder]);
}

/** A browser may keep nothing for us; then the focus is where it puts it. */
function remembering(what: (store: Storage) => void): void {
  try {
    what(sessionStorage);
  } catch {
    return;
  }
}
