// engine/machine.ts against XState itself, and the rules a machine must keep.
import { describe, expect, it } from 'vitest';
import { initialTransition, raise, type SnapshotFrom, setup, transition } from 'xstate';
import { advance, begin, type Machine } from '@/engine/machine';
import { figure, statechart } from '@/engine/statechart';
import { machines } from '@/engine/transaction/step';

const noop = () => undefined;

/** Timers by letter, as XState's own actions name them. */
const timersOf = (actions: readonly { type: string; params?: unknown }[], type: string, key: 'id' | 'sendId') =>
  actions
    .filter((action) => action.type === type)
    .map(({ params }) => (params as Record<string, string>)[key]!)
    .map((id) => ({ id, letter: id.split('.')[2]! }));

const named = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [key, inner] = Object.entries(value as object)[0]!;
  return `${key}.${named(inner)}`;
};

describe.each(Object.entries(machines))('%s answers as XState does', (_, machine: Machine) => {
  const edges = statechart(machine).edges;
  const events = [...new Set(edges.map(({ event }) => event))];

  /** XState's name of an event of ours in a state: a timer's event is that of the state that has it. */
  const native = (state: string, event: string): string => {
    if (!event.startsWith('timer.')) return event;
    const owner = edges.find(
      (edge) => edge.event === event && (state === edge.from || state.startsWith(`${edge.from}.`)),
    );
    return owner ? `xstate.after.${event.slice(6)}.${machine.id}.${owner.from}` : 'nothing';
  };

  it('in every state that can be reached, for every event', () => {
    const [initial] = initialTransition(machine);
    const queue: { state: string; snapshot: SnapshotFrom<Machine> }[] = [
      { state: named(initial.value), snapshot: initial },
    ];
    const met = new Set([queue[0]!.state]);
    let pairs = 0;
    for (const { state, snapshot } of queue) {
      for (const event of events) {
        pairs++;
        const move = advance(machine, state, event);
        const type = native(state, event);
        expect(machine.getTransitionData(snapshot, { type }).length > 0, `${state} ${event}`).toBe(move !== null);
        if (move === null) continue;
        const [next, actions] = transition(machine, snapshot, { type });
        expect(move.to).toBe(named(next.value));
        expect(move.done).toBe(next.status === 'done');
        const own = actions.filter((action) => !action.type.startsWith('xstate.')).map((action) => action.type);
        expect(move.actions.map((action) => action.type)).toEqual(own);
        const raised = timersOf(actions, 'xstate.raise', 'id');
        const cancelled = timersOf(actions, 'xstate.cancel', 'sendId');
        const letter = event.startsWith('timer.') ? event.slice(6) : null;
        // A timer of the same name in the next state is the same timer, running on.
        const kept = raised
          .filter(
            ({ id, letter: one }) =>
              one !== letter && cancelled.some((other) => other.letter === one && other.id !== id),
          )
          .map((one) => one.letter);
        expect([...move.start].sort()).toEqual(
          raised
            .map((one) => one.letter)
            .filter((one) => !kept.includes(one))
            .sort(),
        );
        const ended = cancelled.filter(
          ({ id, letter: one }) => one !== letter && !raised.some((other) => other.id === id),
        );
        expect([...move.cancel].sort()).toEqual(
          ended
            .map((one) => one.letter)
            .filter((one) => !kept.includes(one))
            .sort(),
        );
        if (!met.has(move.to)) queue.push({ state: move.to, snapshot: next });
        met.add(move.to);
      }
    }
    expect(pairs).toBe(met.size * events.length);
    expect(met.size).toBe(
      statechart(machine).nodes.filter((node) => !statechart(machine).nodes.some((inner) => inner.parent === node.id))
        .length,
    );
  });

  it('and asks it once: the same answer is the same object', () => {
    for (const { from, event } of edges) {
      const state = statechart(machine).nodes.find((node) => node.id.startsWith(`${from}.`))?.id ?? from;
      expect(advance(machine, state, event)).toBe(advance(machine, state, event));
    }
    const [first] = edges;
    expect(begin(machine, first!.event)).toBe(begin(machine, first!.event));
  });
});

