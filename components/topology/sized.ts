// The map of a run at other sizes than the panel's.

import type { Run } from '../stage/run';
import { castOf } from '../stage/view/cast';
import { mapFacts } from './facts';
import { layoutMap } from './layout';
import { DENSE_MAP, LARGE_DENSE_MAP, LARGE_MAP, PANEL_MAP } from './measures';
import type { MapPlan } from './model';

/** The map of a run, so wide or as large as a dialog. */
export function mapOf({ trace }: Run, width: number | 'large'): MapPlan {
  const facts = mapFacts(trace, castOf(trace));
  if (width === 'large') return layoutMap(facts, LARGE_MAP, LARGE_DENSE_MAP);
  return layoutMap(facts, { ...PANEL_MAP, width }, { ...DENSE_MAP, width });
}
