// Words for what comes of a change: what is first otherwise for a person, and whether the call still comes about.

import { type Consequences, type Fate, type Noted, type Perception, phoneOf } from '@/engine';
import { duration } from './duration';

/** What a person notices: as it happens, and as it no longer happens. */
const NOTICES: Readonly<Record<Perception, readonly [does: string, never: string]>> = {
  dialling: ['calls', 'no longer calls'],
  'less-secure': ['sees that the call is not secure', 'sees nothing insecure'],
  ringback: ['hears it ring', 'hears no ringing'],
  ringing: ['phone rings', 'phone does not ring'],
  connected: ['is connected', 'is not connected'],
  'early-media': ['hears sound before the answer', 'hears nothing before the answer'],
  tone: ['hears a key', 'hears no key'],
  holding: ['has the call on hold', 'cannot hold the call'],
  retrieved: ['has the call back', 'does not get the call back'],
  changed: ['sees the call change', 'sees no change of the call'],
  'change-refused': ['hears the change fail', 'no longer hears the change fail'],
  asked: ['is asked about the change', 'is not asked about the change'],
  held: ['is put on hold', 'is not put on hold'],
  resumed: ['is taken off hold', 'stays on hold'],
  ended: ['hears the call end', 'does not hear the call end'],
  failed: ['hears the call fail', 'no longer hears the call fail'],
  'stopped-ringing': ['phone falls silent unanswered', 'phone does not fall silent'],
  'answered-elsewhere': ['sees the call answered elsewhere', 'does not see the call answered elsewhere'],
  registered: ['is registered', 'is not registered'],
  unregistered: ['is unregistered', 'is not unregistered'],
  'registration-failed': ['cannot register', 'registers after all'],
  transferred: ['sees the transfer work', 'sees no transfer work'],
  'transfer-failed': ['sees the transfer fail', 'no longer sees the transfer fail'],
  message: ['gets a message', 'gets no message'],
  notified: ['is told of what is watched', 'is not told of what is watched'],
  'not-told': ['cannot watch', 'can watch after all'],
  undelivered: ['sees the message fail', 'no longer sees the message fail'],
};

/** What the phone does, or what its owner notices. */
const joined = (name: string, words: string): string =>
  words.startsWith('phone ') ? `${phoneOf(name)}${words.slice('phone'.length)}` : `${name} ${words}`;

function noted({ who, what, before, after, detail }: Noted, name: (id: string) => string): string {
  const [does, never] = NOTICES[what];
  if (after === null) return `${joined(name(who), never)}.`;
  if (before === null)
    return `${joined(name(who), does)}${detail !== null && /^\d{3} /.test(detail) ? ` (${detail})` : ''}.`;
  const by = duration(Math.abs(after - before) / 1000);
  return `${joined(name(who), does)} ${by} ${after > before ? 'later' : 'earlier'}.`;
}

const FATES: Readonly<Record<Fate, string>> = {
  none: 'no effect',
  repaired: 'repaired',
  degraded: 'another outcome',
  broken: 'broken',
};

export const endsText = {
  fates: FATES,
  /** One or two sentences: what is first otherwise for a person, and whether the call still comes about. */
  ends(c: Consequences, name: (id: string) => string): string {
    if (c.fate === 'none') return 'Nobody notices: every person sees and hears the same at the same time.';
    // What no longer happens, or newly happens, says more than a moment that has moved.
    const [first] = [...c.noted.filter(({ before, after }) => before === null || after === null), ...c.noted].filter(
      ({ what }) => what !== 'dialling' || c.noted.length === 1,
    );
    const parts = [first === undefined ? '' : noted(c.fate === 'repaired' ? (c.noted[0] ?? first) : first, name)];
    const [silent] = c.silenced;
    if (c.talked && !c.talks) parts.push('The call never connects.');
    else if (silent !== undefined) parts.push(`${name(silent[0])} never hears ${name(silent[1])}.`);
    else if (c.talks) parts.push(c.talked ? 'The call still connects.' : 'Now a call connects.');
    return parts.filter(Boolean).join(' ');
  },
} as const;
