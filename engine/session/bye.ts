// Ending a call: RFC 3261 §15.1. A BYE is sent once, and again with credentials when it is challenged.

import { requestInDialog } from '../dialog/dialog';
import { respond } from '../message/build';
import type { Request } from '../message/message';
import type { Env } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { closeChange } from './closing';
import { closeStreams } from './media';
import type { Call, Phone } from './phone';
import { reasonHeader } from './reason';
import { branchFor, send, viaFor } from './requests';

/** Sends the BYE of a call whose dialog is confirmed; false when there is nowhere to send it. */
export function sendBye(phone: Phone, call: Call, env: Env): boolean {
  const { dialog } = call;
  if (dialog === null) return false;
  // 15.1.1: the session is over as soon as the BYE is sent: nothing is said or heard any more.
  closeStreams(call.session, env);
  closeChange(phone, call, env);
  const cseq = dialog.localSeq + 1;
  const branch = branchFor(phone, env, call.callId, cseq, 'BYE');
  const headers = call.because === undefined ? [] : [reasonHeader(call.because)];
  const bye = requestInDialog(dialog, 'BYE', { via: viaFor(phone, branch, phone.spec.transport), headers });
  call.bye = bye;
  return send(phone, bye, { kind: 'bye', call }, env) !== null;
}

/** 15.1.2: a BYE in its dialog is answered with 200. */
export function answerBye(phone: Phone, request: Request, server: Transaction, env: Env): void {
  answer(phone.layer, server, respond(request, 200), env);
}

/** 15.1.2: the BYE is for the call itself, and whatever comes for it from now on finds no dialog. */
export function takeBye(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): void {
  call.hungUp = true;
  answerBye(phone, request, server, env);
}
