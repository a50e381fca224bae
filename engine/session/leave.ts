// Giving up a call that rings by ending its early dialogs: RFC 3261 §15, RFC 5407 Appendix A. A BYE ends one branch and
// says nothing to the others, so each branch that made itself heard gets its own; CANCEL is the usual way.

import { requestInDialog } from '../dialog/dialog';
import type { Env } from '../model/output';
import { closeStreams } from './media';
import type { Call, Phone } from './phone';
import { branchFor, send, viaFor } from './requests';

/** Whether this phone gives up a call as it stands by a BYE: it is set to, and there is a dialog to end. */
export const leavesEarly = (phone: Phone, call: Call): boolean =>
  phone.spec.givesUp === 'BYE' && call.state === 'Proceeding' && call.early.size > 0;

/** Sends a BYE in each early dialog. */
export function leaveEarly(phone: Phone, call: Call, env: Env): void {
  closeStreams(call.session, env);
  for (const dialog of call.early.values()) {
    const branch = branchFor(phone, env, call.callId, dialog.localSeq + 1, 'BYE', dialog.remoteTag);
    const bye = requestInDialog(dialog, 'BYE', { via: viaFor(phone, branch, phone.spec.transport) });
    send(phone, bye, { kind: 'surplus' }, env);
  }
}
