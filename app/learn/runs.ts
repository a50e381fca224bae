// The runs that texts speak of, and the moments they name. Each moment must be exactly one of its run: a text that means
// nothing, or two things, fails the build.

import { openScenario, readChanges } from '@/components/lab/open';
import { writeLink } from '@/components/stage/link';
import type { Run } from '@/components/stage/run';
import { scenarioFiles } from '@/content';
import { type FoundMoment, type Intervention, inMilliseconds, momentsOf, writeIntervention } from '@/engine';

const runs = new Map<string, Run>();

/** The scenario's file. */
export function sourceOf(id: string): string {
  const file = scenarioFiles().find((f) => f.id === id);
  if (!file) throw new Error(`no scenario is called ${id}`);
  return file.text.replace(/^# yaml-language-server.*\n/, '');
}

/** A run of a scenario, with interventions as the command line takes them. */
export function textRun(id: string, changes: readonly unknown[] = []): Run {
  const key = `${id} ${JSON.stringify(changes)}`;
  const known = runs.get(key);
  if (known) return known;
  const source = sourceOf(id);
  const read = readChanges(changes, source, id);
  if (!read.ok) throw new Error(`${id}: ${read.message}`);
  const opened = openScenario(source, id, read.changes);
  if (!opened.ok) throw new Error(`${id}: ${opened.problems[0]?.message}`);
  const { run } = opened;
  const unused = run.trace.unused.map((i: Intervention) => JSON.stringify(writeIntervention(i)));
  if (unused.length > 0) throw new Error(`${id}: nothing for ${unused.join(', ')} to act on`);
  runs.set(key, run);
  return run;
}

/** The one moment that words mean in a run. */
export function theMoment(run: Run, words: string): FoundMoment {
  const found = momentsOf(run.trace, words);
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`${run.view.id}: "${words}" means ${found.length} moments, and a text must mean one`);
  return only;
}

/** Where a text takes its figure: a message that is whole, or the moment itself. */
export function placeOf(run: Run, words: string): { readonly at: number; readonly id: string | null } {
  const moment = theMoment(run, words);
  const id = moment.packet === null ? null : run.messageOf(moment.packet);
  if (moment.packet !== null && id === null) throw new Error(`${run.view.id}: "${words}" is not drawn`);
  const message = run.view.ladder.messages.find((m) => m.id === id);
  return { at: message ? message.t1 : inMilliseconds(moment.at), id };
}

/** The address of the stage at a moment, with changes. */
export function stageLink(
  scenario: string,
  place: { readonly at: number | null; readonly id: string | null },
  extra: Partial<Parameters<typeof writeLink>[0]> = {},
): string {
  return `/stage/${scenario}/${writeLink({ at: place.at, message: place.id, ...extra })}`;
}
