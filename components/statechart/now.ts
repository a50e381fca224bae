// What a life has made of its machine's chart at one of its moves. Kept, so that a chart is drawn anew only when the
// machine moves and not for every step of the playhead.

import { edgesFrom, figureOf, type Micros } from '@/engine';
import { type Life, outer } from './lives';
import type { ChartNow } from './statechart';

const kept = new WeakMap<Life, Map<string, ChartNow>>();

/** The chart at the move with this place; -1 before the first. */
export function chartAt(life: Life, place: number, lost: boolean): ChartNow {
  const known = kept.get(life) ?? new Map<string, ChartNow>();
  kept.set(life, known);
  const key = `${place} ${lost}`;
  const now = known.get(key) ?? made(life, place, lost);
  known.set(key, now);
  return now;
}

function made(life: Life, place: number, lost: boolean): ChartNow {
  const move = life.moves[place];
  const { edges } = figureOf(life.name);
  const open = move === undefined || lost ? [] : edgesFrom(figureOf(life.name), move.to);
  return {
    current: move === undefined ? null : outer(move.to),
    taken: new Set(life.moves.slice(0, place + 1).flatMap(({ edge }) => edge ?? [])),
    possible: new Set(open.map((edge) => edges.indexOf(edge))),
    last: move?.edge ?? null,
    lost,
  };
}

/** Since when a life has been in the state that a move led to: moves that stay do not count. */
export function enteredAt({ moves }: Life, place: number): Micros | null {
  let at: Micros | null = null;
  for (let i = place; i >= 0; i--) {
    const move = moves[i];
    if (move === undefined || (at !== null && outer(move.to) !== outer(moves[place]?.to ?? ''))) break;
    at = move.at;
  }
  return at;
}

/** Whether nothing leads on from where a life is: it is over, whatever still arrives. */
export function isOver(life: Life, place: number): boolean {
  const move = life.moves[place];
  return move !== undefined && edgesFrom(figureOf(life.name), move.to).every(({ from, to }) => from === to);
}
