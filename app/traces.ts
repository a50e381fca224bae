// Every scenario, run once while the pages are built, for whatever is told about all of them together.

import { scenarios } from '@/content';
import { simulate, type Trace } from '@/engine';

let known: readonly { readonly id: string; readonly trace: Trace }[] | null = null;

export function allTraces() {
  known ??= scenarios().map((scenario) => ({ id: scenario.id, trace: simulate(scenario) }));
  return known;
}
