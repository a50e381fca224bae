'use client';
// The same ladder as text: one list in sending order, one button a message, one tab stop for all of them.

import { type KeyboardEvent, useRef } from 'react';
import type { LadderMessage } from '../ladder/model';
import { text } from '../text/catalogue';

interface TextLadderProps {
  readonly messages: readonly LadderMessage[];
  readonly selected: string | null;
  onChoose(id: string): void;
}

const MOVES: Readonly<Record<string, (i: number, last: number) => number>> = {
  ArrowDown: (i, last) => Math.min(last, i + 1),
  ArrowUp: (i) => Math.max(0, i - 1),
  Home: () => 0,
  End: (_, last) => last,
};

export function TextLadder({ messages, selected, onChoose }: TextLadderProps) {
  const list = useRef<HTMLOListElement>(null);
  const found = messages.findIndex((m) => m.id === selected);
  const stop = Math.max(0, found);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[move(at < 0 ? stop : at, buttons.length - 1)];
    next?.focus();
  };
  return (
    <section className="hidden-text" aria-label={text.textLadder}>
      <ol ref={list} onKeyDown={onKeyDown}>
        {messages.map((m, i) => (
          <li key={m.id}>
            <button
              type="button"
              tabIndex={i === stop ? 0 : -1}
              aria-current={m.id === selected ? 'true' : undefined}
              onClick={() => onChoose(m.id)}
            >
              {m.sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
