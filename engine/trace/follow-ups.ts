// What can be told of a message only by what came of it: whether a challenge was taken up, which call made an element begin
// another, and which requests nobody answered.

import { get, tagIn, topBranch } from '../message/headers';
import type { Message } from '../message/message';
import type { ElementId } from '../model/address';
import type { StateChanged } from '../model/output';
import type { Entry, Trace } from '../model/trace';
import type { Sending } from './sending';

/** Names the request a message is or answers; an ACK has its INVITE's (RFC 3261 §17.1.1.3, §13.2.2.4). */
export function askOf(message: Message): string {
  const cseq = get(message, 'cseq');
  return `${tagIn(message, 'from')} ${cseq?.number} ${cseq?.method === 'ACK' ? 'INVITE' : cseq?.method}`;
}

export interface FollowUps {
  /** Whether one more attempt follows this 401 or 407 (RFC 3261 §22.1). */
  isTakenUp(challenge: Message): boolean;
  /** The Call-ID of the INVITE whose arrival made its receiver send this one; null where none did. */
  relayed(sending: Sending): string | null;
  /** The request that somebody stopped waiting for in this change, unless it is tried elsewhere; null for any other change. */
  unanswered(change: StateChanged, entry: Entry): Message | null;
}

export function followUps({ entries }: Trace, sendings: readonly Sending[]): FollowUps {
  const attempts = new Map<string, number>(); // the highest CSeq of each method of each end of a call
  const requests = new Map<string, Message>(); // by the client transaction that sent them
  const tries = new Map<string, number>(); // the entry in which an element sent a request last
  for (const { sent, entry } of sendings) {
    const { message, from } = sent;
    if (message.kind !== 'request' || message.method === 'ACK') continue;
    const attempt = attemptsOf(message);
    attempts.set(attempt, Math.max(attempts.get(attempt) ?? 0, get(message, 'cseq')?.number ?? 0));
    const machine = message.method === 'INVITE' ? 'invite-client' : 'non-invite-client';
    requests.set(`${from} ${machine} ${topBranch(message)}`, message);
    tries.set(tryOf(from, message), entry);
  }
  return {
    isTakenUp: (challenge) =>
      (attempts.get(attemptsOf(challenge)) ?? 0) > (get(challenge, 'cseq')?.number ?? Number.POSITIVE_INFINITY),
    relayed: ({ sent, entry }) => {
      let at = entries[entry];
      while (at?.event.type === 'answer') at = entries[at.cause];
      if (at?.event.type !== 'arrival' || !isInvite(sent.message) || !isInvite(at.event.message)) return null;
      const callId = get(at.event.message, 'call-id') ?? null;
      return callId === get(sent.message, 'call-id') ? null : callId;
    },
    unanswered: (change, { element, index }) => {
      if (!GIVES_UP.has(change.event) || change.to !== 'Terminated' || change.from === 'Completed') return null;
      const request = requests.get(`${element} ${change.owner}`);
      return request && element !== null && (tries.get(tryOf(element, request)) ?? 0) < index ? request : null;
    },
  };
}

/** How a client transaction ends that had no final answer (RFC 3261 §17.1.1.2, §17.1.2.2, §9.1, §17.1.4). */
const GIVES_UP: ReadonlySet<string> = new Set(['timer.B', 'timer.F', 'given-up', 'transport-error']);

const isInvite = (message: Message): boolean => message.kind === 'request' && message.method === 'INVITE';

const attemptsOf = (message: Message): string =>
  `${get(message, 'call-id')} ${tagIn(message, 'from')} ${get(message, 'cseq')?.method}`;

const tryOf = (by: ElementId, message: Message): string => `${by} ${get(message, 'call-id')} ${askOf(message)}`;
