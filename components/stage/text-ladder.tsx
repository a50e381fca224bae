'use client';
// The same ladder as text: one list in the order in which things happened, one button a fact, one tab stop for all. It is
// always there for whoever listens, and stands beside the figure for whoever asks for it.

import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Call } from '../ladder/calls';
import { type SaidFact, saidFacts } from '../ladder/facts';
import type { LadderView, Millis } from '../ladder/model';
import { noticesText } from '../text/notices';
import { transportText } from '../text/transport';
import { cx } from '../ui/cx';

interface TextLadderProps {
  readonly ladder: LadderView;
  readonly selected: string | null;
  /** The latest message sent at the playhead. */
  readonly newest: string | null;
  /** Calls that are folded away: each is one sentence, and a button that unfolds it. */
  readonly away: readonly Call[];
  /** To be seen, beside the figure; else only to be heard. */
  readonly shown: boolean;
  onUnfold(call: string): void;
  onChoose(id: string): void;
  /** A fact that is no message was chosen. */
  onMoment(at: Millis): void;
}

interface Item extends SaidFact {
  /** The Call-ID of a call that is folded away. */
  readonly call?: string;
}

interface ListProps {
  readonly items: readonly Item[];
  readonly selected: string | null;
  /** The newest message at the playhead, while the list is to be seen. */
  readonly newest: string | null;
  readonly shown: boolean;
  onChoose(item: Item): void;
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

export function TextLadder({ ladder, selected, newest, away, shown, onUnfold, onChoose, onMoment }: TextLadderProps) {
  const choose = useRef({ onUnfold, onChoose, onMoment });
  choose.current = { onUnfold, onChoose, onMoment };
  const items = useMemo(() => itemsOf(ladder, away), [ladder, away]);
  const chosen = useCallback(({ message, call, t }: Item) => {
    if (call !== undefined) choose.current.onUnfold(call);
    else if (message === null) choose.current.onMoment(t);
    else choose.current.onChoose(message);
  }, []);
  return <List items={items} selected={selected} newest={shown ? newest : null} shown={shown} onChoose={chosen} />;
}

function itemsOf(ladder: LadderView, away: readonly Call[]): readonly Item[] {
  const facts = saidFacts(ladder);
  if (away.length === 0) return facts;
  const nameOf = (id: string) => ladder.nodes.find((node) => node.id === id)?.name ?? id;
  const folded = away.map(({ id, first, messages }): Item => {
    const called = noticesText.call(`${first.labels[0]} ${first.number}`, nameOf(first.from), nameOf(first.to));
    return { id: first.id, call: id, t: first.t0, message: null, sentence: noticesText.foldedCall(called, messages) };
  });
  return [...facts, ...folded].sort((a, b) => a.t - b.t);
}

const List = memo(function List({ items, selected, newest, shown, onChoose }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState(0);
  const follows = useRef<string | null>(null);
  const found = useMemo(() => items.findIndex((m) => m.id === selected), [items, selected]);
  const last = items.length - 1;
  const long = items.length > ALL_UP_TO;
  const from = long ? Math.max(0, stop - AROUND) : 0;
  const inWindow = long ? items.slice(from, stop + AROUND) : items;
  useEffect(() => {
    if (found >= 0) setStop(found);
  }, [found]);
  // The focus goes where the tab stop went; to the first message of a call that was unfolded.
  useEffect(() => {
    if (follows.current === null) return;
    const at = items.findIndex(({ id }) => id === follows.current);
    if (at !== stop) return setStop(Math.max(0, at));
    follows.current = null;
    list.current?.querySelector<HTMLElement>(`[data-at="${stop}"]`)?.focus();
  }, [stop, items]);
  useEffect(() => {
    if (!shown || newest === null) return;
    list.current?.querySelector('[data-now]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, newest]);
  useEffect(() => {
    if (!long || !shown || newest === null || list.current?.contains(document.activeElement)) return;
    const at = items.findIndex(({ id }) => id === newest);
    if (at >= 0) setStop(at);
  }, [long, shown, newest, items]);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const next = move(Math.min(stop, last), last);
    follows.current = items[next]?.id ?? null;
    setStop(next);
  };
  return (
    <section className={cx('text-ladder', !shown && 'hidden-text')} aria-label={transportText.textLadder}>
      <ol ref={list} onKeyDown={onKeyDown}>
        {inWindow.map((m, i) => (
          <li key={m.id} aria-setsize={long ? items.length : undefined} aria-posinset={long ? from + i + 1 : undefined}>
            <button
              type="button"
              data-at={from + i}
              data-now={m.id === newest || undefined}
              tabIndex={from + i === Math.min(stop, last) ? 0 : -1}
              aria-current={m.id === selected ? 'true' : undefined}
              aria-expanded={m.call === undefined ? undefined : false}
              onFocus={() => setStop(from + i)}
              onClick={() => {
                if (m.call !== undefined) follows.current = m.id;
                onChoose(m);
              }}
            >
              {m.sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
});
