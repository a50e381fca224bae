// A moment as a file, for what is too long to be a link: the same parts, as JSON. Never trusted when it is read.

import { type Linked, writeLink } from './link';
import { readLink } from './read-link';

export interface MomentFile {
  readonly scenario: string;
  readonly linked: Linked;
}

const KIND = 'sipscope-moment';
const MOST = 400_000;

export const writeMoment = (scenario: string, linked: Partial<Linked>): string =>
  `${JSON.stringify({ kind: KIND, scenario, link: writeLink(linked) }, null, 2)}\n`;

/** Reads such a file; null when it is none. */
export function readMoment(text: string): MomentFile | null {
  if (text.length > MOST) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { kind, scenario, link } = value as Record<string, unknown>;
    if (kind !== KIND || typeof scenario !== 'string' || typeof link !== 'string') return null;
    return { scenario, linked: readLink(link).linked };
  } catch {
    return null;
  }
}
