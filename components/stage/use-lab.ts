'use client';
// Loads what needs the engine (runs, panels, what-ifs) at the first sign of a reader, or when nobody has moved for a while;
// at once when somebody asks for it. Until then the page is what it carries, and costs a phone nothing.

import { startTransition, useCallback, useEffect, useState } from 'react';

export type Lab = typeof import('../lab/lab');

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
/** How long a page waits for a sign, in milliseconds. */
const PATIENCE = 5_000;

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
        // The run is drawn anew with what only the engine knows; whoever presses a key meanwhile does not wait for that.
        startTransition(() => {
          setFailed(false);
          setLab(loaded);
        });
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    const until = new AbortController();
    const start = () => {
      until.abort();
      hurry();
    };
    for (const sign of SIGNS) addEventListener(sign, start, { passive: true, signal: until.signal });
    const waited = setTimeout(start, PATIENCE);
    return () => {
      clearTimeout(waited);
      until.abort();
    };
  }, [hurry]);
  return { lab, failed, hurry };
}
