// One link of a chain of causes, as people read it.

import type { ElementId } from '../../model/address';
import type { Rule } from '../../model/output';
import type { Micros } from '../../model/time';

export interface Reason {
  /**
   * `act`: a person did it. `fault`: it came from outside. `message`, `timer`, `answer`: what made the element act.
   * `state`: a machine moved. `start`: the run began.
   */
  readonly kind: 'act' | 'fault' | 'message' | 'timer' | 'answer' | 'state' | 'start';
  /** Index of the entry. */
  readonly entry: number;
  readonly at: Micros;
  readonly element: ElementId | null;
  /** What happened, in a few words: 'Proxy 1 passed INVITE on'. */
  readonly title: string;
  /** What decided it, in a sentence or two; may be empty. */
  readonly text: string;
  readonly rule: Rule | null;
  /** The message it is about. */
  readonly packet: number | null;
  /** The machine it is about. */
  readonly machine: { readonly owner: string; readonly name: string } | null;
  /** Who meddled, where somebody did: the reader, or the scenario. */
  readonly by: 'reader' | 'scenario' | null;
}
