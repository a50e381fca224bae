'use client';
// Progress as this device keeps it. A browser that keeps nothing still practises; it is told.

import { useCallback, useEffect, useState } from 'react';
import { answered, type Progress, readProgress, today, writeProgress } from './progress';

const STORED = 'practice';
const NOTHING: Progress = new Map();

export interface KeptProgress {
  readonly progress: Progress;
  /** Whether the browser keeps it. */
  readonly kept: boolean;
  note(key: string, right: boolean): void;
  /** Takes over what a file says, beside what is there. */
  take(progress: Progress): void;
  forget(): void;
}

export function useProgress(): KeptProgress {
  const [progress, setProgress] = useState<Progress>(NOTHING);
  const [kept, setKept] = useState(true);
  useEffect(() => {
    try {
      setProgress(readProgress(localStorage.getItem(STORED) ?? '') ?? NOTHING);
    } catch {
      setKept(false);
    }
  }, []);
  const keep = useCallback((next: Progress) => {
    setProgress(next);
    try {
      if (next.size === 0) localStorage.removeItem(STORED);
      else localStorage.setItem(STORED, writeProgress(next));
    } catch {
      setKept(false);
    }
  }, []);
  return {
    progress,
    kept,
    note: (key, right) => keep(answered(progress, key, right, today(Date.now()))),
    take: (more) => keep(new Map([...progress, ...more])),
    forget: () => keep(NOTHING),
  };
}
