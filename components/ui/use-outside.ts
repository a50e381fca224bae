'use client';
// Closes what is open when somebody presses elsewhere, or goes elsewhere with the keyboard.

import { type RefObject, useEffect, useRef } from 'react';

export function useOutside(holder: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !holder.current?.contains(event.target)) latest.current();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [holder, open]);
}
