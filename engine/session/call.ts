// What both ends of a call share: timers, the dialog as a fact, and what the person perceives.

import type { Dialog } from '../dialog/dialog';
import { printUri } from '../message/uri-print';
import type { DialogChanged, Env, Perception } from '../model/output';
import type { Durations } from './drive';
import { release } from './lines';
import type { Call, Phone } from './phone';

/** The timers of a call's machines, by name (RFC 3261 §9.1 and §13.3.1.4; `reaction` is the phone's own). */
export function durationsOf(phone: Phone, call: Call): Durations {
  const { t1, t2 } = phone.timers;
  return (name) => {
    if (name === 'repeat') return Math.min(t1 * 2 ** call.repeats, t2);
    return name === 'reaction' ? phone.spec.reaction : 64 * t1;
  };
}

/** The call is in another state now; once it has ended, the line is free. */
export function settle(phone: Phone, call: Call, state: string): void {
  call.state = state;
  // 15.1.1: with the BYE on its way the session counts as over, whatever comes back.
  if (state === 'Ended' || state === 'ByeSent' || state === 'Dropped') release(phone.going, call);
}

export function perceive(env: Env, what: Perception, call: Call, detail: string | null): void {
  const uri = call.dialog?.remoteTarget;
  const target = uri !== undefined && 'host' in uri ? { target: uri.host } : null;
  env.out.push({ type: 'perceived', what, call: call.owner, party: call.party, ...target, detail });
}

/** Writes down what became of a call's dialog. */
export const announce = (_call: Call, dialog: Dialog, change: DialogChanged['change'], env: Env): void =>
  announceDialog(dialog, change, env);

/** Name of the timer that ends the wait for other branches (RFC 3261 §13.2.2.4). */
export const OTHERS = 'other branches';

const NONE: readonly string[] = [];

/** Writes down what became of a dialog. */
export function announceDialog(dialog: Dialog, change: DialogChanged['change'], env: Env): void {
  env.out.push({
    type: 'dialog',
    change,
    callId: dialog.callId,
    localTag: dialog.localTag,
    remoteTag: dialog.remoteTag,
    remoteTarget: printUri(dialog.remoteTarget),
    routeSet: dialog.routeSet.length === 0 ? NONE : dialog.routeSet.map((route) => printUri(route.uri)),
  });
}

/** No other branch is waited for any more. */
export function stopAwaiting(call: Call, env: Env): void {
  if (call.awaits !== true) return;
  call.awaits = false;
  env.out.push({ type: 'timer-cancelled', owner: call.owner, name: OTHERS });
}

/** The call's dialogs end: the confirmed one and what was early. */
export function closeDialog(call: Call, env: Env): void {
  stopAwaiting(call, env);
  if (call.dialog !== null) announce(call, call.dialog, 'ended', env);
  for (const early of call.early.values()) announce(call, early, 'ended', env);
  call.early.clear();
}
