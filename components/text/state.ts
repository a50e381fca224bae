// Words for machines: their states, events and actions as people read them, and the sentences of the State panel and of
// the pages about machines.

import type { ChartEdge } from '@/engine';
import { ACTIONS, COMMON_ACTIONS, COMMON_EVENTS, EVENTS, STATES, TIMERS, type TimerWords } from './machine-tables';

type EdgeIds = Pick<ChartEdge, 'from' | 'event' | 'actions'>;

const TIMER = 'timer.';

/** 'Call over': each part of a nested state apart, 'Active, pacing'. */
export function stateWords(id: string): string {
  const [first = '', ...inner] = id.split('.').map((part) => STATES[part] ?? spaced(part));
  return [first, ...inner.map((part) => (/^[A-Z][a-z]/.test(part) ? part.toLowerCase() : part))].join(', ');
}

/** 'OfferSent' is 'Offer sent'. */
const spaced = (id: string): string => id.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The words of a timer, by the machine it belongs to and its name; null for one that is none of the machine's. */
export const timerWords = (machine: string, name: string): TimerWords | null => TIMERS[`${machine} ${name}`] ?? null;

/** What happened, as words; the id itself for one that nobody named. */
export function eventWords(machine: string, event: string): string {
  if (event.startsWith(TIMER)) return timerWords(machine, event.slice(TIMER.length))?.name ?? event;
  return EVENTS[machine]?.[event] ?? COMMON_EVENTS[event] ?? event;
}

/** What is done about it, as words: 'ACK, pass up'; empty when nothing is. */
export function actionWords(machine: string, { from, event, actions }: EdgeIds): string {
  const own = ACTIONS[machine] ?? {};
  const words = actions.map(
    (action) =>
      own[`${from}:${event}:${action}`] ?? own[`${event}:${action}`] ?? own[action] ?? COMMON_ACTIONS[action] ?? action,
  );
  // 'pass up' comes last: what the machine does itself is the news.
  const last = COMMON_ACTIONS.passToUser ?? '';
  return [...words.filter((word) => word !== last), ...words.filter((word) => word === last)].join(', ');
}

/** How a machine's chart reads. */
export const chartWords = (machine: string) => ({
  state: stateWords,
  event: ({ event }: Pick<ChartEdge, 'event'>) => eventWords(machine, event),
  action: (edge: EdgeIds) => actionWords(machine, edge),
});

/** Machines by what they are for, in the order in which one meets them. */
export const machineGroups: readonly {
  readonly title: string;
  readonly says: string;
  readonly machines: readonly string[];
}[] = [
  {
    title: 'Transactions',
    says: 'One request and its answers, between two neighbours. They make an unreliable network bearable.',
    machines: ['invite-client', 'invite-server', 'non-invite-client', 'non-invite-server'],
  },
  {
    title: 'The call',
    says: 'What a phone makes of a call, from the first INVITE to the last BYE.',
    machines: ['caller', 'callee', 'accept', 'reliable', 'call-again'],
  },
  {
    title: 'Offers and media',
    says: 'What flows between the phones, agreed on before and changed on the way.',
    machines: ['offer-answer', 'change', 'asked', 'session-timer', 'reservation'],
  },
  { title: 'Registration', says: 'Where a phone can be reached.', machines: ['registration', 'flow'] },
  {
    title: 'Subscriptions',
    says: 'Who wants to be told, and who tells.',
    machines: ['subscriber', 'notifier', 'publication'],
  },
  { title: 'Transfer', says: 'Handing a call over to somebody else.', machines: ['transfer', 'referral'] },
  {
    title: 'Proxy',
    says: 'How a request is passed on, perhaps to several places at once, and one answer chosen.',
    machines: ['proxy-context', 'proxy-branch'],
  },
  {
    title: 'Between two calls',
    says: 'Elements that hold two calls and let them look like one.',
    machines: ['bridge', 'third-party'],
  },
];

/** What to know about a machine besides its purpose. */
export const machineNotes: Readonly<Record<string, string>> = {
  'invite-client': 'Over UDP it repeats the INVITE until somebody speaks, and it acknowledges a refusal all by itself.',
  'invite-server':
    'A refusal it repeats until the ACK comes; a 2xx it sends once and leaves the repeating to the phone.',
  'non-invite-client':
    'Its answer has to come soon: nobody is asked, so a request that rings no phone gets 32 seconds.',
  'non-invite-server':
    'When the same request comes again it repeats its answer, and nobody above it notices. An answer that cannot be sent no longer ends it, as the figure has it (RFC 6026 §8.8).',
  caller: 'It holds a CANCEL back until it may go, and ends with a BYE what was answered in spite of it.',
  callee: 'It rings, waits for a hand or a CANCEL, and hangs up only after the other side knows that it answered.',
  accept: 'It works on every transport, since a proxy on the way may lose what the last hop delivered.',
  reliable:
    'A plain provisional response may get lost, and nobody notices; a reliable one carries a number of its own.',
  'call-again': 'It waits as long as the refusal asks (Retry-After), and no longer than its person wants the call.',
  'offer-answer': 'Offers and answers ride in INVITEs, answers, ACKs, PRACKs and UPDATEs; the rule stays the same.',
  change: 'When both ends ask at once, each gives way with 491 and tries again after a while of a different length.',
  asked: 'Whatever is decided, the call itself goes on: a refused change leaves it as it was.',
  'session-timer': 'One end sends a refresh at half-time; both hang up when the whole time passes without one.',
  reservation: 'A phone that waits for it rings only when the call would really have its way through the network.',
  registration: 'A binding lasts for a time the registrar grants, so it is refreshed before it expires.',
  flow: 'A way that nobody uses is closed without a word, so the phone asks now and then, and wants an answer.',
  subscriber: 'The answer to the SUBSCRIBE says little; only a notification tells that the subscription stands.',
  notifier: 'Each SUBSCRIBE, even a refresh, is followed by a notification at once.',
  publication: 'What the server keeps has a name that changes with each PUBLISH; who does not know it changes nothing.',
  transfer: 'Some phones leave the call as soon as the other side tries; careful ones wait until it worked.',
  referral: 'A REFER makes a subscription by itself: the reports are notifications about the new call.',
  'proxy-context': 'It decides when one response is enough, which is the best, and which branches to cancel.',
  'proxy-branch': 'Timer C bounds how long a phone may ring, since the transaction itself would wait for ever.',
  bridge: 'Unlike a proxy it is an end of both calls: it may answer, hang up and change media by itself.',
  'third-party': 'Whose offer goes where first is the choice of a flow; every flow ends with one offer and one answer.',
};

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** A rule as a sentence: some machines give a reason in passing. */
export const ruleSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

