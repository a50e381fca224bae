// The five steps of a session (RFC 3261 §2): questions that facts open, carry on, settle or fail. They overlap and
// open again. Locate: where is the callee? Reach: does anybody answer there? Agree: which media (RFC 3264)? Connect:
// do both ends know the call is up? Manage: change it, end it. A message bears on none of them or on several; 100, 401,
// 407 and the ACK to them on none. Which failures fail Locate, Reach and Manage is a reading of §21.

import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Trace } from '../model/trace';
import { type Fact, factsOf, type Queried, type StepFact, type Told } from './step-facts';

export type Step = 1 | 2 | 3 | 4 | 5;
export type StepKind = 'opens' | 'progress' | 'settles' | 'fails';

export interface StepMark {
  readonly step: Step;
  readonly kind: StepKind;
  readonly at: Micros;
  readonly fact: StepFact;
}

/** How an open question stands, from here until the next phase of its step or the mark that closes it. */
export interface StepPhase {
  readonly step: Step;
  readonly situation: Situation;
  /** Who the words are about. */
  readonly who: ElementId | null;
  /** The request, in Manage. */
  readonly method: string;
  readonly at: Micros;
  readonly fact: StepFact;
}

export type Situation =
  | 'known by name'
  | 'passed on'
  | 'looked up'
  | 'invited'
  | 'ringing'
  | 'offered'
  | 'answered'
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
  const marks: StepMark[] = [];
  const phases: StepPhase[] = [];
  const calls = new Map<string, Call>();
  const isPhone = (id: ElementId | null): boolean => id !== null && kinds.get(id) === 'user-agent';
  const callOf = (id: string): Call => {
    const call = calls.get(id) ?? new Call(marks, phases, isPhone);
    calls.set(id, call);
    return call;
  };
  let bound = trace.entries.slice(0, trace.figure).some(({ changes }) => changes.some(isNewBinding));
  for (const fact of factsOf(trace)) {
    take(fact, callOf, bound);
    // What was prepared stands before the first call only.
    if (fact.type === 'told' && fact.told.request === 'INVITE') bound = false;
  }
  return { marks, phases };
}

const isNewBinding = (change: { type: string; change?: unknown }): boolean =>
  change.type === 'binding' && change.change === 'added';

function take(fact: Fact, callOf: (id: string) => Call, bound: boolean): void {
  if (fact.type === 'query') {
    callOf(fact.query.callId).ask(fact.query);
    return;
  }
  const { told } = fact;
  const call = callOf(told.callId);
  if (told.request === 'INVITE' && !told.inDialog) call.begin(told, bound);
  call.locate(told);
  call.reach(told);
  call.agree(told);
  call.connect(told);
  call.manage(told);
}

/** One call attempt: which questions are open, and what the rules must remember between its messages. */
class Call {
  readonly #marks: StepMark[];
  readonly #phases: StepPhase[];
  readonly #isPhone: (id: ElementId | null) => boolean;
  readonly #open = new Set<Step>();
  /** The INVITEs that try to begin the call. */
  readonly #beginning = new Set<string>();
  #begun = false;
  #caller: ElementId | null = null;
  /** Phones that were invited and have not answered finally: one for each branch of a fork. */
  readonly #invited = new Set<ElementId>();
  /** The phone whose 2xx stands. */
  #answerer: ElementId | null = null;
  /** The tag of the end whose offer stands, and where that end is. */
  #offerer: { tag: string; at: ElementId } | null = null;
  /** Requests that carried session descriptions. */
  readonly #described = new Set<string>();
  /** The INVITE that was answered with a 2xx; null until then. */
  #accepted: string | null = null;
  /** Requests in the dialog that wait for their final answer, and who sent them. */
  readonly #pending = new Map<string, ElementId>();

  constructor(marks: StepMark[], phases: StepPhase[], isPhone: (id: ElementId | null) => boolean) {
    this.#marks = marks;
    this.#phases = phases;
    this.#isPhone = isPhone;
  }

