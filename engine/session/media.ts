// RFC 3264 as a phone lives it: what it offered, what was answered, and the streams that come of both. The rules of
// who may offer when are in `offer-answer.machine.ts`; SDP itself is in `message/sdp.ts`.

import { advance, begin } from '../machine';
import { make } from '../message/headers';
import type { AnyHeader, Message } from '../message/message';
import type { MediaSection, Sdp } from '../message/sdp';
import { parseSdp, printSdp } from '../message/sdp';
import type { Env, MediaChanged } from '../model/output';
import type { Codec } from './codecs';
import { codecNamed, codecsOf } from './codecs';
import { offerAnswerMachine } from './offer-answer.machine';
import type { Phone } from './phone';
import type { Direction } from './sdp-of';
import { saidDirection, writeDescription } from './sdp-of';

/** The media side of one call. */
export interface Session {
  state: string;
  /** Version of the next description in its o= line (RFC 3264 §8). */
  version: number;
  local: Sdp | null;
  remote: Sdp | null;
  /** The streams that are open, by the index of their m= line. */
  readonly streams: Map<number, MediaChanged>;
}

/** A call without media yet. */
export const newSession = (): Session => ({
  state: begin(offerAnswerMachine).to,
  version: 0,
  local: null,
  remote: null,
  streams: new Map(),
});

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

/** 5: an offer of everything this phone can do, for the body of a request or response. */
export function makeOffer(phone: Phone, owner: string, session: Session, env: Env): string {
  move(owner, session, 'send-offer', env);
  session.local = writeDescription(phone, owner, session.version++, null, env);
  return printSdp(session.local);
}

/**
 * An INVITE's body, if it has one: an offer. Returns null when the phone can take it, or the Warning that goes with
 * the 488 when it cannot (RFC 3261 §13.3.1.3 and §20.43).
 */
export function readOffer(phone: Phone, owner: string, session: Session, message: Message, env: Env): AnyHeader | null {
  const offer = sdpOf(message);
  if (offer === null) return null;
  if (!offer.media.some((section) => common(phone, section) !== null)) {
    return make('warning', [{ code: 305, agent: phone.spec.host, text: 'Incompatible media format' }]);
  }
  move(owner, session, 'receive-offer', env);
  session.remote = offer;
  return null;
}

/** 6: the answer to the offer that is on the table; without one, an offer of our own (RFC 3261 §13.2.1). */
export function makeAnswer(phone: Phone, owner: string, session: Session, env: Env): string {
  if (session.state !== 'OfferReceived') return makeOffer(phone, owner, session, env);
  session.local = writeDescription(phone, owner, session.version++, session.remote, env);
  move(owner, session, 'send-answer', env);
  return printSdp(session.local);
}

/**
 * A description from the other side: the answer to our offer, which opens the streams, or, when we made none, an
 * offer that our ACK must answer (RFC 3261 §13.2.2.4).
 */
export function readDescription(phone: Phone, owner: string, session: Session, message: Message, env: Env): void {
  const sdp = sdpOf(message);
  if (sdp === null) return;
  if (session.state === 'Idle') {
    readOffer(phone, owner, session, message, env);
    return;
  }
  const settles = session.state === 'OfferSent';
  if (!move(owner, session, 'receive-answer', env) || !settles) return;
  session.remote = sdp;
  openStreams(session, owner, env);
}

function sdpOf(message: Message): Sdp | null {
  if (typeof message.body !== 'string' || message.body.length === 0) return null;
  const read = parseSdp(message.body);
  return read.ok ? read.sdp : null;
}

/** The first codec of an offered stream that this phone has too. */
function common(phone: Phone, section: MediaSection): Codec | null {
  for (const codec of codecsOf(section)) {
    if (phone.spec.codecs.some((name) => codecNamed(name)?.name === codec.name)) return codec;
  }
  return null;
}

/** Both descriptions are known: media flows as they agree (RFC 3264 §7 and §8). */
export function openStreams(session: Session, owner: string, env: Env): void {
  const { local, remote } = session;
  if (local === null || remote === null || session.state !== 'Agreed') return;
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
    codec: codec?.name ?? '?',
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

const addressOf = (sdp: Sdp, section: MediaSection): string => (section.connection ?? sdp.connection)?.address ?? '';

/** What really flows: what one side sends and the other receives. */
function directionOf(local: Sdp, mine: MediaSection, remote: Sdp, theirs: MediaSection): Direction {
  const [here, there] = [saidDirection(local, mine), saidDirection(remote, theirs)];
  const sends = (said: Direction): boolean => said === 'sendrecv' || said === 'sendonly';
  const receives = (said: Direction): boolean => said === 'sendrecv' || said === 'recvonly';
  const out = sends(here) && receives(there);
  const back = receives(here) && sends(there);
  return out ? (back ? 'sendrecv' : 'sendonly') : back ? 'recvonly' : 'inactive';
}

/** The call is over: nobody hears anybody any more. */
export function closeStreams(session: Session, env: Env): void {
  for (const [stream, open] of session.streams) close(session, stream, open, env);
}

function close(session: Session, stream: number, open: MediaChanged, env: Env): void {
  session.streams.delete(stream);
  env.out.push({ ...open, change: 'closed' });
}
