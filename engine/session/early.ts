// Before a call is answered: early dialogs, one for each branch that made itself heard (RFC 3261 §12.1.2, §13.2.2.4),
// each with a session of its own, early media in it (RFC 3960) and reliable provisional responses (RFC 3262 §4).

import type { Dialog } from '../dialog/dialog';
import { dialogFromResponse } from '../dialog/dialog';
import { get, tagIn } from '../message/headers';
import type { Response } from '../message/message';
import { parseSdp } from '../message/sdp';
import type { Env } from '../model/output';
import { announce, perceive } from './call';
import { isLeg, prackWaits } from './leg';
import { closeStreams, readDescription } from './media';
import type { Call, Phone } from './phone';
import { isReliable, sendPrack } from './prack';
import { newReservation, offeredReach } from './reservation';
import type { Session } from './session';
import { chooseCodec } from './wish';

/** The session of the branch with this tag: the call's own for the first one. */
export const sessionOf = (call: Call, tag: string): Session => call.forks?.sessions.get(tag) ?? call.session;

/** A provisional response with a tag: opens its early dialog, or goes on in it. */
export function openEarly(phone: Phone, call: Call, response: Response, env: Env): void {
  const tag = tagIn(response, 'to');
  let dialog = call.early.get(tag);
  if (dialog === undefined) {
    dialog = dialogFromResponse(call.invite, response);
    call.early.set(tag, dialog);
    announce(call, dialog, 'early', env);
    if (call.early.size > 1) forksOf(call).sessions.set(tag, fork(call));
  }
  // A provisional response that tells nothing takes nothing back.
  if (call.told === null || get(response, 'allow') !== undefined) call.told = response;
  const reliable = isReliable(response);
  const session = sessionOf(call, tag);
  const silent = session.streams.size === 0;
  if (response.body.length > 0 && !isLeg(call)) readEarly(phone, call, tag, response, reliable, env);
  const heard = session.streams.size > 0;
  if (silent && heard) hearEarly(call, tag, response, env);
  if (reliable && !prackWaits(call, response))
    sendPrack(phone, call, dialog, session, ownerOf(call, tag), response, env);
  // RFC 3262 §5: where the response brings an offer, it is the answer in the PRACK that opens the streams.
  if (!heard && session.streams.size > 0) hearEarly(call, tag, response, env);
}

function hearEarly(call: Call, tag: string, { status }: Response, env: Env): void {
  const rule = { rfc: 3960, section: '3.2', text: 'media that come before the answer are played, whatever they are' };
  env.out.push({ type: 'decision', what: 'early-media', data: { status, branch: tag }, rule });
  if (status !== 180) perceive(env, 'early-media', call, null);
}

/** What the media facts of a branch are filed under. */
const ownerOf = (call: Call, tag: string): string =>
  call.forks?.sessions.has(tag) === true ? `${call.owner} ${tag}` : call.owner;

/** The session with the end that has this tag, and what its facts are filed under. */
export const sessionWith = (call: Call, tag: string): { readonly session: Session; readonly owner: string } =>
  call.dialog === null
    ? { session: sessionOf(call, tag), owner: ownerOf(call, tag) }
    : { session: call.session, owner: call.owner };

export function forksOf(call: Call): NonNullable<Call['forks']> {
  call.forks ??= { sessions: new Map(), rseqs: new Map(), pracks: 0 };
  return call.forks;
}

/** The session as the INVITE left it, for another branch that got the same offer. */
export function fork({ session, invite }: Call): Session {
  const read = typeof invite.body === 'string' && invite.body !== '' ? parseSdp(invite.body) : null;
  const local = read?.ok === true ? read.sdp : null;
  const state = local === null ? 'Idle' : 'OfferSent';
  const none = { remote: null, agreed: null, streams: new Map(), held: false, firm: false };
  const copied: Session = { ...session, state, local, ...none };
  // RFC 3312 §5: what the other end has set aside is its own, branch by branch.
  if (session.reservation) copied.reservation = { ...session.reservation, remote: false, confirm: false, told: false };
  return copied;
}

function readEarly(phone: Phone, call: Call, tag: string, response: Response, reliable: boolean, env: Env): void {
  const session = sessionOf(call, tag);
  // RFC 3312 §6: the one that is called makes the offer, and with it the preconditions.
  const reach = session.state === 'Idle' ? offeredReach(phone, response) : null;
  if (reach !== null) session.reservation = newReservation(reach);
  readDescription(phone, ownerOf(call, tag), session, response, env);
  // RFC 6337 §2.1: what came unreliably is a preview; only what came reliably can be built on.
  if (reliable && session.state === 'Agreed' && !session.firm) {
    session.firm = true;
    if (session === call.session) chooseCodec(phone, call, env);
  }
}

/** Whether something can be heard before the call is answered. */
const isHeard = (call: Call): boolean => {
  const sessions = call.forks === null ? [] : [...call.forks.sessions.values()];
  // An answer that only settles preconditions brings no sound with it.
  return [call.session, ...sessions].some(({ streams, reservation }) => streams.size > 0 && !reservation);
};

/** RFC 3960 §3.2: a phone makes the tone itself when the other one rings, unless media come already. */
export function ringBack(call: Call, detail: string, env: Env): void {
  const remote = isHeard(call);
  const text = remote ? 'media come already: no tone of its own' : 'no media come: the phone makes the tone itself';
  if (remote) {
    const data = { made: 'by the other side' };
    env.out.push({ type: 'decision', what: 'ringback', data, rule: { rfc: 3960, section: '3.2', text } });
  }
  perceive(env, 'ringback', call, remote ? `${detail}, heard over the network` : detail);
}

/** 13.2.2.4: the branch that answered is the call now; what the others played falls silent. */
export function chooseBranch(call: Call, tag: string, env: Env): void {
  const own = call.early.keys().next().value;
  if (call.forks === null && (own === undefined || own === tag)) return;
  const { session } = call;
  const chosen = own === tag ? session : (call.forks?.sessions.get(tag) ?? fork(call));
  if (chosen !== session) closeStreams(session, env);
  // The room that has been set aside is for whichever branch answers.
  if (chosen.reservation && session.reservation) chosen.reservation.state = session.reservation.state;
  closeForks(call, chosen, env);
  call.session = chosen;
}

/** The branch with this tag is over: it falls silent, and where it was the call's own the next one takes its place. */
export function dropBranch(call: Call, tag: string, env: Env): void {
  const own = call.early.keys().next().value === tag && call.dialog === null;
  const branch = call.forks?.sessions.get(tag);
  call.early.delete(tag);
  call.forks?.rseqs.delete(tag);
  if (branch !== undefined) {
    closeStreams(branch, env);
    call.forks?.sessions.delete(tag);
  }
  if (!own) return;
  closeStreams(call.session, env);
  const next = call.early.keys().next().value;
  call.session = (next === undefined ? undefined : call.forks?.sessions.get(next)) ?? fork(call);
  if (next !== undefined) call.forks?.sessions.delete(next);
}

/** Silences every branch but the chosen one. */
export function closeForks(call: Call, chosen: Session | null, env: Env): void {
  if (call.forks === null) return;
  for (const session of call.forks.sessions.values()) if (session !== chosen) closeStreams(session, env);
  call.forks = null;
}

/** The dialog in which this end may send requests before the answer: the only one there is. */
export const dialogNow = (call: Call): Dialog | null =>
  call.dialog ?? (call.early.size === 1 ? (call.early.values().next().value ?? null) : null);
