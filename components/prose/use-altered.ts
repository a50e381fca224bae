'use client';
// A figure of a text as a reader changes it: one message lost, in the whole run, and the same part of it shown again.
// The engine is loaded when the first message is lost.

import { useState } from 'react';
import type { LadderView } from '../ladder/model';
import { lessonText as text } from '../text/lesson';

interface Altered {
  readonly view: LadderView;
  /** How it ended because of the change; null: nothing was changed. */
  readonly altered: string | null;
  readonly busy: boolean;
  /** What was changed, as a link to the stage carries it. */
  readonly changes: readonly unknown[];
  lose(message: string): void;
  mend(): void;
}

export function useAltered(source: string, scenario: string, page: LadderView): Altered {
  const [changed, setChanged] = useState<ReturnType<typeof import('./lose-one').loseOne> | null>(null);
  const [busy, setBusy] = useState(false);
  const lose = async (message: string) => {
    setBusy(true);
    try {
      const { loseOne } = await import('./lose-one');
      setChanged(loseOne(source, scenario, page, message));
    } catch {
      setChanged({ view: page, ends: text.loading, changes: [] });
    } finally {
      setBusy(false);
    }
  };
  return {
    view: changed?.view ?? page,
    altered: changed?.ends ?? null,
    changes: changed?.changes ?? [],
    busy,
    lose: (message) => void lose(message),
    mend: () => setChanged(null),
  };
}
