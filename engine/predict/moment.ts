// A moment as the rules of the tables look at it: who asked whom for what (RFC 3261 §17), which ends share a dialog
// (RFC 3261 §12), and what each element is (RFC 3261 §6).

import { get, headerOf } from '../message/headers';
import type { ElementId } from '../model/address';
import type { ElementSpec } from '../model/scenario';
import type { Trace } from '../model/trace';
import { afterEntry } from '../trace/at';
import type { RunningTimer } from '../trace/standing';
import type { Sends } from './action';
import type { Asked } from './ask';
import { type Exchange, exchangesAt } from './exchanges';

export class Moment {
  readonly trace: Trace;
  readonly asked: Asked;
  readonly exchanges: readonly Exchange[];
  /** Timers that run, the soonest first. */
  readonly timers: readonly RunningTimer[];
  readonly #down: ReadonlySet<ElementId>;

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

  /** Whether such an answer has come to `id` from further on, for it to pass on. */
  hasHeard(id: ElementId, method: string, status: number): boolean {
    return this.asks(id, method).some(({ answers }) => answers.some((a) => a.arrived && a.status === status));
  }

  /** Calls that an end takes part in as their caller or callee, and how far each is. */
  callOf(id: ElementId): 'none' | 'asked' | 'early' | 'accepted' | 'confirmed' {
    const order = ['none', 'asked', 'early', 'accepted', 'confirmed'] as const;
    let far = 0;
    for (const e of this.exchanges) {
      if (e.method !== 'INVITE' || this.isOver(id, e.call) || (e.client !== id && !(e.server === id && e.arrived)))
        continue;
      const seen = e.client === id ? e.answers.filter((a) => a.arrived) : e.answers;
      // 13.2.2.3: a refusal ends the early dialogs too.
      if (seen.some((a) => a.status >= 300)) continue;
      if (seen.some((a) => a.status >= 200)) far = Math.max(far, this.isAcknowledged(e) ? 4 : 3);
      else if (seen.some((a) => a.status > 100 && a.status < 200)) far = Math.max(far, 2);
      else far = Math.max(far, 1);
    }
    return order[far] ?? 'none';
  }

  /** 15.1: a BYE that was sent, or has come, ends the dialog for this end. */
  isOver(id: ElementId, call: string): boolean {
    return this.exchanges.some(
      (e) => e.method === 'BYE' && e.call === call && (e.client === id || (e.server === id && e.arrived)),
    );
  }

  /** 15: who was called waits for the ACK, until 64 times T1 have gone by. */
  awaitsAck(id: ElementId): boolean {
    const far = this.callOf(id);
    if (far !== 'accepted') return far === 'early';
    return this.timers.some(({ element, name, fires }) => element === id && name === 'no-ACK' && fires > this.asked.at);
  }

  /** 13.2.2.4: whether the ACK has been sent, or, seen from the end that accepted, has come. */
  isAcknowledged({ client, server, call, request }: Exchange): boolean {
    const number = get(request, 'cseq')?.number;
    return this.exchanges.some(
      (e) =>
        e.method === 'ACK' &&
        e.call === call &&
        get(e.request, 'cseq')?.number === number &&
        (e.client === client || (e.server === server && e.arrived)),
    );
  }

  /** Whether a provisional response that must be acknowledged has come to `id` (RFC 3262 §4). */
  hasReliable(id: ElementId): boolean {
    return this.asks(id, 'INVITE').some(({ answers }) =>
      answers.some((a) => a.arrived && headerOf(a.message, 'rseq') !== undefined),
    );
  }
}
