'use client';
// A dialog over the page. The browser keeps the focus inside and gives it back; Escape and a press beside it close it.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './icon-button';

interface ModalProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly className?: string;
  readonly children: ReactNode;
  onClose(): void;
}

export function Modal({ title, closeLabel, className, children, onClose }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    element.showModal();
    // What a reader came for takes the focus, not the button that closes.
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className ? `modal ${className}` : 'modal'}
      aria-labelledby={id}
      // Opened anew meanwhile: an effect that ran twice is no wish to close.
      onClose={() => !dialog.current?.open && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="modal-box">
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton glyph="close" size={16} label={closeLabel} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
