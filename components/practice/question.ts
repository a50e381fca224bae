// A question of a run as it is shown: the ladder until its moment, what could come next, and what the engine makes of each.
// Of a run as its scenario has it, or as a reader has changed it.

import {
  type Action,
  askable,
  consequences,
  happened,
  type Intervention,
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
import { writeChanges } from '../lab/open';
import { nameIn } from '../lab/words';
import type { LadderView, Millis } from '../ladder/model';
import type { Changes } from '../stage/changes';
import { writeLink } from '../stage/link';
import type { Run } from '../stage/run';
import { viewOf } from '../stage/view/view';
import { endsText } from '../text/ends';
import { practiceText as text } from '../text/practice';
import type { Candidate } from './model';
import { until } from './until';

export interface ShownRun {
  readonly view: LadderView;
  readonly at: Millis;
  readonly selected: string | null;
  readonly says: readonly string[];
  /** What the stage shows with the same done to it, as the fragment of its address. */
  readonly link: string;
}

export interface ShownOption {
  readonly key: string;
  readonly words: string;
  readonly kind: 'happens' | 'legal' | 'illegal';
  readonly says: string;
  readonly ref: { readonly rfc: number; readonly section: string } | null;
  /** A run that goes this way, as a fragment; null where there is none to open. */
  readonly link: string | null;
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
  /** The moment on the stage, as a fragment. */
  readonly link: string;
  /** The ladder until the question after this one; null where nothing is left to hide. */
  readonly after: LadderView | null;
}

/** A run that is asked about, and what a reader has done to it. */
interface Asked {
  readonly run: Run;
  readonly changes: Changes;
  /** Every lifeline and all that was said, as the stage has them; else what bears on the question. */
  readonly whole: boolean;
}

/** The question at an entry of a run; null where none can be asked. */
export function shownQuestion(about: Asked, entry: number, seed: number): ShownQuestion | null {
  const { run, changes, whole } = about;
  const question = questionAt(run.trace, entry, seed);
  if (question === null) return null;
  const { asked } = question;
  const name = (id: string) => nameIn(run, id);
  const at = run.momentOf(asked.at);
  const named = question.options.flatMap(({ action }) =>
    action.kind === 'sends' ? [action.by, action.to] : [action.by],
  );
  const later = whole ? askable(run.trace).find((one) => one.at > asked.at) : undefined;
  return {
    scenario: run.view.id,
    entry,
    title: run.view.title,
    at,
    ask: asked.act === null ? text.asked : `${text.acts(name(asked.act.by), deedOf(asked.act, run))} ${text.asked}`,
    view: whole ? allUntil(run, at) : until(run.view.ladder, at, named),
    options: question.options.map((option) => shownOption(about, question, option)),
    link: writeLink({ at, panel: 'why', changes: writeChanges(changes) }),
    after: whole && later !== undefined ? allUntil(run, run.momentOf(later.at)) : null,
  };
}

/** All that was said, and every lifeline. */
const allUntil = ({ view: { ladder } }: Run, at: Millis): LadderView =>
  until(
    ladder,
    at,
    ladder.nodes.map(({ id }) => id),
    Number.POSITIVE_INFINITY,
  );

const HAIR = 1e-3;

/** The first question at or after a moment of the figure; null where none is left. */
export function questionAfter(run: Run, changes: Changes, at: Millis, seed: number): ShownQuestion | null {
  for (const { entry, at: when } of askable(run.trace)) {
    if (run.momentOf(when) < at - HAIR) continue;
    const shown = shownQuestion({ run, changes, whole: true }, entry, seed);
    if (shown !== null) return shown;
  }
  return null;
}

/** What a person does, without the script's word for when. */
const deedOf = ({ text: written, verb }: { text?: string; verb: string }, run: Run): string =>
  (written ?? verb)
    .replace(/ (?:after|at|when|once|as soon as|\d).*$/, '')
    .replace(/\b[a-z][\w-]*\b/g, (word) =>
      run.view.ladder.nodes.some(({ id }) => id === word) ? nameIn(run, word) : word,
    );

/** What the reader has done, and more. */
const withMore = (changes: Changes, more: readonly Intervention[]) =>
  writeChanges([...changes, ...more.map((intervention) => ({ kind: 'happens', intervention }) as const)]);

function shownOption(about: Asked, question: Question, { action, verdict }: Option): ShownOption {
  const { run, changes } = about;
  const name = (id: string) => nameIn(run, id);
  const common = {
    key: nameOf(action),
    words: text.action(action, name, reasonOf),
    kind: verdict.kind as ShownOption['kind'],
  };
  switch (verdict.kind) {
    case 'happens': {
      const { says, rule } = whyOf(run, question, action);
      return { ...common, says, ref: rule, link: null, show: null };
    }
    case 'legal': {
      const { other, because, rule } = verdict;
      const says = [text.because(because, name), rule === null ? '' : sentence(rule.text)].filter(Boolean).join(' ');
      const more = other?.interventions ?? [];
      const at = run.momentOf(question.asked.at);
      const link = more.length === 0 ? null : writeLink({ at, changes: withMore(changes, more) });
      return { ...common, says, ref: rule, link, show: null };
    }
    default: {
      const rule = verdict.kind === 'illegal' ? verdict.rule : null;
      const show = () => ranAnyway(about, question, action);
      return { ...common, kind: 'illegal', says: rule?.text ?? '', ref: rule, link: null, show };
    }
  }
}

const sentence = (words: string): string =>
  words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;

/** Why what happens does, as the run itself tells it. */
function whyOf(run: Run, { asked }: Question, action: Action): { says: string; rule: Rule | null } {
  const found = happened(run.trace, asked.at, action);
  const reason = found === null ? undefined : why(run.trace, found.entry).at(-1);
  if (reason === undefined) return { says: text.happens, rule: null };
  // The machine of a transaction hands on what it hears: what then follows is for a phone or a proxy to say.
  const duty = isHandedOn(reason.rule) ? (found?.duty ?? null) : null;
  const says = [reason.title, duty?.text ?? reason.text].map(sentence).filter(Boolean).join(' ');
  return { says, rule: duty ?? reason.rule };
}

const isHandedOn = (rule: Rule | null): boolean =>
  rule !== null && ((rule.rfc === 3261 && rule.section.startsWith('17.')) || rule.rfc === 6026);

function ranAnyway({ run, changes }: Asked, question: Question, action: Action): ShownRun | null {
  const refutation = refute(question.judge.moment, action);
  if (refutation === null) return null;
  const { trace, interventions } = refutation;
  const { view, packets } = viewOf(trace);
  const selected = [...packets].find(([, packet]) => packet === refutation.packet)?.[0] ?? null;
  const at = run.momentOf(refutation.until) + AFTERWARDS;
  const named = action.kind === 'sends' ? [action.by, action.to] : [action.by];
  const link = writeLink({ at, message: selected, changes: withMore(changes, interventions) });
  return {
    view: lastPart(until(view.ladder, at, named), selected),
    at,
    selected,
    says: toldOf(run, refutation, action),
    link,
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
  const ends = result.fate === 'none' ? text.endsAlike : text.ends(endsText.ends(result, name));
  return [...new Set(refutation.receptions.map((reception) => text.reception(reception, name))), ends];
}
