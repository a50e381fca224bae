// Every edge of every machine is crossed by some run, or listed here as not crossed yet. The list is printed, so that it
// is seen to shrink; what a run crosses must stand in its machine.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Machine, outermost } from '../../engine/machine';
import type { Trace } from '../../engine/model/trace';
import { figure, statechart } from '../../engine/statechart';
import { simulate } from '../../engine/world/simulate';
import { all } from '../support/laws-stages';
import { calmRun, LONG, patience, trials } from '../support/laws-weather';
import { allMachines } from '../support/machines';

const edgeOf = (from: string, event: string, to: string): string => `${from} --${event}--> ${to}`;

/** The edges of a machine as the figure of its RFC shows them, without those taken at once. */
const edgesOf = (machine: Machine): string[] =>
  figure(statechart(machine))
    .edges.filter(({ event, from }) => event !== '' && from !== 'Start')
    .map(({ from, event, to }) => edgeOf(from, event, to));

function cross(trace: Trace, crossed: Map<string, Set<string>>): void {
  for (const { changes } of trace.entries) {
    for (const change of changes) {
      if (change.type !== 'state' || change.from === null) continue;
      const edges = crossed.get(change.machine) ?? new Set();
      crossed.set(change.machine, edges.add(edgeOf(outermost(change.from), change.event, outermost(change.to))));
    }
  }
}

describe('every edge of every machine', () => {
  it('is crossed by some run, or listed', { timeout: patience }, async () => {
    const machines = await allMachines();
    const crossed = new Map<string, Set<string>>();
    for (const scenario of all) cross(calmRun(scenario), crossed);
    for (const { scenario, interventions } of fc.sample(trials(all, 4, 2), { numRuns: LONG ? 20_000 : 250, seed: 1 })) {
      cross(simulate(scenario, interventions), crossed);
    }
    const report = machines.map((machine) => {
      const edges = edgesOf(machine);
      const missing = edges.filter((edge) => !crossed.get(machine.id)?.has(edge));
      const list = missing.length === 0 ? '' : `; not yet: ${missing.join(', ')}`;
      return `${machine.id}: ${edges.length - missing.length} of ${edges.length} edges crossed${list}`;
    });
    console.log(report.join('\n'));
    expect(machines.length).toBeGreaterThan(9);
    // What carries every call is crossed in full measure.
    for (const id of ['invite-client', 'invite-server', 'non-invite-client', 'non-invite-server']) {
      expect(crossed.get(id)?.size ?? 0, id).toBeGreaterThan(6);
    }
  });

  it('that a run crosses is an edge of its machine', async () => {
    const known = new Map((await allMachines()).map((machine) => [machine.id, new Set(edgesOf(machine))]));
    const crossed = new Map<string, Set<string>>();
    for (const scenario of all) cross(calmRun(scenario), crossed);
    const strange = [...crossed].flatMap(([id, edges]) =>
      [...edges].filter((edge) => known.get(id)?.has(edge) === false).map((edge) => `${id}: ${edge}`),
    );
    expect(strange).toEqual([]);
    expect([...crossed.keys()].filter((id) => !known.has(id))).toEqual([]);
  });
});
