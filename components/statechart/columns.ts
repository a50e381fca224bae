// Where the columns of a chart stand: rails and words at the left, the boxes, words and rails at the right. On a narrow
// page the words of all edges share the right side; where there is room, loops and edges that turn back take the left.

import { textWidth } from '../ladder/text-width';
import { linesOf, widestWord } from './labels';
import type { Bundle, Plan } from './plan';
import { isStraight, type Side, type Ways } from './rails';

export const NAME_SIZE = 14;
/** Room for the glow around a box, and between a drawing and its edge. */
export const EDGE = 8;
const TRACK = 10;
/** How far a loop stands out. */
export const LOOP: Readonly<Record<Side, number>> = { left: 26, right: 16 };
/** From the middle of a box to the words of a line that goes up beside one that goes down. */
export const UP = 22;
/** From a box to the words of its edges, where no loop is between. */
const BESIDE = 12;

/** On which side loops have their words, and edges that turn back. */
export interface Variant {
  readonly loops: Side;
  readonly back: Side;
}

export const VARIANTS: readonly Variant[] = [
  { loops: 'left', back: 'left' },
  { loops: 'left', back: 'right' },
  { loops: 'right', back: 'right' },
];

/** Widths of the words at the left that are tried. */
export const SHARES: readonly number[] = [52, 60, 68, 76, 86, 96, 110, 126, 150, 190];

export interface Columns extends Variant {
  readonly boxX: number;
  readonly boxWidth: number;
  readonly middle: number;
  /** Where words begin: at the left they end there. */
  readonly words: Readonly<Record<Side, number>>;
  readonly room: Readonly<Record<Side, number>>;
  /** Less room beside a loop. */
  readonly loopRoom: number;
  readonly width: number;
  railX(side: Side, track: number): number;
}

const natural = (list: readonly Bundle[]): number =>
  Math.max(0, ...list.flatMap(({ labels }) => labels.map((label) => linesOf(label, 9999)[0]?.width ?? 0)));
const widest = (list: readonly Bundle[]): number =>
  Math.max(0, ...list.flatMap(({ labels }) => labels.map(widestWord)));

/** Null when the words do not fit. */
export function columnsFor(
  plan: Plan,
  variant: Variant,
  tracks: Ways['tracks'],
  share: number,
  most: number,
): Columns | null {
  const loops = plan.bundles.filter(({ from, to }) => from === to);
  const straight = plan.bundles.filter(({ from, to }) => isStraight(plan, from, to, variant.back));
  const jumps = plan.bundles.filter((bundle) => !loops.includes(bundle) && !straight.includes(bundle));
  const back = jumps.filter(({ from, to }) => variant.back === 'left' && plan.row(to) < plan.row(from));
  const up = straight.filter(({ from, to }) => plan.row(to) < plan.row(from) && plan.between(to, from) !== undefined);
  const left = variant.loops === 'left' ? [...loops, ...back] : [];
  const right = jumps.filter((bundle) => !back.includes(bundle));
  const rightLoops = variant.loops === 'right' ? loops : [];

  const boxWidth = boxWidthOf(plan, most);
  const besideLine = boxWidth / 2 - UP - LOOP.left - 6;
  const leftNeeds = (width: (list: readonly Bundle[]) => number) => Math.max(width(left), width(up) - besideLine);
  const hasLeft = left.length > 0 || up.length > 0;
  const leftRoom = hasLeft ? Math.min(share, Math.ceil(Math.max(0, leftNeeds(natural)))) : 0;
  const boxX = EDGE + TRACK * tracks.left + (hasLeft ? leftRoom + LOOP.left + 6 : 0);
  const start = boxX + boxWidth + BESIDE;
  const beyond = (tracks.right > 0 ? 2 + TRACK * tracks.right : 0) + 4;
  const most2 = most - start - beyond;
  const half = boxWidth / 2;
  const beside = LOOP.right - BESIDE + 6;
  const loopsWide = (width: (list: readonly Bundle[]) => number) =>
    rightLoops.length > 0 ? width(rightLoops) + beside : 0;
  const least = Math.max(widest(right), loopsWide(widest), widest(straight) - half);
  if (most2 < least || leftRoom < leftNeeds(widest)) return null;
  const wanted = Math.max(natural(right), loopsWide(natural), natural(straight) - half + 14, EDGE);
  const rightRoom = Math.min(most2, Math.ceil(wanted));
  return {
    ...variant,
    ...{ boxX, boxWidth, middle: boxX + half },
    words: { left: boxX - LOOP.left - 6, right: start },
    room: { left: leftRoom, right: rightRoom },
    loopRoom: variant.loops === 'left' ? leftRoom : rightRoom - beside,
    width: start + rightRoom + beyond,
    railX: (side, track) =>
      side === 'left' ? EDGE + TRACK * (tracks.left - 1 - track) : start + rightRoom + TRACK * (track + 0.6),
  };
}

function boxWidthOf(plan: Plan, most: number): number {
  const [least, cap] = most < 420 ? [96, 110] : [124, 144];
  const names = [...plan.names.values()];
  const wide = (texts: readonly string[]) => Math.max(...texts.map((text) => textWidth(text, NAME_SIZE)));
  const words = names.flatMap((name) => name.split(' '));
  return Math.ceil(Math.max(least, Math.min(cap, wide(names) + 24), wide(words) + 18));
}
