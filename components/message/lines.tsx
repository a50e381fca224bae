'use client';
// The lines of a message, each with its purpose; a line opens to what is behind it. Arrow keys move among the lines,
// which are one tab stop; Enter opens, Escape closes.

import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { differences, type Explained, type ExplainedLine } from '@/engine';
import type { Jump, Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { Glyph } from '../ui/glyph';
import { LineDetails, Section } from './line-details';
import { WireLine } from './wire-line';

interface LinesProps {
  readonly run: Run;
  readonly packet: number;
  readonly explained: Explained;
  readonly sender: string;
  readonly jump: Jump;
}

/** So many lines are shown at first, and so many more each time somebody asks. */
const AT_ONCE = 120;

export function Lines({ run, packet, explained, sender, jump }: LinesProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [stop, setStop] = useState('start');
  const [shown, setShown] = useState(AT_ONCE);
  const lines = explained.lines.slice(0, shown);
  const rest = explained.lines.length - lines.length;
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
    setStop(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-line]');
    if (event.key === 'Escape') return closeAround(event, open, setOpen);
    if (!button) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
    const at = all.indexOf(button);
    const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const next = all[to[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    setStop(next.dataset.line ?? 'start');
    next.focus();
  };
  const counts = new Map<string, number>();
  return (
    <>
      <ol className="wire told" onKeyDown={onKeyDown}>
        {lines.map((line) => {
          const nth = (counts.get(line.part) ?? 0) + 1;
          counts.set(line.part, nth);
          return (
            <Line
              key={line.id}
              line={line}
              nth={nth}
              open={open.has(line.id)}
              stop={stop === line.id}
              onToggle={() => toggle(line.id)}
            >
              {open.has(line.id) && <LineDetails run={run} packet={packet} line={line} sender={sender} jump={jump} />}
            </Line>
          );
        })}
      </ol>
      {rest > 0 && (
        <button type="button" className="btn line ml-rest" onClick={() => setShown(shown + AT_ONCE)}>
          {text.more(Math.min(rest, AT_ONCE))}
        </button>
      )}
    </>
  );
}

/** Escape closes the line it is pressed in, and leaves the focus there; with nothing open it is for the stage. */
function closeAround(
  event: KeyboardEvent<HTMLOListElement>,
  open: ReadonlySet<string>,
  setOpen: (open: ReadonlySet<string>) => void,
): void {
  const line = (event.target as Element).closest('li');
  const button = line?.querySelector<HTMLElement>('[data-line]');
  const id = button?.dataset.line;
  if (!button || id === undefined || !open.has(id)) return;
  event.stopPropagation();
  const next = new Set(open);
  next.delete(id);
  setOpen(next);
  button.focus();
}

interface LineProps {
  readonly line: ExplainedLine;
  /** Among the lines of its name, from 1. */
  readonly nth: number;
  readonly open: boolean;
  /** Whether it is the one that Tab comes to. */
  readonly stop: boolean;
  readonly children: React.ReactNode;
  onToggle(): void;
}

function Line({ line, nth, open, stop, children, onToggle }: LineProps) {
  const id = useId();
  const { mark, said, was, text: wire } = line;
  const first = line.id === 'start';
  const name = first ? text.startLine : text.nthLine(wire.slice(0, Math.max(0, wire.indexOf(':'))) || line.part, nth);
  const onClick = (event: MouseEvent) => {
    // Whoever selects text or presses something inside does not mean the line.
    if ((event.target as Element).closest('button, .ml-more') || getSelection()?.isCollapsed === false) return;
    onToggle();
  };
  const gone = was === null || was.length > 400 ? '' : goneFrom(was, wire);
  return (
    <li className="ml" data-mark={mark ?? undefined} data-open={open || undefined} onClick={onClick}>
      {mark !== null && mark !== 'same' && (
        <span className="ml-mark mono" aria-hidden="true">
          {text.marks[mark]}
        </span>
      )}
      {mark !== null && mark !== 'same' && <span className="hidden-text">{text.markNames[mark]}</span>}
      <code className="mono">
        <WireLine line={wire} first={first} />
        {gone !== '' && (
          <>
            {' '}
            <del>{gone}</del>
          </>
        )}
      </code>
      <p className="ml-why">
        {said.text}
        {open && (
          <>
            {' '}
            <Section rule={said.rule} />
          </>
        )}
      </p>
      <button
        type="button"
        className="ml-open"
        data-line={line.id}
        tabIndex={stop ? 0 : -1}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={text.open(name)}
        onClick={onToggle}
      >
        <Glyph name="down" size={14} />
      </button>
      {open && <div id={id}>{children}</div>}
    </li>
  );
}

const SHORT = 24;

/** The words of the old line that are gone, when they are few: '70'. */
function goneFrom(was: string, now: string): string {
  const gone = differences(was, now).a.filter(({ same }) => !same);
  const [only] = gone;
  return gone.length === 1 && only !== undefined && only.text.length <= SHORT ? only.text : '';
}
