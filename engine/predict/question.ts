// A question about a moment of a run: a handful of guesses, each judged. Which guesses, and in which order, is drawn from
// the seed, so a teacher's question is everybody's question. Nothing is offered that could not be judged (RFC 3261 §17).

import type { ElementId } from '../model/address';
import type { Trace } from '../model/trace';
import { draw } from '../random';
import { sendingsOf } from '../trace/sending';
import { type Action, nameOf } from './action';
import { type Asked, askedAt, isForgetting } from './ask';
import { injectionOf } from './compose';
import { type Judge, judgeAt, type Verdict } from './judge';

export interface Option {
  readonly action: Action;
  readonly verdict: Verdict;
}

export interface Question {
  readonly asked: Asked;
  readonly options: readonly Option[];
  readonly judge: Judge;
}

/** Wrong guesses in a question. */
const WRONG = 3;

const TIMERS = ['A', 'B', 'C', 'E', 'F', 'G', 'H', 'K'] as const;

/** The question at an entry of a run; null where too few guesses can be judged to make one. */
export function questionAt(trace: Trace, entry: number, seed: number): Question | null {
  const asked = askedAt(trace, entry);
  if (asked === null) return null;
  const judge = judgeAt(trace, asked);
  const order = (action: Action): number => draw(seed, 'option', trace.origin.scenario.id, entry, nameOf(action));
  const drawn = [...guessesAt(trace, asked)].sort((a, b) => order(a) - order(b));
  const judged = drawn.map((action): Option => ({ action, verdict: judge.verdict(action) }));
  const right = pickRight(asked, order);
  const wrong = pickWrong(asked, judged, judge);
  if (right === null || wrong.length < WRONG - 1) return null;
  // What is allowed at any time teaches little: it is offered where nothing else is.
  const others = judged.filter(({ verdict }) => verdict.kind === 'legal');
  others.sort((a, b) => Number(isAlways(a)) - Number(isAlways(b)));
  // About every second question has a further answer that is right as well.
  const also = draw(seed, 'also', trace.origin.scenario.id, entry) % 2 === 0 ? others.slice(0, 1) : [];
  const options = [{ action: right, verdict: { kind: 'happens' } as const }, ...also, ...wrong];
  return { asked, judge, options: options.sort((a, b) => order(a.action) - order(b.action)) };
}

const isAlways = ({ verdict }: Option): boolean => verdict.kind === 'legal' && verdict.always;

/** Of several things the run does at this instant, a timer before what it sends, but none that only lets go of what is over. */
function pickRight({ next }: Asked, order: (action: Action) => number): Action | null {
  const timer = next.find((action) => action.kind === 'fires' && !isForgetting([action]));
  const rest = next.filter((action) => !isForgetting([action]));
  return timer ?? rest.toSorted((a, b) => order(a) - order(b))[0] ?? null;
}

/** Rules that a glance at the direction of a guess would do for: easy, so they come last. */
const EASY = ['18.2.2', '8.2.6'];

/** Wrong guesses of several kinds, those about who really goes on first. */
function pickWrong(asked: Asked, judged: readonly Option[], { moment }: Judge): readonly Option[] {
  const { by: who, near } = whereOf(asked);
  const distance = ({ action, verdict }: Option): number => {
    const easy = verdict.kind === 'illegal' && EASY.includes(verdict.rule.section) ? 2 : 0;
    return easy + (who.has(action.by) ? 0 : near.has(action.by) ? 1 : 3);
  };
  const mostTimers = asked.next.some(({ kind }) => kind === 'fires') ? 2 : 1;
  const found: Option[] = [];
  const rules = new Set<string>();
  for (const option of judged.toSorted((a, b) => distance(a) - distance(b))) {
    const { verdict, action } = option;
    if (verdict.kind !== 'illegal' || found.length === WRONG || rules.has(verdict.rule.text)) continue;
    const timers = found.filter(({ action: other }) => other.kind === 'fires').length;
    if (action.kind === 'fires' ? timers >= mostTimers : injectionOf(moment, action) === null) continue;
    rules.add(verdict.rule.text);
    found.push(option);
  }
  return found;
}

