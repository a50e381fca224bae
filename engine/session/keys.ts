// Keys pressed in a call: as named events in the media stream where both ends take them (RFC 4733), else in INFO, as
// phones did before there were packages for it (RFC 6086 §2).

import { requestInDialog } from '../dialog/dialog';
import { respond } from '../message/build';
import { get, make } from '../message/headers';
import type { Request } from '../message/message';
import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import type { Transaction } from '../transaction/layer';
import { respond as answer } from '../transaction/layer';
import { perceive } from './call';
import { codecsOf } from './codecs';
import { findCall, talking } from './find';
import { allows } from './peer';
import type { Call, Phone } from './phone';
import { branchFor, send, viaFor } from './requests';

const RELAY = 'application/dtmf-relay';

/** Presses keys, one after the other; a sentence when nothing comes of it. */
export function press(phone: Phone, act: Act, about: string | null, env: Env): string | null {
  const whom = typeof act.options.whom === 'string' ? act.options.whom : null;
  const call = findCall(phone, whom, about, talking);
  if (call === undefined) return 'there was no call';
  const keys = act.object ?? '';
  if (phone.spec.keys !== 'info' && takesTones(call)) {
    for (const { direction, remote } of call.session.streams.values()) {
      if (direction !== 'sendrecv' && direction !== 'sendonly') continue;
      env.out.push({ type: 'toned', keys, call: call.owner, to: remote });
      return null;
    }
    return 'no sound goes that way now';
  }
  if (!allows(call, 'INFO')) return 'the other phone takes no keys';
  for (const key of keys) inform(phone, call, key, env);
  return null;
}

/** Whether both descriptions name the events (RFC 4733 §2.4.1). */
function takesTones({ session }: Call): boolean {
  const names = (sdp: typeof session.local): boolean =>
    sdp?.media.some((section) => codecsOf(section).some(({ name }) => name === 'telephone-event')) === true;
  return names(session.local) && names(session.remote);
}

function inform(phone: Phone, call: Call, key: string, env: Env): void {
  const { dialog } = call;
  if (dialog === null) return;
  const branch = branchFor(phone, env, call.callId, dialog.localSeq + 1, 'INFO');
  const via = viaFor(phone, branch, phone.spec.transport);
  const headers = [make('content-type', { value: RELAY, params: [] })];
  const body = `Signal=${key}\r\nDuration=160\r\n`;
  send(phone, requestInDialog(dialog, 'INFO', { via, headers, body }), { kind: 'surplus' }, env);
}

/** RFC 6086 §4.2.2: an INFO of a package nobody asked for is refused with 469; the old way without one is taken. */
export function informed(phone: Phone, call: Call, request: Request, server: Transaction, env: Env): void {
  if (get(request, 'info-package') !== undefined) {
    answer(phone.layer, server, respond(request, 469, { headers: [make('recv-info', [])] }), env);
    return;
  }
  const type = get(request, 'content-type')?.value.toLowerCase();
  answer(phone.layer, server, respond(request, 200), env);
  const key = typeof request.body === 'string' ? /^Signal=\s*(\S+)/im.exec(request.body)?.[1] : undefined;
  if (type === RELAY && key !== undefined) perceive(env, 'tone', call, key);
}

/** Keys heard in the media stream that a call takes at this port. */
export function toneHeard(phone: Phone, keys: string, port: number, env: Env): void {
  for (const call of phone.going.calls) {
    for (const { local, direction } of call.session.streams.values()) {
      if (local.port !== port || (direction !== 'sendrecv' && direction !== 'recvonly')) continue;
      perceive(env, 'tone', call, keys);
      return;
    }
  }
  env.out.push({ type: 'ignored', what: 'keys in the media', why: 'no call takes sound there now', rule: null });
}
