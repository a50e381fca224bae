'use client';
// Loads what needs the engine (runs, panels, what-ifs) at the first sign of a reader, or when nobody has moved for a while;
// at once when somebody asks for it. Until then the page is what it carries, and costs a phone nothing.

import { startTransition, useCallback, useState } from 'react';
import { once, useFirstSign } from './first-sign';

export type Lab = typeof import('../lab/lab');

const load = once(() => import('../lab/lab'));

export interface LabState {
  readonly lab: Lab | null;
  /** The engine could not be loaded: the network is gone and nothing was kept. */
  readonly failed: boolean;
  /** Loads it now rather than at the first sign of a reader. */
  hurry(): void;
}

export function useLab(): LabState {
  const [lab, setLab] = useState<Lab | null>(null);
  const [failed, setFailed] = useState(false);
  const hurry = useCallback(() => {
    load().then(
      (loaded) => {
        // The run is drawn anew with what only the engine knows; whoever presses a key meanwhile does not wait for that.
        startTransition(() => {
          setFailed(false);
          setLab(loaded);
        });
      },
      () => setFailed(true),
    );
  }, []);
  useFirstSign(hurry);
  return { lab, failed, hurry };
}
