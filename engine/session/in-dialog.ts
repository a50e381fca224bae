// RFC 3261 §12.2.1: requests within a dialog other than those that set up and end a call; and §22.2: the same request
// once more when it was asked who sends it.

import type { Dialog } from '../dialog/dialog';
import { requestInDialog } from '../dialog/dialog';
import { get, make } from '../message/headers';
import type { AnyHeader, Parameterised, Request, Response } from '../message/message';
import type { Env } from '../model/output';
import type { Transaction } from '../transaction/layer';
import { canAnswer, remember } from './credentials';
import type { Phone, Usage } from './phone';
import { branchFor, send, viaFor } from './requests';

export interface Within {
  readonly headers?: readonly AnyHeader[];
  readonly body?: string;
  /** The media type of the body. */
  readonly type?: Parameterised;
}

/** Builds and sends a request within a dialog; null when it could not be sent. */
export function sendWithin(
  phone: Phone,
  dialog: Dialog,
  method: string,
  { headers = [], body = '', type }: Within,
  usage: Usage,
  env: Env,
): Transaction | null {
  const branch = branchFor(phone, env, dialog.callId, dialog.localSeq + 1, method, dialog.remoteTag);
  const via = viaFor(phone, branch, phone.spec.transport);
  const content = type === undefined ? [] : [make('content-type', type)];
  const message = requestInDialog(dialog, method, {
    via,
    contact: phone.contact,
    headers: [...headers, ...content],
    body,
  });
  return send(phone, message, usage, env);
}

/** Whether a refusal asks for credentials this phone has and has not given yet. */
export function isAsked(phone: Phone, response: Response, attempts: number, env: Env): boolean {
  const { status } = response;
  return (status === 401 || status === 407) && canAnswer(phone, response, attempts, env);
}

/**
 * 22.2: the same request with the next CSeq, a new branch and the credentials its realm now knows.
 *
 * @param changes - headers that take the place of those of their name, when the request is not quite the same
 */
export function sendAgain(
  phone: Phone,
  request: Request,
  response: Response | null,
  dialog: Dialog | null,
  usage: Usage,
  env: Env,
  changes: readonly AnyHeader[] = [],
): Transaction | null {
  if (response !== null) remember(phone, response, env);
  const last = get(request, 'cseq')?.number ?? 0;
  const number = Math.max(last, dialog?.localSeq ?? 0) + 1;
  if (dialog !== null) dialog.localSeq = number;
  const branch = branchFor(phone, env, get(request, 'call-id') ?? '', number, request.method, dialog?.remoteTag ?? '');
  const fresh: AnyHeader[] = [
    viaFor(phone, branch, phone.spec.transport),
    make('cseq', { number, method: request.method }),
    ...changes,
  ];
  const headers = request.headers
    .filter(({ name }) => name !== 'authorization' && name !== 'proxy-authorization')
    .map((header) => fresh.find(({ name }) => name === header.name) ?? header);
  return send(phone, { ...request, headers }, usage, env);
}
