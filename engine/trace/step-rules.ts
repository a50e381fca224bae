// Which fact opens, carries on, settles or fails which of the five questions (RFC 3261 §2). Which failures fail Locate,
// Reach and Manage is a reading of §21. A call attempt has one thread of Locate, Agree and Manage, and one of Reach
// and of Connect for each branch of a fork (§16.7): one phone may be ringing while another has declined.

import type { ElementId } from '../model/address';
import type { Micros } from '../model/time';
import type { Queried, StepFact, Told, Unanswered } from './step-facts';
import type { Situation, Step, StepKind, StepMark, StepPhase } from './steps';

interface At {
  readonly at: Micros;
  readonly fact: StepFact;
}

/** What is written down: a mark only where its question is open, or opens. */
export class Notes {
  readonly marks: StepMark[] = [];
  readonly phases: StepPhase[] = [];
  readonly #kinds: ReadonlyMap<ElementId, string>;
  readonly #open = new Set<string>();
  /** Before the figure: what is open is remembered, and nothing is written down. */
  #quiet = true;

  /** `kinds`: what each element is. */
  constructor(kinds: ReadonlyMap<ElementId, string>) {
    this.#kinds = kinds;
  }

  isPhone(id: ElementId | null): boolean {
    return id !== null && this.#kinds.get(id) === 'user-agent';
  }

  isProxy(id: ElementId): boolean {
    return this.#kinds.get(id) === 'proxy';
  }