describe('what a machine may be', () => {
  const build = (config: object, delays: Record<string, number> = { A: 0 }, actions: Record<string, () => void> = {}) =>
    setup({ delays, actions } as never).createMachine(config as never) as unknown as Machine;

  it('a timer without a delay of its name is refused: XState would fire it at once', () => {
    const machine = build({ id: 'm', initial: 'One', states: { One: { after: { Aa: 'Two' } }, Two: {} } });
    expect(() => begin(machine)).toThrow('no delay named Aa');
  });

  it('what XState does on its own is refused', () => {
    const machine = build({
      id: 'm',
      initial: 'One',
      states: { One: { on: { go: { actions: raise({ type: 'again' }) } } } },
    });
    expect(() => advance(machine, 'One', 'go')).toThrow('no timer delays');
  });

  it('a state that does not exist is an error', () => {
    const machine = build({ id: 'm', initial: 'One', states: { One: { on: { go: {} } } } });
    expect(() => advance(machine, 'None', 'go')).toThrow();
  });

  it('without an event a machine begins in its initial state', () => {
    const machine = build(
      { id: 'm', initial: 'One', states: { One: { entry: 'greet', after: { A: 'Two' } }, Two: {} } },
      { A: 0 },
      { greet: noop },
    );
    expect(begin(machine)).toEqual({
      from: null,
      to: 'One',
      name: 'One',
      done: false,
      actions: [{ type: 'greet' }],
      start: ['A'],
      cancel: [],
      rule: null,
    });
  });

  it('params of an action come along', () => {
    const go = { actions: { type: 'send', params: { status: 486 } } };
    const machine = build({ id: 'm', initial: 'One', states: { One: { on: { go } } } }, {}, { send: noop });
    expect(advance(machine, 'One', 'go')?.actions).toEqual([{ type: 'send', params: { status: 486 } }]);
  });

  it('entering a state again restarts its timer; another state with a timer of that name takes it over', () => {
    const machine = build({
      id: 'm',
      initial: 'One',
      states: {
        One: {
          after: { A: 'Done' },
          on: { again: { target: 'One', reenter: true }, stay: {}, next: 'Two', off: 'Done' },
        },
        Two: { after: { A: 'One' } },
        Done: { type: 'final' },
      },
    });
    const timers = (state: string, event: string) => {
      const move = advance(machine, state, event);
      return { start: move?.start, cancel: move?.cancel };
    };
    expect(timers('One', 'again')).toEqual({ start: ['A'], cancel: [] });
    expect(timers('One', 'stay')).toEqual({ start: [], cancel: [] });
    expect(timers('One', 'next')).toEqual({ start: [], cancel: [] });
    expect(timers('One', 'off')).toEqual({ start: [], cancel: ['A'] });
    expect(timers('One', 'timer.A')).toEqual({ start: [], cancel: [] });
    expect(timers('Two', 'timer.A')).toEqual({ start: ['A'], cancel: [] });
  });
});

describe('a statechart', () => {
  const machine = setup({ guards: { yes: () => true }, delays: { A: 0 } }).createMachine({
    id: 'm',
    description: 'a machine',
    meta: { rfc: 3261, figure: 'Figure 0' },
    initial: 'Start',
    states: {
      Start: { always: { guard: 'yes', target: 'On' } },
      On: {
        initial: 'fast',
        states: { fast: { after: { A: 'slow' } }, slow: {} },
        on: { stop: 'Off', 'stop now': 'Off' },
      },
      Off: { type: 'final' },
    },
  }) as unknown as Machine;

  it('has every state, with the timers that run in it, and every edge, `always` ones too', () => {
    const chart = statechart(machine);
    expect(chart.meta).toEqual({ rfc: 3261, figure: 'Figure 0' });
    expect(chart.nodes.map(({ id, parent, kind, timers }) => [id, parent, kind, timers.join()])).toEqual([
      ['Start', null, 'start', ''],
      ['On', null, 'state', ''],
      ['On.fast', 'On', 'state', 'A'],
      ['On.slow', 'On', 'state', ''],
      ['Off', null, 'final', ''],
    ]);
    expect(chart.edges.map(({ from, event, to }) => `${from} ${event} ${to}`)).toEqual([
      'Start  On',
      'On stop Off',
      'On stop now Off',
      'On.fast timer.A On.slow',
    ]);
  });

  it('folds into what the figure of an RFC shows', () => {
    const { nodes, edges } = figure(statechart(machine));
    expect(nodes.map(({ id, timers }) => id + timers)).toEqual(['Start', 'OnA', 'Off']);
    expect(edges).toHaveLength(4);
  });
});
