// Settings of what a phone does beyond plain calls: several lines, transfers, who may watch it, forwarding, and what
// it is when nobody sits at it. A table of its own, so that phones stay readable; `settings.ts` takes it in.

import type { ServicesSpec } from '../model/services';
import * as kind from './kinds';
import { many, one, type Settings, type Values } from './setting';

const BEHAVIOURS = {
  person: 'person',
  automatic: 'automatic',
  music: 'music',
  announcement: 'announcement',
  park: 'park',
  conference: 'conference',
  gateway: 'gateway',
  voicemail: 'voicemail',
  presence: 'presence',
  controller: 'controller',
} as const;

/** Settings of a phone that say what it does besides plain calls. */
export const SERVICES = {
  behaviour: one(
    kind.choice(BEHAVIOURS),
    'Who sits at it: a person, or a machine that answers at once (automatic), plays music or an announcement, parks calls, mixes a conference, leads to telephone numbers (it rings, and `answers` for whoever is called there), takes messages (who was the first to watch it for messages listens to them by calling it), keeps for its whole domain what phones publish and tells who watches (presence; a proxy leads there with `presence`), or sets up calls between others (controller).',
    'person',
    'behaviour: music',
  ),
  lines: one(kind.whole(1, 100), 'How many calls it takes at once; another one finds it busy (486).', '1', 'lines: 2'),
  'plays-for': one(kind.duration, 'How long its announcement lasts.', '4 s', 'behaviour: announcement\nplays-for: 6 s'),
  rejects: many(
    kind.unreached,
    'Numbers a gateway does not reach, each with the status it gives; a `*` at the end: all that begin so.',
    'none',
    'behaviour: gateway\nrejects: ["+19725552222 486", "+44* 404"]',
  ),
  'after-transfer': one(
    kind.choice({ 'on accepted': 'accepted', 'on success': 'success' } as const),
    'When a phone that transfers a call leaves it: as soon as the other agrees to try, or when it worked.',
    'on success',
    'after-transfer: on accepted',
  ),
  'transfer-in': one(
    kind.choice({ 'the call': 'call', 'a dialog of its own': 'own' } as const),
    'Where it asks for a transfer: in the call it hands over, or beside it, with proof that it knows that call (where the other phone understands that).',
    'the call',
    'transfer-in: a dialog of its own',
  ),
  'hold-music': one(
    kind.elementId,
    'The music server it asks to play to whom it holds.',
    'none: silence',
    'hold-music: bob',
  ),
  refers: one(
    kind.choice({ anyone: 'anyone', 'in calls': 'in calls', nobody: 'nobody' } as const),
    'Whose request to call somebody else it follows: anybody’s, only that of somebody it is in a call with (or of its own user), or nobody’s.',
    'in calls; anyone for machines',
    'refers: nobody',
  ),
  watchers: many(
    kind.party,
    'Who may watch whether it is in a call or present; nobody else.',
    'anyone',
    'watchers: [bob]',
  ),
  'asks-about-watchers': one(
    kind.yesNo,
    'Whether its person is asked before somebody may watch whom `watchers` does not name. Who asks is told so meanwhile, and no more.',
    'no: the phone decides at once',
    'asks-about-watchers: yes',
  ),
  'reports-progress': one(
    kind.yesNo,
    'Whether the phone, when it calls somebody for another one, also reports that it rings there, and not only how it began and ended.',
    'no',
    'reports-progress: yes',
  ),
  trusts: many(
    kind.party,
    'Whom it tells which calls it is in, so that they can take them over.',
    'nobody; anyone for machines',
    'trusts: [bob]',
  ),
  publishes: one(
    kind.yesNo,
    'Whether the phone publishes how its person is at the presence server of their domain (RFC 3903), from when it registers or its person `appears` somehow.',
    'no: it tells those who watch the phone itself',
    'publishes: yes',
  ),
  'publishes-for': one(
    kind.lasting,
    'How long the server is to keep it; it is renewed in time.',
    '1 h',
    'publishes: yes\npublishes-for: 60 s',
  ),
  'shortest-publication': one(
    kind.lasting,
    'The shortest time for which a presence server keeps what is published; less is refused with 423.',
    'any time will do',
    'behaviour: presence\nshortest-publication: 60 s',
  ),
  'longest-publication': one(
    kind.lasting,
    'The longest time for which a presence server keeps what is published; more is cut.',
    '1 h',
    'behaviour: presence\nlongest-publication: 10 min',
  ),
  'shortest-watch': one(
    { ...kind.duration, schema: kind.scaled(kind.duration, 1_000_000) },
    'It tells nobody who wants to be told for less than this.',
    'any time will do',
    'shortest-watch: 60 s',
  ),
  redirects: one(
    kind.choice({ follow: true, ignore: false } as const),
    'What it does when told to try elsewhere.',
    'follow',
    'redirects: ignore',
  ),
  'tries-again': one(
    kind.yesNo,
    'Whether the phone, when a refusal says when to try again, calls again by itself then.',
    'no: its person has to redial',
    'tries-again: yes',
  ),
  'most-watchers': one(
    kind.whole(0, 1000),
    'How many may watch it at once; it asks others to come back later.',
    'any number',
    'most-watchers: 1',
  ),
  announcements: one(
    kind.choice({ follow: true, ignore: false } as const),
    'Whether it calls the announcement a refusal points at.',
    'ignore',
    'announcements: follow',
  ),
  'only-via': one(
    kind.elementId,
    'It takes calls only through this proxy, and sends others there (305).',
    'calls from anywhere',
    'only-via: p1',
  ),
  forward: one(
    kind.party,
    'Where the phone itself sends its callers instead of ringing.',
    'nowhere: it rings',
    'forward: sip:carol@chicago.example.com',
  ),
  'forward-as': one(
    kind.choice({ permanently: 301, 'for now': 302, otherwise: 380 } as const),
    'What it says of that: moved permanently (301), for now (302), or another kind of service (380).',
    'for now',
    'forward-as: permanently',
  ),
  'connects-by': one(
    kind.choice({ 'flow I': 1, 'flow II': 2, 'flow III': 3, 'flow IV': 4 } as const),
    'How a controller connects two people (the four flows of RFC 3725): it keeps the first waiting until the second has answered (I); or the first is connected to silence meanwhile: an address that leads nowhere (II and III), or no sound at all yet (IV, the best for people).',
    'flow I',
    'behaviour: controller\nconnects-by: flow IV',
  ),
  q: one(kind.share, 'How much it wants to be the one that rings, among the phones of one person.', 'none', 'q: 0.7'),
} as const satisfies Settings;

/** What those settings say of a phone; nothing for a plain one, so that it stays as small as it was. */
export function servicesOf(values: Values<typeof SERVICES>): { readonly services?: ServicesSpec } {
  const said: Record<string, unknown> = {
    behaviour: values.behaviour,
    playsFor: values['plays-for'],
    rejects: values.rejects,
    release: values['after-transfer'],
    transferIn: values['transfer-in'],
    holdMusic: values['hold-music'],
    refers: values.refers,
    watchers: values.watchers,
    asksWatchers: values['asks-about-watchers'],
    reportsProgress: values['reports-progress'],
    trusts: values.trusts,
    publishes: values.publishes,
    publishesFor: values['publishes-for'],
    shortestPublication: values['shortest-publication'],
    longestPublication: values['longest-publication'],
    shortestWatch: values['shortest-watch'],
    redirects: values.redirects,
    triesAgain: values['tries-again'],
    mostWatchers: values['most-watchers'],
    announcements: values.announcements,
    onlyVia: values['only-via'],
    forward: values.forward,
    forwardAs: values['forward-as'],
    connectsBy: values['connects-by'],
    q: values.q,
  };
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return given.length === 0 ? {} : { services: Object.fromEntries(given) as ServicesSpec };
}
