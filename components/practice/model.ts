// What the practice page knows of all runs before it runs any: which moments can be asked about.

import type { Millis, Step } from '../ladder/model';

/** A moment: the entry of its run, when it is, and the steps it bears on. */
export type IndexedMoment = readonly [entry: number, at: Millis, steps: readonly Step[]];

export interface IndexedScenario {
  readonly id: string;
  readonly title: string;
  /** 0: a plain call; 1: a call in trouble; 2: anything else. */
  readonly level: 0 | 1 | 2;
  readonly moments: readonly IndexedMoment[];
}

export interface PracticeIndex {
  readonly scenarios: readonly IndexedScenario[];
}

/** One question that could be asked. */
export interface Candidate {
  readonly scenario: string;
  readonly entry: number;
}

export const keyOf = ({ scenario, entry }: Candidate): string => `${scenario}/${entry}`;

/** How many moments there are, by level and step (0: any). */
export type Counts = readonly (readonly number[])[];
