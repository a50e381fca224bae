// Words of the page that says what is implemented.

export const conformanceText = {
  title: 'What is implemented',
  intro:
    'This page is made from the project itself each time the site is built: the figures of RFC 3665 and RFC 5359 against runs, then every section of an RFC that the engine cites, with what it does because of it, where, and which tests check it.',
  flows: 'Figures and runs',
  departures: 'Where the engine departs from a text',
  sections: 'RFC by RFC',
  flowsSummary: (agree: number, all: number) => `${agree} of ${all} figures agree with a run, message by message.`,
  flowFigure: 'Figure',
  flowTitle: 'What happens',
  flowMessages: 'Messages',
  flowVerdict: 'Verdict',
  flowAgrees: 'agrees',
  flowDiffers: 'differs',
  flowMissing: 'no scenario yet',
  flowDeparture: (label: string, instead: string, why: string) => `${label} is ${instead} here: ${why}`,
  sectionCounts: (rules: number, tests: number) =>
    [
      rules === 0 ? '' : rules === 1 ? '1 rule' : `${rules} rules`,
      tests === 0 ? '' : tests === 1 ? '1 test' : `${tests} tests`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  sectionTests: 'Tests',
} as const;
