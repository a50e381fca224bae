// The half of practice that needs the engine, in a chunk of its own: which questions a seed asks, what they say, and what
// the engine makes of each answer.

import {
  type Action,
  consequences,
  draw,
  nameOf,
  type Option,
  type Question,
  questionAt,
  type Refutation,
  type Rule,
  reasonOf,
  refute,
  why,
} from '@/engine';
import { openScenario, writeChanges } from '../lab/open';
import { nameIn } from '../lab/words';
import type { LadderView, Millis } from '../ladder/model';
import { writeLink } from '../stage/link';
import type { Run } from '../stage/run';
import { viewOf } from '../stage/view/view';
import { changeText } from '../text/change';
import { practiceText as text } from '../text/practice';
import type { SetWish } from './link';
import type { Candidate, PracticeIndex } from './model';
import { until } from './until';

export interface ShownRun {
  readonly view: LadderView;
  readonly at: Millis;
  readonly selected: string | null;
  readonly says: readonly string[];
  /** The stage with the same done to it. */
  readonly href: string;
}

export interface ShownOption {
  readonly key: string;
  readonly words: string;
  readonly kind: 'happens' | 'legal' | 'illegal';
  readonly says: string;
  readonly ref: { readonly rfc: number; readonly section: string } | null;
  /** A run that goes this way; null where there is none to open. */
  readonly href: string | null;
  /** Runs a wrong answer; null for what may be, or cannot be made. */
  readonly show: (() => ShownRun | null) | null;
}

export interface ShownQuestion extends Candidate {
  readonly title: string;
  readonly at: Millis;
  /** What is asked, after what a person does at the moment, which no message shows. */
  readonly ask: string;
  readonly view: LadderView;
  readonly options: readonly ShownOption[];
  readonly href: string;
}

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
  if (!opened.ok) return null;
  const { run } = opened;
  const question = questionAt(run.trace, entry, seed);
  if (question === null) return null;
  const { asked } = question;
  const name = (id: string) => nameIn(run, id);
  const at = run.momentOf(asked.at);
  const named = question.options.flatMap(({ action }) =>
    action.kind === 'sends' ? [action.by, action.to] : [action.by],
  );
  return {
    scenario,
    entry,
    title: run.view.title,
    at,
    ask: asked.act === null ? text.asked : `${text.acts(name(asked.act.by), deedOf(asked.act, run))} ${text.asked}`,
    view: until(run.view.ladder, at, named),
    options: question.options.map((option) => shownOption(run, question, option)),
    href: `/stage/${scenario}/${writeLink({ at, panel: 'why' })}`,
  };
}

/** What a person does, without the script's word for when. */
const deedOf = ({ text: written, verb }: { text?: string; verb: string }, run: Run): string =>
  (written ?? verb)
    .replace(/ (?:after|at|when|once|as soon as|\d).*$/, '')
    .replace(/\b[a-z][\w-]*\b/g, (word) =>
      run.view.ladder.nodes.some(({ id }) => id === word) ? nameIn(run, word) : word,
    );

function shownOption(run: Run, question: Question, { action, verdict }: Option): ShownOption {
  const name = (id: string) => nameIn(run, id);
  const { id } = run.view;
  const common = {
    key: nameOf(action),
    words: text.action(action, name, reasonOf),
    kind: verdict.kind as ShownOption['kind'],
  };
  switch (verdict.kind) {
    case 'happens': {
      const { says, rule } = whyOf(run, question, action);
      return { ...common, says, ref: rule, href: null, show: null };
    }
    case 'legal': {
      const { other, because, rule } = verdict;
      const says = [text.because(because, name), rule === null ? '' : sentence(rule.text)].filter(Boolean).join(' ');
      const changes = (other?.interventions ?? []).map((intervention) => ({ kind: 'happens', intervention }) as const);
      const href =
        changes.length === 0
          ? null
          : `/stage/${id}/${writeLink({ at: run.momentOf(question.asked.at), changes: writeChanges(changes) })}`;
      return { ...common, says, ref: rule, href, show: null };
    }
    default: {
      const rule = verdict.kind === 'illegal' ? verdict.rule : null;
      const show = () => ranAnyway(run, question, action);
      return { ...common, kind: 'illegal', says: rule?.text ?? '', ref: rule, href: null, show };
    }
  }
}

