// Every edge of every machine is crossed by some scenario as it is written. What a run crosses must stand in its machine.

import { describe, expect, it } from 'vitest';
import { type Machine, outermost } from '../../engine/machine';
import type { Trace } from '../../engine/model/trace';
import { figure, statechart } from '../../engine/statechart';
import { all } from '../support/laws-stages';
import { calmRun } from '../support/laws-weather';
import { allMachines } from '../support/machines';

const edgeOf = (from: string, event: string, to: string): string => `${from} --${event}--> ${to}`;

/** The edges of a machine as the figure of its RFC shows them, without those taken at once. */
const edgesOf = (machine: Machine): string[] =>
  figure(statechart(machine))
    .edges.filter(({ event, from }) => event !== '' && from !== 'Start')
    .map(({ from, event, to }) => edgeOf(from, event, to));

/** Where a machine begins: an event may come with its birth. */
const firstOf = (machine: Machine): string => String(machine.config.initial);

function cross(trace: Trace, crossed: Map<string, Set<string>>, first: ReadonlyMap<string, string>): void {
  for (const { changes } of trace.entries) {
    for (const change of changes) {
      if (change.type !== 'state' || (change.from === null && change.event === '')) continue;
      const from = change.from ?? first.get(change.machine) ?? '';
      const edges = crossed.get(change.machine) ?? new Set();
      crossed.set(change.machine, edges.add(edgeOf(outermost(from), change.event, outermost(change.to))));
    }
  }
}

const machines = await allMachines();
const first = new Map(machines.map((machine) => [machine.id, firstOf(machine)]));
const calm = new Map<string, Set<string>>();
for (const scenario of all) cross(calmRun(scenario), calm, first);

const missingFrom = (crossed: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] =>
  machines.flatMap((machine) =>
    edgesOf(machine).flatMap((edge): [string, string][] =>
      crossed.get(machine.id)?.has(edge) === true ? [] : [[machine.id, edge]],
    ),
  );
const inWords = ([id, edge]: [string, string]): string => `${id}: ${edge}`;

describe('every edge of every machine', () => {
  it('is crossed by some scenario', () => {
    const missing = missingFrom(calm);
    const total = machines.reduce((sum, machine) => sum + edgesOf(machine).length, 0);
    console.log(`${total - missing.length} of ${total} edges are crossed by scenarios as they are written`);
    expect(missing.map(inWords)).toEqual([]);
  });

  it('that a scenario crosses is an edge of its machine', () => {
    const known = new Map(machines.map((machine) => [machine.id, new Set(edgesOf(machine))]));
    const strange = [...calm].flatMap(([id, edges]) =>
      [...edges]
        .filter((edge) => !/--(start|begin)/.test(edge) && known.get(id)?.has(edge) !== true)
        .map((edge) => `${id}: ${edge}`),
    );
    expect(strange).toEqual([]);
    expect([...calm.keys()].filter((id) => !known.has(id))).toEqual([]);
  });
});
