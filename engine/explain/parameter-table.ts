// What each parameter of a header is for: one row a parameter, by header and name, then by name alone. What depends on
// the message gets its facts as `p`.

import { type Said, say } from './say';

/** The facts a row may need. */
export interface ParameterFacts {
  /** The value without quotes; empty for a flag. */
  readonly value: string;
  /** Who made the message, and the other end. */
  readonly author: string;
  readonly other: string;
  /** Who wrote this header value: for Via, the hop. */
  readonly writer: string;
  readonly request: boolean;
}

type Row = (p: ParameterFacts) => Said;

const SECONDS = (value: string): string => `${value} s`;

export const PARAMETERS: Readonly<Record<string, Row>> = {
  'via;branch': (p) =>
    p.value.startsWith('z9hG4bK')
      ? say(
          `Names this one request at ${p.writer}: answers and copies are known by it. It begins with z9hG4bK, as all made by RFC 3261 do.`,
          3261,
          '8.1.1.7',
        )
      : say(`Names the request in an older way: it does not begin with z9hG4bK.`, 3261, '17.2.3'),
  'via;received': (p) =>
    say(
      `The address that the request really came from, noted by whoever got it; answers for ${p.writer} go there.`,
      3261,
      '18.2.1',
    ),
  'via;rport': (p) =>
    p.value === ''
      ? say(
          `${p.writer} asks for answers to come back to the port it sends from, whatever that looks like outside.`,
          3581,
          '3',
        )
      : say(
          `The port that the request really came from: answers for ${p.writer} go there, through the NAT.`,
          3581,
          '4',
        ),
  'via;maddr': () => say('Answers go to this address instead.', 3261, '18.2.2'),
  'via;ttl': () => say('How far a multicast packet may travel.', 3261, '20.42'),
  'via;alias': () => say('The connection may be used the other way round as well.', 5923, '8.1'),
  ';tag': (p) =>
    say(
      `One half of the dialog’s name, chosen by ${p.writer}: hard to guess, and the same as long as the dialog lasts.`,
      3261,
      '19.3',
    ),
  'contact;expires': (p) =>
    p.request
      ? say(`How long this binding is to last: ${SECONDS(p.value)}.`, 3261, '10.2.1.1')
      : say(`How long this binding lasts from now: ${SECONDS(p.value)}, unless it is renewed.`, 3261, '10.3'),
  'contact;q': () => say('How much this place is wanted, from 0 to 1: the highest is tried first.', 3261, '10.2.1.2'),
  'contact;reg-id': () => say('Which of the phone’s flows this is.', 5626, '11.2'),
  'contact;+sip.instance': () => say('Which phone this is, whatever its address.', 5626, '4.1'),
  'contact;pub-gruu': () => say('An address that leads to this phone and no other.', 5627, '4.2'),
  'contact;temp-gruu': () => say('The same, without saying whose phone it is.', 5627, '4.2'),
  'contact;isfocus': () => say('This is the middle of a conference.', 4579, '4.1'),
  'contact;automaton': () => say('No person sits there.', 3840, '10.7'),
  'contact;+sip.byeless': () => say('It cannot end a call by itself.', 4235, '5.1'),
  'contact;+sip.rendering': () => say('Whether it plays what it receives to anybody.', 4235, '5.2'),
  'contact;audio': () => say('It can take sound.', 3840, '10.1'),
  'contact;video': () => say('It can take pictures.', 3840, '10.5'),
  'contact;methods': () => say('What it can be asked.', 3840, '10.14'),
  'uri;lr': () =>
    say('A loose router: it leaves the Request-URI alone and is content to stand in Route.', 3261, '19.1.1'),
  'uri;transport': (p) => say(`To be reached over ${p.value.toUpperCase()}.`, 3261, '19.1.1'),
  'uri;maddr': () => say('To be reached at this address instead of the host.', 3261, '19.1.1'),
  'uri;ttl': () => say('How far a multicast packet may travel.', 3261, '19.1.1'),
  'uri;user': (p) =>
    say(
      p.value === 'phone' ? 'The user part is a telephone number.' : 'What kind of name the user part is.',
      3261,
      '19.1.1',
    ),
  'uri;method': (p) => say(`The request to make of it: ${p.value}.`, 3261, '19.1.1'),
  'uri;ob': () => say('To be reached over the flow that it opened itself.', 5626, '11.3'),
  'uri;gr': () => say('It leads to one phone of the user.', 5627, '3.1'),
  'uri?replaces': () =>
    say('Becomes the Replaces of the request: the dialog whose place it takes, with its signs escaped.', 3891, '4'),
  'uri?require': () => say('Becomes the Require of the request: whoever is called must know it.', 3261, '19.1.5'),
  'uri?body': () => say('Becomes the body of the request.', 3261, '19.1.5'),
  'replaces;to-tag': (p) => say(`The tag of ${p.other} in that dialog.`, 3891, '6.1'),
  'replaces;from-tag': () => say('The tag of the other party in that dialog.', 3891, '6.1'),
  'replaces;early-only': () => say('Only while that call still rings.', 3891, '6.1'),
  'join;to-tag': (p) => say(`The tag of ${p.other} in that dialog.`, 3911, '7.1'),
  'join;from-tag': () => say('The tag of the other party in that dialog.', 3911, '7.1'),
  'target-dialog;local-tag': (p) => say(`The tag of ${p.other} in that dialog.`, 4538, '7'),
  'target-dialog;remote-tag': (p) => say(`The tag of ${p.author} in that dialog.`, 4538, '7'),
  'reason;cause': (p) => say(`The number of the reason: ${p.value}.`, 3326, '2'),
  'reason;text': () => say('The reason in words, for people.', 3326, '2'),
  'event;id': () => say('Tells two subscriptions of one kind apart.', 6665, '8.2.1'),
  'subscription-state;expires': (p) => say(`How long it lasts from now: ${SECONDS(p.value)}.`, 6665, '8.2.3'),
  'subscription-state;reason': (p) => say(SUBSCRIPTION_ENDS[p.value] ?? 'Why it ends.', 6665, '4.1.3'),
  'subscription-state;retry-after': (p) => say(`Asking again makes sense after ${SECONDS(p.value)}.`, 6665, '8.2.3'),
  'session-expires;refresher': (p) =>
    say(`Who refreshes: uac is whoever sent the request, uas is whoever answers it. Here: ${p.value}.`, 4028, '4'),
  'content-type;version': () => say('The version of the notation.', 3420, '2'),
  'content-type;charset': () => say('How letters are written as bytes.', 3261, '20.15'),
  'content-type;boundary': () => say('The line that separates the parts.', 5621, '4.1'),
  'content-disposition;handling': () => say('Whether a reader may pass over it.', 5621, '8.2'),
  'retry-after;duration': () => say('How long it will be reached then.', 3261, '20.33'),
  'auth;username': () => say('Who claims to ask.', 7616, '3.4'),
  'auth;realm': () => say('Which passwords are meant: those of this domain.', 7616, '3.3'),
  'auth;nonce': (p) =>
    p.request
      ? say(
          'The server’s own challenge, sent back: it goes into the sum, so that a sum overheard is worth nothing later.',
          7616,
          '3.4',
        )
      : say('A value nobody has seen before; it must go into the sum.', 7616, '3.3'),
  'auth;uri': () =>
    say('What is asked for, as it goes into the sum: the Request-URI when it left the phone.', 7616, '3.4'),
  'auth;response': () => say('The sum. Only who knows the password can make it.', 7616, '3.4.1'),
  'auth;algorithm': (p) => say(`How sums are made: ${p.value}.`, 8760, '2.1'),
  'auth;cnonce': () =>
    say('A value of the client’s own in the sum, so that the server cannot choose all that is hashed.', 7616, '3.4'),
  'auth;qop': (p) =>
    p.request
      ? say(
          p.value === 'auth-int'
            ? 'The body goes into the sum as well.'
            : 'The sum covers who and what, and counts the uses of the nonce.',
          7616,
          '3.4',
        )
      : say(`What the sum may cover: ${p.value}.`, 7616, '3.3'),
  'auth;nc': (p) =>
    say(`How often this nonce has been used, this time included: ${parseInt(p.value, 16)}.`, 7616, '3.4'),
  'auth;opaque': () => say('The server’s own note; it comes back as it was.', 7616, '3.3'),
  'auth;stale': (p) =>
    p.value.toLowerCase() === 'true'
      ? say('The password was right; only the nonce was too old.', 7616, '3.3')
      : say('The challenge is not about an old nonce.', 7616, '3.3'),
  'auth;domain': () => say('What else is protected by the same passwords.', 7616, '3.3'),
  'auth;userhash': () => say('The name may be sent as a hash.', 7616, '3.4.4'),
  'auth;nextnonce': () => say('The nonce to use next time.', 7616, '3.5'),
  'auth;rspauth': () => say('The server’s own sum: it knows the password too.', 7616, '3.5'),
};

const SUBSCRIPTION_ENDS: Readonly<Record<string, string>> = {
  noresource: 'Why it ends: there is nothing more to tell.',
  timeout: 'Why it ends: its time is up.',
  deactivated: 'Why it ends: ask anew, at once.',
  probation: 'Why it ends: ask anew, later.',
  rejected: 'Why it ends: it is no longer allowed.',
  giveup: 'Why it ends: nobody decided whether it is allowed.',
  invariant: 'Why it ends: this will never change.',
};
