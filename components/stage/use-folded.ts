'use client';
// The ladder without the calls that the reader folded away, and what these are. How to fold comes with the tools; until
// then, and for whoever folds nothing, it is the whole ladder.

import { useEffect, useMemo } from 'react';
import type { Call } from '../ladder/calls';
import type { LadderView } from '../ladder/model';
import type { StageView } from './model';
import type { Tooled } from './use-tools';

interface Folding {
  readonly ladder: LadderView;
  readonly away: readonly Call[];
}

export function useFolded(
  whole: LadderView,
  wires: StageView['wires'],
  folded: readonly string[],
  { tools, want }: Tooled,
): Folding {
  const folds = folded.length > 0;
  useEffect(() => {
    if (folds) want();
  }, [folds, want]);
  return useMemo(() => {
    if (!tools || folded.length === 0) return { ladder: whole, away: [] };
    const away = tools.callsOf(whole, wires).filter(({ id }) => folded.includes(id));
    return { ladder: tools.withoutCalls(whole, wires, folded), away };
  }, [whole, wires, folded, tools]);
}
