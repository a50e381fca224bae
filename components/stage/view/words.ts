// The words beside the arrows: open questions, what people are doing, silences, what was prepared, and the sentence of
// each message.

import { group } from 'd3';
import { type StepFact, type StepPhase, stepsOf, type Trace } from '@/engine';
import { STEPS } from '../../ladder/lanes';
import type {
  LadderBefore,
  LadderMedia,
  LadderMessage,
  LadderState,
  LadderStatus,
  LadderWait,
  LaneMark,
  Millis,
  Saying,
  Step,
} from '../../ladder/model';
import { inspectorText } from '../../text/inspector';
import { runText } from '../../text/run';
import type { Cast } from './cast';
import type { Clock } from './clock';
import type { Drawn, Messages } from './messages';
import type { Queries } from './queries';

/** Finds the arrow of a step's fact, and the moment its mark stands at. */
function placer(messages: Messages, queries: Queries, clock: Clock, start: Millis, end: Millis) {
  const all = new Map([...messages.drawn, ...queries.drawn].map((m) => [m.id, m]));
  return (fact: StepFact): { id: string | null; t: Millis } | null => {
    if (fact.kind === 'before') return { id: null, t: start };
    if (fact.kind === 'unanswered') {
      const t = clock.entry(fact.entry);
      // What comes after the last message is not in the figure.
      return t > end ? null : { id: null, t };
    }
    const id =
      fact.kind === 'message'
        ? messages.bySending.get(fact.sending)
        : queries.byQuestion.get(`${fact.entry} ${fact.id}`)?.[fact.part === 'question' ? 'question' : 'answer'];
    const message = id === undefined ? undefined : all.get(id);
    if (!message) return null;
    return { id: message.id, t: fact.kind === 'message' && fact.on === 'arrival' ? message.t1 : message.t0 };
  };
}

export function stepsIn(
  trace: Trace,
  cast: Cast,
  messages: Messages,
  queries: Queries,
  clock: Clock,
  [start, end]: readonly [Millis, Millis],
): { marks: readonly LaneMark[]; says: readonly Saying[] } {
  const place = placer(messages, queries, clock, start, end);
  const steps = stepsOf(trace);
  const threads = new Map<Step, Map<string, number>>();
  const numberOf = (step: Step, thread: string): number => {
    const known = threads.get(step) ?? new Map<string, number>();
    threads.set(step, known);
    if (!known.has(thread)) known.set(thread, known.size);
    return known.get(thread) ?? 0;
  };
  const marks = steps.marks.flatMap(({ step, kind, fact, thread }): LaneMark[] => {
    const at = place(fact);
    const of = numberOf(step, thread);
    return at ? [{ step, kind, t: at.t, fact: at.id, ...(of > 0 && { of }) }] : [];
  });
  const phases = steps.phases.flatMap((phase): Placed[] => {
    const at = place(phase.fact);
    return at ? [{ phase, of: numberOf(phase.step, phase.thread), t: at.t }] : [];
  });
  const says = STEPS.flatMap(({ step }) =>
    saysOf(
      step,
      phases.filter(({ phase }) => phase.step === step),
      marks.filter((mark) => mark.step === step),
      (all) => words(all, cast, trace),
    ),
  );
  return { marks, says };
}

interface Placed {
  readonly phase: StepPhase;
  readonly of: number;
  readonly t: Millis;
}

/** What is said about one step, from change to change: of several questions that are open, all or the latest. */
function saysOf(
  step: Step,
  phases: readonly Placed[],
  marks: readonly LaneMark[],
  say: (phases: readonly StepPhase[]) => string,
): readonly Saying[] {
  const closes = group(
    marks.filter(({ kind }) => kind === 'settles' || kind === 'fails'),
    ({ t }) => t,
  );
  const begins = group(phases, ({ t }) => t);
  const moments = [...new Set([...begins.keys(), ...closes.keys()])].sort((a, b) => a - b);
  const standing = new Map<number, StepPhase>();
  const says: { step: Step; t0: Millis; t1: Millis; text: string }[] = [];
  moments.forEach((t, i) => {
    for (const { of = 0 } of closes.get(t) ?? []) standing.delete(of);
    for (const placed of begins.get(t) ?? []) {
      standing.delete(placed.of);
      standing.set(placed.of, placed.phase);
    }
    const t1 = moments[i + 1] ?? Number.MAX_SAFE_INTEGER;
    if (standing.size === 0) return;
    const said = say([...standing.values()]);
    const last = says.at(-1);
    if (last?.t1 === t && last.text === said) last.t1 = t1;
    else says.push({ step, t0: t, t1, text: said });
  });
  return says;
}

