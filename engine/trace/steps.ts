// The five steps of a session (RFC 3261 §2): questions that facts open, carry on, settle or fail. They overlap and
// open again. Locate: where is the callee? Reach: does anybody answer there? Agree: which media (RFC 3264)? Connect:
// do both ends know the call is up? Manage: change it, end it. A message bears on none of them or on several; 100, 401,
// 407 and the ACK to them on none. The rules are in step-rules.ts.

import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { figureStart } from './sending';
import { type Fact, factsOf, type StepFact } from './step-facts';
import { Attempt, Notes } from './step-rules';

export type Step = 1 | 2 | 3 | 4 | 5;
export type StepKind = 'opens' | 'progress' | 'settles' | 'fails';

export interface StepMark {
  readonly step: Step;
  readonly kind: StepKind;
  readonly at: Micros;
  readonly fact: StepFact;
  /** Whose question it is: one for each call attempt, and for Reach and Connect one for each branch of a fork. */
  readonly thread: string;
}

/** How an open question stands, from here until the next phase of its thread or the mark that closes it. */
export interface StepPhase {
  readonly step: Step;
  readonly situation: Situation;
  /** Who the words are about. */
  readonly who: ElementId | null;
  /** The request, in Manage. */
  readonly method: string;
  readonly at: Micros;
  readonly fact: StepFact;
  readonly thread: string;
}

export type Situation =
  | 'registering'
  | 'registered'
  | 'asking for bindings'
  | 'unregistering'
  | 'not registered'
  | 'turned away'
  | 'unheard'
  | 'known by name'
  | 'passed on'
  | 'looked up'
  | 'invited'
  | 'ringing'
  | 'offered'
  | 'answered'
  | 'asked what it can do'
  | 'waiting for an answer'
  | 'waiting for the ACK'
  | 'ACK under way'
  | 'asked for';

export interface Steps {
  readonly marks: readonly StepMark[];
  readonly phases: readonly StepPhase[];
}

/** The marks and phases of a run's figure, in the order in which they happened. */
export function stepsOf(trace: Trace): Steps {
  const kinds = new Map(trace.origin.scenario.elements.map((element) => [element.id, element.kind]));
  const notes = new Notes(kinds);
  const attempts = new Map<string, Attempt>();
  const attemptOf = (callId: string): Attempt => {
    const attempt = attempts.get(callId) ?? new Attempt(callId, notes);
    attempts.set(callId, attempt);
    return attempt;
  };
  const prepared = trace.entries.slice(0, trace.figure).some(({ changes }) => changes.some(isNewBinding));
  const binding = new Binding(notes, prepared);
  for (const fact of factsOf(trace)) {
    const before = fact.entry < trace.figure;
    if (!before) notes.speak(figureStart(trace));
    // What was registered before the figure is one prepared binding.
    if (!(before && isRegistration(fact))) take(fact, attemptOf, binding, before);
  }
  return { marks: notes.marks, phases: notes.phases };
}

const isRegistration = (fact: Fact): boolean => {
  if (fact.type === 'told') return fact.told.method === 'REGISTER';
  return (fact.type === 'query' ? fact.query : fact.unanswered).method === 'REGISTER';
};

const isNewBinding = (change: { type: string; change?: unknown }): boolean =>
  change.type === 'binding' && change.change === 'added';

/** A binding answers a question that nobody has asked yet: the next attempt to reach somebody takes it over. */
class Binding {
  readonly #notes: Notes;
  #prepared: boolean;
  #number = 1;

  constructor(notes: Notes, prepared: boolean) {
    this.#notes = notes;
    this.#prepared = prepared;
  }

  get thread(): string {
    return `binding ${this.#number}`;
  }

  /** The thread that an attempt's Locate goes on, or null when it begins one of its own. */
  takenOver(told: { at: Micros }): string | null {
    const thread = this.thread;
    if (this.#prepared) this.#notes.mark(1, 'opens', { at: told.at, fact: { kind: 'before' } }, thread);
    if (!this.#notes.isOpen(1, thread)) return null;
    if (this.#prepared) this.#notes.phase(1, 'known by name', { at: told.at, fact: { kind: 'before' } }, null, thread);
    this.#prepared = false;
    this.#number += 1;
    return thread;
  }
}

function take(fact: Fact, attemptOf: (id: string) => Attempt, binding: Binding, before: boolean): void {
  /** A call that a box begins because of another goes on with that one's question where the callee is. */
  const takenOver = (of: { at: Micros; relays: string | null }) =>
    of.relays !== null ? attemptOf(of.relays).located : before ? null : binding.takenOver(of);
  if (fact.type === 'unanswered') {
    attemptOf(fact.unanswered.callId).unanswered(fact.unanswered, binding.thread);
    return;
  }
  if (fact.type === 'query') {
    const { query } = fact;
    if (query.method === 'REGISTER') attemptOf(query.callId).ask(query, binding.thread);
    else {
      const attempt = attemptOf(query.callId);
      if (!attempt.begun) attempt.begin(query.by, takenOver(query));
      attempt.ask(query, null);
    }
    return;
  }
  const { told } = fact;
  const attempt = attemptOf(told.callId);
  if (told.method === 'REGISTER') {
    attempt.register(told, binding.thread);
    return;
  }
  if (told.on === 'sending' && !told.inDialog && (told.request === 'INVITE' || told.request === 'OPTIONS')) {
    if (!attempt.begun) attempt.begin(told.from, takenOver(told));
    attempt.try(told);
  }
  attempt.locate(told);
  attempt.reach(told);
  attempt.agree(told);
  attempt.connect(told);
  attempt.manage(told);
}
