// Calling again when a refusal says when that makes sense: RFC 3261 §20.33 (Retry-After). A person asks for it, or the
// phone is set to do so by itself. Never before the time that was named, and not for ever.

import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { SECOND } from '../model/time';
import { dial } from '../session/caller';
import { drive, start } from '../session/drive';
import { partyUri } from '../session/party';
import type { Again, Call, Phone } from '../session/phone';
import { retryAfterOf } from '../session/retry-after';
import { callAgainMachine } from './call-again.machine';

/** A phone gives it up after so many calls. */
const MOST_TRIES = 5;

const durationsOf = (again: Again) => (): number => again.wait * SECOND;

/** What the last refusal of a call says of later, in seconds; null when nothing. */
export const waitOf = ({ transaction }: Call): number | null => retryAfterOf(transaction?.response ?? null);

/** The same call again after so many seconds. */
export function callAgain(phone: Phone, call: Call, wait: number, env: Env): void {
  const owner = `again ${call.owner}`;
  if (phone.again.has(owner)) return;
  const again: Again = { owner, about: call, state: '', wait, tries: 0 };
  again.state = start(callAgainMachine, owner, env, durationsOf(again)).to;
  phone.again.set(owner, again);
}

/** A call was refused, and the phone is set to try again by itself. */
export function tryAgain(phone: Phone, call: Call, response: Response, env: Env): void {
  const wait = retryAfterOf(response);
  if (phone.spec.services?.triesAgain !== true || wait === null || call.role !== 'caller') return;
  if (call.purpose === null) callAgain(phone, call, wait, env);
}

/** What came of calling again. */
export function calledAgain(phone: Phone, call: Call, again: Again, env: Env): void {
  if (call.state !== 'Ended') {
    happen(phone, again, 'answered', env);
    return;
  }
  const wait = again.tries < MOST_TRIES ? waitOf(call) : null;
  again.wait = wait ?? again.wait;
  happen(phone, again, wait === null ? 'refused' : 'later', env);
}

/** Its person does not want it any more; false when nothing was waiting. */
export function stopAgain(phone: Phone, env: Env): boolean {
  const waiting = [...phone.again.values()].filter(({ state }) => state === 'Waiting');
  for (const again of waiting) happen(phone, again, 'stop', env);
  return waiting.length > 0;
}

/** Its person calls the same party without waiting: the phone need not any more. */
export function calledMeanwhile(phone: Phone, whom: string | null, env: Env): void {
  const meant = [...phone.again.values()].filter(({ state, about }) => state === 'Waiting' && about.party === whom);
  for (const again of meant) happen(phone, again, 'stop', env);
}

/** The time to wait is over; false when the timer is another's. */
export function againTimer(phone: Phone, owner: string, name: string, env: Env): boolean {
  const again = phone.again.get(owner);
  if (again !== undefined) happen(phone, again, `timer.${name}`, env);
  return again !== undefined;
}

function happen(phone: Phone, again: Again, event: string, env: Env): void {
  const move = drive(callAgainMachine, again.owner, again.state, event, env, durationsOf(again));
  if (move === null) return;
  again.state = move.to;
  const uri = partyUri(again.about);
  if (uri === null || !move.actions.some(({ type }) => type === 'call')) return;
  again.tries++;
  const { party } = again.about;
  const key = `${again.owner} ${again.tries}`;
  dial(phone, { uri, display: null, party, key, purpose: { kind: 'again', again } }, env);
}
