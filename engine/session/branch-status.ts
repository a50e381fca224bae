// A forked call whose branches all wait to be told that room has been set aside: RFC 3312 §7, RFC 3311 §5.1. Each early
// dialog has a session of its own, and so gets an UPDATE of its own.

import { requestInDialog } from '../dialog/dialog';
import { make } from '../message/headers';
import type { Response } from '../message/message';
import type { Env } from '../model/output';
import { sessionWith } from './early';
import { dropOffer, makeOffer, openStreams, readDescription } from './media';
import { canUpdate } from './peer';
import type { Call, Phone } from './phone';
import { branchFor, send, viaFor } from './requests';
import { isMet } from './reservation';
import { SDP_TYPE } from './standing';

/** Tells every branch that wants to know and can be told now; false where there is only one, or none. */
export function tellBranches(phone: Phone, call: Call, env: Env): boolean {
  if (call.early.size < 2 || call.dialog !== null || !canUpdate(phone, call)) return false;
  for (const [tag, dialog] of call.early) {
    const { session, owner } = sessionWith(call, tag);
    const { reservation } = session;
    const knows = reservation?.confirm !== true || !reservation.local || reservation.told === true;
    if (knows || session.state !== 'Agreed' || !session.firm || (call.forks?.pracks ?? 0) > 0) continue;
    reservation.told = true;
    const cseq = dialog.localSeq + 1;
    const via = viaFor(phone, branchFor(phone, env, call.callId, cseq, 'UPDATE', tag), phone.spec.transport);
    const body = makeOffer(phone, owner, session, env);
    const headers = [make('allow', phone.spec.methods), SDP_TYPE];
    const update = requestInDialog(dialog, 'UPDATE', { via, contact: phone.contact, headers, body });
    send(phone, update, { kind: 'branch-status', call, tag }, env);
  }
  return true;
}

/** Whoever answers has all it waited for (RFC 3312 §6). */
export function confirmStatus(call: Call, env: Env): void {
  const { reservation } = call.session;
  if (!reservation || isMet(reservation)) return;
  reservation.remote = true;
  openStreams(call.session, call.owner, env);
}

/** What the branch said to it. */
export function branchTold(
  phone: Phone,
  call: Call,
  tag: string,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): void {
  const { session, owner } = sessionWith(call, tag);
  if (typeof outcome === 'string' || outcome.status >= 300) dropOffer(owner, session, env);
  else if (outcome.status >= 200) readDescription(phone, owner, session, outcome, env);
}
