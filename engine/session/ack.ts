// The ACK to a 2xx goes out by itself, in no transaction, and again each time the 2xx comes (RFC 3261 §13.2.2.4).

import type { Dialog } from '../dialog/dialog';
import { requestInDialog } from '../dialog/dialog';
import { get, make } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { Env } from '../model/output';
import { credentialsOf } from './credentials';
import { sendAlone } from './failover';
import { ackViaOf } from './old-ways';
import type { Call, Phone } from './phone';
import { branchFor, viaFor } from './requests';

/** Sends an ACK for the first time (`copy` 0) or once more. */
export function transmitAck(phone: Phone, ack: Request, copy: number, env: Env): void {
  sendAlone(phone, ack, copy, env);
}

/** The ACK to the 2xx of a re-INVITE; `body` answers the offer that came in it, if one did. */
export function acknowledgeChange(
  phone: Phone,
  call: Call,
  dialog: Dialog,
  invite: Request,
  body: string,
  env: Env,
): void {
  const cseq = get(invite, 'cseq')?.number ?? 0;
  const branch = (): string => branchFor(phone, env, call.callId, cseq, 'ACK', dialog.remoteTag);
  const via = ackViaOf(phone, invite, () => viaFor(phone, branch(), phone.spec.transport));
  const type = body === '' ? [] : [make('content-type', { value: 'application/sdp', params: [] })];
  const ack = requestInDialog(dialog, 'ACK', { via, cseq, headers: [...credentialsOf(invite), ...type], body });
  call.acks.set(keyOf(cseq), ack);
  transmitAck(phone, ack, 0, env);
}

/** The same ACK again, when this 2xx to a re-INVITE was acknowledged before. */
export function ackAgain(phone: Phone, call: Call, response: Response, env: Env): boolean {
  const ack = call.acks.get(keyOf(get(response, 'cseq')?.number ?? 0));
  if (ack === undefined) return false;
  call.repeats++;
  transmitAck(phone, ack, call.repeats, env);
  return true;
}

/** A change is told by its number; the first INVITE's ACKs are kept by the other end's tag. */
const keyOf = (cseq: number): string => `change ${cseq}`;
