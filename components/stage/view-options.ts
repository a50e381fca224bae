// How a reader has arranged the ladder, as one plain value and as a few characters of a link, which read-view.ts reads.

import { type Arrangement, AS_IT_IS } from '../ladder/arrange';
import { atDensity, type Density, denser } from '../ladder/density';
import { COMFORTABLE, type LadderOptions, NARROW, type ScopeKind, type TimeMode, type Times } from '../ladder/options';
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
