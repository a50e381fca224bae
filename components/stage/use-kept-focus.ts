'use client';
// The focus stays when what had it is drawn anew: it goes to what now says the same, else to the chosen tab or the text.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Kept {
  readonly element: HTMLElement;
  readonly says: string;
}

const saysOf = (element: HTMLElement): string =>
  element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';

/** Watches everything within an element; looks after each render of whoever calls it. */
export function useKeptFocus(within: RefObject<HTMLElement | null>): void {
  const kept = useRef<Kept | null>(null);
  useEffect(() => {
    const holder = within.current;
    if (!holder) return;
    const take = ({ target }: FocusEvent) => {
      kept.current = target instanceof HTMLElement ? { element: target, says: saysOf(target) } : null;
    };
    // Who leaves by himself is let go; who was taken off the page is still looked for.
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target instanceof Element && target.isConnected && !holder.contains(document.activeElement))
          kept.current = null;
      });
    holder.addEventListener('focusin', take);
    holder.addEventListener('focusout', leave);
    return () => {
      holder.removeEventListener('focusin', take);
      holder.removeEventListener('focusout', leave);
    };
  }, [within]);
  useLayoutEffect(() => {
    const [holder, lost] = [within.current, kept.current];
    if (!holder || !lost || lost.element.isConnected || document.activeElement !== document.body) return;
    const buttons = [...holder.querySelectorAll<HTMLElement>('button, [tabindex="0"]')];
    const next =
      buttons.find((button) => saysOf(button) === lost.says) ??
      holder.querySelector<HTMLElement>(lost.element.matches('.in-body') ? '.in-body' : '[aria-selected="true"]');
    next?.focus({ preventScroll: true });
  });
}
