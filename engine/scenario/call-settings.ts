// Settings of a phone that shape its calls while they are set up and while they stand: hold, early media, changes,
// session timers, preconditions, keys.

import * as kind from './kinds';
import { one, type Settings } from './setting';

export const IN_CALLS = {
  hold: one(
    kind.choice({ sendonly: 'sendonly', inactive: 'inactive', '0.0.0.0': '0.0.0.0' } as const),
    'How it says that it holds a call: it only sends (music, perhaps), nothing flows at all, or the address of nobody, as phones of old do.',
    'sendonly',
    'hold: inactive',
  ),
  'changes-by': one(
    kind.choice({ 're-INVITE': 'INVITE', UPDATE: 'UPDATE' } as const),
    'What it changes a call with once it stands. UPDATE needs two phones that know it.',
    're-INVITE',
    'changes-by: UPDATE',
  ),
  fax: one(
    kind.yesNo,
    'Whether a fax machine hangs on the phone: it can send faxes in a call, and take them; a phone without one refuses.',
    'no',
    'fax: yes',
  ),
  rfc2543: one(
    kind.yesNo,
    'Whether it is a phone of the first days of SIP, from before RFC 3261: it sets no tags and no cookie, sends its ACK with the Via of the INVITE, routes strictly, knows no extensions, and holds by the address of nobody.',
    'no',
    'rfc2543: yes',
  ),
  'one-codec': one(
    kind.yesNo,
    'Whether the phone, when the one it calls leaves it a choice of codecs, asks at once for the best of them only.',
    'no: it may use any of them',
    'one-codec: yes',
  ),
  'early-media': one(
    kind.choice({ no: 'no', yes: 'before ringing', 'with ringing': 'with ringing' } as const),
    'Whether the caller hears something of it before it is answered: an announcement or the tone of its network (183), or its own tone while it rings (180).',
    'no',
    'early-media: yes',
  ),
  reservation: one(
    kind.duration,
    'The phone has its network set aside room for each call before anything rings, and that takes so long. Both phones need it.',
    'calls take what room there is',
    'reservation: 300 ms',
  ),
  'reservation-fails': one(
    kind.yesNo,
    'Its network has no room left.',
    'no',
    'reservation: 2 s\nreservation-fails: yes',
  ),
  'reservation-reach': one(
    kind.choice({ 'each end': 'each end', 'end to end': 'end to end' } as const),
    'What the calls it makes have set aside: each phone room in the network it is in, or each the whole way it sends on.',
    'each end',
    'reservation-reach: end to end',
  ),
  'session-expires': one(
    kind.duration,
    'Its calls end after this long unless one of the phones refreshes them in time.',
    'calls have no end set',
    'session-expires: 30 min',
  ),
  'min-se': one(kind.duration, 'The shortest such time it bears; 90 s at least.', '90 s', 'min-se: 5 min'),
  refresher: one(
    kind.choice({ self: 'self', other: 'other', 'in turn': 'in turn' } as const),
    'Who is to refresh the call, where this phone can choose: in turn, each refresh by it leaves the next one to the other.',
    'left to the phone that is called, which leaves it to the caller',
    'refresher: self',
  ),
  keys: one(
    kind.choice({ media: 'media', info: 'info' } as const),
    'How keys travel: in the sound, where both phones have the codec telephone-event, or else in INFO; or in INFO always.',
    'media',
    'keys: info',
  ),
  'max-forwards': one(
    kind.whole(0, 255),
    'How many hops its requests may take before they are refused.',
    '70',
    'max-forwards: 10',
  ),
  'gives-up-by': one(
    kind.choice({ CANCEL: 'CANCEL', BYE: 'BYE' } as const),
    'How it gives up a call that rings at the other end: it takes its request back, or ends each branch that it hears from, as few phones do.',
    'CANCEL',
    'gives-up-by: BYE',
  ),
  'on-change': one(
    kind.choice({ accept: 'accept', ask: 'ask', refuse: 'refuse' } as const),
    'How it meets a change by the other side: takes it, asks its person when media are new, or refuses it.',
    'accept',
    'on-change: ask',
  ),
} as const satisfies Settings;
