// The scenarios of the site as views, for tests of the drawing.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LadderView } from '@/components/ladder/model';
import type { StageView } from '@/components/stage/model';
import { ghostsOf, type Joined } from '@/components/stage/view/ghosts';
import { viewOf as join, stageView } from '@/components/stage/view/view';
import { compare, type Intervention, readScenario, type Scenario, simulate, type Trace } from '@/engine';

const folder = fileURLToPath(new URL('../../../content/scenarios/', import.meta.url));

export const scenarioIds: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))
  .sort();

/** All that the ladder can show of a run. */
export const viewOf = (id: string): StageView => join(simulate(scenarioOf(id))).view;

/** What a page carries of a run, before the engine is there. */
export const pageViewOf = (id: string): StageView => stageView(simulate(scenarioOf(id)));

function scenarioOf(id: string): Scenario {
  const reading = readScenario(readFileSync(`${folder}${id}.yaml`, 'utf8'), { id });
  if (!reading.ok) throw new Error(reading.problems.map((p) => p.message).join('\n'));
  return reading.scenario;
}

/** A scenario as it is, and with something done to it; and the second with the first drawn into it. */
export function changed(id: string, changes: readonly Intervention[]): { base: Run; altered: Run; ladder: LadderView } {
  const scenario = scenarioOf(id);
  const [base, altered] = [runOf(scenario, []), runOf(scenario, changes)];
  return { base, altered, ladder: ghostsOf(base, altered, compare(base.trace, altered.trace), changes) };
}

interface Run extends Joined {
  readonly trace: Trace;
}

function runOf(scenario: Scenario, changes: readonly Intervention[]): Run {
  const trace = simulate(scenario, changes);
  const { view, packets } = join(trace);
  const messages = new Map([...packets].map(([message, packet]) => [packet, message]));
  return { trace, view, messageOf: (packet) => messages.get(packet) ?? null };
}
