// From the stage to the wall: the moment at hand becomes a playlist of one stop.

import { playlistOf, writePlaylist } from '../present/playlist-file';
import { BASE } from '../ui/base';
import type { Linked } from './link';

/** Shows a moment in the presenter. */
export function present(scenario: string, title: string, linked: Partial<Linked>): void {
  const list = encodeURIComponent(writePlaylist(playlistOf(scenario, title, linked)));
  location.assign(`${BASE}/present/#list=${list}`);
}