/** The latest of the questions that are open, or what several phones do at once. */
function words(phases: readonly StepPhase[], cast: Cast, trace: Trace): string {
  const phase = phases.at(-1);
  if (!phase) return '';
  const ringing = phases.filter(({ situation }) => situation === 'ringing').length;
  if (ringing > 1) return runText.areRinging(ringing);
  const who = cast.name(phase.who);
  const called = trace.origin.scenario.script.find((act) => act.verb === 'calls')?.object ?? null;
  const callee = cast.place(called) === undefined ? runText.thePhone : cast.name(called);
  switch (phase.situation) {
    case 'registering':
      return runText.registering(who);
    case 'registered':
      return runText.canBeFound(who);
    case 'unregistering':
      return runText.unregistering(who);
    case 'not registered':
      return runText.cannotBeFound(who);
    case 'turned away':
      return runText.turnedAway(who);
    case 'unheard':
      return runText.unheard(who);
    case 'asking for bindings':
      return runText.asksForBindings(who);
    case 'known by name':
      return runText.knownByName;
    case 'passed on':
      return runText.passedOn(who);
    case 'looked up':
      return runText.lookedUp(who, callee);
    case 'invited':
      return runText.invited(who);
    case 'ringing':
      return runText.isRinging(who);
    case 'offered':
      return runText.offered;
    case 'answered':
      return runText.answered;
    case 'asked what it can do':
      return runText.askedWhatItCan(who);
    case 'waiting for an answer':
      return runText.waitingForAnswer;
    case 'waiting for the ACK':
      return runText.waitingForAck;
    case 'ACK under way':
      return runText.ackUnderWay;
    case 'asked for':
      return phase.method === 'BYE' ? runText.hangsUp(who) : runText.sendsRequest(who, phase.method);
  }
}

/** A silence this long gets words, milliseconds. */
const LONG = 1_000;

export function waitsOf(
  messages: readonly Drawn[],
  media: readonly LadderMedia[],
  statuses: readonly LadderStatus[],
  cast: Cast,
): readonly LadderWait[] {
  const waits: LadderWait[] = [];
  let last: Millis | null = null;
  for (const m of [...messages].sort((a, b) => a.t0 - b.t0)) {
    const t0 = last;
    if (t0 !== null && m.t0 - t0 > LONG && !media.some((span) => span.t0 < m.t0 && span.t1 > t0)) {
      const rings = statuses.find((s) => s.ringing && s.t0 <= t0 && s.t1 >= m.t0 - LONG);
      const texts = rings ? runText.phoneRings(cast.name(rings.node), rings.t1 - rings.t0) : runText.silence(m.t0 - t0);
      waits.push({ t0, t1: m.t0, texts });
    }
    last = Math.max(last ?? m.t1, m.t1);
  }
  return waits;
}

export function beforeOf(trace: Trace, cast: Cast): readonly LadderBefore[] {
  const chips = new Map<string, LadderBefore>();
  for (const { by, verb, object } of trace.origin.scenario.before) {
    if (cast.place(by) === undefined || !(verb === 'registers' || verb === 'calls')) continue;
    const label =
      verb === 'registers' ? runText.registered(cast.name(by)) : runText.called(cast.name(by), cast.name(object));
    if (!chips.has(by)) chips.set(by, { node: by, label, detail: runText.beforeThis });
  }
  const registered = [...chips.values()].filter((chip) => chip.label === runText.registered(cast.name(chip.node)));
  const last = registered.at(-1);
  if (!last || registered.length < 3) return [...chips.values()];
  const others = [...chips.values()].filter((chip) => !registered.includes(chip));
  return [...others, { ...last, label: runText.phonesRegistered(registered.length) }];
}

/** What was prepared, and what is open before anybody sent anything, as a sentence; empty where nothing is. */
export const openingOf = (before: readonly LadderBefore[], marks: readonly LaneMark[]): string =>
  runText.beforeAll(
    before.map(({ label }) => label),
    marks.filter(({ fact }) => fact === null),
  );

/** One fact, whole: time, who sends what to whom, its number and copy, its fate, the states and steps that follow. */
export function sentencesOf(
  cast: Cast,
  states: readonly LadderState[],
  marks: readonly LaneMark[],
): (m: Drawn) => LadderMessage['sentence'] {
  const begins = group(
    states.filter(({ label }) => label),
    ({ t0 }) => t0,
  );
  const marked = group(marks, ({ fact }) => fact);
  return (m) => sentenceOf(m, cast, [...(begins.get(m.t0) ?? []), ...(begins.get(m.t1) ?? [])], marked.get(m.id) ?? []);
}

function sentenceOf(
  m: Drawn,
  cast: Cast,
  states: readonly LadderState[],
  marks: readonly LaneMark[],
): LadderMessage['sentence'] {
  const [label = ''] = m.labels;
  const what =
    m.said ??
    [
      runText.sends(cast.name(m.from), label, cast.name(m.to)),
      m.number,
      inspectorText.copy(m.copy),
      m.twin && runText.twin,
      m.sdp && runText.withSdp(m.sdp),
    ]
      .filter(Boolean)
      .join(', ');
  const follows = states
    .filter((s) => (s.node === m.to && s.t0 === m.t1 && !m.lost) || (s.node === m.from && s.t0 === m.t0))
    .map((s) => runText.stateIs(cast.name(s.node), s.label));
  const end = /[.?!]$/.test(what) ? '' : '.';
  return [
    `${runText.moment(m)}: ${what}${end}`,
    m.lost && runText.lost(m.lost),
    ...new Set(follows),
    runText.marks(marks),
  ]
    .filter(Boolean)
    .join(' ');
}
