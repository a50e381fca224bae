// What keys do on the stage: letters while the ladder has the focus, Escape everywhere, `?` and `/` where the reader lets
// them (WCAG 2.1.4).

import type { KeyboardEvent, RefObject } from 'react';
import { type Command, commandFor } from './keys';
import { keysAnywhere } from './keys-anywhere';

interface StageKeys {
  readonly viewport: RefObject<HTMLDivElement | null>;
  /** Something lies over the figure, and has the keys. */
  readonly busy: boolean;
  onCommand(command: Command): void;
  onEscape(): void;
  onModal(modal: 'keys' | 'palette'): void;
}

const isHeld = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || altKey;

export const stageKeys = ({ viewport, busy, onCommand, onEscape, onModal }: StageKeys) => ({
  figure(event: KeyboardEvent): void {
    if (isHeld(event) || busy) return;
    const what = event.target === viewport.current ? commandFor(event.key, event.shiftKey) : null;
    if (!what) return;
    event.preventDefault();
    onCommand(what);
  },
  stage(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      onEscape();
      return;
    }
    const from = event.target as Element;
    if (from.closest('input, textarea, select, dialog') !== null || isHeld(event)) return;
    if ((event.key !== '?' && event.key !== '/') || !(viewport.current?.contains(from) || keysAnywhere())) return;
    event.preventDefault();
    onModal(event.key === '?' ? 'keys' : 'palette');
  },
});
