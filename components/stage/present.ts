// From the stage to the wall: the moment at hand becomes a playlist of one stop.

import { playlistOf, writePlaylist } from '../present/playlist';
import type { Linked } from './link';

/** Shows a moment in the presenter. */
export function present(scenario: string, title: string, linked: Partial<Linked>): void {
  const list = encodeURIComponent(writePlaylist(playlistOf(scenario, title, linked)));
  location.assign(`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/present/#list=${list}`);
}
