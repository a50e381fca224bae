// Words of the stage's frame: top bar, links, keys, the menu of a message, the palette.

export const stageText = {
  keys: 'Keys',
  close: 'Close (Escape)',
  menuTitle: (what: string) => `What to do with ${what}`,
  menu: {
    read: 'Read it',
    why: 'Why did it come?',
    sender: (name: string) => `The state of ${name}, who sent it`,
    receiver: (name: string) => `The state of ${name}, who gets it`,
    pin: 'Pin it',
    unpin: 'Let it go',
    whatIf: 'What if …',
    fold: 'Fold the other calls away',
    unfold: 'Unfold the other calls',
    link: 'Copy a link to this moment',
    linked: 'The link is copied',
  },

  // links
  shareTitle: 'A link to this very moment',
  shareHelp: 'It carries the scenario, what you changed, the moment, the message, the lens and the panel.',
  copyLink: 'Copy the link',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying here. Select the link and copy it yourself.',
  linkField: 'Link',
  tooLong: (length: number) =>
    `This link has ${length} characters, more than mail programs and chats carry safely. Save a file instead and send that.`,
  save: 'Save as a file',
  open: 'Open a file',
  fileUnreadable: 'This file is no moment of Sipscope.',
  otherScenario: (id: string) => `This file is about another scenario: ${id}.`,

  // the palette
  palette: 'Find anything',
  paletteHelp: 'A scenario, a message of this call, a header, a state, a timer, or a section of an RFC',
  nothing: (query: string) => `Nothing matches “${query}”`,
  meant: 'Did you mean',
  kinds: {
    message: 'Message',
    scenario: 'Scenario',
    header: 'Header',
    machine: 'Machine',
    state: 'State',
    section: 'RFC section',
    page: 'Page',
  },

  // keys
  keysIntro: 'Letters act while the ladder has the focus; each stands in a menu too.',
  keyGroups: [
    {
      title: 'Play',
      keys: [
        ['Space', 'play, pause'],
        ['← →', 'one message back, forward'],
        ['Shift ← →', 'previous, next opening or settling of a step'],
        ['Home End', 'the beginning, the end'],
      ],
    },
    {
      title: 'Look',
      keys: [
        ['J K', 'the next, the previous message'],
        ['Enter', 'all that can be done with it'],
        ['P', 'pin it, let it go'],
        ['Y', 'why it came'],
        ['M', 'the machine that sent it'],
        ['1 … 5', 'the lens of a step'],
        ['0', 'no lens'],
        ['F', 'only its call: fold the others, unfold them'],
        ['T', 'the call as text, beside the ladder'],
        ['+ −', 'more, less room for each row'],
        ['G', 'guess what comes next'],
        ['V', 'present it on a wall'],
        ['Escape', 'let go'],
      ],
    },
    {
      title: 'Break',
      keys: [
        ['W', 'what if …'],
        ['X', 'drop'],
        ['D', 'delay'],
        ['U', 'duplicate'],
        ['C', 'corrupt'],
        ['E', 'edit'],
        ['S R', 'stall, reset its connection'],
        ['Z', 'undo'],
        ['Shift Z', 'redo'],
        ['O', 'show the original, dotted'],
      ],
    },
    {
      title: 'Anywhere',
      keys: [
        ['/', 'find anything'],
        ['?', 'this sheet'],
      ],
    },
  ],
  keysAnywhere: 'Let / and ? work outside the ladder too',
} as const;
