// The layouts of a stage: the one that fits its width, or both shapes while nobody knows the width.

import { arranged } from '../ladder/arrange';
import { type Layout, layout } from '../ladder/layout';
import type { LadderView } from '../ladder/model';
import { measuresFor, type ViewOptions } from './view-options';

export const NARROW_BELOW = 720;

export function layoutsFor(
  ladder: LadderView,
  look: ViewOptions,
  width: number | null,
): readonly [Layout, ...Layout[]] {
  const view = arranged(ladder, look.columns);
  if (width === null) return [layout(view, measuresFor(look, false)), layout(view, measuresFor(look, true))];
  return [layout(view, measuresFor(look, width < NARROW_BELOW, width))];
}
