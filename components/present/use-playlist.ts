'use client';
// Where playlists come from: the lessons' own from the site, a reader's from this device. The one being presented is also
// kept with its window, so that a reload loses nothing.

import { useCallback, useEffect, useState } from 'react';
import { BASE } from '../ui/base';
import { readPlaylist } from './playlist';
import { type Playlist, writePlaylist } from './playlist-file';

const OWN = 'playlists';

const stored = (): readonly Playlist[] => {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(OWN) ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.map((item) => readPlaylist(String(item))).filter((p) => p !== null);
  } catch {
    return [];
  }
};

export interface OwnPlaylists {
  readonly own: readonly Playlist[];
  /** Puts one in the place of another, or at the end. */
  keep(playlist: Playlist, place: number): void;
  remove(place: number): void;
}

/** The reader's own playlists, kept on this device. */
export function useOwnPlaylists(): OwnPlaylists {
  const [own, setOwn] = useState<readonly Playlist[]>([]);
  useEffect(() => setOwn(stored()), []);
  const put = useCallback((list: readonly Playlist[]) => {
    setOwn(list);
    try {
      localStorage.setItem(OWN, JSON.stringify(list.map(writePlaylist)));
    } catch {
      // A browser that keeps nothing forgets the list with the page; it can still be saved as a file.
    }
  }, []);
  return {
    own,
    keep: (playlist, place) =>
      put(own.some((_, i) => i === place) ? own.map((p, i) => (i === place ? playlist : p)) : [...own, playlist]),
    remove: (place) => put(own.filter((_, i) => i !== place)),
  };
}

/** The lessons' playlists, by the lesson's address. */
export async function lessonPlaylists(): Promise<Readonly<Record<string, Playlist>>> {
  const response = await fetch(`${BASE}/playlists.json`);
  return (await response.json()) as Record<string, Playlist>;
}

/** A scenario's text; null when the site has none of that name. */
export async function scenarioText(id: string): Promise<string | null> {
  const response = await fetch(`${BASE}/sources/${id}.yaml`);
  return response.ok ? response.text() : null;
}

/** The playlist an address names: a lesson's, the reader's own by its place, or one that the window kept. */
export async function playlistAt(fragment: string): Promise<Playlist | null> {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const lesson = parts.get('lesson');
  const own = parts.get('own');
  const given = parts.get('list');
  if (lesson !== null) return (await lessonPlaylists())[lesson] ?? null;
  if (own !== null) return stored()[Number(own)] ?? null;
  return given === null ? null : readPlaylist(given);
}
