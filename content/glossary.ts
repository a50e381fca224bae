// The words of the trade, each in a sentence or two of plain English, and where an RFC defines it.

export interface Term {
  readonly name: string;
  readonly says: string;
  /** 'RFC 3261 §6'; null where no RFC defines the word. */
  readonly rfc: string | null;
  /** A scenario and a moment of it where the word lives, in the words of a lesson. */
  readonly live?: readonly [scenario: string, moment: string];
}

export const GLOSSARY: readonly Term[] = [
  {
    name: 'SIP',
    says: 'The Session Initiation Protocol: the messages with which calls are set up, changed and ended.',
    rfc: 'RFC 3261 §1',
    live: ['two-proxies-udp', 'first INVITE alice -> p1'],
  },
  {
    name: 'session',
    says: 'Something people share for a while over a network: a phone call, a video call, a chat.',
    rfc: 'RFC 3261 §6',
    live: ['two-proxies-udp', 'arrival of first ACK p2 -> bob'],
  },
  {
    name: 'user agent',
    says: 'A program that speaks SIP for a person or a service: a desk phone, an app, a voicemail box.',
    rfc: 'RFC 3261 §6',
    live: ['two-proxies-udp', 'first INVITE alice -> p1'],
  },
  {
    name: 'UAC',
    says: 'User agent client: the role of whoever sends a request, for the time of that request.',
    rfc: 'RFC 3261 §6',
    live: ['two-proxies-udp', 'first BYE bob -> p2'],
  },
  {
    name: 'UAS',
    says: 'User agent server: the role of whoever answers a request, for the time of that request.',
    rfc: 'RFC 3261 §6',
    live: ['two-proxies-udp', 'first 200 bob -> p2'],
  },
  {
    name: 'proxy',
    says: 'A server that passes requests on towards their target and answers back the same way. It starts no call of its own.',
    rfc: 'RFC 3261 §6',
    live: ['two-proxies-udp', 'first INVITE p1 -> p2'],
  },
  {
    name: 'redirect server',
    says: 'A server that answers every request with the places where the target is, and then is out of it.',
    rfc: 'RFC 3261 §6',
    live: ['rfc3665-3.6', 'first 302 redirect -> alice'],
  },
  {
    name: 'registrar',
    says: 'A server that accepts REGISTER requests and writes down where each user is now.',
    rfc: 'RFC 3261 §6',
    live: ['five-steps', 'first REGISTER bob -> p2'],
  },
  {
    name: 'location service',
    says: 'The list of who is where that a registrar keeps and proxies ask. It speaks no SIP.',
    rfc: 'RFC 3261 §6',
    live: ['five-steps', 'question p2'],
  },
  {
    name: 'binding',
    says: 'One line of the list that a registrar keeps: a person’s public address, a place where they are, and until when it holds.',
    rfc: 'RFC 3261 §6',
    live: ['five-steps', 'first 200 REGISTER p2 -> bob'],
  },
  {
    name: 'address of record',
    says: 'A person’s public SIP address, such as sip:bob@biloxi.example.com: the one on the business card.',
    rfc: 'RFC 3261 §6',
    live: ['five-steps', 'first REGISTER bob -> p2'],
  },
  {
    name: 'contact',
    says: 'The address of one device, where it can be reached directly just now.',
    rfc: 'RFC 3261 §8.1.1.8',
    live: ['five-steps', 'first REGISTER bob -> p2'],
  },
  {
    name: 'request',
    says: 'A SIP message that asks for something: INVITE, ACK, BYE and others.',
    rfc: 'RFC 3261 §7.1',
    live: ['two-proxies-udp', 'first INVITE alice -> p1'],
  },
  {
    name: 'response',
    says: 'A SIP message that answers a request with a number: 180 is ringing, 200 is yes, 486 is busy.',
    rfc: 'RFC 3261 §7.2',
    live: ['two-proxies-udp', 'first 180 bob -> p2'],
  },
  {
    name: 'provisional response',
    says: 'An answer from 100 to 199: something is happening, but it is not decided yet.',
    rfc: 'RFC 3261 §7.2',
    live: ['two-proxies-udp', 'first 180 bob -> p2'],
  },
  {
    name: 'final response',
    says: 'An answer from 200 to 699: it is decided, and no other answer of this branch will follow.',
    rfc: 'RFC 3261 §7.2',
    live: ['two-proxies-udp', 'first 200 bob -> p2'],
  },
  {
    name: 'transaction',
    says: 'One request with all its copies and all its answers, between two neighbours.',
    rfc: 'RFC 3261 §17',
    live: ['two-proxies-udp', 'first INVITE alice -> p1'],
  },
  {
    name: 'dialog',
    says: 'What two ends remember of each other while a call lasts: who, which call, the next number, and the way there.',
    rfc: 'RFC 3261 §12',
    live: ['two-proxies-udp', 'first 200 bob -> p2'],
  },
  {
    name: 'tag',
    says: 'A short random word that each end adds to its name, so that two calls between the same people differ.',
    rfc: 'RFC 3261 §19.3',
    live: ['two-proxies-udp', 'first 180 bob -> p2'],
  },
  {
    name: 'branch',
    says: 'A word in a Via line that names one transaction: the answer carries it back, so it finds its question.',
    rfc: 'RFC 3261 §8.1.1.7',
    live: ['two-proxies-udp', 'first INVITE p1 -> p2'],
  },
  {
    name: 'hop',
    says: 'One leg of a message’s way, from one element to the next.',
    rfc: null,
    live: ['two-proxies-udp', 'first INVITE p1 -> p2'],
  },
  {
    name: 'header',
    says: 'A line of a SIP message before its body: a name, a colon and a value.',
    rfc: 'RFC 3261 §7.3',
    live: ['two-proxies-udp', 'first INVITE alice -> p1'],
  },
  {
    name: 'SDP',
    says: 'The Session Description Protocol: a few lines of text that say which sound or picture one can send and take, and where.',
    rfc: 'RFC 8866 §1',
    live: ['two-proxies-udp', 'first INVITE alice -> p1'],
  },
  {
    name: 'RTP',
    says: 'The Real-time Transport Protocol: the packets that carry sound and picture. SIP never carries them.',
    rfc: 'RFC 3550 §1',
    live: ['two-proxies-udp', 'alice is connected'],
  },
  {
    name: 'DNS',
    says: 'The system of name servers that turns a name such as biloxi.example.com into addresses.',
    rfc: 'RFC 3263 §1',
    live: ['dns-failover', 'question alice'],
  },
  {
    name: 'codec',
    says: 'A way to turn sound into numbers and back, such as PCMU or Opus. Both ends must know the same one.',
    rfc: 'RFC 3264 §5.1',
    live: ['one-codec-please', 'first 183 bob -> alice'],
  },
  {
    name: 'offer',
    says: 'A session description that proposes: these streams, these codecs, this address.',
    rfc: 'RFC 3264 §5',
    live: ['five-steps', 'first INVITE alice -> p1'],
  },
  {
    name: 'answer',
    says: 'The session description that replies to an offer, stream by stream: yes with these codecs, or no.',
    rfc: 'RFC 3264 §6',
    live: ['five-steps', 'first 200 bob -> p2'],
  },
  {
    name: 'early media',
    says: 'Sound that is heard before the call is answered: an announcement, or a ringing tone made elsewhere.',
    rfc: 'RFC 3960 §1',
    live: ['announcement-before-answer', 'first 183 gateway -> alice'],
  },
  {
    name: 'forking',
    says: 'One request becomes several, because a person has several devices.',
    rfc: 'RFC 3261 §16.6',
    live: ['both-phones-answer', 'first 200 desk -> p1'],
  },
  {
    name: 'retransmission',
    says: 'The same message sent again because no answer came in time. Not a new message: same branch, same bytes.',
    rfc: 'RFC 3261 §17.1.1.2',
    live: ['ack-lost-for-good', 'second 200 bob -> alice'],
  },
  {
    name: 'T1',
    says: 'An estimate of how long a message and its answer take there and back: half a second unless somebody knows better.',
    rfc: 'RFC 3261 §17.1.1.1',
    live: ['two-proxies-invite-lost', 'timer p1 A'],
  },
  {
    name: 'digest',
    says: 'A way to prove that one knows a password without sending it: a hash of the password and of a word the server chose.',
    rfc: 'RFC 3261 §22.4',
    live: ['rfc3665-2.1', 'second REGISTER bob -> server'],
  },
  {
    name: 'nonce',
    says: 'A word that a server makes up for one challenge, so that an overheard proof is of no use later.',
    rfc: 'RFC 7616 §3.3',
    live: ['rfc3665-2.1', 'first 401 server -> bob'],
  },
  {
    name: 'B2BUA',
    says: 'Back-to-back user agent: a box that ends each call and makes another one on its other side. Not a proxy.',
    rfc: 'RFC 3261 §6',
    live: ['box-hides-both', 'first INVITE box -> p2'],
  },
  {
    name: 'NAT',
    says: 'A box, often a home router, that puts its own public address in place of the private ones behind it.',
    rfc: 'RFC 3581 §1',
    live: ['nat-helped', 'first INVITE bob -> p2'],
  },
  {
    name: 'transfer',
    says: 'Handing a call over: one end asks the other, with REFER, to call somebody else.',
    rfc: 'RFC 5589 §1',
    live: ['five-steps', 'first REFER bob -> p2'],
  },
  {
    name: 're-INVITE',
    says: 'An INVITE inside a call that stands: it asks to change the session, for example to hold it.',
    rfc: 'RFC 3261 §14',
    live: ['five-steps', 'first INVITE bob -> p2'],
  },
  {
    name: 'precondition',
    says: 'Something that must hold before a phone may ring, such as room in the network for the call.',
    rfc: 'RFC 3312 §1',
    live: ['room-before-ringing', 'first 183 bob -> alice'],
  },
  {
    name: 'loose routing',
    says: 'Each proxy removes its own line from the Route list and leaves the target alone.',
    rfc: 'RFC 3261 §16.12',
    live: ['rfc3665-3.2', 'first ACK ss1 -> ss2'],
  },
  {
    name: 'presence server',
    says: 'A server that keeps how people are, as their phones publish it, and tells whoever watches them.',
    rfc: 'RFC 3856 §6',
    live: ['how-alice-is', 'first PUBLISH p1 -> ps'],
  },
  {
    name: 'entity-tag',
    says: 'A name for one version of published state. Who renews or changes it names that version, and gets another name.',
    rfc: 'RFC 3903 §8',
    live: ['how-alice-is', 'first 200 PUBLISH ps -> p1'],
  },
  {
    name: 'trust domain',
    says: 'Servers that have agreed to believe each other when one says who a caller is, and to keep that to themselves.',
    rfc: 'RFC 3325 §2',
    live: ['anonymous-but-known', 'first INVITE p1 -> p2'],
  },
];

/** A term by its name. @throws RangeError when the glossary does not have it. */
export function term(name: string): Term {
  const found = GLOSSARY.find((t) => t.name === name);
  if (!found) throw new RangeError(`the glossary has no "${name}"`);
  return found;
}
