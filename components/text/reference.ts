// Words of the reference.

const WRITERS: Readonly<Record<string, string>> = {
  'user-agent': 'phones',
  proxy: 'proxies',
  b2bua: 'back-to-back user agents',
  redirect: 'redirect servers',
  registrar: 'registrars',
};

/** By the mark of the RFCs' tables. */
const MARKS: Readonly<Record<string, string>> = {
  m: 'must',
  'm*': 'should',
  t: 'should, over TCP must',
  '*': 'must, with a body',
  c: 'on a condition',
  o: 'may',
  '-': 'must not',
};

const PROXY: Readonly<Record<string, string>> = {
  a: 'add it',
  m: 'change it',
  d: 'take it out',
  r: 'must be able to read it',
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

export const referenceText = {
  title: 'Reference',
  intro:
    'Every word, method, header, answer, timer and machine of SIP: what it is for in plain words, the rule, and a moment of a real run where it lives.',
  words: 'Words',
  wordsTitle: 'The words of the trade',
  wordsIntro: 'Each in a sentence or two of plain English, with the section that defines it.',
  methods: 'Methods',
  headers: 'Headers',
  codes: 'Answers',
  timers: 'Timers',
  machines: 'Machines',
  live: 'See it in a run',
  none: 'no run shows it',
  noneLong: 'No run of this site shows it. The engine can read and write it all the same.',
  filter: 'Narrow the list',
  found: (n: number) => (n === 1 ? '1 entry' : `${n} entries`),
  kinds: {
    method: 'Method',
    header: 'Header',
    code: 'Answer',
    timer: 'Timer',
    word: 'Word',
    lesson: 'Lesson',
    machine: 'Machine',
  },
  why: 'What it is for',
  rule: 'The rule',
  who: 'Who sends it',
  does: 'What the receiver does',
  facts: 'At a glance',
  here: 'What it does here',
  quote: 'The message, as it travelled',
  parts: 'Taken apart',
  part: 'Part',
  value: 'Here',
  meaning: 'What it means',
  links: 'Where it comes from, and who takes it up',
  allowed: 'Where it may stand',
  carries: 'What it carries',
  where: 'In',
  proxy: 'A proxy may',
  mistake: 'Common mistake',
  see: 'See also',
  before: 'Before',
  next: 'Next',
  usedIn: 'Explained in',
  figure: 'Live',
  timer: (name: string) => (/^[A-Z]$/.test(name) ? `Timer ${name}` : null),
  labels: {
    rfc: 'Defined in',
    compact: 'Short form',
    list: 'May be repeated',
    writers: 'Written by',
    kind: 'Kind',
    asked: 'Seen as the answer to',
    seen: 'In the runs here',
    requests: 'Seen in requests',
    answers: 'Seen in answers',
    dialog: 'In a dialog',
    target: 'Refreshes the target',
    answered: 'Answered here with',
    lasts: 'How long',
    runs: 'Why it runs',
    fires: 'When its time is up',
    owners: 'Who runs it',
  },
  /** By the first digit. */
  classes: [
    '',
    'provisional: nothing is decided',
    'success',
    'redirection: try elsewhere',
    'failure here: another try, or another place, may work',
    'failure of a server: another server may work',
    'failure everywhere: no other phone will do',
  ],
  yes: 'yes',
  no: 'no',
  listRule: 'yes, or as one list with commas',
  never: 'never answered',
  writers: (kinds: readonly string[]) => listed(kinds.map((kind) => WRITERS[kind] ?? kind)),
  seen: (n: number, runs: number, of: number) => `${times(n)}, in ${runs} of ${of} runs`,
  fired: (n: number, runs: number, of: number) => `its time was up ${times(n)}, in ${runs} of ${of} runs`,
  some: (all: readonly string[], most = 12) =>
    all.length > most ? `${all.slice(0, most).join(', ')} and ${all.length - most} more` : all.join(', '),
  mark: (mark: string) => MARKS[mark] ?? '',
  place: (where: string) => {
    if (where === '') return 'requests and answers';
    if (where === 'R') return 'requests';
    if (where === 'r') return 'answers';
    if (where === 'c') return 'requests, and copied into answers';
    if (where === 'rc') return 'answers, copied from the request';
    return `answers ${where.replace(/,/g, ', ')}`;
  },
  moment: (seconds: number) => `After ${seconds.toFixed(3)} s`,
  mayProxy: (letters: string) => listed([...letters].flatMap((letter) => PROXY[letter] ?? [])),
  tableFrom: 'After the tables of RFC 3261 §20 and of the RFCs that brought the other methods.',
} as const;
