// What the playhead moves through and what rests, told apart cheaply, so that what rests need not be drawn again.

import { useRef } from 'react';
import type { Phase } from './arrow';

/** Still to come, under the playhead, past. */
type Side = '0' | '1' | '2';

export const SIDES: Readonly<Record<Phase, Side>> = { later: '0', flying: '1', past: '2' };

export const sideOf = (y0: number, y1: number, now: number): Side => (now <= y0 ? '0' : now < y1 ? '1' : '2');

interface Parted<T> {
  readonly moving: readonly T[];
  readonly rest: readonly T[];
  /** The same as long as each thing is on the same side. */
  readonly sign: string;
}

export function parted<T>(items: readonly T[], side: (item: T) => Side): Parted<T> {
  const moving: T[] = [];
  const rest: T[] = [];
  let sign = '';
  for (const item of items) {
    const at = side(item);
    sign += at;
    (at === '1' ? moving : rest).push(item);
  }
  return { moving, rest, sign };
}

/** What was made before, while everything that it depends on is the same. */
export function useKept<T>(on: readonly unknown[], make: () => T): T {
  const kept = useRef<{ readonly on: readonly unknown[]; readonly made: T } | null>(null);
  const last = kept.current;
  if (last && last.on.length === on.length && last.on.every((one, i) => Object.is(one, on[i]))) return last.made;
  const made = make();
  kept.current = { on, made };
  return made;
}
