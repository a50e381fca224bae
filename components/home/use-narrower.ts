'use client';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isNarrower, narrowerThan } from '../ui/two-shapes';

/** Whether the window is narrower than so many pixels; null where nobody knows: on the server, and for paper. */
export function useNarrower(below: number): boolean | null {
  const [narrower, setNarrower] = useState(() => isNarrower(below));
  useEffect(() => {
    const query = narrowerThan(below);
    const look = () => setNarrower(query.matches);
    // What is printed must be there before the browser looks.
    const print = () => flushSync(() => setNarrower(null));
    look();
    query.addEventListener('change', look);
    addEventListener('beforeprint', print);
    addEventListener('afterprint', look);
    return () => {
      query.removeEventListener('change', look);
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', look);
    };
  }, [below]);
  return narrower;
}
