// Session descriptions as a conversation: which is the offer, which the answer (RFC 3264 §5, §6; RFC 3261 §13.2.1;
// RFC 3262 §5), what the same end said before, and what changed: a hold, a stream more, another codec (RFC 3264 §8).

import { get, tagIn } from '../message/headers';
import type { Message } from '../message/message';
import type { MediaSection, Sdp } from '../message/sdp';
import { parseSdp } from '../message/sdp';
import type { Trace } from '../model/trace';
import type { Sending } from '../trace/sending';

import { callOf, indexOf } from './run-index';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The description a message carries; null when it carries none that can be read. */
export function sdpIn(message: Message): Sdp | null {
  if (typeof message.body !== 'string' || message.body.length === 0) return null;
  if (get(message, 'content-type')?.value.toLowerCase() !== 'application/sdp') return null;
  const read = parseSdp(message.body);
  return read.ok ? read.sdp : null;
}

/** Who wrote a message: the tag of From in requests, of To in responses. */
export const makerOf = (message: Message): string => tagIn(message, message.kind === 'request' ? 'from' : 'to');

const carriesSdp = (message: Message): boolean =>
  message.body.length > 0 && get(message, 'content-type')?.value.toLowerCase() === 'application/sdp';

/** Whether the request a message belongs to carried a description: the INVITE that an ACK or a PRACK follows, too. */
function requestCarried(trace: Trace, sending: Sending, number: number, method: string): boolean {
  const call = callOf(trace, sending);
  return call.some(
    ({ sent: { message }, entry }) =>
      entry <= sending.entry &&
      message.kind === 'request' &&
      message.method === method &&
      get(message, 'cseq')?.number === number &&
      tagIn(message, 'from') === askerOf(sending.sent.message) &&
      carriesSdp(message),
  );
}

/** The From tag of the request a message is or answers. */
const askerOf = (message: Message): string => tagIn(message, 'from');

/** RFC 3264 §5, §6: what the description of a message is. Null when it has none. */
export function roleOf(trace: Trace, sending: Sending): 'offer' | 'answer' | null {
  const { message } = sending.sent;
  if (!carriesSdp(message)) return null;
  const cseq = get(message, 'cseq');
  if (cseq === undefined) return 'offer';
  if (message.kind === 'response') {
    return requestCarried(trace, sending, cseq.number, cseq.method) ? 'answer' : 'offer';
  }
  // RFC 3261 §13.2.2.4: an ACK can only answer. RFC 3262 §5: a PRACK answers when its INVITE offered nothing.
  if (message.method === 'ACK') return 'answer';
  const rack = message.method === 'PRACK' ? get(message, 'rack') : undefined;
  if (rack === undefined) return 'offer';
  return requestCarried(trace, sending, rack.cseq, rack.method) ? 'offer' : 'answer';
}

/** A description and the packet that brought it. */
export interface Told {
  readonly packet: number;
  readonly sdp: Sdp;
}

/** What this end had described before in the same dialog; null at the first time. */
export function ownBefore(trace: Trace, sending: Sending): Told | null {
  return lastOf(trace, sending, (maker) => maker === makerOf(sending.sent.message));
}

/** What the other end described last; null when it has not yet. */
export function theirsBefore(trace: Trace, sending: Sending): Told | null {
  return lastOf(trace, sending, (maker) => maker !== makerOf(sending.sent.message));
}

function lastOf(trace: Trace, sending: Sending, wanted: (maker: string) => boolean): Told | null {
  const now = sending.sent.message;
  for (const { sent, entry } of callOf(trace, sending).toReversed()) {
    if (entry >= sending.entry || sent.message === now || !wanted(makerOf(sent.message))) continue;
    if (sent.message.body === now.body || refused(trace, sent.message, sending.entry)) continue;
    const sdp = sdpIn(sent.message);
    if (sdp !== null) return { packet: sent.packet, sdp };
  }
  return null;
}

/** Whether a request came to nothing, and its offer with it (RFC 3264 §4). */
function refused(trace: Trace, request: Message, before: number): boolean {
  if (request.kind !== 'request') return false;
  const cseq = get(request, 'cseq');
  const { calls } = indexOf(trace);
  return (calls.get(get(request, 'call-id') ?? '') ?? []).some(({ sent: { message }, entry }) => {
    if (message.kind !== 'response' || message.status < 300 || entry >= before) return false;
    const answered = get(message, 'cseq');
    return (
      answered?.number === cseq?.number && answered?.method === cseq?.method && askerOf(message) === askerOf(request)
    );
  });
}

