// How network elements put what they decide, ignore and do into their outputs. Nothing here decides anything.

import { advance, type Machine, type Move } from '../../machine';
import type { Env, Rule } from '../../model/output';
import type { Micros } from '../../model/time';

/** A rule to cite; RFC 3261 unless another number is given. */
export const rule = (section: string, text: string, rfc = 3261): Rule => ({ rfc, section, text });

/** Records a decision with the rule that made it. */
export function decide(env: Env, what: string, because: Rule, data: Readonly<Record<string, unknown>>): void {
  env.out.push({ type: 'decision', what, data, rule: because });
}

/** Records that something is rightly left alone. */
export function ignore(env: Env, what: string, why: string, because: Rule | null): void {
  env.out.push({ type: 'ignored', what, why, rule: because });
}

/** Says what a machine's move did: the state it came to or stayed in, and its timers. */
export function report(
  env: Env,
  owner: string,
  machine: Machine,
  event: string,
  move: Move,
  duration: (timer: string) => Micros,
): void {
  for (const name of move.cancel) env.out.push({ type: 'timer-cancelled', owner, name });
  env.out.push({ type: 'state', owner, machine: machine.id, from: move.from, to: move.to, event, rule: move.rule });
  for (const name of move.start) {
    env.out.push({ type: 'timer-started', owner, name, duration: duration(name), background: false });
  }
}

/** Lets a machine take one event; null when the state does not know it. */
export function take(
  env: Env,
  owner: string,
  machine: Machine,
  state: string,
  event: string,
  duration: (timer: string) => Micros,
): Move | null {
  const move = advance(machine, state, event);
  if (move !== null) report(env, owner, machine, event, move, duration);
  return move;
}
