// What follows a 2xx to the caller's INVITE: RFC 3261 §13.2.2.4. The phone itself sends the ACK and keeps it for each time
// the 2xx comes again; a 2xx of another branch gets an ACK and a BYE. A controller's ACK may wait (RFC 3725 §4.1, §4.3).

import { dialogFromResponse, requestInDialog } from '../dialog/dialog';
import { get, tagOf } from '../message/headers';
import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { transmitAck } from './ack';
import { announce } from './call';
import { credentialsOf } from './credentials';
import { ackWaits } from './leg';
import { makeAnswer, openStreams } from './media';
import type { Call, Phone } from './phone';
import { branchFor, send, viaFor } from './requests';
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
  const branch = branchFor(phone, env, call.callId, cseq, 'ACK', dialog.remoteTag);
  const via = viaFor(phone, branch, phone.spec.transport);
  // 13.2.2.4: an offer that came in the 2xx is answered in the ACK.
  const owed = call.session.state === 'OfferReceived';
  const body = carried ?? (owed ? makeAnswer(phone, call.owner, call.session, env) : '');
  const type = body !== '' ? [SDP_TYPE] : [];
  const ack = requestInDialog(dialog, 'ACK', { via, cseq, headers: [...credentialsOf(call.invite), ...type], body });
  if (owed) openStreams(call.session, call.owner, env);
  call.acks.set(dialog.remoteTag, ack);
  transmitAck(phone, ack, 0, env);
}

/** A 2xx again, or of another branch: the same ACK again, or an ACK and a BYE (RFC 3261 §13.2.2.4). */
export function surplus(phone: Phone, call: Call, response: Response, env: Env): void {
  const to = get(response, 'to');
  const tag = (to === undefined ? undefined : tagOf(to)) ?? '';
  const ack = call.acks.get(tag);
  if (ack !== undefined) {
    call.repeats++;
    transmitAck(phone, ack, call.repeats, env);
    return;
  }
  // The ACK is not due yet: it waits for the other call of a controller.
  if (ackWaits(call) && call.dialog?.remoteTag === tag) return;
  const dialog = dialogFromResponse(call.invite, response);
  announce(call, dialog, 'confirmed', env);
  sendAck(phone, call, dialog, response, env);
  const branch = branchFor(phone, env, call.callId, dialog.localSeq + 1, 'BYE', tag);
  const bye = requestInDialog(dialog, 'BYE', { via: viaFor(phone, branch, phone.spec.transport) });
  send(phone, bye, { kind: 'surplus' }, env);
  // 15.1.1: whatever comes of the BYE, that dialog is over.
  call.early.delete(tag);
  announce(call, dialog, 'ended', env);
}
