'use client';
// The stage of a page: its view comes with the page, in few words.

import { useMemo } from 'react';
import { type Carried, uncarry } from './carried';
import type { Opening } from './link';
import type { StageView } from './model';
import { Stage } from './stage';

interface PageStageProps {
  readonly page: Carried;
  readonly source: string;
  readonly opening?: Opening;
}

export function PageStage({ page, ...rest }: PageStageProps) {
  const view = useMemo(() => uncarry<StageView>(page), [page]);
  return <Stage view={view} {...rest} />;
}