function whereOf({ next }: Asked) {
  const by = new Set(next.map((action) => action.by));
  return { by, near: new Set([...by, ...next.flatMap((a) => (a.kind === 'sends' ? [a.to] : []))]) };
}

/** Guesses that somebody might make: between those who have spoken to each other, with what one says in such calls. */
export function guessesAt(trace: Trace, asked: Asked): readonly Action[] {
  const found = new Map<string, Action>();
  const put = (action: Action) => found.set(nameOf(action), action);
  const { pairs, methods } = soFar(trace, asked);
  for (const { method } of asked.next.flatMap((a) => (a.kind === 'sends' ? [a] : []))) methods.add(method);
  const related = new Set([...methods].flatMap((method) => [method, ...(RELATED[method] ?? [])]));
  for (const [by, to] of pairs) {
    const sends = (method: string, status: number | null, again = false) =>
      put({ kind: 'sends', by, to, method, status, again });
    // With credentials, or after a change, it is another request: nobody could tell the two guesses apart.
    const anew = (method: string) =>
      asked.next.some((a) => a.kind === 'sends' && a.by === by && a.to === to && a.method === method);
    for (const method of related) {
      sends(method, null);
      if (methods.has(method)) for (const status of ANSWERS[method] ?? [200, 180]) sends(method, status);
      if (methods.has(method) && method !== 'ACK' && !anew(method)) sends(method, null, true);
    }
    if (methods.has('INVITE')) sends('INVITE', 200, true);
  }
  for (const by of whereOf(asked).near) for (const timer of TIMERS) put({ kind: 'fires', by, timer });
  return [...found.values()];
}

/** What else one might think of when such a request has been seen. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  INVITE: ['ACK', 'CANCEL', 'BYE'],
  PRACK: ['UPDATE', 'ACK'],
  UPDATE: ['INVITE', 'ACK'],
  REFER: ['NOTIFY', 'INVITE', 'BYE', 'SUBSCRIBE'],
  SUBSCRIBE: ['NOTIFY', 'MESSAGE'],
  NOTIFY: ['SUBSCRIBE'],
  REGISTER: ['OPTIONS', 'ACK'],
  PUBLISH: ['NOTIFY', 'ACK'],
  MESSAGE: ['ACK', 'NOTIFY'],
  INFO: ['NOTIFY', 'UPDATE'],
  OPTIONS: ['INVITE', 'ACK'],
};

/** How one might think that such a request is answered. */
const ANSWERS: Readonly<Record<string, readonly number[]>> = {
  INVITE: [100, 180, 183, 200, 302, 407, 486, 487],
  ACK: [200],
  CANCEL: [200, 487],
  REGISTER: [100, 200, 401, 423],
  SUBSCRIBE: [180, 200, 423, 489],
  PUBLISH: [180, 200, 412, 423],
  NOTIFY: [180, 200],
  REFER: [100, 180, 200, 603],
  OPTIONS: [180, 200, 486],
  MESSAGE: [180, 200, 408],
};

/** Who has spoken to whom in the figure, both ways, and what for. */
function soFar(trace: Trace, asked: Asked) {
  const { offstage } = trace.origin.scenario;
  const pairs = new Map<string, readonly [ElementId, ElementId]>();
  const methods = new Set<string>();
  const meet = (a: ElementId, b: ElementId) => {
    if (a === b || offstage.includes(a) || offstage.includes(b)) return;
    pairs.set(`${a} ${b}`, [a, b]);
    pairs.set(`${b} ${a}`, [b, a]);
  };
  for (const { sent, entry, what } of sendingsOf(trace)) {
    if (entry >= asked.entry) break;
    if (entry < trace.figure || sent.to === null) continue;
    meet(sent.from, sent.to);
    methods.add(what.replace(/^\d+ /, ''));
  }
  for (const action of asked.next) if (action.kind === 'sends') meet(action.by, action.to);
  return { pairs: pairs.values(), methods };
}
