// Words of the Now panel: how things stand at the playhead.

import type { Perception } from '@/engine';
import { duration } from './duration';

const FEELS: Readonly<Record<Perception, string>> = {
  dialling: 'is calling',
  'less-secure': 'sees that the call is not secure',
  ringback: 'hears it ring',
  ringing: 'is called: the phone rings',
  connected: 'can talk',
  held: 'is on hold',
  resumed: 'is off hold again',
  holding: 'has the call on hold',
  retrieved: 'has the call back',
  changed: 'has a changed call',
  'change-refused': 'hears the change fail',
  asked: 'is asked about a change',
  'early-media': 'hears sound before the answer',
  tone: 'hears a key',
  ended: 'hears the call end',
  failed: 'hears the call fail',
  'stopped-ringing': 'has missed a call',
  'answered-elsewhere': 'sees the call answered elsewhere',
  registered: 'is registered',
  unregistered: 'is no longer registered',
  'registration-failed': 'cannot register',
  transferred: 'sees the transfer work',
  'transfer-failed': 'sees the transfer fail',
  message: 'has a message',
  notified: 'is told',
  'not-told': 'is not told',
  undelivered: 'sees the message fail',
};

export const nowText = {
  title: (seconds: string) => `At ${seconds} s`,
  everything: 'Everything, everywhere',
  only: (name: string) => `Only what concerns ${name}`,
  showAll: 'Show all elements',
  showOnly: (name: string) => `Show ${name} only`,
  sections: {
    people: 'People',
    sound: 'Sound',
    flying: 'Under way',
    questions: 'Questions',
    transactions: 'Transactions',
    timers: 'Timers',
    dialogs: 'Dialogs',
    machines: 'Calls and subscriptions',
    bindings: 'Registrations',
    connections: 'Connections',
    broken: 'Broken',
  },
  nothing: 'Nothing is under way here.',
  nothingHow: 'Move the playhead, or choose another element.',
  feels: (what: Perception, detail: string | null) => (detail === null ? FEELS[what] : `${FEELS[what]}: ${detail}`),
  hear: (a: string, b: string) => `${a} and ${b} hear each other`,
  hears: (who: string, whom: string) => `${who} hears ${whom}; ${whom} hears nothing`,
  deaf: (a: string, b: string) => `Neither ${a} nor ${b} hears anything`,
  codec: (kind: string, codec: string) => `${kind}, ${codec}`,
  through: (names: string) => `through ${names}`,
  from: (from: string, to: string) => `${from} to ${to}`,
  arrives: (ms: number) => `arrives in ${duration(ms)}`,
  answers: (ms: number) => `answer in ${duration(ms)}`,
  asks: { location: 'the location service', dns: 'the name server' },
  at: (name: string) => `at ${name}`,
  since: (seconds: string) => (seconds.startsWith('-') ? 'from before' : `since ${seconds}`),
  left: (ms: number) => countdown(ms),
  willDo: (what: string) => (what === '' ? '' : `then: ${what}`),
  early: 'early',
  confirmed: 'confirmed',
  with: (name: string) => `with ${name}`,
  ids: {
    callId: 'Call-ID',
    local: 'Local tag',
    remote: 'Remote tag',
    target: 'Remote target',
    routes: 'Route set',
  },
  noRoutes: 'empty: requests go straight to the remote target',
  noTag: 'none yet',
  more: 'Identifiers and route set',
  registeredAt: (contact: string) => contact.replace(/^sips?:/, ''),
  expires: (ms: number) => `expires in ${countdown(ms)}`,
  connection: { opening: 'opens', open: 'open', stalled: 'stalled' },
  down: 'down',
  cut: (a: string, b: string) => `Nothing passes between ${a} and ${b}`,
  cutOneWay: (from: string, to: string) => `Nothing passes from ${from} to ${to}`,
  until: (ms: number) => `for another ${duration(ms)}`,
} as const;

/** '0.294 s', '31 s', '59 min': what is left, steady enough to be read while it runs. */
function countdown(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(3)} s`;
  if (ms < 120_000) return `${Math.ceil(ms / 1000)} s`;
  return `${Math.ceil(ms / 60_000)} min`;
}
