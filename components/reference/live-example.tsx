'use client';
// The figure of an entry: a live ladder that stands at the moment the entry is about, its arrow in hand.

import { FigureLater } from '../prose/figure-later';
import type { SceneFigure } from '../prose/scene';

export const LiveExample = ({ figure, chosen }: { figure: SceneFigure; chosen: string | null }) => (
  <FigureLater {...figure} wanted={null} chosen={chosen} follows={null} onFollow={() => {}} />
);