/** What one end says it does with a stream (RFC 8866 §6.7); no word means both ways. */
export function directionOf(sdp: Sdp, section: MediaSection): Direction {
  return wordIn(section.attributes) ?? wordIn(sdp.attributes) ?? 'sendrecv';
}

function wordIn(attributes: Sdp['attributes']): Direction | null {
  for (const { name } of attributes) {
    if (name === 'sendrecv' || name === 'sendonly' || name === 'recvonly' || name === 'inactive') return name;
  }
  return null;
}

export const addressIn = (sdp: Sdp, section: MediaSection): string =>
  (section.connection ?? sdp.connection)?.address ?? '';

/** The names of a stream's formats, as its rtpmap lines give them, else as RFC 3551 §6 numbers them. */
export function codecsIn(section: MediaSection): string[] {
  return section.formats.map((format) => codecName(section, format) ?? format);
}

const STATIC: Readonly<Record<string, string>> = {
  '0': 'PCMU/8000',
  '3': 'GSM/8000',
  '4': 'G723/8000',
  '8': 'PCMA/8000',
  '9': 'G722/8000',
  '13': 'CN/8000',
  '15': 'G728/8000',
  '18': 'G729/8000',
  '26': 'JPEG/90000',
  '31': 'H261/90000',
  '34': 'H263/90000',
};

export function codecName(section: MediaSection, format: string): string | null {
  for (const { name, value } of section.attributes) {
    if (name === 'rtpmap' && value !== null && value.split(' ')[0] === format) return value.slice(format.length + 1);
  }
  return STATIC[format] ?? null;
}

/** Whether an end asks to be sent nothing: it holds the call (RFC 3264 §8.4; 0.0.0.0 as RFC 2543 said it). */
export function holds(sdp: Sdp): boolean {
  const live = sdp.media.filter(({ port }) => port !== 0);
  return (
    live.length > 0 &&
    live.every((section) => stills(directionOf(sdp, section)) || addressIn(sdp, section) === '0.0.0.0')
  );
}

const stills = (direction: Direction): boolean => direction === 'sendonly' || direction === 'inactive';

/** What a new description changes against the one before, in the words of a call. */
export type Shift = 'hold' | 'resume' | 'more' | 'less' | 'codecs' | 'address' | 'preconditions' | 'same';

export function shiftOf(before: Sdp, now: Sdp): Shift {
  if (holds(now) && !holds(before)) return 'hold';
  if (!holds(now) && holds(before)) return 'resume';
  const live = (sdp: Sdp): number => sdp.media.filter(({ port }) => port !== 0).length;
  if (live(now) > live(before)) return 'more';
  if (live(now) < live(before)) return 'less';
  const facts = (sdp: Sdp, of: (section: MediaSection) => string): string => sdp.media.map(of).join('|');
  const codecs = (section: MediaSection): string => codecsIn(section).join();
  if (facts(now, codecs) !== facts(before, codecs)) return 'codecs';
  const place = (sdp: Sdp): string => facts(sdp, (section) => `${addressIn(sdp, section)}:${section.port}`);
  if (place(now) !== place(before)) return 'address';
  const status = (section: MediaSection): string =>
    section.attributes.flatMap(({ name, value }) => (name === 'curr' || name === 'des' ? [value] : [])).join();
  return facts(now, status) === facts(before, status) ? 'same' : 'preconditions';
}

/** 'audio 49172, PCMU/8000': the streams of a description in a few words. */
export function summaryOf(sdp: Sdp): string {
  if (sdp.media.length === 0) return 'no streams yet';
  return sdp.media
    .map((section) => {
      if (section.port === 0) return `no ${section.kind}`;
      const direction = directionOf(sdp, section);
      const words = [`${section.kind} ${section.port}`, ...codecsIn(section).slice(0, 4)];
      return [...words, ...(direction === 'sendrecv' ? [] : [direction])].join(', ');
    })
    .join('; ');
}
