'use client';
// The ladder without the calls that the reader folded away, and what these are.

import { useMemo } from 'react';
import { type Call, callsOf, withoutCalls } from '../ladder/calls';
import type { LadderView } from '../ladder/model';
import type { StageView } from './model';

interface Folding {
  readonly ladder: LadderView;
  readonly away: readonly Call[];
}

export function useFolded(whole: LadderView, wires: StageView['wires'], folded: readonly string[]): Folding {
  return useMemo(() => {
    const away = folded.length === 0 ? [] : callsOf(whole, wires).filter(({ id }) => folded.includes(id));
    return { ladder: withoutCalls(whole, wires, folded), away };
  }, [whole, wires, folded]);
}
