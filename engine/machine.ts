// The only file that runs XState. Machines are context-free tables, so each (machine, state, event) has one answer:
// XState is asked for it once, when it first comes up, and the answer is kept.
//
// Timers. `after: { A: ... }` starts Timer A on entering the state and cancels it on leaving; the delay's name is the
// timer's name, its duration is the business of whoever owns the timer. Timer A firing is the event 'timer.A'.
// - Entering the same state again restarts its timer.
// - Leaving a state for another one that has a timer of the same name hands it over: it runs on, neither cancelled
//   nor started (RFC 3261 §17.1.2.2: Timers E and F outlive Trying), unless the transition says `reenter`: it starts anew.

import type { AnyStateMachine, AnyStateNode, StateValue } from 'xstate';
import { assert } from './assert';
import type { Rule } from './model/output';

export type Machine = AnyStateMachine;

/** `meta` of a machine: what people call it, which RFC and section it comes from, and the figure that draws it. */
export interface StateMeta {
  readonly title: string;
  readonly rfc: number;
  readonly section: string;
  /** The figure's number in that RFC; a diagram that has none is known by its section. */
  readonly figure?: string;
  /** Another figure of the same thing, drawn earlier or from another side. */
  readonly compare?: { readonly rfc: number; readonly figure: string };
}

/** `meta` of a transition: the rule that asks for it. */
export interface TransitionMeta {
  readonly rule: Rule;
}

/** A transition's `meta`: RFC number, section, and the rule in our words. */
export const because = (rfc: number, section: string, text: string): TransitionMeta => ({
  rule: { rfc, section, text },
});

/** An action as a machine describes it; whoever owns the machine carries it out. */
export interface Action {
  readonly type: string;
  readonly params?: object;
}

/** What one event does in one state. States are names, nested ones joined by dots: 'Calling.reliable'. */
export interface Move {
  /** Null for the first state of all. */
  readonly from: string | null;
  readonly to: string;
  /** The outermost part of `to`: the name the RFC gives the state. */
  readonly name: string;
  readonly done: boolean;
  readonly actions: readonly Action[];
  /** Names of the timers started. */
  readonly start: readonly string[];
  /** Names of the timers cancelled; never the one that fired. */
  readonly cancel: readonly string[];
  readonly rule: Rule | null;
}

const TIMER = 'timer.';
const AFTER = 'xstate.after.';

interface Table {
  readonly begin: Map<string, Move>;
  readonly moves: Map<string, Map<string, Move | null>>;
}

const tables = new Map<Machine, Table>();

/**
 * The first state of a machine, or with `event` the state this event leads to from there.
 *
 * @throws Error when the machine breaks a rule of this file, or does not handle the event at its start
 */
export function begin(machine: Machine, event = ''): Move {
  return tables.get(machine)?.begin.get(event) ?? learnBegin(machine, event);
}

/**
 * What `event` does in `state`: null when no transition handles it.
 *
 * @throws Error when the state does not exist or the machine breaks a rule of this file
 */
export function advance(machine: Machine, state: string, event: string): Move | null {
  const known = tables.get(machine)?.moves.get(state)?.get(event);
  return known === undefined ? learn(machine, state, event) : known;
}

// One inert scope serves all: a context-free machine never looks at the actor it runs in.
const recorded: { type: string; params: unknown }[] = [];
const scope = {
  self: {},
  system: { _sendInspectionEvent() {} },
  id: '',
  sessionId: '',
  logger() {},
  defer() {},
  emit() {},
  stopChild() {},
  actionExecutor(action: { type: string; params: unknown }) {
    recorded.push(action);
  },
} as never;

function learnBegin(machine: Machine, event: string): Move {
  const table = tableOf(machine);
  recorded.length = 0;
  const first = machine.getInitialSnapshot(scope, undefined);
  assert(first.status !== 'error', `machine ${machine.id} cannot start`);
  const initial = moveTo(null, flatten(first.value), first.status === 'done', event, null);
  const move = event === '' ? initial : advance(machine, initial.to, event);
  assert(move !== null, `machine ${machine.id} does not start with ${event}`);
  // Nothing ran before: what the first state would have started, and the event stops again, is neither.
  const lasting = initial.start.filter((name) => !move.cancel.includes(name) && !move.start.includes(name));
  const result = event === '' ? move : { ...move, from: null, start: [...lasting, ...move.start], cancel: [] };
  table.begin.set(event, result);
  return result;
}

