// The media side of one dialog as plain data: what this end wants, what was offered and agreed, what is open
// (RFC 3264). How it changes is in `media.ts`.

import { begin } from '../machine';
import type { Sdp } from '../message/sdp';
import type { MediaChanged } from '../model/output';
import { freePort } from './lines';
import { offerAnswerMachine } from './offer-answer.machine';
import type { Phone } from './phone';
import type { Reservation } from './reservation';
import { kindsOf } from './sdp-of';

/** What the person at this end wants of the session. Offers and answers are made from it. */
export interface Wanted {
  /** The call is to be on hold. */
  readonly hold: boolean;
  /** The kinds of media this end offers: 'audio', 'video'. */
  readonly kinds: readonly string[];
  /** Kinds it has taken out and will not take back by itself. */
  readonly without: readonly string[];
  /** The codecs it keeps to, or null for all it has. */
  readonly codecs: readonly string[] | null;
  /** Descriptions are not to name its person (RFC 3323 §4.1). */
  readonly hides?: boolean;
}

export interface Session {
  /** Of the offer/answer machine. */
  state: string;
  local: Sdp | null;
  remote: Sdp | null;
  /** The local description that held before the offer that is out. */
  agreed: Sdp | null;
  /** The streams that are open, by the index of their m= line. */
  readonly streams: Map<number, MediaChanged>;
  readonly port: number;
  wanted: Wanted;
  /** What was wanted when this end last agreed: what a refused change falls back to. */
  granted: Wanted;
  /** Whether the other side has put the call on hold. */
  held: boolean;
  /** Whether the first answer went or came in a message that is sure to arrive (RFC 6337 §2.1). */
  firm: boolean;
  /** What the network has to have set aside before the call goes on (RFC 3312); null when nothing. */
  reservation?: Reservation | null;
}

/** A call without media yet, on ports no other call of this phone uses. */
export function newSession(phone: Phone, hides = false): Session {
  const kinds = kindsOf(phone);
  const plain: Wanted = { hold: false, kinds: kinds.includes('audio') ? AUDIO : kinds, without: NONE, codecs: null };
  const wanted: Wanted = hides ? { ...plain, hides } : plain;
  return {
    state: begin(offerAnswerMachine).to,
    local: null,
    remote: null,
    agreed: null,
    streams: new Map(),
    port: freePort(phone.going),
    wanted,
    granted: wanted,
    held: false,
    firm: false,
  };
}

const AUDIO: readonly string[] = ['audio'];
const NONE: readonly string[] = [];
