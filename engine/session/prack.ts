// Reliable provisional responses as the caller's phone meets them: RFC 3262 §4. Each is taken once and in order, and
// acknowledged by a PRACK in its early dialog; an offer in it is answered there (§5).

import type { Dialog } from '../dialog/dialog';
import { requestInDialog } from '../dialog/dialog';
import { get, list, make, tagOf } from '../message/headers';
import type { AnyHeader, Response } from '../message/message';
import type { Env } from '../model/output';
import { makeAnswer, openStreams } from './media';
import type { Call, Phone, Usage } from './phone';
import { branchFor, send, viaFor } from './requests';
import type { Session } from './session';
import { offerInPrack } from './wish';

/** Whether a response asks for a PRACK (RFC 3262 §4). */
export const isReliable = (response: Response): boolean =>
  response.status > 100 &&
  response.status < 200 &&
  get(response, 'rseq') !== undefined &&
  list(response, 'require').includes('100rel');

/**
 * Whether a reliable response is the next of its dialog. A repeated one was dealt with, one after a gap is not taken
 * at all; both are facts of the run.
 */
export function isNext(call: Call, response: Response, env: Env): boolean {
  const to = get(response, 'to');
  const tag = (to === undefined ? undefined : tagOf(to)) ?? '';
  const rseq = get(response, 'rseq') ?? 0;
  const rseqs = call.forks?.rseqs ?? new Map<string, number>();
  const last = rseqs.get(tag);
  if (last === undefined || rseq === last + 1) {
    rseqs.set(tag, rseq);
    call.forks ??= { sessions: new Map(), rseqs, pracks: 0 };
    return true;
  }
  const why = rseq <= last ? 'it was acknowledged before' : 'one before it is missing';
  const rule = { rfc: 3262, section: '4', text: 'reliable provisional responses are taken once, and in order' };
  env.out.push({ type: 'ignored', what: `${response.status} INVITE`, why, rule });
  return false;
}

/** 4: the PRACK that tells which response it acknowledges; with the answer, if the response brought an offer. */
export function sendPrack(
  phone: Phone,
  call: Call,
  dialog: Dialog,
  session: Session,
  owner: string,
  response: Response,
  env: Env,
): void {
  const owed = session.state === 'OfferReceived';
  const offer = owed ? '' : offerInPrack(phone, call, session, env);
  const body = owed ? makeAnswer(phone, owner, session, env) : offer;
  transmitPrack(phone, call, dialog, { about: response, body, again: false, offers: offer !== '' }, env);
  if (!owed) return;
  session.granted = session.wanted;
  session.firm = true;
  openStreams(session, owner, env);
}

/** The PRACK that waited for the answer it is to carry (RFC 3725 §8). */
export function sendPrackFor(phone: Phone, call: Call, response: Response, answer: string, env: Env): void {
  const to = get(response, 'to');
  const dialog = call.early.get((to === undefined ? undefined : tagOf(to)) ?? '');
  if (dialog !== undefined)
    transmitPrack(phone, call, dialog, { about: response, body: answer, again: false, offers: false }, env);
}

function transmitPrack(
  phone: Phone,
  call: Call,
  dialog: Dialog,
  what: Pick<Acknowledging, 'about' | 'body' | 'again' | 'offers'>,
  env: Env,
): void {
  const { about: response, body } = what;
  const cseq = dialog.localSeq + 1;
  const about = get(response, 'cseq');
  const via = viaFor(phone, branchFor(phone, env, call.callId, cseq, 'PRACK', dialog.remoteTag), phone.spec.transport);
  const headers: AnyHeader[] = [
    make('rack', { rseq: get(response, 'rseq') ?? 0, cseq: about?.number ?? 0, method: about?.method ?? 'INVITE' }),
  ];
  if (body !== '') headers.push(make('content-type', { value: 'application/sdp', params: [] }));
  const prack = requestInDialog(dialog, 'PRACK', { via, headers, body });
  if (send(phone, prack, { kind: 'prack', call, ...what }, env) !== null && call.forks !== null) call.forks.pracks++;
}

type Acknowledging = Extract<Usage, { kind: 'prack' }>;

/** A PRACK is answered, or will never be; false when it goes once more. */
export function prackAnswered(
  phone: Phone,
  { call, about, body, again, offers }: Acknowledging,
  outcome: Response | 'timeout' | 'transport',
  env: Env,
): boolean {
  if (typeof outcome !== 'string' && outcome.status < 200) return false;
  if (call.forks !== null) call.forks.pracks--;
  const to = get(about, 'to');
  const tag = (to === undefined ? undefined : tagOf(to)) ?? '';
  const dialog = call.dialog?.remoteTag === tag ? call.dialog : call.early.get(tag);
  // RFC 3261 §12.2.2: another request overtook it on the way; the same once more, with the next number.
  if (again || dialog === undefined || typeof outcome === 'string' || outcome.status !== 500) return true;
  transmitPrack(phone, call, dialog, { about, body, again: true, offers }, env);
  return false;
}
