// How a reader has arranged the ladder, as one plain value and as a few characters of a link. What is written is never
// trusted: a part that cannot be read keeps its default, and names that the run does not know are passed over later.

import { type Arrangement, AS_IT_IS } from '../ladder/arrange';
import { atDensity, DENSITIES, type Density, denser } from '../ladder/density';
import {
  COMFORTABLE,
  type LadderOptions,
  NARROW,
  SCOPES,
  type ScopeKind,
  TIME_MODES,
  TIMES,
  type TimeMode,
  type Times,
} from '../ladder/options';
import type { Command } from './keys';

export interface ViewOptions {
  readonly time: TimeMode;
  readonly times: Times;
  readonly density: Density;
  readonly columns: Arrangement;
  /** What lights up with a message. */
  readonly scope: ScopeKind;
  /** Calls that are folded away, by their Call-ID. */
  readonly folded: readonly string[];
  /** The call as text stands beside the ladder. */
  readonly text: boolean;
}

export const AS_DESIGNED: ViewOptions = {
  time: 'elastic',
  times: 'absolute',
  density: 'comfortable',
  columns: AS_IT_IS,
  scope: 'transaction',
  folded: [],
  text: false,
};

/** How the ladder is drawn after a command; null after one that is about something else. */
export function lookAfter(look: ViewOptions, what: Command): ViewOptions | null {
  if (what.type === 'density') return { ...look, density: denser(look.density, what.by) };
  return what.type === 'text' ? { ...look, text: !look.text } : null;
}

/** The measures of a ladder in a window so wide. */
export const measuresFor = (view: ViewOptions, narrow: boolean, width?: number): LadderOptions => {
  const base = narrow ? NARROW : COMFORTABLE;
  return atDensity({ ...base, width: width ?? base.width, time: view.time, timesAs: view.times }, view.density);
};

const LONGEST = 2_000;
const MOST_IDS = 64;
const LONGEST_ID = 128;

/** Parts apart by ';', each a letter and what it says; names of lifelines are escaped, apart by ','. */
export function writeView({ time, times, density, columns, scope, folded, text }: ViewOptions): string {
  const ids = (all: readonly string[]) => all.map(encodeURIComponent).join(',');
  return [
    time !== AS_DESIGNED.time && `t:${time}`,
    times !== AS_DESIGNED.times && `a:${times}`,
    density !== AS_DESIGNED.density && `d:${density}`,
    scope !== AS_DESIGNED.scope && `s:${scope}`,
    text && 'x:1',
    folded.length > 0 && `f:${ids(folded)}`,
    columns.order.length > 0 && `o:${ids(columns.order)}`,
    columns.joined.length > 0 && `j:${ids(columns.joined)}`,
  ]
    .filter(Boolean)
    .join(';');
}

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
