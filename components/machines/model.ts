// What the pages about machines carry: plain data, made on the server from definitions and from real runs.

import type { ChartLayout } from '../statechart/model';
import type { TimerWords } from '../text/machine-tables';

export interface ListedMachine {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  /** 'RFC 6026, Figure 5'. */
  readonly source: string;
  readonly states: number;
  readonly edges: number;
}

export interface Cited {
  readonly rfc: number;
  readonly section: string;
}

export interface EdgeRow {
  readonly event: string;
  readonly action: string;
  /** Null: it stays where it is. */
  readonly to: string | null;
  readonly rule: (Cited & { readonly text: string }) | null;
}

export interface StateRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly timers: readonly string[];
  readonly edges: readonly EdgeRow[];
}

export interface TimerRow extends TimerWords {
  readonly states: readonly string[];
}

/** One move of a machine in a run. */
export interface RunMove {
  /** Milliseconds of the figure; negative before it. */
  readonly at: number;
  /** The state, nested ones included. */
  readonly to: string;
  readonly event: string;
  readonly words: string;
  readonly rule: (Cited & { readonly text: string }) | null;
  /** The place of the edge in the figure's list; null when it merely begins. */
  readonly edge: number | null;
  /** The fragment of the stage's address that shows this moment; null before the figure. */
  readonly link: string | null;
}

export interface MachineRun {
  readonly scenario: string;
  readonly title: string;
  readonly who: string;
  readonly moves: readonly RunMove[];
}

/** What holds while a machine is in a state. */
export interface StateNow {
  /** The box of the chart. */
  readonly box: string;
  readonly words: string;
  /** Places of the edges that may be taken. */
  readonly open: readonly number[];
  readonly label: string;
}

export interface MachineView extends ListedMachine {
  readonly note: string;
  readonly compare: string | null;
  readonly drawn: boolean;
  readonly group: string;
  readonly sections: readonly Cited[];
  readonly narrow: ChartLayout;
  readonly wide: ChartLayout;
  readonly rows: readonly StateRow[];
  readonly timers: readonly TimerRow[];
  readonly runs: readonly MachineRun[];
  /** By state, nested ones included. */
  readonly nows: Readonly<Record<string, StateNow>>;
  readonly covered: number;
  /** Edges no run takes, in words. */
  readonly uncovered: readonly string[];
}
