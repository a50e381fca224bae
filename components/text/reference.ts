// Words of the reference.

export const referenceText = {
  title: 'Reference',
  intro:
    'Every word, method, header and timer, each in a sentence, with the section that defines it and a moment of a run where it lives.',
  words: 'Words',
  methods: 'Methods',
  headers: 'Headers',
  timers: 'Timers',
  machines: 'Machines',
  machinesIntro: 'Each state machine has a page of its own.',
  machinesLink: 'All machines',
  live: 'See it',
  none: 'No run here shows it.',
  name: 'Name',
  says: 'What it is',
  lasts: 'How long',
  where: 'Where',
  filter: 'Find in this page',
  found: (n: number) => (n === 1 ? '1 entry' : `${n} entries`),
} as const;