const sentence = (words: string): string =>
  words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;

/** Why what happens does, as the run itself tells it. */
function whyOf(run: Run, { asked }: Question, action: Action): { says: string; rule: Rule | null } {
  const entry = run.trace.entries.findIndex(
    ({ at, changes, event, element }) =>
      at === asked.at &&
      (action.kind === 'fires'
        ? event.type === 'timer' && event.name === action.timer && element === action.by
        : changes.some((c) => c.type === 'sent' && c.from === action.by && c.to === action.to)),
  );
  const reason = entry < 0 ? undefined : why(run.trace, entry).at(-1);
  if (reason === undefined) return { says: text.happens, rule: null };
  return { says: `${[sentence(reason.title), sentence(reason.text)].filter(Boolean).join(' ')}`, rule: reason.rule };
}

function ranAnyway(run: Run, question: Question, action: Action): ShownRun | null {
  const refutation = refute(question.judge.moment, action);
  if (refutation === null) return null;
  const { trace, interventions } = refutation;
  const { view, packets } = viewOf(trace);
  const selected = [...packets].find(([, packet]) => packet === refutation.packet)?.[0] ?? null;
  const at = run.momentOf(refutation.until) + AFTERWARDS;
  const named = action.kind === 'sends' ? [action.by, action.to] : [action.by];
  const changes = interventions.map((intervention) => ({ kind: 'happens', intervention }) as const);
  const href = `/stage/${run.view.id}/${writeLink({ at, message: selected, changes: writeChanges(changes) })}`;
  return {
    view: lastPart(until(view.ladder, at, named), selected),
    at,
    selected,
    says: toldOf(run, refutation, action),
    href,
  };
}

/** Long enough to see what others send because of it. */
const AFTERWARDS = 60;
const BEFORE = 5;

/** The injected message, teal as what a reader does, with what came shortly before and after. */
function lastPart(view: LadderView, selected: string | null): LadderView {
  const place = view.messages.findIndex(({ id }) => id === selected);
  const from = Math.max(0, (place < 0 ? view.messages.length : place) - BEFORE);
  const messages = view.messages
    .slice(from)
    .filter((m) => m.t1 <= view.end + AFTERWARDS)
    .map((m) => (m.id === selected ? ({ ...m, touched: true, diff: 'new' } as const) : m));
  const start = (messages[0]?.t0 ?? view.start) - 24;
  const later = <T extends { readonly t0: Millis; readonly t1: Millis }>(things: readonly T[]) =>
    things.filter((s) => s.t1 > start).map((s) => ({ ...s, t0: Math.max(s.t0, start) }));
  return {
    ...view,
    messages,
    start,
    satellites: view.satellites.filter((s) => s.t0 >= start),
    states: later(view.states),
    statuses: later(view.statuses),
    media: view.media.filter((m) => m.t0 >= start),
    timers: view.timers.filter((t) => t.t0 >= start),
    waits: view.waits.filter((w) => w.t0 >= start),
    before: [],
  };
}

function toldOf(run: Run, refutation: Refutation, action: Action): readonly string[] {
  const name = (id: string) => nameIn(run, id);
  if (action.kind === 'fires') {
    const { timers, next } = refutation;
    const running = timers.map(({ timer, left }) => text.timerLeft(timer, left / 1000));
    const came = next?.actions.map((one) => text.action(one, name, reasonOf)).join('; ');
    return [
      text.timersRun(name(action.by), running),
      next === null ? text.waitedInVain : `${text.waited(next.after / 1000)} ${came}.`,
    ];
  }
  const result = consequences(run.trace, refutation.trace);
  const ends = result.fate === 'none' ? text.endsAlike : text.ends(changeText.ends(result, name));
  return [...new Set(refutation.receptions.map((reception) => text.reception(reception, name))), ends];
}
