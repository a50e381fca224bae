// What a drawn statechart is made of: places and words, no pixels of the screen and no state of a run.

import type { ChartEdge } from '@/engine';

/** How ids read. */
export interface ChartWords {
  state(id: string): string;
  event(edge: ChartEdge): string;
  /** Empty when the edge does nothing. */
  action(edge: ChartEdge): string;
}

/** A few words of a label. `edges` are places in the chart's list: an event may stand for several. */
export interface Run {
  readonly text: string;
  readonly kind: 'event' | 'action';
  readonly edges: readonly number[];
}

export interface TextLine {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly width: number;
  readonly runs: readonly Run[];
}

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Nothing leads away from it. */
  readonly end: boolean;
  readonly lines: readonly string[];
}

export type Point = readonly [x: number, y: number];

/** All edges from one state to another, drawn as one line. */
export interface Route {
  readonly id: string;
  /** Null for the arrow that leads into the chart. */
  readonly from: string | null;
  readonly to: string;
  readonly edges: readonly number[];
  readonly points: readonly Point[];
  readonly lines: readonly TextLine[];
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
}
