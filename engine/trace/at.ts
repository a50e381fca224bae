// How things stand at a moment of a run: derived from the changes up to then, without running anything again.

import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import type { MediaEvent } from './media';
import { type Sending, sendingsOf } from './sending';
import {
  type Crashed,
  type MachineState,
  type Noticed,
  type OpenQuestion,
  type RunningTimer,
  Standing,
  type StandingBinding,
  type StandingConnection,
  type StandingCut,
  type StandingDialog,
} from './standing';

/** How things stand at one moment. */
export interface Moment {
  readonly at: Micros;
  /** Index of the last entry that has happened; -1 before the first. */
  readonly entry: number;
  readonly states: readonly MachineState[];
  readonly timers: readonly RunningTimer[];
  readonly dialogs: readonly StandingDialog[];
  readonly bindings: readonly StandingBinding[];
  /** What flows now. */
  readonly media: readonly MediaEvent[];
  /** What each person noticed last, by element and call. */
  readonly perceived: readonly Noticed[];
  readonly inFlight: readonly Sending[];
  readonly questions: readonly OpenQuestion[];
  readonly connections: readonly StandingConnection[];
  readonly cuts: readonly StandingCut[];
  readonly crashed: readonly Crashed[];
}

/** Index of the last entry at or before a time; -1 when there is none. */
export function lastEntryAt(trace: Trace, time: Micros): number {
  let low = -1;
  let high = trace.entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((trace.entries[middle] as Entry).at <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * How things stand at a moment. The first question about a run reads all of it; the next ones cost what they find.
 *
 * @param time - virtual time in microseconds; everything that happens at that very instant has happened
 */
export const at = (trace: Trace, time: Micros): Moment => afterEntry(trace, lastEntryAt(trace, time), time);

/** How things stand when the entry with this index has happened. */
export function afterEntry(trace: Trace, index: number, time = trace.entries[index]?.at ?? 0): Moment {
  const standing = standingIn(trace);
  return {
    at: time,
    entry: index,
    states: standing.states.at(index),
    timers: standing.timers.at(index),
    dialogs: standing.dialogs.at(index),
    bindings: standing.bindings.at(index),
    media: standing.media.at(index),
    perceived: standing.perceived.at(index),
    inFlight: underWay(trace, index, time),
    questions: standing.questions.at(index),
    connections: standing.connections.at(index),
    cuts: standing.cuts.at(index).filter(({ until }) => until > time),
    crashed: standing.crashed.at(index),
  };
}

const known = new WeakMap<Trace, Standing>();

function standingIn(trace: Trace): Standing {
  let standing = known.get(trace);
  if (standing === undefined) {
    standing = new Standing(trace);
    known.set(trace, standing);
  }
  return standing;
}

function underWay(trace: Trace, index: number, time: Micros): Sending[] {
  const found: Sending[] = [];
  for (const sending of sendingsOf(trace)) {
    if (sending.entry > index) break;
    if (isUnderWay(sending, time)) found.push(sending);
  }
  return found;
}

const isUnderWay = ({ lost, sent, duplicates }: Sending, time: Micros): boolean =>
  (lost === null && sent.arrives !== null && sent.arrives > time) ||
  (duplicates.length > 0 && duplicates.some((arrives) => arrives > time));
