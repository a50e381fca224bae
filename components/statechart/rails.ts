// Edges that are not straight: those that jump over states, and those that turn back. All that lead to one state on one
// side share a rail; rails that stand beside each other have tracks of their own, the short ones inside.

import type { Plan } from './plan';

export type Side = 'left' | 'right';

export interface Rail {
  readonly side: Side;
  readonly to: string;
  /** Rows of the states it comes from. */
  readonly sources: readonly number[];
  readonly target: number;
  /** 0 is the track next to the labels. */
  readonly track: number;
}

/** Where a straight edge, a loop or a rail leaves room: rows are places on the spine. */
export interface Ways {
  readonly rails: readonly Rail[];
  readonly tracks: Readonly<Record<Side, number>>;
}

/**
 * Rails of all edges that are neither loops nor straight. `back` is the side of those that turn back. A straight edge
 * up, beside one down, has its words at the left: without room there, it takes a rail too.
 */
export function railsOf(plan: Plan, back: Side): Ways {
  const found = new Map<string, { side: Side; to: string; sources: number[]; target: number }>();
  for (const { from, to } of plan.bundles) {
    const [a, b] = [plan.row(from), plan.row(to)];
    if (isStraight(plan, from, to, back) || a === b) continue;
    const side = b > a ? 'right' : back;
    const key = `${side} ${to}`;
    const rail = found.get(key) ?? { side, to, sources: [], target: b };
    rail.sources.push(a);
    found.set(key, rail);
  }
  const spans = [...found.values()].map((rail) => {
    const rows = [rail.target, ...rail.sources];
    return { ...rail, first: Math.min(...rows), last: Math.max(...rows) };
  });
  spans.sort((a, b) => a.last - a.first - (b.last - b.first) || a.target - b.target);
  const taken: Record<Side, (readonly [number, number])[][]> = { left: [], right: [] };
  const rails = spans.map(({ first, last, ...rail }) => {
    const tracks = taken[rail.side];
    let track = tracks.findIndex((spanned) => spanned.every(([a, b]) => last < a || first > b));
    if (track < 0) track = tracks.push([]) - 1;
    tracks[track]?.push([first, last]);
    return { ...rail, track };
  });
  return { rails, tracks: { left: taken.left.length, right: taken.right.length } };
}

/** Whether the edge between two neighbours is drawn straight. */
export function isStraight(plan: Plan, from: string, to: string, back: Side): boolean {
  const by = plan.row(to) - plan.row(from);
  return by === 1 || (by === -1 && (back === 'left' || plan.between(to, from) === undefined));
}

/** One line that meets a box at its side. */
export interface Port {
  readonly rail: Rail;
  readonly kind: 'exit' | 'entry';
}

/**
 * The ports of a state on one side, from top to bottom: those of lines that come from above or go there, then those of
 * lines to and from below, the outer ones nearest to the middle. So no two lines of one state cross.
 */
export function portsOf(
  rails: readonly Rail[],
  row: number,
  side: Side,
): { readonly above: readonly Port[]; readonly below: readonly Port[] } {
  const above: Port[] = [];
  const through: Port[] = [];
  const below: Port[] = [];
  for (const rail of rails) {
    if (rail.side !== side) continue;
    if (rail.target === row) {
      const fromAbove = rail.sources.some((source) => source < row);
      const fromBelow = rail.sources.some((source) => source > row);
      (fromAbove && fromBelow ? through : fromAbove ? above : below).push({ rail, kind: 'entry' });
    } else if (rail.sources.includes(row)) (rail.target < row ? above : below).push({ rail, kind: 'exit' });
  }
  above.sort((a, b) => a.rail.track - b.rail.track);
  below.sort((a, b) => b.rail.track - a.rail.track);
  return { above: [...above, ...through], below };
}
