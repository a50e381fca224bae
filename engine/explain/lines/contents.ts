// The lines about the body, and those that only people or clocks read. RFC 3261 §7.4, §18.3, §20; RFC 5621.

import type { Header } from '../../message/message';
import { bodyLength } from '../../message/print';
import { isReliable } from '../../model/address';
import { type Cited, cite, quotedText, type Said, say } from '../say';
import type { Situation } from '../situation';
import type { Place, Tellers } from './teller';

/** What a body is, by its media type. */
export function kindOfBody(s: Situation, type: string): string {
  switch (type.toLowerCase()) {
    case 'application/sdp':
      return s.sdp === null ? 'a session description' : `a session description, the ${s.sdp}`;
    case 'message/sipfrag':
      return 'a piece of another SIP message';
    case 'application/pidf+xml':
      return 'a presence document';
    case 'application/dialog-info+xml':
      return 'a list of calls';
    case 'application/simple-message-summary':
      return 'a summary of waiting messages';
    case 'application/dtmf-relay':
      return 'a pressed key';
    case 'text/plain':
      return 'plain text for people';
    default:
      return `something of the kind ${quotedText(type)}`;
  }
}

function contentLength({ s }: Place, { value }: Header<'content-length'>): Said {
  const stream = isReliable(s.sending.sent.hop.transport);
  const actual = bodyLength(s.message.body);
  if (value === 0)
    return stream
      ? say('No body: on a stream the next message begins right after the empty line.', 3261, '18.3')
      : say('No body follows.', 3261, '20.14');
  const wrong = actual === value ? '' : ` (The body has ${actual}.)`;
  return stream
    ? say(`The body has ${value} bytes; on a stream only this tells where the message ends.${wrong}`, 3261, '18.3')
    : say(`The body has ${value} bytes; what a datagram holds beyond them is ignored.${wrong}`, 3261, '18.3');
}

const forPeople = (what: string, section: Cited): Said => ({ text: `${what}, for people to read.`, rule: section });

export const contents: Tellers = {
  'content-type': ({ s }, { value }) => say(`What the body is: ${kindOfBody(s, value.value)}.`, 3261, '20.15'),
  'content-length': contentLength,
  'content-disposition': (_, { value }) => say(`What the body is for: ${quotedText(value.value)}.`, 3261, '20.11'),
  'content-encoding': (_, { value }) => say(`How the body is packed: ${quotedText(value.join(', '))}.`, 3261, '20.12'),
  'content-language': () => say('The language of the body.', 3261, '20.13'),
  'mime-version': () => say('The rules by which the body is wrapped.', 3261, '20.24'),
  date: ({ s }) =>
    s.method === 'REGISTER'
      ? say(`The time at ${s.author.label}; a phone without a clock can set its own by it.`, 3261, '10.2.5')
      : say(`When ${s.author.label} wrote it.`, 3261, '20.17'),
  timestamp: () => say('When the request left; the answer repeats it, so that the way can be timed.', 3261, '20.38'),
  subject: ({ s }) => forPeople(`What ${s.author.label} is calling about`, cite(3261, '20.36')),
  organization: ({ s }) => forPeople(`Where ${s.author.label} belongs`, cite(3261, '20.25')),
  'user-agent': ({ s }) => forPeople(`The software of ${s.author.label}`, cite(3261, '20.41')),
  server: ({ s }) => forPeople(`The software of ${s.author.label}`, cite(3261, '20.35')),
  priority: ({ s }, { value }) => say(`How urgent it is to ${s.author.label}: ${quotedText(value)}.`, 3261, '20.26'),
  'resource-priority': () =>
    say('How urgent it is where lines are scarce; whoever does not know it passes over it.', 3261, '8.2.2'),
};
