// Each line of a session description, in its situation: who offers, who answers, and what has changed since this end
// last described itself. RFC 8866 §5 and §6; RFC 3264 §5, §6, §8; RFC 3312 §5.1.1; RFC 4733 §2.4.1; RFC 8445 §5.1.1.

import type { MediaSection, SdpResult } from '../../message/sdp';
import { codecName, ownBefore, theirsBefore } from '../descriptions';
import { listed, quotedText, type Said, say } from '../say';
import type { Situation } from '../situation';
import { specOf, whoAt } from '../who';
import { attribute } from './attributes';
import { type Describing, sectionOf } from './describing';

/** A function that tells the lines of one description, called with them in order. */
export function describing(s: Situation, read: SdpResult): (text: string, index: number) => Said {
  const told: Describing = {
    s,
    sdp: read.ok ? read.sdp : null,
    before: ownBefore(s.trace, s.sending),
    theirs: theirsBefore(s.trace, s.sending),
    stream: -1,
  };
  return (text, index) => {
    if (!read.ok && read.error.line === index + 1)
      return say(
        `This line cannot be read: expected ${read.error.expected}. So the whole description is refused.`,
        8866,
        '5',
      );
    if (text.startsWith('m=')) told.stream++;
    return lineOf(told, text);
  };
}

function lineOf(d: Describing, text: string): Said {
  const value = text.slice(2);
  switch (text.slice(0, 2)) {
    case 'v=':
      return say('The version of the notation, which is always 0.', 8866, '5.1');
    case 'o=':
      return origin(d, value);
    case 's=':
      return say('A name for the session; a call needs none, so there is only a sign.', 8866, '5.3');
    case 'i=':
      return say('What it is about, for people.', 8866, '5.4');
    case 'u=':
      return say('Where more can be read about it.', 8866, '5.5');
    case 'e=':
    case 'p=':
      return say('Whom to ask about it.', 8866, '5.6');
    case 'c=':
      return connection(d, value);
    case 'b=':
      return say('How much of the line it may use.', 8866, '5.8');
    case 't=':
      return value.trim() === '0 0'
        ? say('From when till when: no limits, it lasts as long as the call.', 8866, '5.9')
        : say('From when till when the session takes place.', 8866, '5.9');
    case 'r=':
      return say('How the times repeat.', 8866, '5.10');
    case 'z=':
      return say('How clocks are put forward or back meanwhile.', 8866, '5.11');
    case 'k=':
      return say('A key in the open: a way that is no longer used.', 8866, '5.12');
    case 'm=':
      return media(d);
    case 'a=':
      return attribute(d, value);
    default:
      return say('No line of a session description.', 8866, '5');
  }
}

function origin({ s, before, sdp }: Describing, value: string): Said {
  const who = s.author.label;
  const old = before?.sdp.origin;
  const now = sdp?.origin;
  if (now === undefined) return say('Who made the description, its number, its version and from where.', 8866, '5.2');
  if (old === undefined || old.sessionId !== now.sessionId)
    return say(
      `${who} names the session by a number nobody else uses; the version after it grows with each change.`,
      8866,
      '5.2',
    );
  if (old.version === now.version)
    return say('The same session in the same version: nothing has changed in it.', 3264, '8');
  return say(
    `The same session, in version ${quotedText(now.version)} after ${quotedText(old.version)}: something below has changed.`,
    3264,
    value === '' ? '5' : '8',
  );
}

function connection(d: Describing, value: string): Said {
  const { s } = d;
  const address = value.split(' ')[2] ?? '';
  if (address === '0.0.0.0') return say('Nowhere: an old way to say that nothing is to be sent, a hold.', 3264, '8.4');
  const where = whoAt(s.trace, address.split('/')[0] ?? '');
  const sender = s.other;
  if (where === null) return say(`The address where media from ${sender} are to come.`, 8866, '5.7');
  const hidden =
    specOf(s.trace, where.id)?.behind === undefined
      ? ''
      : ' It is a private address, which is known only behind the NAT.';
  if (where.id === s.author.id)
    return say(`Media from ${sender} are to come here: the address of ${where.label}.${hidden}`, 8866, '5.7');
  return say(
    `Media from ${sender} are to come to ${where.label}, not straight to ${s.author.label}.${hidden}`,
    8866,
    '5.7',
  );
}

function codecsOf(section: MediaSection): string {
  return listed(
    section.formats.slice(0, 8).map((format) => quotedText(codecName(section, format) ?? `format ${format}`)),
  );
}

function media(d: Describing): Said {
  const section = sectionOf(d);
  if (section === null)
    return say('A stream: its kind, its port, how it is carried, and in which formats.', 8866, '5.14');
  const { s, theirs, before, stream } = d;
  const { kind, port } = section;
  const who = s.author.label;
  const word = quotedText(kind);
  if (port === 0) {
    return s.sdp === 'answer' && theirs?.sdp.media[stream]?.port !== 0
      ? say(`${who} does not take this ${word} stream: port 0 refuses it.`, 3264, '6')
      : say(`The ${word} stream is over: port 0 ends it, and its place stays.`, 3264, '8.2');
  }
  if (s.sdp === 'answer') {
    const offered = theirs?.sdp.media[stream]?.formats.length ?? 0;
    const chosen = offered > section.formats.length ? ', chosen from what was offered' : '';
    return say(`${who} takes ${word} at port ${port}, in ${codecsOf(section)}${chosen}.`, 3264, '6.1');
  }
  const old = before?.sdp.media[stream];
  const order = section.formats.length > 1 ? '; what it likes best comes first' : '';
  if (before !== null && old === undefined)
    return say(`${who} offers a new stream: ${word} at port ${port}, in ${codecsOf(section)}${order}.`, 3264, '8.1');
  return say(`${who} can take ${word} at port ${port}, in ${codecsOf(section)}${order}.`, 3264, '5.1');
}
