// What lasts from one moment to another, found by moment: a long run costs no more to look up than a short one.

import { countTo } from './distances';
import type { Millis } from './model';

interface Spell {
  readonly t0: Millis;
  readonly t1: Millis;
}

/** After so many of them it is noted which still last. */
const EVERY = 64;

class Spells<T extends Spell> {
  private readonly items: readonly T[];
  private readonly begins: Float64Array;
  /** What lasts where each stretch of `EVERY` begins. */
  private readonly lasting: readonly T[][];

  constructor(items: readonly T[]) {
    this.items = [...items].sort((a, b) => a.t0 - b.t0);
    this.begins = Float64Array.from(this.items, ({ t0 }) => t0);
    const lasting: T[][] = [];
    let going: T[] = [];
    this.items.forEach((item, i) => {
      if (i % EVERY === 0) {
        going = going.filter(({ t1 }) => t1 > item.t0);
        lasting.push([...going]);
      }
      going.push(item);
    });
    this.lasting = lasting;
  }

  /** What has begun and not ended, in the order of the beginnings. */
  at(t: Millis): readonly T[] {
    const begun = this.begins.length > 0 ? countTo(this.begins, t) : 0;
    if (begun === 0) return [];
    const stretch = Math.floor((begun - 1) / EVERY);
    const found = (this.lasting[stretch] ?? []).filter(({ t1 }) => t < t1);
    for (let i = stretch * EVERY; i < begun; i += 1) {
      const item = this.items[i];
      if (item && t < item.t1) found.push(item);
    }
    return found;
  }
}

const known = new WeakMap<readonly Spell[], Spells<Spell>>();

/** Those of a list that hold at a moment; the list is put in order once. */
export function holdingAt<T extends Spell>(items: readonly T[], t: Millis): readonly T[] {
  let spells = known.get(items) as Spells<T> | undefined;
  if (!spells) {
    spells = new Spells(items);
    known.set(items, spells);
  }
  return spells.at(t);
}
