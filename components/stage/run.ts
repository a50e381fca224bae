// A run in the browser: the trace of the engine beside what the ladder draws of it, joined by ids. Panels that explain
// ask the trace; what they point at is a message of the view, a lifeline, or a moment. Loaded when it is first needed.

import type { ReactNode } from 'react';
import { figureStart, type Intervention, type Micros, type Scenario, sendingsOf, simulate, type Trace } from '@/engine';
import type { Millis } from '../ladder/model';
import type { StageView } from './model';
import { viewOf } from './view/view';

export interface Run {
  readonly trace: Trace;
  readonly view: StageView;
  /** The packet that an arrow of the ladder draws; null for a question to a service. */
  packetOf(message: string): number | null;
  /** The arrow that draws a packet; null when the figure does not show it. */
  messageOf(packet: number): string | null;
  /** The natural identity of the message that an arrow draws: the same in every run of the scenario that has it. */
  keyOf(message: string): string | null;
  /** The arrow of this run that draws the message with this identity. */
  messageByKey(key: string): string | null;
  /** Virtual time of a moment of the figure. */
  timeAt(at: Millis): Micros;
  /** The moment of the figure at a virtual time. */
  momentOf(time: Micros): Millis;
}

/** A run of the stage has at most so many entries: what a stranger's link asks for must not hang the tab. */
const MOST_ENTRIES = 60_000;

/** Runs a scenario, with whatever a reader did to it. */
export function runOf(scenario: Scenario, interventions: readonly Intervention[]): Run {
  const trace = simulate(scenario, interventions, { most: MOST_ENTRIES });
  const { view, packets } = viewOf(trace);
  const messages = new Map([...packets].map(([message, packet]) => [packet, message]));
  const start = figureStart(trace);
  const keys = new Map(sendingsOf(trace).map(({ sent, key }) => [sent.packet, key]));
  const byKey = new Map([...packets].map(([message, packet]) => [keys.get(packet), message]));
  return {
    trace,
    view,
    packetOf: (message) => packets.get(message) ?? null,
    messageOf: (packet) => messages.get(packet) ?? null,
    keyOf: (message) => keys.get(packets.get(message) ?? -1) ?? null,
    messageByKey: (key) => byKey.get(key) ?? null,
    timeAt: (at) => Math.round(at * 1000) + start,
    momentOf: (time) => (time - start) / 1000,
  };
}

/** Where a panel may send the reader: all that is named is shown, the rest stays as it is. */
export interface Target {
  /** An arrow of the ladder. */
  readonly message?: string;
  readonly at?: Millis;
  /** A lifeline. */
  readonly node?: string;
  /** The machine at that lifeline: the transaction, dialog or call it belongs to, and its name. */
  readonly machine?: { readonly owner: string; readonly name: string };
  readonly tab?: 'message' | 'state' | 'why' | 'now';
}

export type Jump = (target: Target) => void;

/** What every panel of the inspector gets. */
export interface PanelProps {
  readonly run: Run;
  /** The run before the reader's changes; the same as `run` when there are none. */
  readonly base?: Run | null | undefined;
  /** The playhead. */
  readonly at: Millis;
  /** The message in hand, by its id in the view; null when none is. */
  readonly message: string | null;
  /** The machine in hand, when the reader chose one; else panels choose the one that matters most for the message. */
  readonly machine: { readonly node: string; readonly owner: string; readonly name: string } | null;
  readonly jump: Jump;
  /** The tabs, to stand between the panel's head and its body. */
  readonly tabs: ReactNode;
  /** Whether the panel stays on what is in hand while the call plays. */
  readonly pinned: boolean;
  onPin(): void;
}
