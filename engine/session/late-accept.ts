// A 2xx to an INVITE that comes when its client transaction has ended: RFC 3261 §13.2.2.4 wants an ACK for it all the same.
// It is known by its Call-ID and this end's tag.

import { get, tagOf } from '../message/headers';
import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { ackAgain } from './ack';
import { inviteAnswered } from './caller';
import type { Phone } from './phone';

/** A 2xx that outlived its transaction still belongs to a call, by Call-ID and this end's tag. */
export function lateAccept(phone: Phone, response: Response, env: Env): boolean {
  const from = get(response, 'from');
  const callId = get(response, 'call-id');
  // 18.1.2: a response whose top Via is not this element's own is dropped; one without any is nobody's.
  if (get(response, 'via') === undefined) return false;
  if (from === undefined || response.status < 200 || response.status > 299) return false;
  const call = phone.calls.get(`call ${callId} ${tagOf(from) ?? ''}`);
  if (call === undefined || get(response, 'cseq')?.method !== 'INVITE') return false;
  // 13.2.2.4 speaks to who called: who was called has sent no INVITE that this could answer.
  if (call.role !== 'caller') return false;
  if (ackAgain(phone, call, response, env)) return true;
  inviteAnswered(phone, call, response, env);
  return true;
}
