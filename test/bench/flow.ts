// One run of rfc3665-3.2 with its text: the scenario played to its end, and every message printed.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printMessage } from '../../engine/message/print';
import type { Scenario } from '../../engine/model/scenario';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';
import { simulate } from '../../engine/world/simulate';

const FLOW = 'rfc3665-3.2';

/** The scenario as read from its file. */
export function flow(): Scenario {
  const text = readFileSync(path.join(process.cwd(), 'content', 'scenarios', `${FLOW}.yaml`), 'utf8');
  const read = readScenario(text, { id: FLOW });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.scenario;
}

/** Plays it and prints every message. */
export function play(scenario: Scenario): { trace: Trace; texts: string[] } {
  const trace = simulate(scenario);
  const texts: string[] = [];
  for (const { changes } of trace.entries) {
    for (const change of changes) if (change.type === 'sent') texts.push(printMessage(change.message));
  }
  return { trace, texts };
}
