// The branches of a forked INVITE beside the one that is the call: RFC 3261 §13.2.2.4 (a surplus 2xx gets its ACK and a
// BYE; what is still early 64*T1 after the first 2xx is over) and §15 (a caller may end an early dialog with a BYE).
// A BYE ends one branch and says nothing to the others, so giving up a whole call that way takes one for each branch
// that made itself heard (RFC 5407 Appendix A); CANCEL is the usual way.

import type { Dialog } from '../dialog/dialog';
import { dialogFromResponse, requestInDialog } from '../dialog/dialog';
import { get, tagIn, tagOf } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { Env, Rule } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { transmitAck } from './ack';
import { sendAck } from './acknowledge';
import { answerBye } from './bye';
import { announce, OTHERS, stopAwaiting } from './call';
import { dropBranch } from './early';
import { ackWaits } from './leg';
import type { Call, Phone } from './phone';
import { branchFor, send, viaFor } from './requests';

/** The dialog with the end that has this tag: the call's own, one that is still early, one that was left. */
export const dialogWith = (call: Call, tag: string): Dialog | null =>
  call.dialog !== null && call.dialog.remoteTag === tag
    ? call.dialog
    : (call.early.get(tag) ?? call.left?.get(tag) ?? null);

/** The tag of the end that sends a request. */
export const senderOf = (request: Request): string => {
  const from = get(request, 'from');
  return (from === undefined ? undefined : tagOf(from)) ?? '';
};

/** Whether a dialog is only one of several branches, and not what the person talks in or waits for. */
export const isBeside = (call: Call, dialog: Dialog): boolean =>
  call.dialog === null ? call.left?.has(dialog.remoteTag) === true : dialog !== call.dialog;

/** A BYE in a dialog of this call that is not the call itself; false when it is about the call. */
export function branchOver(phone: Phone, call: Call, bye: Request, server: Transaction, env: Env): boolean {
  const tag = senderOf(bye);
  const early = call.early.get(tag);
  if (early === undefined && call.left?.has(tag) !== true) return false;
  // 15.1.2: with its last branch gone nothing is left of a call that this end still wants.
  if (early !== undefined && call.dialog === null && call.early.size === 1 && call.state === 'Proceeding') return false;
  answerBye(phone, bye, server, env);
  if (early !== undefined) part(call, early, env);
  return true;
}

/** The last early dialog ends, by the BYE of the other side. */
export function loseBranch(call: Call, env: Env): void {
  for (const dialog of call.early.values()) part(call, dialog, env);
}

/** The early dialog is over; what still comes of it is known to be of this call. */
function part(call: Call, dialog: Dialog, env: Env): void {
  call.left ??= new Map();
  call.left.set(dialog.remoteTag, dialog);
  dropBranch(call, dialog.remoteTag, env);
  announce(call, dialog, 'ended', env);
  if (call.dialog !== null && call.early.size === 0) stopAwaiting(call, env);
}

/** RFC 6228 §4: a 199 says that one early dialog is over; of one that nobody knows it says nothing. */
export function earlyTerminated(call: Call, response: Response, env: Env): void {
  const dialog = call.early.get(tagIn(response, 'to'));
  if (dialog === undefined) {
    env.out.push({ type: 'ignored', what: '199', why: 'no such early dialog is known', rule: UNKNOWN });
    return;
  }
  env.out.push({ type: 'decision', what: 'branch-terminated', data: { tag: dialog.remoteTag }, rule: TERMINATED });
  part(call, dialog, env);
}

/** 15: a BYE in an early dialog, which ends that one alone. */
function leave(phone: Phone, call: Call, dialog: Dialog, env: Env): void {
  const branch = branchFor(phone, env, call.callId, dialog.localSeq + 1, 'BYE', dialog.remoteTag);
  const bye = requestInDialog(dialog, 'BYE', { via: viaFor(phone, branch, phone.spec.transport) });
  send(phone, bye, { kind: 'surplus' }, env);
  part(call, dialog, env);
}

/** Whether this phone gives up a call as it stands by a BYE: it is set to, and there is a dialog to end. */
export const leavesEarly = (phone: Phone, call: Call): boolean =>
  phone.spec.givesUp === 'BYE' && call.state === 'Proceeding' && call.early.size > 0;

/** Sends a BYE in each early dialog. */
export function leaveEarly(phone: Phone, call: Call, env: Env): void {
  for (const dialog of [...call.early.values()]) leave(phone, call, dialog, env);
}

/**
 * The person gives up on one of the phones that ring; a sentence when there is no such branch.
 *
 * @param tag of the branch that leads there, as far as anybody has heard of it
 */
export function giveUpOn(phone: Phone, whom: string, tag: string | null, env: Env): string | null {
  for (const call of phone.going.calls) {
    const dialog = tag === null || call.role !== 'caller' || call.state !== 'Proceeding' ? null : call.early.get(tag);
    if (dialog == null) continue;
    env.out.push({ type: 'decision', what: 'branch-left', data: { whom, tag }, rule: LEAVE });
    leave(phone, call, dialog, env);
    return null;
  }
  return `${whom} was not ringing for a call from here`;
}

/** A 2xx again, or of another branch: the same ACK again, or an ACK and a BYE (RFC 3261 §13.2.2.4). */
export function endSurplus(phone: Phone, call: Call, response: Response, env: Env): void {
  const tag = tagIn(response, 'to');
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
  // 15.1.1: whatever comes of the BYE, that dialog is over.
  leave(phone, call, dialog, env);
}

/** A 2xx of a branch that a BYE has ended already: its ACK completes the INVITE, and nothing more is due to it. */
export function acknowledgeLeft(phone: Phone, call: Call, response: Response, env: Env): void {
  const tag = tagIn(response, 'to');
  const left = call.left?.get(tag);
  if (left === undefined || call.acks.has(tag)) endSurplus(phone, call, response, env);
  else sendAck(phone, call, left, response, env);
  if (call.dialog === null) awaitOthers(phone, call, env);
}

/** 13.2.2.4: with the first 2xx the time of the other branches begins to run. */
export function awaitOthers(phone: Phone, call: Call, env: Env): void {
  if (call.awaits === true || (call.early.size === 0 && call.dialog !== null)) return;
  call.awaits = true;
  const duration = 64 * phone.timers.t1;
  env.out.push({ type: 'timer-started', owner: call.owner, name: OTHERS, duration, background: false });
}

/** The time is over: no more answers come, and what is still early has ended. */
export function endOthers(call: Call, env: Env): void {
  call.awaits = false;
  const data = { branches: call.early.size };
  env.out.push({ type: 'decision', what: 'branches-over', data, rule: OVER });
  for (const dialog of [...call.early.values()]) part(call, dialog, env);
}

/** 12.1.2: a provisional answer with a tag opens an early dialog, or goes on in it; not where a BYE has ended it. */
export const opensBranch = (call: Call, response: Response): boolean =>
  tagIn(response, 'to') !== '' && call.state !== 'Dropped' && call.left?.has(tagIn(response, 'to')) !== true;

const TERMINATED: Rule = { rfc: 6228, section: '4', text: 'the early dialog is over, and no BYE is needed to end it' };
const UNKNOWN: Rule = { rfc: 6228, section: '4', text: 'a 199 for a dialog that was never established is discarded' };
const LEAVE: Rule = {
  rfc: 3261,
  section: '15',
  text: 'the caller ends one early dialog with a BYE and waits for others',
};
const OVER: Rule = {
  rfc: 3261,
  section: '13.2.2.4',
  text: '64*T1 after the first 2xx no more are awaited: early dialogs that were not answered are over',
};
