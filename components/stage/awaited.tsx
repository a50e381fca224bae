'use client';

import { useEffect } from 'react';
import { topBarText as text } from '../text/top-bar';
import type { Tooled } from './use-tools';

/** Stands in for a panel that is being loaded, or cannot be; that it is wanted is reason to try again. */
export function Awaited({ failed, want }: Pick<Tooled, 'failed' | 'want'>) {
  useEffect(want, [want]);
  return (
    <p className="wi-note" role="status">
      {failed ? text.unreachable : text.loading}
    </p>
  );
}
