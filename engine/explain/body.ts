// A message's body line by line, each with what it is for: session descriptions (RFC 8866, RFC 3264, RFC 3312), and the
// small formats of other bodies (RFC 3420, RFC 3842, RFC 3863, RFC 4235).

import { get } from '../message/headers';
import { parseSdp } from '../message/sdp';
import { summaryOf } from './descriptions';
import { purposeOfText } from './lines/body-texts';
import { kindOfBody } from './lines/contents';
import { describing } from './lines/description';
import { capital, type Said } from './say';
import type { Situation } from './situation';

export interface BodyLine {
  readonly text: string;
  readonly said: Said;
}

export interface Body {
  /** 'application/sdp'; empty when the message does not say. */
  readonly type: string;
  /** 'SDP offer', 'Presence document'. */
  readonly title: string;
  /** 'audio 49172, PCMU/8000'; empty when there is nothing short to say. */
  readonly summary: string;
  readonly lines: readonly BodyLine[];
  /** How many lines there are beyond those told. */
  readonly more: number;
}

/** So many lines are told; nobody reads more of them. */
const MOST_LINES = 400;

/** The body of a message, explained; null when it has none, or bytes that are no text. */
export function bodyOf(s: Situation): Body | null {
  const { body } = s.message;
  if (typeof body !== 'string' || body.length === 0) return null;
  const type = get(s.message, 'content-type')?.value.toLowerCase() ?? '';
  const all = body.replace(/\r?\n$/, '').split(/\r?\n/);
  const texts = all.slice(0, MOST_LINES);
  const shared = { type, more: all.length - texts.length };
  if (type === 'application/sdp') {
    const read = parseSdp(body);
    const tell = describing(s, read);
    const title = `SDP ${s.sdp ?? 'description'}`;
    const summary = read.ok ? summaryOf(read.sdp) : '';
    return { ...shared, title, summary, lines: texts.map((text, i) => ({ text, said: tell(text, i) })) };
  }
  const title = capital(kindOfBody(s, type === '' ? 'unnamed' : type).replace(/^an? /, ''));
  return { ...shared, title, summary: '', lines: texts.map((text) => ({ text, said: purposeOfText(s, type, text) })) };
}
