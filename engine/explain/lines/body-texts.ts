// The lines of bodies that are no session descriptions: pieces of SIP messages (RFC 3420), waiting messages (RFC 3842
// §5.2), presence (RFC 3863 §4.1.1), calls of a phone (RFC 4235 §4.1), pressed keys and plain text.

import { type Cited, cite, quotedText, type Said, say } from '../say';
import type { Situation } from '../situation';

/** What each element of these documents tells: the name, the words, the section. */
type Element = readonly [name: string, text: string, rule: Cited];

const PRESENCE: readonly Element[] = [
  ['presence', 'A presence document, and whom it is about.', cite(3863, '4.1.1')],
  ['tuple', 'One place where the person may be reached.', cite(3863, '4.1.2')],
  ['status', 'How it stands there.', cite(3863, '4.1.3')],
  ['basic', 'Open: can be reached there. Closed: cannot.', cite(3863, '4.1.4')],
  ['contact', 'The address of that place.', cite(3863, '4.1.5')],
  ['note', 'A remark for people.', cite(3863, '4.1.6')],
  ['timestamp', 'When that was so.', cite(3863, '4.1.7')],
];

const DIALOGS: readonly Element[] = [
  ['dialog-info', 'The calls of a phone; the version grows with each report.', cite(4235, '4.1')],
  ['dialog', 'One call; with its identifiers, when the reader may know them.', cite(4235, '4.1.1')],
  ['state', 'How far the call has come.', cite(4235, '4.1.2')],
  ['local', 'This end of the call.', cite(4235, '4.1.6')],
  ['remote', 'The other end of the call.', cite(4235, '4.1.6')],
  ['identity', 'Who that is.', cite(4235, '4.1.6.1')],
  ['target', 'Where that end is reached.', cite(4235, '4.1.6.2')],
];

function inXml(elements: readonly Element[], text: string, otherwise: Cited): Said {
  if (text.trimStart().startsWith('<?')) return { text: 'What follows is XML.', rule: otherwise };
  if (/^\s*<\//.test(text)) return { text: 'It ends here.', rule: otherwise };
  const name = /<([\w:-]+)/.exec(text)?.[1]?.replace(/^.*:/, '');
  const known = elements.find(([element]) => element === name);
  if (known !== undefined) return { text: known[1], rule: known[2] };
  return { text: 'More of the document.', rule: otherwise };
}

function fragment(s: Situation, text: string): Said {
  const line = /^SIP\/2\.0 (\d{3})/.exec(text)?.[1];
  if (line === undefined) return say('Names the dialog that came of it, for whoever may take it over.', 3420, '2');
  const status = Number(line);
  const means = status < 200 ? 'still on its way' : status < 300 ? 'it has come about' : 'it has not come about';
  return say(`The answer that ${s.author.label} got to the call it was asked to make: ${means}.`, 3515, '2.4.5');
}

function waiting(text: string): Said {
  if (/^Messages-Waiting:\s*yes/i.test(text)) return say('Messages wait: a lamp may be lit.', 3842, '5.2');
  if (/^Messages-Waiting:/i.test(text)) return say('No messages wait: the lamp may go out.', 3842, '5.2');
  if (/^Message-Account:/i.test(text)) return say('The mailbox it is about.', 3842, '5.2');
  return say('How many are new and how many old; in brackets those that are urgent.', 3842, '5.2');
}

function key(text: string): Said {
  if (/^Signal\s*=/i.test(text)) return say('The key that was pressed.', 2976, '2.3');
  if (/^Duration\s*=/i.test(text)) return say('For how many milliseconds it was pressed.', 2976, '2.3');
  return say('More about the key.', 2976, '2.3');
}

/** One line of a body of this type. */
export function purposeOfText(s: Situation, type: string, text: string): Said {
  switch (type) {
    case 'message/sipfrag':
      return fragment(s, text);
    case 'application/simple-message-summary':
      return waiting(text);
    case 'application/pidf+xml':
      return inXml(PRESENCE, text, cite(3863, '4.1.1'));
    case 'application/dialog-info+xml':
      return inXml(DIALOGS, text, cite(4235, '4.1'));
    case 'application/dtmf-relay':
      return key(text);
    case 'text/plain':
    case 'text/html':
      return say(`What ${s.author.label} writes to ${s.other}.`, 3428, '4');
    default:
      return say(
        `A body of the kind ${type === '' ? 'that is not named' : quotedText(type)}; whoever cannot read it answers 415.`,
        3261,
        '8.2.3',
      );
  }
}
