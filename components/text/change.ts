// Words for what a reader does to a run.

import { duration } from './duration';

export const changeText = {
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
