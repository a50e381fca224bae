'use client';
import { type RefObject, startTransition, useLayoutEffect, useState } from 'react';

/** The inner size of an element, null until it has been measured: on the server, and in the first render. */
export function useSize(ref: RefObject<Element | null>): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      // What is drawn for a new width may take long, and nobody waits for it with a finger on a key.
      startTransition(() =>
        setSize((old) => (old && old.width === width && old.height === height ? old : { width, height })),
      );
    };
    // It tells the size at once, when the browser has laid the page out anyway: asked here, it would do that twice.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
