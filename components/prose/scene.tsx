'use client';
// A part of a lesson: prose with a live figure beside it. Scrolling takes the figure to the moment the text speaks of;
// only Play plays; touching the figure lets go of the text until the reader wants to follow it again.

import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Millis, Step } from '../ladder/model';
import type { Carried } from '../stage/carried';
import { FigureLater } from './figure-later';

export interface SceneFigure {
  readonly scenario: string;
  readonly view: Carried;
  readonly lens: Step | null;
  /** Where the figure rests before anything was touched. */
  readonly rest: Millis;
  readonly caption: ReactNode;
  /** 'Figure 2.1' */
  readonly label: string;
  /** The stage at this figure. */
  readonly href: string;
  /** The scenario's text, for whoever loses a message here. */
  readonly source: string;
  /** The arrow in hand before anything was touched. */
  readonly chosen?: string | null;
}

/** Where on the window the reader reads: the paragraph there is the one that speaks. */
const READING_LINE = 0.36;

/**
 * The figure comes first, as a phone shows it: a page that is still arriving would have to push its text down.
 */
export function Scene({ figure, children }: { figure: SceneFigure; children: ReactNode }) {
  const text = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const [wanted, setWanted] = useState<{ readonly at: Millis; readonly id: string | null; readonly n: number } | null>(
    null,
  );
  useEffect(() => {
    const element = text.current;
    if (!element || !follows) return;
    let last: Element | null = null;
    const look = () => {
      const line = innerHeight * READING_LINE;
      const moments = [...element.querySelectorAll('[data-t]')];
      const passed = moments.filter((m) => m.getBoundingClientRect().top <= line);
      const current = passed.at(-1) ?? null;
      if (current === last || current === null) return;
      last = current;
      mark(element, current);
      setWanted((w) => ({ ...momentIn(current), n: (w?.n ?? 0) + 1 }));
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [follows]);
  const onClick = (event: MouseEvent) => {
    const moment = (event.target as Element).closest('[data-t]');
    if (!moment || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (text.current) mark(text.current, moment);
    setWanted((w) => ({ ...momentIn(moment), n: (w?.n ?? 0) + 1 }));
  };
  return (
    <section className="scene">
      <FigureLater {...figure} wanted={wanted} follows={follows} onFollow={setFollows} />
      <div ref={text} className="scene-text" onClick={onClick}>
        {children}
      </div>
    </section>
  );
}

const momentIn = (element: Element): { at: Millis; id: string | null } => ({
  at: Number(element.getAttribute('data-t')),
  id: element.getAttribute('data-m'),
});

/** Shows which moment of the text the figure is at. */
function mark(text: Element, moment: Element): void {
  for (const other of text.querySelectorAll('.at-now')) other.classList.remove('at-now');
  moment.classList.add('at-now');
}
