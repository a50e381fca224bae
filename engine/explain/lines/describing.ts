// What the lines of one session description are told with, and what a direction means where it stands: RFC 8866 §6.7,
// RFC 3264 §6.1 and §8.4.

import type { MediaSection, Sdp } from '../../message/sdp';
import { type Direction, directionOf, type Told } from '../descriptions';
import { owned, type Said, say } from '../say';
import type { Situation } from '../situation';

/** What the lines of one description are told with. */
export interface Describing {
  readonly s: Situation;
  readonly sdp: Sdp | null;
  readonly before: Told | null;
  readonly theirs: Told | null;
  /** Index of the stream whose lines are read; -1 above the first. */
  stream: number;
}

export const sectionOf = ({ sdp, stream }: Describing): MediaSection | null => sdp?.media[stream] ?? null;

/** What a direction means where it stands (RFC 3264 §6.1, §8.4). */
export function directionSaid(d: Describing, direction: Direction): Said {
  const { s, before, stream } = d;
  const [a, b] = [s.author.label, s.other];
  const old =
    before === null || before.sdp.media[stream] === undefined
      ? null
      : directionOf(before.sdp, before.sdp.media[stream]);
  const held = s.sdp === 'offer' && old === 'sendrecv' ? `${a} holds the call: ` : '';
  switch (direction) {
    case 'sendonly':
      return say(`${held}${a} may send, and wants nothing from ${b}.`, 8866, '6.7.3');
    case 'recvonly':
      return s.sdp === 'answer'
        ? say(`The mirror of what ${b} said: ${a} listens and sends nothing.`, 3264, '6.1')
        : say(`${a} wants to listen and will send nothing.`, 8866, '6.7.1');
    case 'inactive':
      return say(`${held}nothing flows in either direction; ${owned(a, 'stream')} keeps its place.`, 8866, '6.7.4');
    default:
      return say(
        `Media flow both ways between ${a} and ${b}; that is also meant where nothing is said.`,
        8866,
        '6.7.2',
      );
  }
}
