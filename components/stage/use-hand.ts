'use client';
// What the reader has in hand: a message, a machine, a panel. A message stays in hand when the run changes under it,
// since it is known by its natural identity once the engine is there.

import { useState } from 'react';
import type { LadderMessage, LadderView, PickTarget } from '../ladder/model';
import type { Panel } from './link';
import type { PanelProps, Run } from './run';
import type { Tab } from './tabs';

export type SheetHeight = 'peek' | 'half' | 'full';

/** What the sheet of a narrow stage hides of the figure; the full one hides it all, and nothing need follow. */
export const SHEET_HIDES: Readonly<Record<SheetHeight, number>> = { peek: 88, half: 322, full: 88 };

export interface Hand {
  /** The message the reader chose; null: none. */
  readonly selected: string | null;
  /** The chosen message, or the newest one while the call plays. */
  readonly message: LadderMessage | null;
  readonly machine: PanelProps['machine'];
  readonly tab: Tab;
  readonly sheet: SheetHeight;
  choose(id: string | null): void;
  /** Chooses a message, and shows the panel where it is hidden. */
  select(id: string): void;
  move(by: 1 | -1): void;
  showMachine(machine: PanelProps['machine']): void;
  showTab(tab: Tab): void;
  setSheet(height: SheetHeight): void;
  letGo(): void;
  /** From a link. */
  open(message: string | null, panel: Panel | null, machine: PanelProps['machine']): void;
}

interface Chosen {
  readonly id: string;
  readonly key: string | null;
}

/** `newest`: the latest message sent, once the playhead has moved; `first`: what is in hand at the beginning. */
export function useHand(
  ladder: LadderView,
  run: Run | null,
  newest: LadderMessage | null,
  first: string | null = null,
): Hand {
  const [chosen, setChosen] = useState<Chosen | null>(first === null ? null : { id: first, key: null });
  const [machine, setMachine] = useState<PanelProps['machine']>(null);
  const [tab, setTab] = useState<Tab>('message');
  const [sheet, setSheet] = useState<SheetHeight>('peek');
  // Known by its id until the engine is there, and by its natural identity from then on.
  const key = chosen && chosen.key === null && run ? run.keyOf(chosen.id) : null;
  if (chosen && key !== null) setChosen({ ...chosen, key });
  const selected = chosen === null ? null : run && chosen.key !== null ? run.messageByKey(chosen.key) : chosen.id;
  const picked = selected === null ? null : (ladder.messages.find((m) => m.id === selected) ?? null);
  const message = picked ?? newest;
  const raise = () => setSheet((height) => (height === 'peek' ? 'half' : height));
  const choose = (id: string | null) => {
    setChosen(id === null ? null : { id, key: run?.keyOf(id) ?? null });
    setMachine(null);
  };
  return {
    selected,
    message,
    machine,
    tab,
    sheet,
    choose,
    select: (id) => {
      choose(id);
      raise();
    },
    move: (by) => {
      const place = ladder.messages.findIndex((m) => m.id === message?.id);
      const next = ladder.messages[place < 0 ? 0 : place + by];
      if (next) choose(next.id);
    },
    showMachine: setMachine,
    showTab: (next) => {
      setTab(next);
      raise();
    },
    setSheet,
    letGo: () => {
      choose(null);
      setSheet('peek');
    },
    open: (id, panel, which) => {
      setChosen(id === null ? null : { id, key: null });
      if (panel) setTab(panel);
      setMachine(which);
      if (id !== null || which !== null || panel !== null) raise();
    },
  };
}

/** What a reader pointed at, as the machine it is about; null for what has none. */
export function machineOf(target: PickTarget): PanelProps['machine'] {
  if (target.what === 'node') return { node: target.id, owner: '', name: '' };
  if (target.what === 'machine') return { node: target.node, owner: target.owner, name: target.machine };
  return target.what === 'timer' ? { node: target.node, owner: target.owner, name: '' } : null;
}
