// Ending a call: RFC 3261 §15.1. A BYE is sent once, and again with credentials when it is challenged.

import { requestInDialog } from '../dialog/dialog';
import { respond } from '../message/build';
import type { Request } from '../message/message';
import type { Env } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import type { Call, Phone } from './phone';
import { branchFor, send, viaFor } from './requests';

/** Sends the BYE of a call whose dialog is confirmed. */
export function sendBye(phone: Phone, call: Call, env: Env): void {
  const { dialog } = call;
  if (dialog === null) return;
  const cseq = dialog.localSeq + 1;
  const branch = branchFor(phone, env, call.callId, cseq, 'BYE');
  const bye = requestInDialog(dialog, 'BYE', { via: viaFor(phone, branch, phone.spec.transport) });
  call.bye = bye;
  send(phone, bye, { kind: 'bye', call }, env);
}

/** 15.1.2: a BYE in its dialog is answered with 200. */
export function answerBye(phone: Phone, request: Request, server: Transaction, env: Env): void {
  answer(phone.layer, server, respond(request, 200), env);
}
