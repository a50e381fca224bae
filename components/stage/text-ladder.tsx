'use client';
// The same ladder as text: one list in the order in which things happened, one button a fact, one tab stop for all.

import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type SaidFact, saidFacts } from '../ladder/facts';
import type { LadderView, Millis } from '../ladder/model';
import { text } from '../text/catalogue';

interface TextLadderProps {
  readonly ladder: LadderView;
  readonly selected: string | null;
  onChoose(id: string): void;
  /** A fact that is no message was chosen. */
  onMoment(at: Millis): void;
}

interface ListProps {
  readonly facts: readonly SaidFact[];
  readonly selected: string | null;
  onChoose(fact: SaidFact): void;
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

export function TextLadder({ ladder, selected, onChoose, onMoment }: TextLadderProps) {
  const choose = useRef({ onChoose, onMoment });
  choose.current = { onChoose, onMoment };
  const facts = useMemo(() => saidFacts(ladder), [ladder]);
  const chosen = useCallback(({ message, t }: SaidFact) => {
    if (message === null) choose.current.onMoment(t);
    else choose.current.onChoose(message);
  }, []);
  return <List facts={facts} selected={selected} onChoose={chosen} />;
}

const List = memo(function List({ facts, selected, onChoose }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState(0);
  const follows = useRef(false);
  const found = useMemo(() => facts.findIndex((m) => m.id === selected), [facts, selected]);
  const last = facts.length - 1;
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
  const long = facts.length > ALL_UP_TO;
  const from = long ? Math.max(0, stop - AROUND) : 0;
  const shown = long ? facts.slice(from, stop + AROUND) : facts;
  return (
    <section className="hidden-text text-ladder" aria-label={text.textLadder}>
      <ol ref={list} onKeyDown={onKeyDown}>
        {shown.map((m, i) => (
          <li key={m.id} aria-setsize={long ? facts.length : undefined} aria-posinset={long ? from + i + 1 : undefined}>
            <button
              type="button"
              data-at={from + i}
              tabIndex={from + i === stop ? 0 : -1}
              aria-current={m.id === selected ? 'true' : undefined}
              onFocus={() => setStop(from + i)}
              onClick={() => onChoose(m)}
            >
              {m.sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
});