function learn(machine: Machine, state: string, event: string): Move | null {
  const table = tableOf(machine);
  const snapshot = machine.resolveState({ value: nest(state), context: {} });
  const type = event.startsWith(TIMER) ? afterEvent(machine, state, event.slice(TIMER.length)) : event;
  let move: Move | null = null;
  if (type !== null && snapshot.status === 'active') {
    const [taken] = machine.getTransitionData(snapshot, { type });
    if (taken !== undefined) {
      recorded.length = 0;
      const next = machine.transition(snapshot, { type }, scope);
      const rule = (taken.meta as TransitionMeta | undefined)?.rule ?? null;
      move = moveTo(state, flatten(next.value), next.status === 'done', event, rule, taken.reenter);
    }
  }
  const row = table.moves.get(state) ?? new Map<string, Move | null>();
  table.moves.set(state, row.set(event, move));
  return move;
}

function moveTo(from: string | null, to: string, done: boolean, event: string, rule: Rule | null, anew = false): Move {
  const actions: Action[] = [];
  const started: string[] = []; // names of delayed events: 'xstate.after.A.invite-client.Calling'
  const stopped: string[] = [];
  for (const { type, params } of recorded) {
    if (type === 'xstate.raise') {
      const { id, delay } = params as { id: string | undefined; delay: number | undefined };
      assert(id?.startsWith(AFTER) && typeof delay === 'number', `${to} raises an event that no timer delays`);
      started.push(id as string);
    } else if (type === 'xstate.cancel') {
      stopped.push((params as { sendId: string }).sendId);
    } else {
      assert(!type.startsWith('xstate.'), `a machine must not use ${type}`);
      actions.push(params === undefined ? { type } : { type, params: params as object });
    }
  }
  const handedOver = (id: string, others: readonly string[]) =>
    !others.includes(id) && others.some((other) => timerName(other) === timerName(id));
  return {
    from,
    to,
    name: outermost(to),
    done,
    actions,
    start: started.filter((id) => anew || !handedOver(id, stopped) || fired(id, event)).map(timerName),
    cancel: stopped
      .filter((id) => !started.includes(id) && !handedOver(id, started) && !fired(id, event))
      .map(timerName),
    rule,
  };
}

const fired = (id: string, event: string): boolean => event === TIMER + timerName(id);

/** 'A' of 'xstate.after.A.invite-client.Calling': names of delays have no dots. */
const timerName = (id: string): string => id.slice(AFTER.length, id.indexOf('.', AFTER.length));

/** The name of the outermost state: 'Calling' of 'Calling.reliable'. */
export const outermost = (state: string): string => {
  const dot = state.indexOf('.');
  return dot < 0 ? state : state.slice(0, dot);
};

function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value as Record<string, unknown>);
  const [entry] = entries;
  assert(entry !== undefined && entries.length === 1, 'machines here have no parallel states');
  return `${entry[0]}.${flatten(entry[1])}`;
}

function nest(state: string): StateValue {
  const dot = state.indexOf('.');
  return dot < 0 ? state : { [state.slice(0, dot)]: nest(state.slice(dot + 1)) };
}

/** XState's event for a timer of this state or of a state around it, innermost first; null when none has it. */
function afterEvent(machine: Machine, state: string, name: string): string | null {
  let node: AnyStateNode | undefined = machine.root;
  let found: string | null = null;
  for (const key of state.split('.')) {
    node = node?.states[key];
    found = node?.after.find(({ delay }) => delay === name)?.eventType ?? found;
  }
  return found;
}

function tableOf(machine: Machine): Table {
  const known = tables.get(machine);
  if (known !== undefined) return known;
  check(machine, machine.root);
  const table: Table = { begin: new Map(), moves: new Map() };
  tables.set(machine, table);
  return table;
}

/** A mistyped delay would fire at once and in silence: refuse it. Dots separate the parts of a state's name. */
function check(machine: Machine, node: AnyStateNode): void {
  for (const { delay } of node.after) {
    assert(
      typeof delay === 'string' && delay in machine.implementations.delays && !delay.includes('.'),
      `machine ${machine.id} has no delay named ${String(delay)}`,
    );
  }
  for (const child of Object.values(node.states) as AnyStateNode[]) {
    assert(!child.key.includes('.'), `state ${child.key} of ${machine.id} has a dot in its name`);
    check(machine, child);
  }
}
