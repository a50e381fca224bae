// What the Why panel is about: the machine or timer in hand, else the message; and whether an element is down.

import { at as momentAt, type Subject } from '@/engine';
import type { PanelProps } from '../stage/run';

export type WhyOf =
  | { readonly kind: 'message'; readonly id: string; readonly subject: Subject }
  | { readonly kind: 'state'; readonly state: State; readonly subject: Subject }
  | { readonly kind: 'timer'; readonly timer: Timer; readonly subject: Subject }
  | { readonly kind: 'crash'; readonly node: string; readonly subject: Subject };

type Moment = ReturnType<typeof momentAt>;
type State = Moment['states'][number];
type Timer = Moment['timers'][number];

/** How a jump names a timer, where it would name a machine. */
export const TIMER = 'timer.';

/** What is asked about; null when nothing is in hand. */
export function subjectOf({ run, at, message, machine }: PanelProps): WhyOf | null {
  if (machine !== null) {
    const found = atNode(momentAt(run.trace, run.timeAt(at)), machine);
    if (found !== null) return found;
  }
  const packet = message === null ? null : run.packetOf(message);
  return message === null || packet === null ? null : { kind: 'message', id: message, subject: { packet } };
}

function atNode(moment: Moment, { node, owner, name }: NonNullable<PanelProps['machine']>): WhyOf | null {
  const down = moment.crashed.find(({ element }) => element === node);
  if (down !== undefined) return { kind: 'crash', node, subject: down.entry };
  if (owner === '') return null;
  if (name.startsWith(TIMER)) {
    const timer = moment.timers.find((one) => isOf(one, node, owner) && TIMER + one.name === name);
    return timer === undefined
      ? null
      : { kind: 'timer', timer, subject: { timer: timer.name, owner, entry: timer.entry } };
  }
  const state = moment.states.find((one) => isOf(one, node, owner) && (name === '' || one.machine === name));
  return state === undefined
    ? null
    : { kind: 'state', state, subject: { machine: state.machine, owner, entry: state.entry } };
}

const isOf = (one: { readonly element: string; readonly owner: string }, node: string, owner: string): boolean =>
  one.element === node && one.owner === owner;
