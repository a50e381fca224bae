// A moment as the rules of the tables look at it: who asked whom for what (RFC 3261 §17), which ends share a dialog
// (RFC 3261 §12), and what each element is (RFC 3261 §6).

import { get, tagIn } from '../message/headers';
import type { Message } from '../message/message';
import type { ElementId } from '../model/address';
import type { ElementSpec } from '../model/scenario';
import type { Trace } from '../model/trace';
import { afterEntry } from '../trace/at';
import type { RunningTimer } from '../trace/standing';
import type { Sends } from './action';
import type { Asked } from './ask';
import { type Exchange, exchangesAt } from './exchanges';
import { isAcknowledged, type Leg, legsOf, owesNoAck, STAGES, type Stage } from './legs';
import { reportsOf, type Subscription } from './subscriptions';

export class Moment {
  readonly trace: Trace;
  readonly asked: Asked;
  readonly exchanges: readonly Exchange[];
  /** Timers that run, the soonest first. */
  readonly timers: readonly RunningTimer[];
  readonly #down: ReadonlySet<ElementId>;
  readonly #legs = new Map<ElementId, readonly Leg[]>();

  constructor(trace: Trace, asked: Asked) {
    this.trace = trace;
    this.asked = asked;
    this.exchanges = exchangesAt(trace, asked);
    const before = afterEntry(trace, asked.entry - 1);
    this.#down = new Set(before.crashed.map(({ element }) => element));
    this.timers = [...before.timers].sort((a, b) => a.fires - b.fires);
  }

  kindOf(id: ElementId): ElementSpec['kind'] | undefined {
    return this.trace.origin.scenario.elements.find((element) => element.id === id)?.kind;
  }

  /** An element that is down does nothing at all. */
  isDown(id: ElementId): boolean {
    return this.#down.has(id);
  }

  /** Requests that have reached `server`, from `client` where it is named. */
  taken(server: ElementId, method: string, client?: ElementId): readonly Exchange[] {
    return this.exchanges.filter(
      (e) => e.server === server && e.method === method && e.arrived && (client === undefined || e.client === client),
    );
  }

  /** Requests that `client` has sent, to `server` where it is named. */
  asks(client: ElementId, method: string, server?: ElementId): readonly Exchange[] {
    return this.exchanges.filter(
      (e) => e.client === client && e.method === method && (server === undefined || e.server === server),
    );
  }

  /** The requests that a response could answer. */
  answerable({ by, to, method }: Sends): readonly Exchange[] {
    return this.taken(by, method, to);
  }

  /** Whether such an answer has come to it from further on, for it to pass on. */
  hasHeard(guess: Sends): boolean {
    const { by, method, status } = guess;
    const open = this.answerable(guess);
    return this.asks(by, method).some(
      ({ call, request, answers }) =>
        open.some((e) => e.call === call && isSameRequest(e.request, request)) &&
        answers.some((a) => a.arrived && a.status === status),
    );
  }

  /** The calls that an end takes part in. */
  legs(id: ElementId): readonly Leg[] {
    let legs = this.#legs.get(id);
    if (legs === undefined) {
      legs = legsOf(this.exchanges, this.trace.origin.scenario.elements, id);
      this.#legs.set(id, legs);
    }
    return legs;
  }

  /** How far the furthest of them is. */
  callOf(id: ElementId): Stage {
    return STAGES[Math.max(0, ...this.legs(id).map(({ stage }) => STAGES.indexOf(stage)))] ?? 'none';
  }

  /** Those whose other end may be there: what is sent to another end reaches no call it has no part in. */
  legsTo({ by, to }: Sends): readonly Leg[] {
    const legs = this.legs(by);
    return this.isEnd(to) ? legs.filter(({ peers }) => peers.size === 0 || peers.has(to)) : legs;
  }

  /** What begins and ends calls itself: a phone, or a box that is a phone on both sides (RFC 3261 §6). */
  isEnd(id: ElementId): boolean {
    const kind = this.kindOf(id);
    return kind === 'user-agent' || kind === 'b2bua';
  }

  /** Whether requests pass through it from others, and it begins none. */
  passesOn(id: ElementId): boolean {
    return this.kindOf(id) === 'proxy';
  }

  /** Whether it keeps registrations (RFC 3261 §10.3). */
  isRegistrar(id: ElementId): boolean {
    const spec = this.trace.origin.scenario.elements.find((element) => element.id === id);
    return spec?.kind === 'registrar' || ((spec?.kind === 'proxy' || spec?.kind === 'b2bua') && spec.registrar);
  }

  /** 15: who was called waits for the ACK, until 64 times T1 have gone by. */
  awaitsAck(id: ElementId, { caller, stage }: Leg): boolean {
    if (caller) return false;
    if (stage !== 'accepted') return stage === 'asked' || stage === 'early';
    return this.runs(id, 'no-ACK');
  }

  /** Whether a timer of that name runs at an element beyond this moment. */
  runs(id: ElementId, timer: string): boolean {
    return this.timers.some(({ element, name, fires }) => element === id && name === timer && fires > this.asked.at);
  }

  /** What an end has to report on (RFC 6665 §4.2). */
  reports(id: ElementId): readonly Subscription[] {
    return reportsOf(this.exchanges, id);
  }

  /** Whether an end has sent the ACK for an INVITE of its own, or has got it for one that came. */
  isAcknowledged(id: ElementId, invite: Exchange): boolean {
    return isAcknowledged(this.exchanges, invite, id);
  }

  /** Whether an end has acknowledged all that it must. */
  owesNoAck(id: ElementId): boolean {
    return owesNoAck(this.exchanges, id);
  }

  /** Whether a proxy keeps what it has passed on in mind (RFC 3261 §16.11). */
  keepsState(id: ElementId): boolean {
    const spec = this.trace.origin.scenario.elements.find((element) => element.id === id);
    return spec?.kind !== 'proxy' || spec.stateful !== false;
  }

  /** How many provisional responses that must be acknowledged have come to `id`, each counted once (RFC 3262 §4). */
  reliable(id: ElementId): number {
    const numbers = this.asks(id, 'INVITE').flatMap(({ call, answers }) =>
      answers.flatMap(({ arrived, message }) => {
        const number = arrived ? get(message, 'rseq') : undefined;
        return number === undefined ? [] : [`${call} ${tagIn(message, 'to')} ${number}`];
      }),
    );
    return new Set(numbers).size;
  }
}

/** One request before and behind a proxy: each end of a call counts for itself (RFC 3261 §12.2.1.1). */
const isSameRequest = (a: Message, b: Message): boolean =>
  get(a, 'cseq')?.number === get(b, 'cseq')?.number && tagIn(a, 'from') === tagIn(b, 'from');
