// Words of the search page.

export const searchText = {
  title: 'Search',
  intro:
    'Lessons, words, methods, headers, timers, machines, scenarios and sections of the RFCs. It works offline, too.',
  label: 'Search the site',
  placeholder: 'Via, 486, hold, Timer A, §17.1.1.2',
  kinds: {
    lesson: 'Lesson',
    word: 'Word',
    method: 'Method',
    header: 'Header',
    code: 'Answer',
    timer: 'Timer',
    scenario: 'Scenario',
    machine: 'Machine',
    section: 'RFC section',
  },
  all: 'All',
  filters: 'Show only',
  loading: 'The index is on its way.',
  failed: 'The index could not be loaded.',
  again: 'Try again',
  found: (n: number) => (n === 1 ? '1 place' : `${n} places`),
  most: 'More than 60 places; the best stand first.',
  nothing: (query: string) => `Nothing is found for “${query}”.`,
  meant: 'Did you mean',
  keys: 'Arrow down goes into the list, Escape back to the field.',
  noScript: 'Searching needs script. All entries are listed in the reference.',
  reference: 'Open the reference',
  results: 'Places found',
} as const;