  #mark(step: Step, kind: StepKind, { at, fact }: { at: Micros; fact: StepFact }): void {
    const open = this.#open.has(step);
    if (kind === 'opens' ? open : !open) return;
    this.#marks.push({ step, kind, at, fact });
    if (kind === 'opens') this.#open.add(step);
    else if (kind !== 'progress') this.#open.delete(step);
  }

  #phase(step: Step, situation: Situation, told: { at: Micros; fact: StepFact }, who: ElementId | null, method = '') {
    const last = this.#phases.findLast((phase) => phase.step === step);
    if (!this.#open.has(step) || (last?.situation === situation && last.who === who)) return;
    this.#phases.push({ step, situation, who, method, at: told.at, fact: told.fact });
  }

  begin(told: Told, bound: boolean): void {
    this.#beginning.add(told.ask);
    if (this.#begun) return;
    this.#begun = true;
    this.#caller = told.from;
    if (!bound) return;
    this.#mark(1, 'opens', { at: told.at, fact: { kind: 'before' } });
    this.#phase(1, 'known by name', { at: told.at, fact: { kind: 'before' } }, null);
  }

  // Locate: a binding, a question, a redirection; settled by the INVITE that leaves for the callee's own phone.
  ask(query: Queried): void {
    this.#mark(1, this.#open.has(1) ? 'progress' : 'opens', query);
    this.#phase(1, 'looked up', query, query.by);
  }

  locate(told: Told): void {
    if (told.on === 'arrival') return;
    if (told.method === 'REGISTER' && !isChallenge(told.status))
      this.#mark(1, told.request && !this.#open.has(1) ? 'opens' : 'progress', told);
    if (!this.#isBeginning(told)) return;
    if (told.request === 'INVITE') {
      if (this.#isPhone(told.to)) this.#mark(1, 'settles', told);
      else this.#phase(1, 'passed on', told, told.to);
      return;
    }
    const { status } = told;
    if (status >= 300 && status < 400) this.#mark(1, this.#open.has(1) ? 'progress' : 'opens', told);
    const nowhere = [404, 410, 604].includes(status) || (status === 480 && !this.#isPhone(told.from));
    if (nowhere) this.#mark(1, 'fails', told);
  }

  // Reach: from the INVITE's arrival at the phone to that phone's final answer.
  reach(told: Told): void {
    if (!this.#isBeginning(told)) return;
    if (told.request === 'INVITE' && told.on === 'arrival' && told.to !== null && this.#isPhone(told.to)) {
      if (told.again) return;
      this.#invited.add(told.to);
      this.#mark(2, this.#open.has(2) ? 'progress' : 'opens', told);
      this.#phase(2, 'invited', told, told.to);
    }
    if (told.on === 'arrival' || told.status <= 100) return;
    if (told.status < 200) {
      this.#mark(2, 'progress', told);
      if (told.status === 180 && this.#invited.has(told.from)) this.#phase(2, 'ringing', told, told.from);
    } else if (told.status === 408) this.#mark(2, 'fails', told);
    else if (this.#invited.has(told.from) && !isChallenge(told.status)) {
      this.#invited.delete(told.from);
      // A refusal of one branch leaves the question to the others.
      const answered = told.status < 300 || this.#invited.size === 0;
      this.#mark(2, answered ? (told.status === 487 ? 'fails' : 'settles') : 'progress', told);
    }
  }

  // Agree: from an offer, wherever it rides, to the arrival of the answer at the end that offered (RFC 3264 §4), or of
  // a refusal of the request that carried it. A redirection keeps the offer for the next target.
  agree(told: Told): void {
    if (isRefusal(told) && told.on === 'arrival' && told.to === this.#offerer?.at && this.#described.has(told.ask))
      this.#mark(3, 'fails', told);
    if (!told.sdp) return;
    if (told.request !== null && told.request !== 'ACK') this.#described.add(told.ask);
    const reply = told.request === 'ACK' || (told.request === null && this.#described.has(told.ask));
    const offers = told.request === 'PRACK' ? told.maker === (this.#offerer?.tag ?? told.maker) : !reply;
    if (told.on === 'sending') {
      if (offers && !this.#open.has(3) && !told.again) {
        this.#offerer = { tag: told.maker, at: told.from };
        this.#mark(3, 'opens', told);
        this.#phase(3, 'offered', told, told.from);
      } else {
        this.#mark(3, 'progress', told);
        if (told.maker !== this.#offerer?.tag) this.#phase(3, 'answered', told, null);
      }
    } else if (told.maker !== this.#offerer?.tag && told.to === this.#offerer?.at) this.#mark(3, 'settles', told);
  }

  // Connect: from the first sign of the callee to the ACK's arrival there (§13).
  connect(told: Told): void {
    const { status, request, on } = told;
    if (request === 'CANCEL' && on === 'sending' && told.from === this.#caller) this.#mark(4, 'fails', told);
    if (isRefusal(told) && on === 'arrival' && told.to === this.#caller && this.#isBeginning(told))
      this.#mark(4, 'fails', told);
    if (request === 'ACK' && told.ask === this.#accepted) {
      if (on === 'arrival') {
        if (told.to === this.#answerer) this.#mark(4, 'settles', told);
        return;
      }
      this.#mark(4, 'progress', told);
      this.#phase(4, 'ACK under way', told, null);
    }
    if (request !== null || on === 'arrival' || !this.#isBeginning(told) || status <= 100 || status >= 300) return;
    const first = this.#accepted === null && !told.again;
    this.#mark(4, this.#open.has(4) || !first ? 'progress' : 'opens', told);
    if (status >= 200) {
      this.#accepted = told.ask;
      this.#answerer ??= told.from;
    }
    this.#phase(4, this.#accepted === null ? 'waiting for an answer' : 'waiting for the ACK', told, null);
  }

  // Manage: requests inside the confirmed dialog, until their final answer is back (§12.2, §14, §15).
  manage(told: Told): void {
    if (this.#accepted === null || ['ACK', 'CANCEL', 'PRACK'].includes(told.method) || this.#isBeginning(told)) return;
    const key = told.ask;
    if (told.request !== null) {
      if (!told.inDialog || told.on === 'arrival') return;
      if (!told.again && !this.#pending.has(key)) this.#pending.set(key, told.from);
      this.#mark(5, this.#open.has(5) || told.again ? 'progress' : 'opens', told);
      this.#phase(5, 'asked for', told, this.#pending.get(key) ?? told.from, told.method);
    } else if (told.status >= 200 && this.#pending.has(key) && !isChallenge(told.status)) {
      if (told.on === 'sending') this.#mark(5, 'progress', told);
      else if (told.to === this.#pending.get(key)) {
        this.#pending.delete(key);
        if (this.#pending.size === 0) this.#mark(5, told.status >= 400 ? 'fails' : 'settles', told);
      }
    }
  }

  /** Whether a message belongs to an INVITE that tries to begin the call. */
  #isBeginning(told: Told): boolean {
    return told.method === 'INVITE' && this.#beginning.has(told.ask) && !told.inDialog;
  }
}

const isRefusal = (told: Told): boolean => told.request === null && told.status >= 400 && !isChallenge(told.status);

const isChallenge = (status: number): boolean => status === 401 || status === 407;
