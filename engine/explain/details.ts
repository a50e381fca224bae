// What a reader gets who opens one line of a message: its parts, where its values come from, where they are taken up.

import type { AnyHeader } from '../message/message';
import type { Trace } from '../model/trace';
import type { Link } from './find';
import { originsOf, originsOfTarget } from './origins';
import { type Part, partsOf, startParts } from './parts';
import { type Situation, situationOf } from './situation';
import { usesOf, usesOfStart } from './uses';
import { usesOfBody } from './uses-services';

export interface Details {
  readonly parts: readonly Part[];
  readonly origins: readonly Link[];
  readonly uses: readonly Link[];
}

const NOTHING: Details = { parts: [], origins: [], uses: [] };

/**
 * The details of one line.
 *
 * @param line - its id in `Explained.lines`, or 'body'
 */
export function detailsOf(trace: Trace, packet: number, line: string): Details {
  const s = situationOf(trace, packet);
  if (line === 'start') return { parts: startParts(s, s.message), origins: originsOfTarget(s), uses: usesOfStart(s) };
  if (line === 'body') return { parts: [], origins: [], uses: usesOfBody(s) };
  const header = headerOf(s, line);
  if (header === undefined) return NOTHING;
  const gone = line.startsWith('r');
  return { parts: partsOf(s, header), origins: gone ? [] : originsOf(s, header), uses: gone ? [] : usesOf(s, header) };
}

function headerOf(s: Situation, line: string): AnyHeader | undefined {
  const at = Number(line.slice(1));
  return line.startsWith('r') ? s.basis?.message.headers[at] : s.message.headers[at];
}
