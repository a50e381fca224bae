// Words of the inspector before the engine is there, and of its frame.

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const ordinal = (n: number): string => ORDINALS[n] ?? `${n}th`;

export const inspectorText = {
  inspector: 'Inspector',
  showMessage: 'Show the message',
  closeInspector: 'Close (Escape)',
  resizeSheet: 'Show more or less of the message',
  pinned: 'Pinned',
  pin: 'Pin',
  pinHelp: 'Pinned: the panel stays on this message while the call plays (P)',
  previousMessage: 'Previous message (K)',
  nextMessage: 'Next message (J)',
  lines: 'Lines',
  raw: 'Raw',
  messageText: 'Text of the message',
  cutText: (n: number) => `… ${n} more characters, which Raw shows`,
  layoutOfText: 'How the message is shown',
  messageSize: (lines: number, bytes: number) => `${lines} lines, ${bytes} bytes`,
  bodyOf: (type: string, bytes: number) => `Body, ${type}, ${bytes} bytes`,
  /** Between who sends and who gets, for whoever does not see the arrow. */
  to: ' to ',
  notSip: 'This question is not SIP: no message travels.',
  pick: 'Pick a message',
  pickHow:
    'Choose an arrow, or press J for the next one; choose it again for all that can be done with it. While the call plays, this panel follows the newest message.',
  inspectorTabs: 'What the inspector shows',
  tabs: { message: 'Message', state: 'State', why: 'Why', now: 'Now', 'what-if': 'What if' },
  engineLoading: 'The engine is on its way.',
  engineFailed:
    'The engine could not be loaded. The ladder and its messages are all here; explanations need a connection once.',
  keyPlay: 'play, pause',
  keyMove: 'one message back, forward',
  keySelect: 'select the next, the previous message',
  keyMenu: 'all that can be done with the selected message',
  keyWhatIf: 'what if this message were lost, late, changed?',
  keyGuess: 'guess what comes next',
  keyLens: 'look through one of the five steps',
  keyAll: 'all keys',
  allMessages: 'All messages as text',
  copy: (n: number) => (n > 1 ? `${ordinal(n)} copy` : ''),
  lostBecause: (why: string) => (/^lost\b/.test(why) ? why : `lost: ${why}`),
} as const;
