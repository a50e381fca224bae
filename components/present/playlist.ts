// A playlist: stops on the way through a lecture. Each stop is a link to a moment of a run, with a caption for the room,
// notes for the speaker, and whether the answer waits until it is asked for. Plain data: a file, a link, a lesson's own.

import type { Linked } from '../stage/link';
import { readLink } from '../stage/read-link';
import { KIND, type Playlist, type Stop } from './playlist-file';

const MOST_STOPS = 300;
const MOST_TEXT = 4_000;
const MOST_FILE = 1_000_000;

/** What a stop shows of its run. */
export const shownAt = (stop: Stop): Linked => readLink(stop.link).linked;

/** Where the next stop takes over, when it stands further on in the same run. */
export function takenOver(stop: Stop, next: Stop | null): number | null {
  const [here, there] = [shownAt(stop), next && shownAt(next)];
  const isSame = there && stop.scenario === next?.scenario && sameChanges(here.changes, there.changes);
  return isSame && there.at !== null && there.at > (here.at ?? Number.NEGATIVE_INFINITY) ? there.at : null;
}

const sameChanges = (a: Linked['changes'], b: Linked['changes']): boolean =>
  JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** Reads a playlist; null when the text is none. Never trusted: every part is checked. */
export function readPlaylist(text: string): Playlist | null {
  if (text.length > MOST_FILE) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { kind, title, stops } = value as Record<string, unknown>;
    if (kind !== KIND || typeof title !== 'string' || !Array.isArray(stops) || stops.length > MOST_STOPS) return null;
    const read = stops.map(stopOf);
    return read.some((stop) => stop === null) ? null : { title: title.slice(0, 200), stops: read as Stop[] };
  } catch {
    return null;
  }
}

function stopOf(value: unknown): Stop | null {
  if (typeof value !== 'object' || value === null) return null;
  const { scenario, link, caption, notes, reveal, asks, until } = value as Record<string, unknown>;
  const fits = (text: unknown): text is string => typeof text === 'string' && text.length <= MOST_TEXT;
  if (!fits(scenario) || !/^[\w.-]{1,80}$/.test(scenario) || !fits(link) || !fits(caption) || !fits(notes)) return null;
  return {
    ...{ scenario, link, caption, notes, reveal: reveal === true },
    ...(fits(asks) && asks !== '' ? { asks } : {}),
    ...(typeof until === 'number' && Number.isFinite(until) ? { until } : {}),
  };
}

/** A stop from the address of a stage, as a teacher copies it; null when it is none. */
export function stopFromAddress(address: string): Stop | null {
  const found = /\/stage\/([\w.-]{1,80})\/?(#.*)?$/.exec(address.trim());
  if (!found?.[1]) return null;
  return { scenario: found[1], link: found[2] ?? '', caption: '', notes: '', reveal: false };
}
