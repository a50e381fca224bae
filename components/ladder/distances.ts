// Minimum distances between moments, and finding a place among ascending values.

import type { Millis } from './model';

type Column = Float64Array<ArrayBuffer>;

/**
 * Minimum distances: `to` lies at least `px` below `from`. A firm one holds in even time too. In columns, for a long run
 * has a hundred thousand of them.
 */
export class Spacings {
  length = 0;
  from: Column;
  to: Column;
  px: Column;
  firm: Column;

  /** `room`: for how many there is room at once; they may become more. */
  constructor(room = 256) {
    this.from = new Float64Array(room);
    this.to = new Float64Array(room);
    this.px = new Float64Array(room);
    this.firm = new Float64Array(room);
  }

  add(from: Millis, to: Millis, px: number, firm = false): void {
    if (from >= to) return;
    if (this.length === this.px.length) {
      this.from = twice(this.from);
      this.to = twice(this.to);
      this.px = twice(this.px);
      this.firm = twice(this.firm);
    }
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.px[this.length] = px;
    this.firm[this.length] = firm ? 1 : 0;
    this.length += 1;
  }
}

function twice(column: Column): Column {
  const longer = new Float64Array(2 * column.length);
  longer.set(column);
  return longer;
}

/** How many of the ascending `values` are not above `v`. */
export function countTo(values: ArrayLike<number>, v: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= v) low = middle + 1;
    else high = middle;
  }
  return low;
}
