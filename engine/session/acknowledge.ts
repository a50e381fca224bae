// What follows a 2xx to the caller's INVITE: RFC 3261 §13.2.2.4. The phone itself sends the ACK and keeps it for each time
// the 2xx comes again. A controller's ACK may wait (RFC 3725 §4.1, §4.3).

import { requestInDialog } from '../dialog/dialog';
import { get } from '../message/headers';
import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { transmitAck } from './ack';
import { credentialsOf } from './credentials';
import { ackWaits } from './leg';
import { makeAnswer, openStreams } from './media';
import { ackViaOf } from './old-ways';
import type { Call, Phone } from './phone';
import { branchFor, viaFor } from './requests';
import { SDP_TYPE } from './standing';

/** 13.2.2.4: the ACK to the 2xx, unless it waits for what it is to carry. */
export function acknowledge(phone: Phone, call: Call, response: Response, env: Env): void {
  if (call.dialog !== null && !ackWaits(call)) sendAck(phone, call, call.dialog, response, env);
}

/** The ACK that waited for what it is to carry (RFC 3725 §4.1). */
export function acknowledgeFor(phone: Phone, call: Call, response: Response, answer: string, env: Env): void {
  if (call.dialog !== null) sendAck(phone, call, call.dialog, response, env, answer);
}

/**
 * Sends the ACK to a 2xx.
 *
 * @param carried the answer that somebody else gives to the offer in it; this phone's own when not said
 */
export function sendAck(
  phone: Phone,
  call: Call,
  dialog: NonNullable<Call['dialog']>,
  response: Response,
  env: Env,
  carried?: string,
): void {
  const cseq = get(response, 'cseq')?.number ?? 1;
  const branch = (): string => branchFor(phone, env, call.callId, cseq, 'ACK', dialog.remoteTag);
  const via = ackViaOf(phone, call.invite, () => viaFor(phone, branch(), phone.spec.transport));
  // 13.2.2.4: an offer that came in the 2xx is answered in the ACK.
  const owed = call.session.state === 'OfferReceived';
  const body = carried ?? (owed ? makeAnswer(phone, call.owner, call.session, env) : '');
  const type = body !== '' ? [SDP_TYPE] : [];
  const ack = requestInDialog(dialog, 'ACK', { via, cseq, headers: [...credentialsOf(call.invite), ...type], body });
  if (owed) openStreams(call.session, call.owner, env);
  call.acks.set(dialog.remoteTag, ack);
  transmitAck(phone, ack, 0, env);
}
