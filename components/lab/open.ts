// Opens a scenario with what a reader did to it: the text becomes a scenario, the scenario a run. What cannot be read is
// told in words, with its place; nothing here throws for what a file or a link says.

import {
  type Adjustment,
  adjusted,
  compare,
  type Intervention,
  type Problem,
  readInterventions,
  readScenario,
  type Scenario,
  writeIntervention,
} from '@/engine';
import type { LadderView } from '../ladder/model';
import { adjustmentsIn, type Change, type Changes, interventionsIn } from '../stage/changes';
import { type Run, runOf } from '../stage/run';
import { ghostsOf } from '../stage/view/ghosts';

export interface Opened {
  readonly ok: true;
  /** The text as changed settings make it. */
  readonly text: string;
  readonly scenario: Scenario;
  readonly run: Run;
}

type Reading = ReturnType<typeof readScenario>;

/** What was read last: most changes leave the text as it is. */
let last: { readonly text: string; readonly id: string; readonly reading: Reading } | null = null;

function read(text: string, id: string): Reading {
  if (last?.text !== text || last.id !== id) last = { text, id, reading: readScenario(text, { id }) };
  return last.reading;
}

export type Opening = Opened | { readonly ok: false; readonly problems: readonly Problem[] };

/** So many openings are kept: who undoes, redoes or was foreseen gets the run that was made already. */
const KEPT = 4;
const kept = new Map<string, Opening>();

/** Reads and runs a scenario with changes. */
export function openScenario(text: string, id: string, changes: Changes): Opening {
  const key = JSON.stringify([id, changes, text]);
  const opening = kept.get(key) ?? openAnew(text, id, changes);
  kept.delete(key);
  kept.set(key, opening);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return opening;
}

function openAnew(text: string, id: string, changes: Changes): Opening {
  const changed = adjusted(text, adjustmentsIn(changes));
  const reading = read(changed, id);
  if (!reading.ok) return reading;
  const { scenario } = reading;
  return { ok: true, text: changed, scenario, run: runOf(scenario, interventionsIn(changes)) };
}

const drawnInto = new WeakMap<Run, { readonly base: Run; readonly ladder: LadderView }>();

/** The ladder of the changed run with the run before it drawn into it. */
export function withOriginal(base: Run, run: Run, changes: Changes): LadderView {
  const drawn = drawnInto.get(run);
  if (drawn?.base === base) return drawn.ladder;
  const ladder = ghostsOf(base, run, compare(base.trace, run.trace), interventionsIn(changes));
  drawnInto.set(run, { base, ladder });
  return ladder;
}

/** Changes as a link carries them. */
export const writeChanges = (changes: Changes): readonly unknown[] =>
  changes.map((change) =>
    change.kind === 'happens'
      ? writeIntervention(change.intervention)
      : { set: [change.adjustment.element, change.adjustment.name, change.adjustment.value] },
  );

export type ChangesReading =
  | { readonly ok: true; readonly changes: Changes }
  | { readonly ok: false; readonly message: string };

const MOST_CHANGES = 200;

/** Reads changes from a link; `list` is parsed JSON and never trusted. */
export function readChanges(list: readonly unknown[], text: string, id: string): ChangesReading {
  if (list.length > MOST_CHANGES) return { ok: false, message: `At most ${MOST_CHANGES} changes are read.` };
  const settings: (Adjustment | null)[] = list.map(adjustmentOf);
  const reading = readScenario(
    adjusted(
      text,
      settings.filter((s) => s !== null),
    ),
    { id },
  );
  if (!reading.ok) return { ok: false, message: reading.problems[0]?.message ?? 'A setting cannot be read.' };
  const changes: Change[] = [];
  for (const [i, item] of list.entries()) {
    const adjustment = settings[i];
    if (adjustment) {
      changes.push({ kind: 'setting', adjustment });
      continue;
    }
    const read = readInterventions([item], reading.scenario);
    if (!read.ok) return { ok: false, message: read.message };
    for (const intervention of read.interventions) changes.push({ kind: 'happens', intervention });
  }
  return { ok: true, changes };
}

function adjustmentOf(item: unknown): Adjustment | null {
  const set = typeof item === 'object' && item !== null ? (item as { set?: unknown }).set : undefined;
  if (!Array.isArray(set) || set.length !== 3) return null;
  const [element, name, value] = set as unknown[];
  const short = (s: unknown): s is string => typeof s === 'string' && s.length <= 2_000;
  const whose =
    element === null || short(element) || (Array.isArray(element) && element.length === 2 && element.every(short));
  return whose && short(name) && short(value) ? { element: element as Adjustment['element'], name, value } : null;
}

/** An act as somebody would write it, at a moment of the figure: 'bob: hangs up at 4.112 s'. */
export function actNow(scenario: Scenario, sentence: string): Intervention | null {
  const read = readInterventions([{ kind: 'act', act: sentence }], scenario);
  return read.ok ? (read.interventions[0] ?? null) : null;
}
