'use client';
// Loads what opens on the stage without the engine: at the first sign of a reader, and again whenever somebody waits for it.

import { useCallback, useState } from 'react';
import { once, useFirstSign } from './first-sign';

export type Tools = typeof import('./tools');

export interface Tooled {
  readonly tools: Tools | null;
  /** They could not be loaded: the network is gone and nothing was kept. */
  readonly failed: boolean;
  /** Somebody waits for them. */
  want(): void;
}

const load = once(() => import('./tools'));

export function useTools(): Tooled {
  const [tools, setTools] = useState<Tools | null>(null);
  const [failed, setFailed] = useState(false);
  const want = useCallback(() => {
    load().then(setLoaded, () => setFailed(true));
    function setLoaded(loaded: Tools): void {
      setTools(loaded);
      setFailed(false);
    }
  }, []);
  useFirstSign(want);
  return { tools, failed, want };
}