export const stateText = {
  // the chart in words
  chart: (title: string) => `${title}, as a chart of states`,
  chartAt: (title: string, state: string, ways: readonly string[]) =>
    `${title}. It is in ${state}. ${ways.length === 0 ? 'Nothing leads on.' : `Possible next: ${ways.join('; ')}.`}`,
  way: (event: string, action: string, to: string | null) =>
    [event, action, to === null ? 'and stay' : `then ${to}`].filter(Boolean).join(', '),
  edge: (from: string, event: string, to: string | null) => `${from}: ${event}${to === null ? '' : `, to ${to}`}`,
  since: (ms: number) => `for ${seconds(ms)} s`,
  gone: 'lost in the crash',

  // tables
  states: 'States',
  edges: 'What leads from one to the next',
  timers: 'Timers',
  columns: {
    state: 'State',
    meaning: 'What it means',
    runs: 'Timers that run',
    from: 'In',
    event: 'when',
    action: 'it does',
    to: 'and goes to',
    rule: 'because',
    timer: 'Timer',
    length: 'How long',
    does: 'When it fires it',
  },
  stays: 'stays',
  begins: 'begins',
  nothing: 'nothing',
  onEntry: (action: string) => `On the way in: ${action}.`,
  ruleRef: (rfc: number, section: string) => `RFC ${rfc} §${section}`,

  // pages
  machines: 'State machines',
  machinesIntro:
    'Each element of a call is a handful of small machines. These are the ones that run here, drawn from their running definitions: what moves on the stage moves by these edges and no others.',
  machinesLink: 'State machines',
  drawnMachines: 'The state machines, drawn from their running definitions',
  from: (rfc: number, section: string, figure: string | undefined) =>
    figure === undefined ? `RFC ${rfc} §${section}` : `RFC ${rfc}, ${figure}`,
  compare: (rfc: number, figure: string) => `compare RFC ${rfc}, ${figure}`,
  noFigure: 'The RFC draws no figure of it.',
  sections: 'Its rules come from',
  size: (states: number, edges: number) => `${states} states, ${edges} edges`,
  live: 'See it move',
  liveHow: 'A real run of a scenario. Step through it: each move lights up where it happens.',
  runs: 'Runs to step through',
  run: (title: string, who: string) => `${title}: ${who}`,
  who: (name: string, method: string | null, relation: string, other: string | null) =>
    [method, `at ${name}`, other === null ? '' : `${relation} ${other}`].filter(Boolean).join(' '),
  place: (n: number, of: number) => `Move ${n} of ${of}`,
  moved: (place: string, event: string, state: string) => `${place}: ${event}. Now ${state}.`,
  before: 'Not begun. The chart shows every way there is.',
  back: 'Back one move',
  forward: 'Forward one move',
  slider: 'Moves of the run',
  onStage: 'This moment on the stage',
  covered: (seen: number, all: number) => `These runs take ${seen} of its ${all} edges.`,
  uncovered: 'Not taken by any scenario here',
  moment: (ms: number) => `${seconds(ms)} s`,
  prepared: 'before the call',

  // the panel
  noMachine: 'No machine runs in this call.',
  whoAt: (name: string, relation: string, other: string | null) =>
    other === null ? `at ${name}` : `at ${name}, ${relation} ${other}`,
  about: (method: string | null, relation: string, other: string | null) =>
    [method, other === null ? null : `${relation} ${other}`].filter((part) => part !== null).join(' '),
  element: 'Element',
  follow: 'Follow the message',
  counted: (running: number, over: number) =>
    [running === 0 ? 'none running' : `${running} running`, over === 0 ? '' : `${over} ended`]
      .filter(Boolean)
      .join(', '),
  earlier: (n: number) => `and ${n} more that ended earlier`,
  notBegun: (ms: number) => `It begins at ${seconds(ms)} s.`,
  lastMove: 'Why it moved last',
  path: 'Its path so far',
  at: (ms: number) => seconds(ms),
  went: (from: string | null, to: string) => (from === null ? `begins in ${to}` : `${from} → ${to}`),
  stayedIn: (state: string) => `stays in ${state}`,
  startsIn: (states: string) => `starts in ${states}`,
  hasFired: 'has fired',
  wasStopped: 'was stopped',
  neverRan: 'never ran',
  lasts: (ms: number) => (ms >= 120_000 ? `${Math.round(ms / 60_000)} min` : `${Number((ms / 1000).toFixed(3))} s`),
  alone: 'This machine on its own page, with all its rules',
} as const;
