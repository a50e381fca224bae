// RFC 3264 as a phone lives it: what it offered, what was answered, and the streams that come of both. The rules of
// who may offer when are in `offer-answer.machine.ts`; SDP itself is in `message/sdp.ts`.

import { advance } from '../machine';
import { make } from '../message/headers';
import type { AnyHeader, Message } from '../message/message';
import type { Attribute, MediaSection, Sdp } from '../message/sdp';
import { parseSdp, printSdp } from '../message/sdp';
import type { Env, MediaChanged } from '../model/output';
import type { Codec } from './codecs';
import { codecsNamed, codecsOf } from './codecs';
import { FAX, takesFax } from './fax';
import { offerAnswerMachine } from './offer-answer.machine';
import type { Phone } from './phone';
import { isMet, readStatus, statusLines } from './reservation';
import type { Direction } from './sdp-of';
import { addressOf, NOWHERE, saidDirection, writeDescription } from './sdp-of';
import type { Session, Wanted } from './session';

function move(owner: string, session: Session, event: string, env: Env): boolean {
  const step = advance(offerAnswerMachine, session.state, event);
  if (step === null) {
    const why = `offer and answer stand at ${session.state}`;
    env.out.push({ type: 'ignored', what: event, why, rule: { rfc: 3264, section: '4', text: 'one offer at a time' } });
    return false;
  }
  const { from, to, rule } = step;
  env.out.push({ type: 'state', owner, machine: offerAnswerMachine.id, from, to, event, rule });
  session.state = to;
  return true;
}

const NO_STATUS: readonly Attribute[] = [];

/** 5 and 8: an offer of what this end wants, for the body of a request or response. */
export function makeOffer(phone: Phone, owner: string, session: Session, env: Env): string {
  move(owner, session, 'send-offer', env);
  session.agreed = session.local;
  session.local = writeDescription(phone, writing(owner, session), null, env);
  return printSdp(session.local);
}

const writing = (owner: string, session: Session) => {
  const { wanted, local: before, port, reservation } = session;
  return { owner, wanted, before, port, status: reservation ? statusLines(reservation) : NO_STATUS };
};

/**
 * An offer in a message's body, if there is one. Returns null when the phone can take it, or the Warning that goes
 * with the 488 when it cannot (RFC 3261 §13.3.1.3 and §20.43); then nothing has changed.
 */
export function readOffer(phone: Phone, owner: string, session: Session, message: Message, env: Env): AnyHeader | null {
  const offer = sdpOf(message);
  if (offer === null) return null;
  const refusal = warningFor(phone, session, message);
  if (refusal !== null) return refusal;
  move(owner, session, 'receive-offer', env);
  session.remote = offer;
  if (session.reservation) readStatus(session.reservation, offer);
  return null;
}

/**
 * An offer that has to be answered even where there is nothing to take, each stream with port 0: one in a 2xx (RFC 3261
 * §13.2.2.4) or in a PRACK (RFC 3262 §5).
 */
export function takeOffer(phone: Phone, owner: string, session: Session, message: Message, env: Env): void {
  if (readOffer(phone, owner, session, message, env) !== null && move(owner, session, 'receive-offer', env))
    session.remote = sdpOf(message);
}

/** The Warning that says why this phone cannot take a message's offer; null when it can, or when there is none. */
export function warningFor(phone: Phone, session: Session, message: Message): AnyHeader | null {
  const offer = sdpOf(message);
  if (offer === null) return null;
  // 5: no stream at all is an offer too: the two can talk, and what they say it with is to follow.
  if (offer.media.length === 0) return null;
  const takes = (section: MediaSection): boolean =>
    section.port === 0 || takesFax(phone, section) || common(phone, session, section) !== null;
  if (offer.media.some(takes)) return null;
  return make('warning', [{ code: 305, agent: phone.spec.host, text: 'Incompatible media format' }]);
}

/** A message brings an offer, since this side made none, and there is nothing in it that this phone can take. */
export const cannotTake = (phone: Phone, session: Session, message: Message): boolean =>
  session.state === 'Idle' && warningFor(phone, session, message) !== null;

