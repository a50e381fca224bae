'use client';
// Loads what needs the engine (runs, panels, what-ifs) once the page stands still, or at once when somebody asks for it.

import { useCallback, useEffect, useState } from 'react';

export type Lab = typeof import('../lab/lab');

let loading: Promise<Lab> | null = null;
const load = (): Promise<Lab> => {
  loading ??= import('../lab/lab').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
};

export interface LabState {
  readonly lab: Lab | null;
  /** The engine could not be loaded: the network is gone and nothing was kept. */
  readonly failed: boolean;
  /** Loads it now rather than when the page is idle. */
  hurry(): void;
}

export function useLab(): LabState {
  const [lab, setLab] = useState<Lab | null>(null);
  const [failed, setFailed] = useState(false);
  const hurry = useCallback(() => {
    load().then(
      (loaded) => {
        setFailed(false);
        setLab(loaded);
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(hurry, 200);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(hurry, { timeout: 1_500 });
    return () => cancelIdleCallback(handle);
  }, [hurry]);
  return { lab, failed, hurry };
}
