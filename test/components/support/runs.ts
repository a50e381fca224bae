// The scenarios of the site as views, for tests of the drawing.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StageView } from '@/components/stage/model';
import { stageView } from '@/components/stage/view/view';
import { readScenario, simulate } from '@/engine';

const folder = fileURLToPath(new URL('../../../content/scenarios/', import.meta.url));

export const scenarioIds: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))
  .sort();

export function viewOf(id: string): StageView {
  const reading = readScenario(readFileSync(`${folder}${id}.yaml`, 'utf8'), { id });
  if (!reading.ok) throw new Error(reading.problems.map((p) => p.message).join('\n'));
  return stageView(simulate(reading.scenario));
}
