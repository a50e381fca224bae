// What is taught, as data: the scenarios in content/scenarios, read when a page is built or a test runs.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readScenario, type Scenario } from '@/engine';

export interface ScenarioFile {
  readonly id: string;
  readonly text: string;
}

// The site and its tests are always built and run from the top of the project.
const folder = path.join(process.cwd(), 'content', 'scenarios');

/** All scenario files, by id. */
export function scenarioFiles(): ScenarioFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ id: path.basename(name, '.yaml'), text: readFileSync(path.join(folder, name), 'utf8') }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Reads all scenarios; a file that cannot be read fails the build with its place. */
export const scenarios = (): Scenario[] => scenarioFiles().map(toScenario);

/** One scenario by its id; undefined when there is none. */
export function scenario(id: string): Scenario | undefined {
  const file = scenarioFiles().find((candidate) => candidate.id === id);
  return file === undefined ? undefined : toScenario(file);
}

function toScenario({ id, text }: ScenarioFile): Scenario {
  const read = readScenario(text, { id });
  if (read.ok) return read.scenario;
  const list = read.problems.map(({ line, column, message }) => `${id}.yaml:${line}:${column}: ${message}`);
  throw new Error(list.join('\n'));
}
