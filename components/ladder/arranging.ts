// What a reader does to the columns: moves one, folds one together with its neighbour, unfolds one.

import { type Arrangement, type Column, columnsOf } from './arrange';
import type { LadderNode } from './model';

/** The arrangement that makes these columns of these lifelines, as briefly as it can be said. */
function arrangementOf(nodes: readonly LadderNode[], columns: readonly Column[]): Arrangement {
  const order = columns.flat().map(({ id }) => id);
  const same = order.every((id, i) => id === nodes[i]?.id);
  return { order: same ? [] : order, joined: columns.flatMap(([, ...others]) => others.map(({ id }) => id)) };
}

/** Moves a column one place to the left or to the right. */
export function moved(nodes: readonly LadderNode[], arrangement: Arrangement, at: number, by: 1 | -1): Arrangement {
  const columns = [...columnsOf(nodes, arrangement)];
  const [one, other] = [columns[at], columns[at + by]];
  if (!one || !other) return arrangement;
  columns[at] = other;
  columns[at + by] = one;
  return arrangementOf(nodes, columns);
}

/** Folds a column together with the one at its right. */
export function joinedWithNext(nodes: readonly LadderNode[], arrangement: Arrangement, at: number): Arrangement {
  const columns = [...columnsOf(nodes, arrangement)];
  const [one, next] = [columns[at], columns[at + 1]];
  if (!one || !next || columns.length < 3) return arrangement;
  columns.splice(at, 2, [...one, ...next]);
  return arrangementOf(nodes, columns);
}

/** Unfolds a column into its lifelines. */
export function apart(nodes: readonly LadderNode[], arrangement: Arrangement, at: number): Arrangement {
  const columns = columnsOf(nodes, arrangement).flatMap((column, i) =>
    i === at ? column.map((node): Column => [node]) : [column],
  );
  return arrangementOf(nodes, columns);
}