  /** The figure begins: what was open before is open from its start. */
  speak(at: Micros): void {
    if (!this.#quiet) return;
    this.#quiet = false;
    for (const key of this.#open)
      this.marks.push({
        step: Number(key[0]) as Step,
        kind: 'opens',
        at,
        fact: { kind: 'before' },
        thread: key.slice(2),
      });
  }

  isOpen(step: Step, thread: string): boolean {
    return this.#open.has(`${step} ${thread}`);
  }

  mark(step: Step, kind: StepKind, { at, fact }: At, thread: string): void {
    const open = this.isOpen(step, thread);
    if (kind === 'opens' ? open : !open) return;
    if (!this.#quiet) this.marks.push({ step, kind, at, fact, thread });
    if (kind === 'opens') this.#open.add(`${step} ${thread}`);
    else if (kind !== 'progress') this.#open.delete(`${step} ${thread}`);
  }

  /** Opens a question, or carries it on when it is open. */
  further(step: Step, at: At, thread: string): void {
    this.mark(step, this.isOpen(step, thread) ? 'progress' : 'opens', at, thread);
  }

  phase(step: Step, situation: Situation, { at, fact }: At, who: ElementId | null, thread: string, method = ''): void {
    const last = this.phases.findLast((phase) => phase.step === step && phase.thread === thread);
    if (this.#quiet || !this.isOpen(step, thread) || (last?.situation === situation && last.who === who)) return;
    this.phases.push({ step, situation, who, method, at, fact, thread });
  }
}

/** What a REGISTER is about, by the bindings it brings. */
const WANTS: Readonly<Record<Told['bindings'], Situation>> = {
  some: 'registering',
  none: 'unregistering',
  asks: 'asking for bindings',
};

/** One call attempt: what the rules must remember between its messages. */
export class Attempt {
  readonly #notes: Notes;
  /** The thread of Agree and Manage, and of Locate unless that goes on from a binding. */
  readonly #thread: string;
  #located: string;
  #caller: ElementId | null = null;
  /** Whose registration it is: proxies on the way pass it on. */
  #registrant: ElementId | null = null;
  /** The requests that try to begin the call, or that ask what the other end can do (§11). */
  readonly #beginning = new Set<string>();
  /** A phone was invited and did not accept, and no other has been invited since. */
  #inVain = false;
  /** Phones that were invited and have not answered finally. */
  readonly #invited = new Set<ElementId>();
  /** Who made each To tag: the far end of one branch. */
  readonly #ends = new Map<string, ElementId>();
  /** The far ends that have been heard of, in Connect. */
  readonly #heard = new Set<ElementId>();
  /** The far ends whose 2xx stands. */
  readonly #accepted = new Set<ElementId>();
  /** Of each far end, the thread of Connect. */
  readonly #lines = new Map<ElementId, string>();
  /** The tag of the end whose offer stands, and where that end is. */
  #offerer: { tag: string; at: ElementId } | null = null;
  /** Requests that carried session descriptions. */
  readonly #described = new Set<string>();
  /** Requests in the dialog that wait for their final answer, and who sent them. */
  readonly #pending = new Map<string, ElementId>();

  constructor(callId: string, notes: Notes) {
    this.#thread = callId;
    this.#located = callId;
    this.#notes = notes;
  }

  get begun(): boolean {
    return this.#caller !== null;
  }

  /** The thread of its Locate. */
  get located(): string {
    return this.#located;
  }

  begin(caller: ElementId, located: string | null): void {
    this.#caller = caller;
    if (located !== null) this.#located = located;
  }

  /** A request that begins the call, or one more attempt at it: after a challenge or a redirection. */
  try({ ask }: Told): void {
    this.#beginning.add(ask);
  }

  /** A question about the callee's whereabouts; for a registration, `thread` is the binding it works for. */
  ask(query: Queried, thread: string | null): void {
    this.#notes.further(1, query, thread ?? this.#located);
    this.#notes.phase(1, thread === null ? 'looked up' : 'registering', query, query.by, thread ?? this.#located);
  }

  // §10: a binding says where somebody is; without one nobody knows. A challenge says neither.
  register(told: Told, thread: string): void {
    if (told.on === 'arrival' || told.challenge) return;
    this.#registrant ??= told.request === null ? told.to : told.from;
    if (told.request !== null) this.#notes.further(1, told, thread);
    else this.#notes.mark(1, 'progress', told, thread);
    if (told.request !== null) this.#notes.phase(1, WANTS[told.bindings], told, this.#registrant, thread);
    else this.#notes.phase(1, outcomeOf(told), told, this.#registrant, thread);
  }

  // Locate: a binding, a question, a redirection; settled by the request that leaves for the callee's own phone. When
  // that was the wrong place, the next one answers the question anew (§16.7 step 5).
  // A call that ends without having been passed to a phone has not found one.
  locate(told: Told): void {
    if (!this.#begins(told)) return;
    const { status } = told;
    if (told.on === 'arrival') {
      if (told.to !== this.#caller || status < 200) return;
      if (status < 300) this.#notes.mark(1, 'settles', told, this.#located);
      else if (isRefusal(told)) this.#notes.mark(1, 'fails', told, this.#located);
    } else if (told.request !== null) {
      if (this.#notes.isPhone(told.to)) {
        if (this.#inVain) this.#notes.mark(1, 'opens', told, this.#located);
        this.#inVain = false;
        this.#notes.mark(1, 'settles', told, this.#located);
      } else this.#notes.phase(1, 'passed on', told, told.to, this.#located);
    } else if (status >= 300 && status < 400) this.#notes.further(1, told, this.#located);
    else if ([404, 410, 604].includes(status) || (status === 480 && !this.#notes.isPhone(told.from)))
      this.#notes.mark(1, 'fails', told, this.#located);
  }

  // Reach: from the INVITE's arrival at a phone to that phone's final answer, each phone of a fork for itself. 408 says
  // that none came; 487 that nobody waits for one any more.
  reach(told: Told): void {
    if (!this.#begins(told) || told.method !== 'INVITE') return;
    if (told.request !== null) {
      if (told.on === 'sending' || told.to === null || !this.#notes.isPhone(told.to) || told.again) return;
      this.#invited.add(told.to);
      this.#notes.further(2, told, this.#branch(told.to));
      this.#notes.phase(2, 'invited', told, told.to, this.#branch(told.to));
      return;
    }
    if (told.on === 'arrival' || told.status <= 100 || told.challenge) return;
    if (told.status === 408 && !this.#notes.isPhone(told.from)) {
      for (const phone of this.#invited) this.#notes.mark(2, 'fails', told, this.#branch(phone));
      return;
    }
    const end = this.#endOf(told);
    if (told.status < 200) {
      this.#notes.mark(2, 'progress', told, this.#branch(end));
      if (told.status === 180) this.#notes.phase(2, 'ringing', told, end, this.#branch(end));
    } else if (end === told.from) {
      this.#invited.delete(end);
      this.#inVain = told.status >= 300 && this.#accepted.size === 0;
      this.#notes.mark(2, [408, 487].includes(told.status) ? 'fails' : 'settles', told, this.#branch(end));
    }
  }

  // Agree: from an offer, wherever it rides, to the arrival of the answer at the end that offered (RFC 3264 §4), or of
  // a refusal of the request that carried it, or the end of the call. A redirection keeps the offer for the next target.
  // OPTIONS asks without offering (§11): what the other end can do is its answer.
  agree(told: Told): void {
    if (told.method === 'OPTIONS') {
      this.#capabilities(told);
      return;
    }
    const refused = told.to === this.#offerer?.at && this.#described.has(told.ask);
    const over = told.to === this.#caller && this.#begins(told);
    if (told.on === 'arrival' && isRefusal(told) && (refused || over)) this.#notes.mark(3, 'fails', told, this.#thread);
    if (this.#isEnd(told)) this.#notes.mark(3, 'fails', told, this.#thread);
    if (!told.sdp) return;
    if (told.request !== null && told.request !== 'ACK') this.#described.add(told.ask);
    const reply = told.request === 'ACK' || (told.request === null && this.#described.has(told.ask));
    const offers = told.request === 'PRACK' ? told.maker === (this.#offerer?.tag ?? told.maker) : !reply;
    if (told.on === 'sending') {
      if (offers && !this.#notes.isOpen(3, this.#thread) && !told.again) {
        this.#offerer = { tag: told.maker, at: told.from };
        this.#notes.mark(3, 'opens', told, this.#thread);
        this.#notes.phase(3, 'offered', told, told.from, this.#thread);
      } else {
        this.#notes.mark(3, 'progress', told, this.#thread);
        if (told.maker !== this.#offerer?.tag) this.#notes.phase(3, 'answered', told, null, this.#thread);
      }
    } else if (told.maker !== this.#offerer?.tag && told.to === this.#offerer?.at)
      this.#notes.mark(3, 'settles', told, this.#thread);
  }

  #capabilities(told: Told): void {
    if (told.inDialog || !this.#begins(told) || told.challenge) return;
    const thread = this.#capable;
    if (told.on === 'sending') {
      if (told.request !== null) this.#notes.further(3, told, thread);
      else if (told.status >= 200) this.#notes.mark(3, 'progress', told, thread);
      if (told.request !== null) this.#notes.phase(3, 'asked what it can do', told, told.to, thread);
    } else if (told.status >= 200 && told.to === this.#caller)
      this.#notes.mark(3, told.status < 300 ? 'settles' : 'fails', told, thread);
  }

  // Connect: from the first sign of a far end to the ACK's arrival there (§13); CANCEL and refusals end it.
  connect(told: Told): void {
    if (told.request === 'CANCEL' && told.on === 'sending' && told.from === this.#caller) this.#notConnected(told);
    if (told.request === 'ACK') this.#acknowledged(told);
    // Who was called may not hang up before the ACK is there, or has not come in all its time (§15).
    if (told.request === 'BYE' && told.on === 'sending' && told.from === this.#ends.get(told.maker))
      this.#notes.mark(4, 'fails', told, this.#line(told.from));
    if (!this.#begins(told) || told.method !== 'INVITE' || told.request !== null) return;
    const end = this.#endOf(told);
    const thread = this.#line(end);
    if (told.on === 'arrival') {
      if (isRefusal(told) && told.to === this.#caller) this.#notConnected(told);
    } else if (told.status >= 300) {
      if (end === told.from && isRefusal(told)) this.#notes.mark(4, 'fails', told, thread);
    } else if (told.status > 100) {
      const repeats = this.#heard.has(end) && !this.#notes.isOpen(4, thread);
      this.#heard.add(end);
      if (!repeats) this.#notes.further(4, told, thread);
      if (told.status >= 200) this.#accepted.add(end);
      const waiting = this.#accepted.has(end) ? 'waiting for the ACK' : 'waiting for an answer';
      this.#notes.phase(4, waiting, told, null, thread);
    }
  }

  #acknowledged(told: Told): void {
    const end = this.#ends.get(told.mate);
    if (end === undefined || !this.#accepted.has(end) || !this.#beginning.has(told.ask)) return;
    if (told.on === 'arrival') {
      if (told.to === end) this.#notes.mark(4, 'settles', told, this.#line(end));
      return;
    }
    this.#notes.mark(4, 'progress', told, this.#line(end));
    this.#notes.phase(4, 'ACK under way', told, null, this.#line(end));
  }

  #notConnected(at: At): void {
    for (const end of this.#heard) if (!this.#accepted.has(end)) this.#notes.mark(4, 'fails', at, this.#line(end));
  }

  // Manage: requests inside the confirmed dialog, until their final answer is back (§12.2, §14, §15).
  manage(told: Told): void {
    if (this.#accepted.size === 0 || ['ACK', 'CANCEL', 'PRACK'].includes(told.method) || this.#begins(told)) return;
    const key = told.ask;
    if (told.request !== null) {
      if (!told.inDialog || told.on === 'arrival') return;
      if (!told.again && !this.#pending.has(key)) this.#pending.set(key, told.from);
      if (told.again) this.#notes.mark(5, 'progress', told, this.#thread);
      else this.#notes.further(5, told, this.#thread);
      this.#notes.phase(5, 'asked for', told, this.#pending.get(key) ?? told.from, this.#thread, told.method);
    } else if (told.challenge) {
      // The next attempt asks the same.
      if (told.on === 'arrival' && told.to === this.#pending.get(key)) this.#pending.delete(key);
    } else if (told.status >= 200 && this.#pending.has(key)) {
      if (told.on === 'sending') this.#notes.mark(5, 'progress', told, this.#thread);
      else if (told.to === this.#pending.get(key)) {
        this.#managed(key, told.status >= 400 ? 'fails' : 'settles', told);
      }
    }
  }

  #managed(key: string, kind: 'fails' | 'settles', at: At): void {
    this.#pending.delete(key);
    if (this.#pending.size === 0) this.#notes.mark(5, kind, at, this.#thread);
  }

  /** Who asked has stopped waiting: what the request asked stays without an answer (§8.1.3.1). */
  unanswered(request: Unanswered, binding: string): void {
    const { ask, by, method } = request;
    if (method === 'REGISTER') this.#notes.phase(1, 'unheard', request, this.#registrant ?? by, binding);
    if (this.#pending.get(ask) === by) this.#managed(ask, 'fails', request);
    const begins = by === this.#caller && this.#beginning.has(ask);
    if (begins || method === 'BYE' || (by === this.#offerer?.at && this.#described.has(ask)))
      this.#notes.mark(3, 'fails', request, method === 'OPTIONS' ? this.#capable : this.#thread);
    if (!begins) return;
    this.#notes.mark(1, 'fails', request, this.#located);
    for (const phone of this.#invited) this.#notes.mark(2, 'fails', request, this.#branch(phone));
    this.#notConnected(request);
  }

  /** Whether a message belongs to a request that tries to begin the call. */
  #begins(told: Told): boolean {
    return (told.method === 'INVITE' || told.method === 'OPTIONS') && this.#beginning.has(told.ask) && !told.inDialog;
  }

  /** Whether a message ends the call: the answer to a BYE, with whoever sent that. */
  #isEnd(told: Told): boolean {
    return (
      told.on === 'arrival' && told.method === 'BYE' && told.status >= 200 && told.to === this.#pending.get(told.ask)
    );
  }

  get #capable(): string {
    return `${this.#thread} OPTIONS`;
  }

  #branch(end: ElementId): string {
    return `${this.#thread} ${end}`;
  }

  /** The thread of Connect with a far end. A phone takes over what a proxy began that spoke for itself (181, §21.1.3). */
  #line(end: ElementId): string {
    const known = this.#lines.get(end);
    if (known !== undefined) return known;
    const spoke = [...this.#heard].find(
      (other) => this.#notes.isProxy(other) && this.#lines.get(other) === this.#branch(other),
    );
    const line = this.#branch(spoke !== undefined && !this.#notes.isProxy(end) ? spoke : end);
    this.#lines.set(end, line);
    return line;
  }

  /** The far end that a response speaks for: who sent its To tag first. */
  #endOf({ maker, from, on }: Told): ElementId {
    const known = this.#ends.get(maker);
    if (known !== undefined) return known;
    if (on === 'sending' && maker !== '') this.#ends.set(maker, from);
    return from;
  }
}

const isRefusal = (told: Told): boolean => told.request === null && told.status >= 400 && !told.challenge;

function outcomeOf({ status, bindings }: Told): Situation {
  if (status >= 300) return 'turned away';
  return bindings === 'some' ? 'registered' : 'not registered';
}
