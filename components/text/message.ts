// Words of the message panel. What a message and its lines are for, the engine says; these are the words around it.

import type { Compared, Mark } from '@/engine';

const lines = (n: number): string => (n === 1 ? '1 line' : `${n} lines`);

export const messageText = {
  views: 'How the message is shown',
  explained: 'Explained',
  raw: 'Raw',
  compare: 'Compare',
  explainedRegion: 'The message, line by line',
  notSip: 'This question is not SIP: no message travels, so there is nothing to read.',
  purpose: 'What it is for',

  // what has changed
  changed: (n: number): string => `${lines(n)} changed`,
  nothingChanged: 'Nothing changed',
  ownLines: (n: number): string => `${lines(n)} of its own`,
  first: (who: string): string => `Written by ${who}`,
  against: {
    hop: ['since ', ', the previous hop'],
    try: ['since ', ', the try before'],
    copy: ['since ', ', the first copy'],
    request: ['in the answer to ', ''],
  } satisfies Record<Compared['as'], readonly [string, string]>,
  marks: { same: '', added: '+', changed: '±', removed: '−' } satisfies Record<Mark, string>,
  markNames: { same: '', added: 'Added: ', changed: 'Changed: ', removed: 'Removed: ' } satisfies Record<Mark, string>,

  // a line and what it opens to
  open: (name: string): string => `More about ${name}`,
  startLine: 'the start line',
  nthLine: (name: string, nth: number): string => (nth > 1 ? `${name}, line ${nth}` : name),
  parts: 'Its parts',
  origin: 'Where it comes from',
  uses: 'Where it is taken up',
  noUses: 'No other message of this run takes it up.',
  how: {
    passed: 'It came in like this with',
    changed: 'It was changed; it came in with',
    taken: 'It was taken over from',
    removed: 'It came in with',
    written: (who: string): string => `${who} wrote it.`,
  },
  takenFrom: (line: string): string => `the ${line} of`,
  wasBefore: 'Before it read',
  section: (rfc: number, section: string): string => `RFC ${rfc} §${section}`,
  at: (seconds: string): string => `at ${seconds}`,
  notInFigure: 'before the figure',
  more: (n: number): string => `Show ${lines(n)} more`,

  // the body
  bodyMore: (n: number): string => `${lines(n)} more, which only Raw shows.`,

  // stacks
  stacks: 'Stacks',
  stacksHelp: 'Via, Record-Route and Route grow and shrink at the top, which is first here.',
  stacksBefore: 'Against',
  stackChange: {
    kept: '',
    pushed: 'put on top',
    popped: 'taken off',
    noted: 'noted where it came from',
  },

  // the digest
  digest: 'The digest, step by step',
  digestFor: (realm: string): string => `For ${realm}`,
  digestHash: (algorithm: string): string => `hashed with ${algorithm}`,
  digestAgrees: 'That is the response in the message.',
  digestDiffers: (said: string): string => `The message says ${said}: another password, or a change on the way.`,
  digestMissing: (why: string): string => `It cannot be worked out: ${why}.`,
  digestChallenge: 'It answers the challenge of',
  digestServer: 'At the server',

  // beside another one
  compareWith: 'Compare with',
  compareNear: 'Near',
  compareHop: (what: string): string => `${what}, the previous hop`,
  compareTry: (what: string): string => `${what}, the try before`,
  compareCopy: (what: string): string => `${what}, the first copy`,
  compareRequest: (what: string): string => `${what}, the request it answers`,
  compareOriginal: (what: string): string => `${what} before your changes`,
  compareArrived: 'What arrived',
  compareOthers: 'Other messages',
  compareNumber: 'or its number',
  compareOnly: 'Only what differs',
  compareWide: 'Side by side',
  compareSame: 'Both read the same.',
  compareTitle: (a: string, b: string): string => `${a} beside ${b}`,
  compareNone: 'nothing here',
  close: 'Close (Escape)',

  // on the way
  arrivedChanged: 'It did not arrive like this: it was changed on the way.',
  arrivedSee: 'See both',
  arrivedUnreadable: (line: number, expected: string): string =>
    `What arrived was no readable message: in line ${line}, ${expected} was expected.`,

  // copying
  copy: 'Copy',
  copyMessage: 'Copy the message',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying here; select the text instead.',
} as const;
