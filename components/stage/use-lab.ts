'use client';
// Loads the tools, and what needs the engine (runs, panels, what-ifs), at the first sign of a reader or when nobody has
// moved for a while; at once when somebody asks for it. Until then the page is what it carries, and costs a phone nothing.

import { startTransition, useCallback, useEffect, useState } from 'react';

export type Lab = typeof import('../lab/lab');
export type Tools = typeof import('./tools');

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
/** How long a page waits for a sign, in milliseconds. */
const PATIENCE = 5_000;

/** Loads a part once; after a failure the next wish tries again. */
function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

const loadTools = once(() => import('./tools'));
const loadLab = once(() => import('../lab/lab'));

/** What opens on the stage without the engine; null until it is there. */
export interface Tooled {
  readonly tools: Tools | null;
  /** It could not be loaded: the network is gone and nothing was kept. */
  readonly failed: boolean;
}

export interface LabState extends Tooled {
  readonly lab: Lab | null;
  /** Loads all of it now rather than at the first sign of a reader; then does what was asked of the tools. */
  hurry(then?: (tools: Tools) => void): void;
}

export function useLab(): LabState {
  const [lab, setLab] = useState<Lab | null>(null);
  const [failed, setFailed] = useState(false);
  const [tools, setTools] = useState<Tools | null>(null);
  const hurry = useCallback((then?: (tools: Tools) => void) => {
    const fail = () => setFailed(true);
    loadTools().then((loaded) => {
      setTools(loaded);
      then?.(loaded);
    }, fail);
    loadLab().then((loaded) => {
      // The run is drawn anew with what only the engine knows; whoever presses a key meanwhile does not wait for that.
      startTransition(() => {
        setFailed(false);
        setLab(loaded);
      });
    }, fail);
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
  return { lab, tools, failed, hurry };
}
