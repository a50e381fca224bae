// One of the two calls that a third-party controller makes one of (RFC 3725): what is agreed in it is the affair of the
// two phones. The controller speaks in it with the other phone's voice, and some of what it owes waits for that.

import type { Response } from '../message/message';
import type { Sdp } from '../message/sdp';
import { printSdp } from '../message/sdp';
import type { Uri } from '../message/uri';
import type { Asks, Call } from './phone';

/** What a controller's call is beside a call. */
export interface Leg {
  readonly kind: 'leg';
  /** Changes when the controller connects its phone with somebody else. */
  pair: Pair;
  /** The phone was called without an offer: it makes one, and the ACK to its answer waits for the other phone. */
  readonly late: boolean;
  /** The description said to this phone last, which the next one has to go on from; and the last one heard from it. */
  said: Sdp | null;
  heard: Sdp | null;
  /** The response whose acknowledgement waits for what the other phone says. */
  held: Response | null;
  /** What the next change offers this phone; null when it is to make an offer itself. */
  offer: string | null;
}

/** Two calls that a controller makes one of. */
export interface Pair {
  readonly key: string;
  /** Of the machine in `third-party.machine.ts`. */
  state: string;
  /** Which of the flows of RFC 3725 §4 it is set up by. */
  readonly flow: 1 | 2 | 3 | 4;
  /** Who is called second. */
  readonly other: Uri;
  first: Call | null;
  second: Call | null;
  /** The call that stands already with who would be called second (RFC 3725 §7). */
  readonly kept: Call | null;
  /** Which of them has asked for the change that is under way; null when neither has. */
  asking: Call | null;
  /** How often the first phone was asked to take another description. */
  rounds: number;
}

/** Whether a call is one of a controller's. */
export const isLeg = ({ purpose }: Call): boolean => purpose?.kind === 'leg';

/** RFC 3725 §4.1 and §4.3: the ACK to this call's 2xx carries what the other phone answers. */
export const ackWaits = ({ purpose, state }: Call): boolean =>
  purpose?.kind === 'leg' && purpose.late && state === 'Confirmed';

/** Whether what was agreed in an answer is the other phone's: not when the call was given up before it came. */
export const isForOther = (call: Call): boolean =>
  call.purpose?.kind === 'leg' && (!call.purpose.late || call.state === 'Confirmed');

/** RFC 3725 §8: an offer in a response that must arrive is answered by the other phone, and so late. */
export const prackWaits = ({ purpose }: Call, { body }: Response): boolean =>
  purpose?.kind === 'leg' && purpose.late && body.length > 0;

/** What a change of a controller's call says: the other phone's description; null for all other calls. */
export function saidFor({ purpose }: Call, asks: Asks): string | null {
  if (purpose?.kind !== 'leg') return null;
  if (asks === 'refresh') return purpose.said === null ? '' : printSdp(purpose.said);
  return purpose.offer ?? '';
}

/** RFC 3725 §6: the controller is still busy with the other phone, so that no offer can be passed on now. */
export const isOccupied = ({ purpose }: Call): boolean => purpose?.kind === 'leg' && purpose.pair.state !== 'Connected';
