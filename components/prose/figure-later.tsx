'use client';
// A live figure whose script comes after the page's own. The server draws it all the same, and what it drew stays as it is
// until the script is there; the text, its links and its disclosures work meanwhile. React leaves an `Activity` of the
// page asleep only as long as nothing in it changes: until the figure is awake, it is handed what it was first handed.

import { Activity, type ComponentProps, lazy, useCallback, useMemo, useState } from 'react';
import type { LiveFigure } from './live-figure';

/** Loads the figure's script; without a network, once there is one again. Meanwhile the figure can be read. */
const load = (): Promise<typeof import('./awake-figure')> =>
  import('./awake-figure').catch(async () => {
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
    return load();
  });

const Figure = lazy(async () => ({ default: (await load()).AwakeFigure }));

export function FigureLater(props: ComponentProps<typeof LiveFigure>) {
  const [first] = useState(props);
  const [awake, setAwake] = useState(false);
  const wake = useCallback(() => setAwake(true), []);
  const shown = awake ? props : first;
  return useMemo(
    () => (
      <Activity>
        <Figure {...shown} onAwake={wake} />
      </Activity>
    ),
    [shown, wake],
  );
}
