// What stands when: every fact of a run that holds for a while, gathered once so that any moment can be asked for.

import type { ElementId, Transport } from '../model/address';
import type { BindingChanged, DialogChanged, Perceived, Rule } from '../model/output';
import type { Micros } from '../model/time';
import type { Change, Entry, Trace } from '../model/trace';
import { type MediaEvent, mediaEvents } from './media';
import { Track } from './track';

/** Since when something stands, and the index of the entry that brought it. */
interface Since {
  readonly since: Micros;
  readonly entry: number;
}

export interface MachineState extends Since {
  readonly element: ElementId;
  /** The transaction, dialog or call the machine belongs to. */
  readonly owner: string;
  readonly machine: string;
  readonly state: string;
  readonly rule: Rule | null;
}

export interface RunningTimer {
  readonly element: ElementId;
  readonly owner: string;
  readonly name: string;
  readonly started: Micros;
  readonly fires: Micros;
  readonly background: boolean;
  /** Index of the entry that started it. */
  readonly entry: number;
}

export interface StandingDialog extends DialogChanged, Since {
  readonly element: ElementId;
}

export interface StandingBinding extends BindingChanged, Since {
  readonly element: ElementId;
  readonly until: Micros;
}

export interface Noticed extends Perceived {
  readonly element: ElementId;
  readonly at: Micros;
  readonly entry: number;
}

/** A question whose answer is still to come. */
export interface OpenQuestion extends Since {
  readonly element: ElementId;
  readonly id: string;
  readonly service: 'location' | 'dns';
  readonly question: string;
  readonly answered: Micros | null;
}

export interface StandingConnection extends Since {
  readonly between: readonly [ElementId, ElementId];
  readonly transport: Transport;
  readonly state: 'opening' | 'open' | 'stalled';
}

/** A path that carries nothing. */
export interface StandingCut extends Since {
  readonly between: readonly [ElementId, ElementId];
  /** Whose packets still pass. */
  readonly only?: ElementId;
  readonly until: Micros;
}

export interface Crashed extends Since {
  readonly element: ElementId;
}

/** All tracks of one run. */
export class Standing {
  readonly states = new Track<MachineState>();
  readonly timers = new Track<RunningTimer>();
  readonly dialogs = new Track<StandingDialog>();
  readonly bindings = new Track<StandingBinding>();
  readonly perceived = new Track<Noticed>();
  readonly questions = new Track<OpenQuestion>();
  readonly connections = new Track<StandingConnection>();
  readonly cuts = new Track<StandingCut>();
  readonly crashed = new Track<Crashed>();
  readonly media = new Track<MediaEvent>();

  constructor(trace: Trace) {
    const tracks = Object.values(this) as Track<unknown>[];
    const sounds = mediaEvents(trace);
    let sound = 0;
    for (const entry of trace.entries) {
      for (const track of tracks) track.note(entry.index);
      this.#take(entry);
      for (let event = sounds[sound]; event !== undefined && event.entry === entry.index; event = sounds[++sound]) {
        const key = `${event.between.join(' ')} ${event.kind}`;
        if (event.change === 'closed') this.media.delete(key, entry.index);
        else this.media.set(key, event, entry.index);
      }
    }
  }

  #take(entry: Entry): void {
    const { element, index, at, event } = entry;
    const since = { since: at, entry: index };
    if (event.type === 'answer') this.questions.delete(`${element} ${event.id}`, index);
    if (element !== null && (event.type === 'crash' || event.type === 'restart')) this.#forget(element, index);
    if (element !== null && event.type === 'crash') this.crashed.set(element, { element, ...since }, index);
    if (element !== null && event.type === 'restart') this.crashed.delete(element, index);
    for (const change of entry.changes) {
      if (element !== null) this.#takeOwn(element, change, since);
      this.#takeShared(change, since);
    }
  }

  /** What one element says of itself. */
  #takeOwn(element: ElementId, change: Change, since: Since): void {
    const { since: at, entry } = since;
    switch (change.type) {
      case 'state': {
        const { owner, machine, to: state, rule } = change;
        this.states.set(`${element} ${owner} ${machine}`, { element, owner, machine, state, rule, ...since }, entry);
        break;
      }
      case 'timer-started': {
        const { owner, name, duration, background } = change;
        const timer = { element, owner, name, started: at, fires: at + duration, background, entry };
        this.timers.set(`${element} ${owner} ${name}`, timer, entry);
        break;
      }
      case 'timer-cancelled':
      case 'timer-fired':
        this.timers.delete(`${element} ${change.owner} ${change.name}`, entry);
        break;
      case 'dialog': {
        const key = `${element} ${change.callId} ${change.localTag} ${change.remoteTag}`;
        if (change.change === 'ended') this.dialogs.delete(key, entry);
        else this.dialogs.set(key, this.#dialog(key, { ...change, element, ...since }), entry);
        break;
      }
      case 'binding': {
        const key = `${element} ${change.aor} ${change.contact} ${change.flow ?? ''}`;
        if (change.change === 'removed' || change.change === 'expired') this.bindings.delete(key, entry);
        else this.bindings.set(key, { ...change, element, until: at + change.expires, ...since }, entry);
        break;
      }
      case 'perceived':
        this.perceived.set(`${element} ${change.call}`, { ...change, element, at, entry }, entry);
        break;
      case 'asked': {
        const { id, service, question, arrives } = change;
        this.questions.set(`${element} ${id}`, { element, id, service, question, answered: arrives, ...since }, entry);
        break;
      }
      default:
    }
  }

  /** What lies between elements. */
  #takeShared(change: Change, since: Since): void {
    if (change.type === 'cut') {
      const { between, only, until } = change;
      const cut = { between, ...(only === undefined ? null : { only }), until, ...since };
      this.cuts.set(`${between.join(' ')} ${since.since}`, cut, since.entry);
    }
    if (change.type !== 'connection') return;
    const { between, transport, change: what } = change;
    const key = `${between.toSorted().join(' ')} ${transport}`;
    const before = this.connections.get(key);
    if (what === 'reset') this.connections.delete(key, since.entry);
    else {
      const state = what === 'resumed' ? 'open' : what;
      const kept = what === 'resumed' && before !== undefined ? { since: before.since, entry: before.entry } : since;
      this.connections.set(key, { between, transport, state, ...kept }, since.entry);
    }
  }

  // A target refresh changes neither whether a dialog is confirmed nor its route set.
  #dialog(key: string, next: StandingDialog): StandingDialog {
    const before = this.dialogs.get(key);
    return next.change === 'target' && before !== undefined ? { ...before, remoteTarget: next.remoteTarget } : next;
  }

  // Bindings are kept by the location service, which outlives its registrar.
  #forget(element: ElementId, entry: number): void {
    const own = (value: { readonly element: ElementId }): boolean => value.element === element;
    this.states.deleteWhere(own, entry);
    this.timers.deleteWhere(own, entry);
    this.dialogs.deleteWhere(own, entry);
    this.perceived.deleteWhere(own, entry);
    this.questions.deleteWhere(own, entry);
  }
}
