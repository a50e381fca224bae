// How things stand at a moment of a run: derived from the changes up to then, without running anything again.

import type { ElementId } from '../model/address';
import type { BindingChanged, DialogChanged, Perceived, Rule } from '../model/output';
import type { Micros } from '../model/time';
import type { Entry, Trace } from '../model/trace';
import { type MediaEvent, mediaEvents } from './media';
import { type Sending, sendingsOf } from './sending';

export interface MachineState {
  readonly element: ElementId;
  /** The transaction, dialog or call the machine belongs to. */
  readonly owner: string;
  readonly machine: string;
  readonly state: string;
  readonly since: Micros;
  readonly rule: Rule | null;
  /** Index of the entry that brought it here. */
  readonly entry: number;
}

export interface RunningTimer {
  readonly element: ElementId;
  readonly owner: string;
  readonly name: string;
  readonly started: Micros;
  readonly fires: Micros;
  readonly background: boolean;
}

export interface StandingDialog extends DialogChanged {
  readonly element: ElementId;
  readonly since: Micros;
}

export interface Noticed extends Perceived {
  readonly element: ElementId;
  readonly at: Micros;
}

/** How things stand at one moment. */
export interface Moment {
  readonly at: Micros;
  /** Index of the last entry that has happened; -1 before the first. */
  readonly entry: number;
  readonly states: readonly MachineState[];
  readonly timers: readonly RunningTimer[];
  readonly dialogs: readonly StandingDialog[];
  readonly bindings: readonly (BindingChanged & { readonly element: ElementId; readonly until: Micros })[];
  /** What flows now. */
  readonly media: readonly MediaEvent[];
  /** What each person noticed last, by element and call. */
  readonly perceived: readonly Noticed[];
  readonly inFlight: readonly Sending[];
  readonly crashed: readonly ElementId[];
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
 * How things stand at a moment.
 *
 * @param time - virtual time in microseconds; everything that happens at that very instant has happened
 */
export const at = (trace: Trace, time: Micros): Moment => afterEntry(trace, lastEntryAt(trace, time), time);

/** How things stand when the entry with this index has happened. */
export function afterEntry(trace: Trace, index: number, time = trace.entries[index]?.at ?? 0): Moment {
  const fold = new Fold();
  for (let i = 0; i <= index; i++) fold.take(trace.entries[i] as Entry);
  const media = new Map<string, MediaEvent>();
  for (const event of mediaEvents(trace)) {
    if (event.entry <= index) media.set(`${event.between.join(' ')} ${event.kind}`, event);
  }
  return {
    at: time,
    entry: index,
    states: [...fold.states.values()],
    timers: [...fold.timers.values()],
    dialogs: [...fold.dialogs.values()],
    bindings: [...fold.bindings.values()],
    media: [...media.values()].filter(({ change }) => change !== 'closed'),
    perceived: [...fold.perceived.values()],
    inFlight: sendingsOf(trace).filter((sending) => sending.entry <= index && isUnderWay(sending, time)),
    crashed: [...fold.crashed],
  };
}

const isUnderWay = ({ lost, sent, duplicates }: Sending, time: Micros): boolean =>
  (lost === null && sent.arrives !== null && sent.arrives > time) || duplicates.some((arrives) => arrives > time);

class Fold {
  readonly states = new Map<string, MachineState>();
  readonly timers = new Map<string, RunningTimer>();
  readonly dialogs = new Map<string, StandingDialog>();
  readonly bindings = new Map<string, Moment['bindings'][number]>();
  readonly perceived = new Map<string, Noticed>();
  readonly crashed = new Set<ElementId>();

  take(entry: Entry): void {
    const { element, at } = entry;
    if (element === null) return;
    if (entry.event.type === 'crash') this.#forget(element);
    if (entry.event.type === 'restart') this.crashed.delete(element);
    for (const change of entry.changes) {
      switch (change.type) {
        case 'state': {
          const { owner, machine, to: state, rule } = change;
          this.states.set(`${element} ${owner} ${machine}`, {
            element,
            owner,
            machine,
            state,
            since: at,
            rule,
            entry: entry.index,
          });
          break;
        }
        case 'timer-started': {
          const { owner, name, duration, background } = change;
          this.timers.set(`${element} ${owner} ${name}`, {
            element,
            owner,
            name,
            started: at,
            fires: at + duration,
            background,
          });
          break;
        }
        case 'timer-cancelled':
        case 'timer-fired':
          this.timers.delete(`${element} ${change.owner} ${change.name}`);
          break;
        case 'dialog': {
          const key = `${element} ${change.callId} ${change.localTag} ${change.remoteTag}`;
          if (change.change === 'ended') this.dialogs.delete(key);
          else this.dialogs.set(key, this.#dialog(key, { ...change, element, since: at }));
          break;
        }
        case 'binding': {
          const key = `${element} ${change.aor} ${change.contact}`;
          if (change.change === 'removed' || change.change === 'expired') this.bindings.delete(key);
          else this.bindings.set(key, { ...change, element, until: at + change.expires });
          break;
        }
        case 'perceived':
          this.perceived.set(`${element} ${change.call}`, { ...change, element, at });
          break;
        default:
      }
    }
  }

  // A target refresh changes neither whether a dialog is confirmed nor its route set.
  #dialog(key: string, next: StandingDialog): StandingDialog {
    const before = this.dialogs.get(key);
    return next.change === 'target' && before !== undefined ? { ...before, remoteTarget: next.remoteTarget } : next;
  }

  // Bindings are kept by the location service, which outlives its registrar.
  #forget(element: ElementId): void {
    this.crashed.add(element);
    for (const map of [this.states, this.timers, this.dialogs, this.perceived]) {
      for (const [key, value] of map) if (value.element === element) map.delete(key);
    }
  }
}