/** Of what the other side offered before the answer (RFC 3262 §5), this phone had to end every stream. */
export const isBarren = ({ state, local, remote }: Session): boolean =>
  state === 'Agreed' &&
  remote?.media.some(({ port }) => port !== 0) === true &&
  local?.media.every(({ port }) => port === 0) === true;

/** 6: the answer to the offer that is on the table; without one, an offer of our own (RFC 3261 §13.2.1). */
export function makeAnswer(phone: Phone, owner: string, session: Session, env: Env): string {
  if (session.state !== 'OfferReceived') return makeOffer(phone, owner, session, env);
  session.agreed = session.local;
  session.local = writeDescription(phone, writing(owner, session), session.remote, env);
  if (session.remote !== null) session.wanted = withAgreed(session.wanted, session.local, session.remote);
  move(owner, session, 'send-answer', env);
  if (session.remote !== null) session.held = isHeld(session, session.local, session.remote, true);
  return printSdp(session.local);
}

/** 8: what this end has taken of an offer is what its own next offer goes on with, without what the other has ended. */
function withAgreed(wanted: Wanted, local: Sdp, remote: Sdp): Wanted {
  const taken = local.media.filter(({ port }) => port !== 0).map(({ kind }) => kind);
  const ended = remote.media.filter(({ port, kind }) => port === 0 && kind !== 'audio').map(({ kind }) => kind);
  const before = taken.includes(FAX) ? [] : wanted.kinds.filter((kind) => kind !== FAX && !ended.includes(kind));
  const kinds = [...new Set([...before, ...taken])];
  return kinds.join() === wanted.kinds.join() ? wanted : { ...wanted, kinds };
}

/**
 * A description from the other side: the answer to our offer, which opens the streams, or, when we made none, an
 * offer that our ACK or PRACK must answer (RFC 3261 §13.2.2.4, RFC 3262 §5).
 */
export function readDescription(phone: Phone, owner: string, session: Session, message: Message, env: Env): void {
  const sdp = sdpOf(message);
  if (sdp === null) return;
  if (session.state === 'Idle') {
    takeOffer(phone, owner, session, message, env);
    return;
  }
  const settles = session.state === 'OfferSent';
  if (!move(owner, session, 'receive-answer', env) || !settles) return;
  session.remote = sdp;
  if (session.reservation) readStatus(session.reservation, sdp);
  session.granted = session.wanted;
  if (session.local !== null) session.held = isHeld(session, session.local, sdp, false);
  openStreams(session, owner, env);
}

/** The offer that was out is refused: all stays as it was (RFC 3264 §4, RFC 6337 §3.4). */
export function dropOffer(owner: string, session: Session, env: Env): void {
  if (session.state !== 'OfferSent' && session.state !== 'OfferReceived') return;
  const sent = session.state === 'OfferSent';
  const { agreed } = session;
  move(owner, session, agreed === null ? 'refuse' : 'keep', env);
  if (!sent) return;
  session.wanted = session.granted;
  // 8: the next description counts on from the last one sent, taken or not.
  if (agreed !== null && session.local !== null) {
    const { version } = session.local.origin;
    session.local = { ...agreed, origin: { ...agreed.origin, version } };
  }
}

/**
 * Whether the other side holds the call (RFC 3264 §8.4, RFC 6337 §5.3). In an answer to an end that itself asked not
 * to receive, only `inactive` against `sendonly` tells.
 */
function isHeld(session: Session, local: Sdp, remote: Sdp, offered: boolean): boolean {
  let seen = false;
  for (const [i, theirs] of remote.media.entries()) {
    const mine = local.media[i];
    if (theirs.port === 0 || mine === undefined || mine.port === 0) continue;
    const said = saidDirection(remote, theirs);
    if (addressOf(remote, theirs) === NOWHERE) seen = true;
    else if (!offered && saidDirection(local, mine) === 'inactive') return session.held;
    else if (said === 'sendrecv' || said === 'recvonly') return false;
    else seen = true;
  }
  return seen;
}

