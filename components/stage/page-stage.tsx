'use client';
// The stage of a page: its view comes with the page, in few words.

import { useMemo } from 'react';
import { type Carried, uncarry } from './carried';
import type { StageView } from './model';
import { Stage } from './stage';

export function PageStage({ page, source }: { readonly page: Carried; readonly source: string }) {
  const view = useMemo(() => uncarry<StageView>(page), [page]);
  return <Stage view={view} source={source} />;
}
