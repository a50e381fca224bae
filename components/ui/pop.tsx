'use client';
// A button that opens a small panel under itself. Escape and a press elsewhere close it; the button gets the focus back.

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './cx';
import { useOutside } from './use-outside';

interface PopProps {
  /** What the button shows. */
  readonly button: ReactNode;
  readonly label: string;
  readonly className?: string;
  readonly panelClass?: string;
  /** The panel; made only while it is open. */
  children(close: () => void): ReactNode;
}

export function Pop({ button, label, className, panelClass, children }: PopProps) {
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  useOutside(holder, open, () => setOpen(false));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };
  return (
    <div ref={holder} className="pop" onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className={cx('btn', className)}
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={id} className={cx('pop-panel', panelClass)} role="group" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