function sdpOf(message: Message): Sdp | null {
  if (typeof message.body !== 'string' || message.body.length === 0) return null;
  const read = parseSdp(message.body);
  return read.ok ? read.sdp : null;
}

/** The first codec of an offered stream that this phone has too. Tones alone are no common ground. */
function common(phone: Phone, session: Session, section: MediaSection): Codec | null {
  const own = codecsNamed(session.wanted.codecs ?? phone.spec.codecs);
  for (const codec of codecsOf(section)) {
    if (codec.name !== 'telephone-event' && own.some(({ name }) => name === codec.name)) return codec;
  }
  return null;
}

/** Both descriptions are known: media flows as they agree (RFC 3264 §7 and §8). */
export function openStreams(session: Session, owner: string, env: Env): void {
  const { local, remote } = session;
  if (local === null || remote === null || session.state !== 'Agreed') return;
  // RFC 3312 §6: no media while the call waits for its preconditions.
  if (session.reservation && !isMet(session.reservation)) return;
  local.media.forEach((mine, stream) => {
    const theirs = remote.media[stream];
    const before = session.streams.get(stream);
    if (theirs === undefined || mine.port === 0 || theirs.port === 0) {
      if (before !== undefined) close(session, stream, before, env);
      return;
    }
    const now = streamOf(owner, stream, local, mine, remote, theirs, before === undefined ? 'opened' : 'changed');
    session.streams.set(stream, now);
    if (before === undefined || !sameStream(before, now)) env.out.push(now);
  });
}

function streamOf(
  owner: string,
  stream: number,
  local: Sdp,
  mine: MediaSection,
  remote: Sdp,
  theirs: MediaSection,
  change: 'opened' | 'changed',
): MediaChanged {
  const own = codecsOf(mine);
  const codec = codecsOf(theirs).find((c) => own.some((o) => o.name === c.name)) ?? own[0];
  return {
    type: 'media',
    change,
    call: owner,
    stream,
    kind: mine.kind,
    codec: mine.kind === FAX ? 'T.38' : (codec?.name ?? '?'),
    local: { host: addressOf(local, mine), port: mine.port },
    remote: { host: addressOf(remote, theirs), port: theirs.port },
    direction: directionOf(local, mine, remote, theirs),
  };
}

const sameStream = (a: MediaChanged, b: MediaChanged): boolean =>
  a.codec === b.codec &&
  a.direction === b.direction &&
  a.local.host === b.local.host &&
  a.local.port === b.local.port &&
  a.remote.host === b.remote.host &&
  a.remote.port === b.remote.port;

/** What really flows: what one side sends and the other receives. Nothing goes to nowhere (RFC 6337 §5.4). */
function directionOf(local: Sdp, mine: MediaSection, remote: Sdp, theirs: MediaSection): Direction {
  const [here, there] = [saidAt(local, mine), saidAt(remote, theirs)];
  const sends = (said: Direction): boolean => said === 'sendrecv' || said === 'sendonly';
  const receives = (said: Direction): boolean => said === 'sendrecv' || said === 'recvonly';
  const out = sends(here) && receives(there);
  const back = receives(here) && sends(there);
  return out ? (back ? 'sendrecv' : 'sendonly') : back ? 'recvonly' : 'inactive';
}

function saidAt(sdp: Sdp, section: MediaSection): Direction {
  const said = saidDirection(sdp, section);
  if (addressOf(sdp, section) !== NOWHERE) return said;
  return said === 'sendrecv' || said === 'sendonly' ? 'sendonly' : 'inactive';
}

/** The call is over: nobody hears anybody any more. */
export function closeStreams(session: Session, env: Env): void {
  for (const [stream, open] of session.streams) close(session, stream, open, env);
}

function close(session: Session, stream: number, open: MediaChanged, env: Env): void {
  session.streams.delete(stream);
  env.out.push({ ...open, change: 'closed' });
}
