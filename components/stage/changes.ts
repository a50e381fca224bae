// What a reader did to a run, as a list that can be undone and redone. A change is a small plain value: links carry it.

import type { Adjustment, Intervention } from '@/engine';

/** One thing the reader did: something happened to the network or a machine, or a setting was written anew. */
export type Change =
  | { readonly kind: 'happens'; readonly intervention: Intervention }
  | { readonly kind: 'setting'; readonly adjustment: Adjustment };

export type Changes = readonly Change[];

export interface History {
  readonly past: readonly Changes[];
  readonly now: Changes;
  readonly future: readonly Changes[];
  /** What made it so last; null at the beginning, and for what the page was opened with. */
  readonly by: HistoryAction['type'] | null;
}

export type HistoryAction =
  | { readonly type: 'do'; readonly change: Change }
  | { readonly type: 'drop'; readonly index: number }
  | { readonly type: 'clear' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** From a link: one step more for a reader who did something before, and nothing new when the link says the same. */
  | { readonly type: 'open'; readonly changes: Changes };

/** So many steps back, and no further. */
const MOST_STEPS = 100;

export const historyOf = (changes: Changes): History => ({ past: [], now: changes, future: [], by: null });

const become = (history: History, by: HistoryAction['type'], now: Changes): History => ({
  past: [...history.past, history.now].slice(-MOST_STEPS),
  now,
  future: [],
  by,
});

/** The same setting written twice is one change, at its new value. */
function withChange(changes: Changes, change: Change): Changes {
  if (change.kind !== 'setting') return [...changes, change];
  const { element, name } = change.adjustment;
  const others = changes.filter(
    (c) => c.kind !== 'setting' || c.adjustment.element !== element || c.adjustment.name !== name,
  );
  return [...others, change];
}

/** The history after one action; the same object when there is nothing to do. */
export function remember(history: History, action: HistoryAction): History {
  switch (action.type) {
    case 'do':
      return become(history, 'do', withChange(history.now, action.change));
    case 'drop':
      return become(
        history,
        'drop',
        history.now.filter((_, i) => i !== action.index),
      );
    case 'clear':
      return history.now.length === 0 ? history : become(history, 'clear', []);
    case 'undo': {
      const before = history.past.at(-1);
      if (before === undefined) return history;
      return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], by: 'undo' };
    }
    case 'redo': {
      const [next, ...future] = history.future;
      return next === undefined ? history : { past: [...history.past, history.now], now: next, future, by: 'redo' };
    }
    case 'open':
      if (history.past.length + history.now.length + history.future.length === 0) return historyOf(action.changes);
      return JSON.stringify(action.changes) === JSON.stringify(history.now)
        ? history
        : become(history, 'open', action.changes);
  }
}

export const adjustmentsIn = (changes: Changes): readonly Adjustment[] =>
  changes.flatMap((change) => (change.kind === 'setting' ? [change.adjustment] : []));

export const interventionsIn = (changes: Changes): readonly Intervention[] =>
  changes.flatMap((change) => (change.kind === 'happens' ? [change.intervention] : []));
