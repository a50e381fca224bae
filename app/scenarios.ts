// The scenarios of content/, run while the pages are built: the pages carry what the engine made of them.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ListedScenario } from '@/components/home/scenario-list';
import type { StageView } from '@/components/stage/model';
import { stageView } from '@/components/stage/view/view';
import { readScenario, simulate } from '@/engine';

const FOLDER = path.join(process.cwd(), 'content', 'scenarios');

export interface ShownScenario {
  readonly view: StageView;
  /** The file, for the engine in the browser. */
  readonly source: string;
  /** What to watch, in a sentence or two. */
  readonly watch: string | null;
}

const known = new Map<string, ShownScenario>();

/** The ids of all scenarios, in the order of their file names, §3.2 before §3.10. */
export const scenarioIds = (): readonly string[] =>
  readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => path.basename(file).replace(/\.ya?ml$/, ''))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** Reads and runs a scenario. A file that cannot be read fails the build, and says where. */
export function shownScenario(id: string): ShownScenario {
  const shown = known.get(id) ?? run(id);
  known.set(id, shown);
  return shown;
}

function run(id: string): ShownScenario {
  const file = readdirSync(FOLDER, { recursive: true })
    .map(String)
    .find((name) => path.basename(name).replace(/\.ya?ml$/, '') === id);
  if (file === undefined) throw new Error(`no scenario is called ${id}`);
  const source = readFileSync(path.join(FOLDER, file), 'utf8').replace(/^# yaml-language-server.*\n/, '');
  const reading = readScenario(source, { id });
  if (!reading.ok) {
    const problems = reading.problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    throw new Error(problems.join('\n'));
  }
  return { view: stageView(simulate(reading.scenario)), source, watch: reading.scenario.watch };
}

/** A scenario as lists show it. */
export function listed(id: string, drawn = false): ListedScenario {
  const { view, watch } = shownScenario(id);
  const { ladder } = view;
  const messages = ladder.messages.filter(({ kind }) => kind !== 'query').length;
  return { id, title: view.title, source: view.source, watch, messages, ladder: drawn ? ladder : null };
}
