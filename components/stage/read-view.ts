// Reads how a ladder is arranged, as view-options.ts writes it. Never trusted: a part that cannot be read keeps its default,
// and names that the run does not know are passed over later.

import { DENSITIES } from '../ladder/density';
import { SCOPES, TIME_MODES, TIMES } from '../ladder/options';
import { AS_DESIGNED, type ViewOptions } from './view-options';

const LONGEST = 2_000;
const MOST_IDS = 64;
const LONGEST_ID = 128;

const partsOf = (written: string) =>
  written === '' ? [] : written.split(';').map((part) => [part.slice(0, 2), part.slice(2)] as const);

export function readView(written: string | null): ViewOptions {
  if (written === null || written.length > LONGEST) return AS_DESIGNED;
  const parts = new Map(partsOf(written));
  const one = <T extends string>(key: string, values: readonly T[], otherwise: T): T =>
    values.find((value) => value === parts.get(key)) ?? otherwise;
  return {
    time: one('t:', TIME_MODES, AS_DESIGNED.time),
    times: one('a:', TIMES, AS_DESIGNED.times),
    density: one('d:', DENSITIES, AS_DESIGNED.density),
    scope: one('s:', SCOPES, AS_DESIGNED.scope),
    text: parts.get('x:') === '1',
    folded: idsIn(parts.get('f:')),
    columns: { order: idsIn(parts.get('o:')), joined: idsIn(parts.get('j:')) },
  };
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  't:': TIME_MODES,
  'a:': TIMES,
  'd:': DENSITIES,
  's:': SCOPES,
  'x:': ['0', '1'],
};

/** Whether all of what is written can be read. */
export const isView = (written: string): boolean =>
  written.length <= LONGEST &&
  partsOf(written).every(([key, value]) =>
    key in CHOICES ? CHOICES[key]?.includes(value) : ['f:', 'o:', 'j:'].includes(key),
  );

function idsIn(written: string | undefined): readonly string[] {
  if (!written) return [];
  const ids = new Set<string>();
  for (const part of written.split(',').slice(0, MOST_IDS)) {
    try {
      const id = decodeURIComponent(part);
      if (id.length > 0 && id.length <= LONGEST_ID) ids.add(id);
    } catch {
      // A name that was broken on its way is no name.
    }
  }
  return [...ids];
}
