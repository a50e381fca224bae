// The server knows no width, so it draws some figures twice, wide and narrow, and the style sheet shows one of them. In
// the browser the other one is not brought to life: it stays as the server drew it until it is seen.

import { useEffect, useState } from 'react';

/** What the server drew stays as it is: neither read nor compared. */
export const AS_DRAWN = { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: '' } } as const;

/** Whether the window is narrower than so many pixels; null on the server, where nobody knows. */
export function useNarrower(below: number): boolean | null {
  const [narrower, setNarrower] = useState(() => (typeof window === 'undefined' ? null : queryOf(below).matches));
  useEffect(() => {
    const query = queryOf(below);
    const look = () => setNarrower(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, [below]);
  return narrower;
}

const queryOf = (below: number) => matchMedia(`(width < ${below}px)`);
