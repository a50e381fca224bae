// The layouts of a stage: the one that fits its width, or both shapes while nobody knows the width.

import { useMemo } from 'react';
import { arranged } from '../ladder/arrange';
import { type Layout, layout } from '../ladder/layout';
import type { LadderView } from '../ladder/model';
import type { LadderOptions } from '../ladder/options';
import { measuresFor, type ViewOptions } from './view-options';

export const NARROW_BELOW = 720;

/** How wide the narrow shape is while nobody knows better: a phone of that width keeps it as it is. */
const PHONE = 412;

/** A layout that is made when somebody asks for it. */
export interface Shape {
  readonly narrow: boolean;
  readonly options: LadderOptions;
  readonly layout: Layout;
}

type Shapes = readonly [Shape, ...Shape[]];

function shapeOf(view: LadderView, narrow: boolean, options: LadderOptions): Shape {
  let made: Layout | undefined;
  return {
    narrow,
    options,
    get layout() {
      made ??= layout(view, options);
      return made;
    },
  };
}

const alike = (a: LadderOptions, b: LadderOptions) =>
  (Object.keys(a) as (keyof LadderOptions)[]).every((key) => a[key] === b[key]);

/** The shape for a width, or both for none. Where the shape for a width is one of the two, it is not laid out again. */
export function useShapes(ladder: LadderView, look: ViewOptions, width: number | null): Shapes {
  const view = useMemo(() => arranged(ladder, look.columns), [ladder, look.columns]);
  const both = useMemo<Shapes>(
    () => [shapeOf(view, false, measuresFor(look, false)), shapeOf(view, true, measuresFor(look, true, PHONE))],
    [view, look],
  );
  return useMemo<Shapes>(() => {
    if (width === null) return both;
    const narrow = width < NARROW_BELOW;
    const options = measuresFor(look, narrow, width);
    return [both.find((shape) => alike(shape.options, options)) ?? shapeOf(view, narrow, options)];
  }, [both, view, look, width]);
}
