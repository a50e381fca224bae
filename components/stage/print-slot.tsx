'use client';
// What the stage looks like on paper, made when somebody prints: the window of the ladder holds only the rows in view.

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PrintSheetProps } from '../lab/print-sheet';
import { addressOf } from './link';
import type { Lab } from './use-lab';

interface PrintSlotProps extends Omit<PrintSheetProps, 'link'> {
  readonly lab: Lab | null;
  readonly printing: boolean;
  /** The fragment of this very moment, made when somebody prints. */
  fragment(): string;
}

export function PrintSlot({ lab, printing, fragment, ...sheet }: PrintSlotProps) {
  if (!printing || !lab) return null;
  return <lab.PrintSheet {...sheet} link={addressOf(fragment())} />;
}

/** Whether the page is being printed. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // What is printed must be there before the browser looks: it takes the page as it is when the event returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const media = matchMedia('print');
    const change = () => (media.matches ? begin() : end());
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    media.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      media.removeEventListener('change', change);
    };
  }, []);
  return printing;
}
