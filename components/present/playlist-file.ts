// A playlist as it is written: the stage writes one of a single stop when its moment is put on the wall.

import { type Linked, writeLink } from '../stage/link';

export interface Stop {
  readonly scenario: string;
  /** The fragment of a link to the stage, with its '#', or nothing. */
  readonly link: string;
  readonly caption: string;
  readonly notes: string;
  /** The caption is hidden until the speaker shows it. */
  readonly reveal: boolean;
  /** What stands in its place until then. */
  readonly asks?: string;
  /** The moment of the run after which it goes on to the next stop, in milliseconds; the end of the run without it. */
  readonly until?: number;
}

export interface Playlist {
  readonly title: string;
  readonly stops: readonly Stop[];
}

export const KIND = 'sipscope-playlist';

/** A playlist as a file. */
export const writePlaylist = (playlist: Playlist): string =>
  `${JSON.stringify({ kind: KIND, ...playlist }, null, 2)}\n`;

/** One run, from its beginning, as a playlist of its own. */
export const playlistOf = (scenario: string, title: string, linked: Partial<Linked>): Playlist => ({
  title,
  stops: [{ scenario, link: writeLink(linked), caption: '', notes: '', reveal: false }],
});
