// Words for what a reader does to a run, and for what comes of it.

import type { Consequences, Fate, Noted, Perception } from '@/engine';
import { duration } from './duration';

/** What a person notices: as it happens, and as it no longer happens. */
const NOTICES: Readonly<Record<Perception, readonly [does: string, never: string]>> = {
  dialling: ['calls', 'no longer calls'],
  'less-secure': ['sees that the call is not secure', 'sees nothing insecure'],
  ringback: ['hears it ring', 'hears no ringing'],
  ringing: ['’s phone rings', '’s phone does not ring'],
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
  'stopped-ringing': ['’s phone falls silent unanswered', '’s phone does not fall silent'],
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

const joined = (name: string, words: string): string =>
  words.startsWith('’') ? `${name}${words}` : `${name} ${words}`;

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

export const changeText = {
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

  noChanges: 'Nothing is changed yet. Choose an arrow and press W, or choose the head of a lifeline.',
  undo: 'Undo (Z)',
  redo: 'Redo (Shift+Z)',
  clear: 'Undo all',
  takeBack: (what: string) => `Take back: ${what}`,
  firstDifference: 'See where it begins',
  hideEnded: 'Hide this sentence',
  idle: 'meets nothing any more: an earlier change came first',
  failed: 'This change cannot be made',

  // what was done, in words
  lost: (what: string) => `Dropped ${what}`,
  lostEvery: (what: string) => `Dropped every copy of ${what}`,
  delayed: (what: string, by: number) => `Delayed ${what} by ${duration(by)}`,
  duplicated: (what: string) => `Duplicated ${what}`,
  edited: (what: string) => `Edited ${what}`,
  stalled: (a: string, b: string, ms: number) => `Stalled the connection of ${a} and ${b} for ${duration(ms)}`,
  reset: (a: string, b: string) => `Broke the connection of ${a} and ${b}`,
  cut: (a: string, b: string, ms: number) => `Cut the path between ${a} and ${b} for ${duration(ms)}`,
  crashed: (who: string, at: number) => `Crashed ${who} at ${(at / 1000).toFixed(3)} s`,
  restarted: (who: string, at: number) => `Restarted ${who} at ${(at / 1000).toFixed(3)} s`,
  injected: (what: string, from: string, to: string) => `Sent ${what} to ${to} in the name of ${from}`,
  acted: (who: string, what: string) => `${who} ${what}`,
  set: (whose: string, word: string, value: string) => `${whose}: ${word} is ${value}`,
  pathOf: (a: string, b: string) => `${a} to ${b}`,
  everything: 'The scenario',
  messageGone: 'a message that is no longer sent',

  // what if
  whatIf: 'What if',
  verbs: {
    drop: 'Drop',
    delay: 'Delay',
    duplicate: 'Duplicate',
    corrupt: 'Corrupt',
    edit: 'Edit',
    stall: 'Stall',
    reset: 'Reset',
  },
  verbHelp: {
    drop: 'It never arrives (X)',
    delay: 'It arrives later (D)',
    duplicate: 'It arrives twice (U)',
    corrupt: 'Its end is cut off on the way (C)',
    edit: 'Change its text on the way (E)',
    stall: 'The connection carries nothing for a while (S)',
    reset: 'The connection breaks (R)',
  },
  thisCopy: 'This copy',
  everyCopy: 'Every copy',
  whichCopies: 'Which copies',
  delayBy: 'Delay by',
  stallFor: 'Stall for',
  apply: 'Apply',
  cancel: 'Cancel',
  close: 'Close (Escape)',
  durationExpected: 'Write a duration, such as 300 ms or 2 s.',
  editLabel: 'Text of the message as it will arrive',
  editHelp:
    'Change anything. The receiver reads what you write, by its own rules. Content-Length is yours to keep right.',
  reliable: (transport: string) =>
    `It travels over ${transport}: the network cannot lose one message of a connection, but the connection can stall or break.`,
  notASip: 'This is no SIP message but a sign of life: nothing can happen to it here.',
  nameQuestion:
    'A question to the name servers is no SIP message, and it is not lost here. Its answer can be late. And a server that it names can be gone: press its head and crash it, and see who asks the next one.',
  locationQuestion:
    'A question to the location service is no SIP message, and it is not lost here. Its answer can be late, while whoever calls waits.',
  namesAnswerAfter: 'Name servers answer after',
  locationAnswersAfter: (who: string) => `${who} is answered after`,
} as const;
