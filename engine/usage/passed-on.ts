// A description that one phone gave, made fit to be said to another one: RFC 3725 §4.2 to §4.4. Streams go where the
// other phone has them, and the line of descriptions that it was told goes on, whoever speaks.

import type { MediaSection, Sdp } from '../message/sdp';
import { printSdp } from '../message/sdp';
import type { Env } from '../model/output';
import { codecsNamed } from '../session/codecs';
import type { Leg } from '../session/leg';
import type { Phone } from '../session/phone';
import { connectionTo, NOWHERE, writeDescription } from '../session/sdp-of';

const declined = (section: MediaSection): MediaSection => ({ ...section, port: 0, connection: null, attributes: [] });

/** Nothing of what was offered is taken (RFC 3264 §6): each stream with port 0. */
export const decliningAll = (offer: Sdp): Sdp => ({ ...offer, media: offer.media.map(declined) });

/** Whether every stream of an answer was turned down: the two phones have nothing in common (RFC 3725 §4.3). */
export const takesNothing = ({ media }: Sdp): boolean => media.length > 0 && media.every(({ port }) => port === 0);

/** Whether two descriptions of one phone say the same (RFC 3264 §8). */
export const saysTheSame = (a: Sdp, b: Sdp): boolean =>
  JSON.stringify([a.connection, a.media]) === JSON.stringify([b.connection, b.media]);

/**
 * The streams of `from` where another phone has streams of their kind; those it has and `from` has not are declined.
 *
 * @param places the streams in their places at the other phone
 * @param grows whether streams it does not have yet come after them: an offer may add some, an answer may not
 */
export function arranged(from: Sdp, places: readonly MediaSection[], grows: boolean): Sdp {
  const left = [...from.media];
  const media = places.map((place) => {
    const at = left.findIndex(({ kind }) => kind === place.kind);
    return at < 0 ? declined(place) : (left.splice(at, 1)[0] as MediaSection);
  });
  return { ...from, media: grows ? [...media, ...left] : media };
}

/** RFC 3264 §8: whoever speaks, the phone that hears it is told of one session, whose version grows by one. */
function continued(said: Sdp | null, next: Sdp): Sdp {
  if (said === null || sameOrigin(said, next)) return next;
  const version = saysTheSame(said, next) ? said.origin.version : String(Number(said.origin.version) + 1);
  return { ...next, origin: { ...said.origin, version } };
}

const sameOrigin = ({ origin: a }: Sdp, { origin: b }: Sdp): boolean =>
  a.sessionId === b.sessionId && a.username === b.username && a.address === b.address;

/** What one phone says to the other, as the text of an offer. */
export function offerTo(leg: Leg, from: Sdp): string {
  const places = leg.said?.media ?? [];
  leg.said = continued(leg.said, arranged(from, places, true));
  return printSdp(leg.said);
}

/** The same as the text of an answer to what this phone has offered. */
export function answerTo(leg: Leg, from: Sdp): string {
  leg.said = continued(leg.said, arranged(from, leg.heard?.media ?? [], false));
  return printSdp(leg.said);
}

const spoken = (phone: Phone, key: string, env: Env): Sdp => {
  // 4.2: whoever speaks first has to guess what the phone can do: one codec, the first of the controller's own.
  const codec = codecsNamed(phone.spec.codecs).find(({ kind }) => kind === 'audio');
  const wanted = { hold: false, kinds: ['audio'], without: [], codecs: codec === undefined ? null : [codec.name] };
  return writeDescription(
    phone,
    { owner: key, wanted, before: null, port: phone.spec.mediaPort, status: [] },
    null,
    env,
  );
};

/** 4.2: one stream that leads nowhere, for a phone that is to speak first. */
export function blackHole(phone: Phone, key: string, env: Env): Sdp {
  const sdp = spoken(phone, key, env);
  return { ...sdp, connection: connectionTo(NOWHERE) };
}

/** 4.3: every stream that was offered, leading nowhere. */
export function blackHoleFor(phone: Phone, key: string, offer: Sdp, env: Env): Sdp {
  const media = offer.media.map((section, i): MediaSection => {
    if (section.port === 0) return declined(section);
    const attributes = section.attributes.filter(({ name }) => name === 'rtpmap');
    return { ...section, port: phone.spec.mediaPort + 2 * i, connection: null, attributes };
  });
  return { ...blackHole(phone, key, env), media };
}

/** 4.4: no stream at all; which there will be is told later. */
export const silent = (phone: Phone, key: string, env: Env): Sdp => ({ ...spoken(phone, key, env), media: [] });
