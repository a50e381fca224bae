// The five steps as parallel lanes: each question is open from the mark that opens it to the one that settles or
// fails it, and may open again. Where several ask the same (two calls, the branches of a fork), the lane is open as
// long as one of them waits.

import type { LadderView, LaneMark, Millis, Step } from './model';
import { holdingAt } from './spells';

export const STEPS: readonly { readonly step: Step; readonly name: string }[] = [
  { step: 1, name: 'Locate' },
  { step: 2, name: 'Reach' },
  { step: 3, name: 'Agree' },
  { step: 4, name: 'Connect' },
  { step: 5, name: 'Manage' },
];

export const stepName = (step: Step): string => STEPS[step - 1]?.name ?? '';

export interface Lane {
  readonly step: Step;
  readonly name: string;
  readonly marks: readonly LaneMark[];
  /** Half-open intervals in which the question is open; the last may never close. */
  readonly open: readonly { readonly t0: Millis; readonly t1: Millis }[];
}

/** Derives the open intervals of each lane from its marks. */
export function lanes(view: Pick<LadderView, 'marks'>): readonly Lane[] {
  return STEPS.map(({ step, name }) => {
    const all = view.marks.filter((m) => m.step === step).sort((a, b) => a.t - b.t);
    const open: { t0: Millis; t1: Millis }[] = [];
    const waiting = new Set<number>();
    for (const { kind, t, of = 0 } of all) {
      const waited = waiting.size > 0;
      if (kind === 'settles' || kind === 'fails') waiting.delete(of);
      else waiting.add(of);
      const last = open.at(-1);
      if (!waited && waiting.size > 0) open.push({ t0: t, t1: Number.POSITIVE_INFINITY });
      else if (waited && waiting.size === 0 && last) last.t1 = t;
    }
    return { step, name, marks: distinct(all), open };
  });
}

/** One mark for what a fact does to several questions of a step at once. */
const distinct = (marks: readonly LaneMark[]): readonly LaneMark[] => [
  ...new Map(marks.map((m) => [`${m.kind} ${m.t} ${m.fact}`, m])).values(),
];

/** The arrows that bear on a step: what stays in sight through its lens. */
export const factsOf = (view: Pick<LadderView, 'marks'>, step: Step): ReadonlySet<string> =>
  new Set(view.marks.flatMap((m) => (m.step === step && m.fact !== null ? [m.fact] : [])));

export const isOpen = ({ open }: Lane, t: Millis): boolean => holdingAt(open, t).length > 0;
