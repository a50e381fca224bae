'use client';
// A live figure whose script comes after the page's own. The server draws it all the same; what it drew stays as it is
// until the script is there, and the text, its links and its disclosures work meanwhile.

import { Activity, type ComponentProps, lazy } from 'react';
import type { LiveFigure } from './live-figure';

const Figure = lazy(async () => ({ default: (await import('./live-figure')).LiveFigure }));

export const FigureLater = (props: ComponentProps<typeof LiveFigure>) => (
  <Activity>
    <Figure {...props} />
  </Activity>
);
