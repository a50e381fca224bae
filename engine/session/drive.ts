// Moves a machine that belongs to a call or another usage, and writes down what it did: the state and its rule,
// the timers it started and cancelled, or that it had no use for the event.

import type { AnyStateMachine } from 'xstate';
import type { Move } from '../machine';
import { advance, begin } from '../machine';
import type { Env } from '../model/output';
import type { Micros } from '../model/time';

/** How long a timer of a call lasts, by its name. */
export type Durations = (name: string) => Micros;

/** Which timers go on in the background, or for as long as a call stands. */
type Background = boolean | 'standing' | ((name: string) => boolean);

/** Puts a machine into its first state, or with `event` into the state this event leads to from there. */
export function start(
  machine: AnyStateMachine,
  owner: string,
  env: Env,
  durations: Durations,
  event = '',
  background: Background = false,
): Move {
  return record(machine, begin(machine, event), owner, event === '' ? 'start' : event, env, durations, background);
}

/**
 * Lets an event happen to a machine in `state`; null when it has no use for it, which is then a fact of the run.
 * Timers started in the background do not keep a run from being quiet.
 */
export function drive(
  machine: AnyStateMachine,
  owner: string,
  state: string,
  event: string,
  env: Env,
  durations: Durations,
  background: Background = false,
): Move | null {
  const move = advance(machine, state, event);
  if (move === null) {
    env.out.push({ type: 'ignored', what: event, why: `${machine.id} has no use for it in ${state}`, rule: null });
    return null;
  }
  return record(machine, move, owner, event, env, durations, background);
}

const STANDING = { standing: true } as const;

function record(
  machine: AnyStateMachine,
  move: Move,
  owner: string,
  event: string,
  env: Env,
  durations: Durations,
  background: Background,
): Move {
  const { out } = env;
  out.push({ type: 'state', owner, machine: machine.id, from: move.from, to: move.to, event, rule: move.rule });
  for (const name of move.cancel) if (!move.start.includes(name)) out.push({ type: 'timer-cancelled', owner, name });
  for (const name of move.start) {
    out.push({
      type: 'timer-started',
      owner,
      name,
      duration: durations(name),
      background: typeof background === 'function' ? background(name) : background === true,
      ...(background === 'standing' ? STANDING : null),
    });
  }
  return move;
}
