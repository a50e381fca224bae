'use client';
// The same ladder as text: one list in sending order, one button a message, one tab stop for all of them.

import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
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

/** A longer list is a window of itself around its tab stop; each item says its place in the whole. */
const ALL_UP_TO = 300;
const AROUND = 60;

export function TextLadder({ messages, selected, onChoose }: TextLadderProps) {
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const chosen = useCallback((id: string) => choose.current(id), []);
  return <List messages={messages} selected={selected} onChoose={chosen} />;
}

const List = memo(function List({ messages, selected, onChoose }: TextLadderProps) {
  const list = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState(0);
  const follows = useRef(false);
  const found = useMemo(() => messages.findIndex((m) => m.id === selected), [messages, selected]);
  const last = messages.length - 1;
  useEffect(() => setStop(Math.max(0, found)), [found]);
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    list.current?.querySelector<HTMLElement>(`[data-at="${stop}"]`)?.focus();
  }, [stop]);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    follows.current = true;
    setStop(move(stop, last));
  };
  const long = messages.length > ALL_UP_TO;
  const from = long ? Math.max(0, stop - AROUND) : 0;
  const shown = long ? messages.slice(from, stop + AROUND) : messages;
  return (
    <section className="hidden-text" aria-label={text.textLadder}>
      <ol ref={list} onKeyDown={onKeyDown}>
        {shown.map((m, i) => (
          <li
            key={m.id}
            aria-setsize={long ? messages.length : undefined}
            aria-posinset={long ? from + i + 1 : undefined}
          >
            <button
              type="button"
              data-at={from + i}
              tabIndex={from + i === stop ? 0 : -1}
              aria-current={m.id === selected ? 'true' : undefined}
              onFocus={() => setStop(from + i)}
              onClick={() => onChoose(m.id)}
            >
              {m.sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
});
