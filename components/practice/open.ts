// The half of practice that needs the engine, in a chunk of its own: which questions a seed asks, and how each is opened.

import { draw } from '@/engine';
import { openScenario } from '../lab/open';
import type { SetWish } from './link';
import type { Candidate, PracticeIndex } from './model';
import { type ShownQuestion, shownQuestion } from './question';

const MOST_OF_SCENARIO = 2;

/** The questions of a set in the order in which they are tried; more than are asked, since some cannot be. */
export function candidatesOf({ scenarios }: PracticeIndex, { step, level, seed }: SetWish): readonly Candidate[] {
  const all = scenarios
    .filter((scenario) => scenario.level <= level)
    .flatMap(({ id, moments }) =>
      moments
        .filter(([, , steps]) => step === 0 || steps.some((one) => one === step))
        .map(([entry]) => ({ scenario: id, entry, place: draw(seed, 'set', id, entry) })),
    )
    .sort((a, b) => a.place - b.place);
  const counts = new Map<string, number>();
  return all.filter(({ scenario }) => {
    const count = (counts.get(scenario) ?? 0) + 1;
    counts.set(scenario, count);
    return count <= MOST_OF_SCENARIO;
  });
}

/** A question as it is shown; null where none can be asked. */
export function openQuestion(source: string, { scenario, entry }: Candidate, seed: number): ShownQuestion | null {
  const opened = openScenario(source, scenario, []);
  return opened.ok ? shownQuestion({ run: opened.run, changes: [], whole: false }, entry, seed) : null;
}
