// What can come next in a run, as somebody would guess it: who sends what to whom (RFC 3261 §7), or which timer fires
// (RFC 3261 §17, RFC 6026 §8). Times, identifiers and bodies are left out: a guess is about the next step.

import { get } from '../message/headers';
import type { ElementId } from '../model/address';
import type { Sent } from '../model/output';
import type { Entry, Trace } from '../model/trace';

export interface Sends {
  readonly kind: 'sends';
  readonly by: ElementId;
  readonly to: ElementId;
  readonly method: string;
  /** Null for a request. */
  readonly status: number | null;
  /** The same message once more. */
  readonly again: boolean;
}

export interface Fires {
  readonly kind: 'fires';
  readonly by: ElementId;
  /** The RFC's letter: 'A'. */
  readonly timer: string;
}

export type Action = Sends | Fires;

/** Timers that RFCs name with a letter; the others are how this engine waits. */
export const LETTERED = /^[A-N]$/;

/** One action as a word of its own: equal for equal actions. */
export const nameOf = (action: Action): string =>
  action.kind === 'fires'
    ? `${action.by} timer ${action.timer}`
    : `${action.by}>${action.to} ${[action.status, action.method].filter(Boolean).join(' ')}${action.again ? ' again' : ''}`;

export const isSame = (a: Action, b: Action): boolean => nameOf(a) === nameOf(b);

/** A sending as an action; null where it went nowhere. */
export function sendingAs({ message, from, to, copy }: Sent): Sends | null {
  if (to === null || to === from) return null;
  const again = copy > 0;
  return message.kind === 'request'
    ? { kind: 'sends', by: from, to, method: message.method, status: null, again }
    : { kind: 'sends', by: from, to, method: get(message, 'cseq')?.method ?? '?', status: message.status, again };
}

/** What an entry shows to whoever watches the figure: its timer, and the messages it sends. */
export function actionsIn(trace: Trace, { element, event, changes }: Entry): readonly Action[] {
  const { offstage } = trace.origin.scenario;
  const found: Action[] = [];
  if (event.type === 'timer' && element !== null && LETTERED.test(event.name))
    found.push({ kind: 'fires', by: element, timer: event.name });
  for (const change of changes) {
    const sends = change.type === 'sent' ? sendingAs(change) : null;
    if (sends !== null && !offstage.includes(sends.to)) found.push(sends);
  }
  return found.filter(({ by }) => !offstage.includes(by));
}
