'use client';
// Words of the trade under fingers and keys: a tap shows what a word means, the next one leads to the glossary; Escape puts
// the meaning away; near the upper edge of the window it stands below its word. All else is the style sheet's.

import { useEffect } from 'react';

const termOf = ({ target }: Event): Element | null => (target instanceof Element ? target.closest('.term') : null);

/** A meaning has so many pixels above its word at most; the bar of the five steps covers some of them. */
const ROOM = 150;

export function Terms() {
  useEffect(() => {
    let finger = false;
    let shown: Element | null = null;
    const show = (term: Element | null) => {
      if (term !== shown) shown?.classList.remove('tapped');
      shown = term;
      term?.classList.toggle('low', term.getBoundingClientRect().top < ROOM);
    };
    const onPress = (event: PointerEvent) => {
      finger = event.pointerType === 'touch';
      if (shown !== termOf(event)) show(null);
    };
    const onClick = (event: MouseEvent) => {
      const term = termOf(event);
      // A press of Enter is a click as well, of no finger.
      if (!finger || event.detail === 0 || !term) return;
      if (term.classList.contains('tapped')) {
        // The meaning may lie over its word: it leads to the glossary as well.
        if (event.target instanceof Element && !event.target.closest('a')) term.querySelector('a')?.click();
        return;
      }
      event.preventDefault();
      show(term);
      term.classList.add('tapped');
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      for (const term of document.querySelectorAll('.term:is(:hover, :focus-within, .tapped)'))
        term.classList.add('hushed');
    };
    const onCome = (event: Event) => {
      const term = termOf(event);
      if (term && term !== shown) show(term);
    };
    const onLeave = (event: Event) => {
      const term = termOf(event);
      if (!term?.matches(':hover, :focus-within')) term?.classList.remove('hushed');
    };
    const heard = [
      ['pointerdown', onPress],
      ['click', onClick],
      ['keydown', onKey],
      ['pointerover', onCome],
      ['focusin', onCome],
      ['pointerout', onLeave],
      ['focusout', onLeave],
    ] as const;
    for (const [kind, listener] of heard) document.addEventListener(kind, listener as EventListener, true);
    return () => {
      for (const [kind, listener] of heard) document.removeEventListener(kind, listener as EventListener, true);
    };
  }, []);
  return null;
}
