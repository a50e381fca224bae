// The engine's transaction machines against the tables transcribed from the RFCs, edge by edge.
import { describe, expect, it } from 'vitest';
import { advance, begin, type Machine, outermost } from '@/engine/machine';
import { figure, statechart } from '@/engine/statechart';
import { inviteClient } from '@/engine/transaction/invite-client.machine';
import { inviteServer } from '@/engine/transaction/invite-server.machine';
import { nonInviteClient } from '@/engine/transaction/non-invite-client.machine';
import { nonInviteServer } from '@/engine/transaction/non-invite-server.machine';
import { durationOf } from '@/engine/transaction/timers';
import type { TransactionMachine } from '@/engine/transaction/transaction';
import { whyNothing } from '@/engine/transaction/unhandled';
import { beyond, type MachineTable, type Row, tables, timerTable, UNRELIABLE_ONLY } from './state-machines';

const machines: Record<string, Machine> = {
  'invite-client': inviteClient,
  'invite-server': inviteServer,
  'non-invite-client': nonInviteClient,
  'non-invite-server': nonInviteServer,
};

const all = Object.entries(tables).map(([name, table]) => ({
  name,
  table: { ...table, rows: [...table.rows, ...(beyond[name] ?? [])] },
  machine: machines[name] as Machine,
}));
const starts = (name: string) => (name === 'non-invite-server' ? ['begin'] : ['begin.unreliable', 'begin.reliable']);
const eventsOf = (table: MachineTable) => [...new Set(table.rows.map(({ event }) => event))];
const exists = (timer: string, reliable: boolean) => !reliable || !UNRELIABLE_ONLY.includes(timer);

describe.each(all)('$name has the edges of its figure', ({ name, table, machine }) => {
  it('the same states', () => {
    const states = figure(statechart(machine)).nodes.filter(({ kind }) => kind !== 'start');
    expect(states.map(({ id }) => id)).toEqual(table.states);
  });

  it('the same edges, as they are drawn', () => {
    const edge = ({ from, event, to, actions }: Pick<Row, 'from' | 'event' | 'to' | 'actions'>) =>
      `${from} -- ${event} / ${actions.join(' ')} --> ${to}`;
    const drawn = figure(statechart(machine)).edges.filter(({ from }) => from !== 'Start');
    expect(drawn.map(edge).sort()).toEqual(table.rows.map(edge).sort());
  });

  it.each(starts(name))('the same behaviour after %s, in every state that can be reached', (start) => {
    const reliable = start === 'begin.reliable';
    const rows = table.rows.filter(({ event }) => !event.startsWith('timer.') || exists(event.slice(6), reliable));
    const first = begin(machine, start);
    expect([first.name, first.actions.map(({ type }) => type), [...first.start].sort()]).toEqual([
      table.entry.to,
      table.entry.actions,
      table.entry.starts.filter((timer) => exists(timer, reliable)),
    ]);
    const queue = [first.to];
    const met = new Set(queue);
    const found: Row[] = [];
    for (const state of queue) {
      for (const event of eventsOf(table)) {
        const move = advance(machine, state, event);
        if (move === null) continue;
        found.push({
          from: outermost(state),
          event,
          to: move.name,
          actions: move.actions.map(({ type }) => type),
          starts: [...move.start].sort(),
          stops: move.done ? [] : [...move.cancel].sort(),
          rule: `${move.rule?.rfc} ${move.rule?.section}`,
        });
        expect(move.done).toBe(move.to === 'Terminated');
        if (!met.has(move.to)) queue.push(move.to);
        met.add(move.to);
      }
    }
    const expected = rows.map((row) => ({
      ...row,
      starts: row.starts.filter((timer) => exists(timer, reliable)),
      stops: row.stops.filter((timer) => exists(timer, reliable)),
    }));
    const order = (list: Row[]) => list.map((row) => JSON.stringify(row)).sort();
    expect(order(found)).toEqual(
      order(
        expected.map(({ from, event, to, actions, starts, stops, rule }) => ({
          from,
          event,
          to,
          actions,
          starts,
          stops,
          rule,
        })),
      ),
    );
  });

  it('every edge cites a rule in words of its own', () => {
    for (const { rule } of statechart(machine).edges) expect(rule?.text).toMatch(/^[A-Z].*\.$/);
  });

  it('every event a state has no arrow for has a reason to be ignored', () => {
    const chart = statechart(machine);
    const silent = table.states
      .filter((state) => state !== 'Terminated')
      .flatMap((state) => eventsOf(table).map((event) => ({ state, event })))
      .filter(({ event }) => !event.startsWith('timer.'))
      .filter(({ state, event }) => !chart.edges.some((edge) => outermost(edge.from) === state && edge.event === event))
      .filter(({ state, event }) => whyNothing(name as TransactionMachine, state, event) === null)
      .map(({ state, event }) => `${state} ${event}`);
    expect(silent).toEqual([]);
  });
});

describe('timers last as long as Table 4 says', () => {
  const values = { t1: 500_000, t2: 4_000_000, t4: 5_000_000 };

  it.each(Object.entries(timerTable))('Timer %s', (letter, { unreliable, reliable }) => {
    expect(durationOf(letter, values, false, '', 0)).toBe(unreliable * 1000);
    if (reliable !== null) expect(durationOf(letter, values, true, '', 0)).toBe(reliable * 1000);
  });

  it('and every timer of a machine is in that table', () => {
    const used = all.flatMap(({ machine }) => statechart(machine).nodes.flatMap(({ timers }) => timers));
    expect([...new Set(used)].sort()).toEqual(Object.keys(timerTable).sort());
  });
});
