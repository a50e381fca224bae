// Every sentence the program makes, in one place: translating it later is not rewriting it.
// Texts of scenarios (titles, names) come from their files; names of headers, methods and states come from the RFCs.

import type { Perception } from '@/engine';
import type { LadderMessage, LaneMark, MarkKind, Millis, Step } from '../ladder/model';

const seconds = (t: Millis): string => (Math.max(0, t) / 1000).toFixed(3);

/** The first wording that leaves the words beside the lanes their room. */
const brief = (...wordings: readonly string[]): string => wordings.find((w) => w.length <= 22) ?? wordings.at(-1) ?? '';

const SHORT_REASONS: Readonly<Record<number, string>> = {
  181: 'Forwarded',
  183: 'Progress',
  301: 'Moved',
  302: 'Moved',
  380: 'Alternative',
  407: 'Proxy Auth',
  408: 'Timeout',
  416: 'Bad Scheme',
  420: 'Bad Extension',
  480: 'Unavailable',
  481: 'No Such Call',
  482: 'Loop',
  483: 'Too Many Hops',
  486: 'Busy',
  487: 'Terminated',
  488: 'Not Acceptable',
  500: 'Server Error',
  503: 'Unavailable',
  600: 'Busy',
  604: 'Not Anywhere',
};

/** A reason phrase that fits a narrow column. */
export const shortReason = (status: number, reason: string): string => SHORT_REASONS[status] ?? reason;

/** 3.3 s, 0.5 s, 12 s, 250 ms, 20 min: as people say it. */
export function duration(ms: Millis): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`;
  return `${Math.round(ms / 60_000)} min`;
}

const STEP_NAMES: Readonly<Record<Step, string>> = { 1: 'Locate', 2: 'Reach', 3: 'Agree', 4: 'Connect', 5: 'Manage' };
const MARK_VERBS: Readonly<Record<MarkKind, string>> = {
  opens: 'opens',
  progress: 'goes on',
  settles: 'settles',
  fails: 'fails',
};
const PICKED_UP = 'picked up';
const TALKING = 'is talking';
/** Null: it depends on who called. Empty: nothing that lasts. */
const PERCEIVED: Readonly<Record<Perception, string | null>> = {
  dialling: 'is calling',
  ringback: 'hears ringback',
  ringing: 'phone is ringing',
  connected: null,
  held: 'is on hold',
  resumed: TALKING,
  holding: 'holds the call',
  retrieved: TALKING,
  changed: TALKING,
  'change-refused': 'change refused',
  asked: 'is asked to agree',
  'early-media': 'hears early sound',
  tone: 'hears a key',
  ended: 'call is over',
  failed: 'no luck',
  'stopped-ringing': 'missed a call',
  'answered-elsewhere': 'answered elsewhere',
  registered: '',
  unregistered: 'is unregistered',
  'registration-failed': 'cannot register',
  transferred: 'is transferred',
  'transfer-failed': 'transfer failed',
  message: 'has a message',
  notified: '',
  'not-told': 'is not told',
  undelivered: 'message failed',
};
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const ordinal = (n: number): string => ORDINALS[n] ?? `${n}th`;

export const text = {
  brand: 'Sipscope',
  brandLink: 'Sipscope, home',
  description: 'Watch a phone call happen, one message at a time: SIP call flows that run in your browser.',
  theme: 'Switch between light and dark',
  siteNav: 'Site',
  sitePages: [
    ['/learn/', 'Learn'],
    ['/practice/', 'Practice'],
    ['/scenarios/', 'Scenarios'],
    ['/machines/', 'Machines'],
    ['/reference/', 'Reference'],
    ['/teach/', 'Teach'],
  ],

  // home
  homeTitle: 'Watch a phone call happen, one message at a time.',
  homeIntro:
    'Sipscope runs the rules of SIP, the protocol behind internet telephony. Press play, stop anywhere, go back. Nothing here is drawn by hand: every arrow is sent by one element and received by another.',
  homeStage: 'Open the stage',
  homeScenarios: 'Scenarios',
  heroPlay: 'Play this call',
  heroPause: 'Pause',
  heroRinging: (callee: string) => `${callee}’s phone is ringing`,
  heroAsk: 'Press play to pick up',
  heroNewest: (what: string, from: string, to: string) => `${what}, ${from} to ${to}`,
  heroLabel: (title: string) => `Ladder of a call: ${title}`,
  heroNothing: 'No question is open',
  heroTalking: 'They talk',
  heroLose: 'Lose this INVITE',
  heroPredict: (callee: string) => `The INVITE to ${callee} never arrives. Will the phone ring all the same?`,
  heroSaid: (answer: string) => `You said ${answer.toLowerCase()}.`,
  heroAnswers: ['Yes', 'No', 'Show me'],
  heroWhy: 'Why?',
  heroMend: 'Put it back',
  homeLearn: 'Start with the first lesson',
  heroOver: 'That was one call',
  heroAgain: 'Play it again, or read it on the stage',
  footer: 'Sipscope, free software',
  footerBuilt: 'Built on RFC 3261, 3264 and 3665',
  messageCount: (n: number) => (n === 1 ? '1 message' : `${n} messages`),

  notFoundTitle: 'This page does not exist',
  notFoundText: 'The address may be mistyped, or the page may have moved.',
  notFoundHome: 'Go to the start',
  offlineTitle: 'This page is not kept yet',
  offlineText:
    'There is no network just now, and this page was not visited before. The lessons, the reference and the search are there.',
  offlineLearn: 'Go to the lessons',

  // stage
  figure: (messages: number) => `Ladder diagram, ${messages} messages`,
  ladder: 'Ladder. Space plays, left and right arrows move by message, J and K select.',
  textLadder: 'The call as text',
  lenses: 'The five steps: look at one alone',
  lensHelp: (name: string) => `Look at ${name} alone (Escape lets go)`,
  scrubber: 'Playhead',
  transport: 'Transport',
  play: 'Play (Space)',
  pause: 'Pause (Space)',
  previous: 'Back one message (Left)',
  next: 'Forward one message (Right)',
  previousTurn: 'Previous opening or settling (Shift+Left)',
  nextTurn: 'Next opening or settling (Shift+Right)',
  pace: 'Pace',
  paces: { slow: 'slow', normal: 'normal', fast: 'fast' },
  ofSeconds: (end: Millis) => `of ${(end / 1000).toFixed(1)} s`,
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
  notSip: 'This question is not SIP: no message travels.',
  pick: 'Pick a message',
  pickHow: 'Choose an arrow, or press J for the next one. While the call plays, this panel follows the newest message.',
  inspectorTabs: 'What the inspector shows',
  tabs: { message: 'Message', state: 'State', why: 'Why', now: 'Now', 'what-if': 'What if' },
  engineLoading: 'The engine is on its way.',
  engineFailed:
    'The engine could not be loaded. The ladder and its messages are all here; explanations need a connection once.',
  keyPlay: 'play, pause',
  keyMove: 'one message back, forward',
  keyTurn: 'previous, next opening or settling of a step',
  keyEnds: 'start, end',
  keySelect: 'select the next, the previous message',
  keyMenu: 'all that can be done with the selected message',
  keyWhatIf: 'what if this message were lost, late, changed?',
  keyGuess: 'guess what comes next',
  keyLens: 'look through one of the five steps',
  keyAll: 'all keys',
  keyRead: 'read the selected message',
  keyPin: 'pin it, let it go',
  allMessages: 'All messages as text',

  // facts in words
  copy: (n: number) => (n > 1 ? `${ordinal(n)} copy` : ''),
  lostBecause: (why: string) => (/^lost\b/.test(why) ? why : `lost: ${why}`),
  lost: (why: string) => `Lost: ${why.replace(/^lost\s+/, '')}.`,
  mark: (mark: LaneMark) => `${STEP_NAMES[mark.step]} ${MARK_VERBS[mark.kind]}.`,
  stateIs: (name: string, state: string) => `${name} is now ${state}.`,
  moment: (m: Pick<LadderMessage, 't0'>) => `${seconds(m.t0)} seconds`,
  sends: (from: string, what: string, to: string) => `${from} sends ${what} to ${to}`,
  withSdp: (sdp: 'offer' | 'answer') => `with SDP ${sdp}`,
  asks: (who: string, question: string) => `${who} asks the location service, not SIP: ${question}`,
  toldBy: (who: string, answer: string) => `The location service answers ${who}, not SIP: ${answer}`,
  asksNames: (who: string, question: string) => `${who} asks a name server, not SIP: ${question}`,
  namesTell: (who: string, answer: string) => `A name server answers ${who}, not SIP: ${answer}`,
  pings: (who: string, whom: string) => `${who} sends ${whom} a sign of life, not SIP`,
  twin: 'a copy that the network made',
  arrives: (what: string, at: string) => `${what} arrives at ${at}.`,
  playhead: (t: Millis, what: string) => `${seconds(t)} seconds${what ? `, ${what}` : ''}`,
  startOfRun: 'start',

  // words of the view
  whereIs: (name: string) => [`where is ${name}?`, 'where?'],
  nobody: 'nobody is there',
  nobodyShort: 'nobody',
  there: 'there',
  places: (n: number) => `${n} places`,
  reInvite: 're-INVITE',
  locationService: ['location', 'service'],
  nameServer: ['name', 'server'],
  noRecord: 'no such record',
  nothing: 'nothing',
  andMore: (n: number) => ` and ${n} more`,
  records: (n: number) => (n === 1 ? '1 record' : `${n} records`),
  ping: ['still there', 'ping'],
  phoneRings: (name: string, ms: Millis) => [`${name}’s phone rings for ${duration(ms)}`, `rings ${duration(ms)}`],
  silence: (ms: Millis) => [`${duration(ms)} later`],
  ribbon: (kind: string, codec: string, way: string, ms: Millis, { early = false, held = false } = {}) => {
    const what = early ? `Early ${kind}` : held ? `Held ${kind}` : `RTP ${kind}`;
    return [
      `${what}, ${codec} ${way}, ${duration(ms)}${early ? ', before the answer' : ''}`,
      `${what}, ${codec} ${way}, ${duration(ms)}`,
      `${what}, ${duration(ms)}`,
      what,
    ];
  },
  ribbonStraight: ['straight from phone to phone: SIP carries no media', 'SIP carries no media', ''],
  ribbonThrough: (names: string) => [`through ${names}: SIP carries no media`, `through ${names}`, ''],
  ribbonElse: ['SIP carries no media', ''],
  bothWays: 'both ways',
  oneWay: 'one way',
  noWay: 'silent both ways',
  timer: (name: string) => `Timer ${name}`,
  repeatTimer: 'Repeat',
  /** What is left of a timer, and what became of it. */
  left: (ms: Millis) =>
    ms < 10_000 ? `${(Math.ceil(ms / 100) / 10).toFixed(1)} s` : duration(Math.ceil(ms / 1000) * 1000),
  fuseWas: (due: Millis, ran: Millis, fired: boolean) =>
    fired ? `${duration(due)}, fires` : `${duration(due)}, stopped after ${duration(ran)}`,
  timerFires: (ms: Millis) => `${duration(ms)}, fires`,
  timerStops: (ms: Millis) => `stopped after ${duration(ms)}`,
  registered: (name: string) => `${name} registered`,
  phonesRegistered: (n: number) => `${n} phones registered`,
  called: (name: string, whom: string) => `${name} called ${whom}`,
  beforeThis: 'before this',
  earlyDialog: 'Early dialog',

  // open questions, at most 24 characters after the step's name
  thePhone: 'the phone',
  knownByName: 'calling a name, no place',
  passedOn: (to: string) => brief(`on its way to ${to}`, 'on its way'),
  lookedUp: (who: string, callee: string) => brief(`${who} looks ${callee} up`, `${callee} is looked up`, 'looked up'),
  invited: (who: string) => brief(`the INVITE is with ${who}`, `the INVITE is there`),
  areRinging: (n: number) => `${n} phones are ringing`,
  registering: (who: string) => brief(`${who} says where to go`, 'a phone registers'),
  canBeFound: (who: string) => brief(`${who} can be found`, 'one can be found'),
  askedWhatItCan: (who: string) => brief(`asked what ${who} can do`, 'asked what it can do'),
  isRinging: (who: string) => brief(`${who}’s phone is ringing`, `${who} is ringing`, 'a phone is ringing'),
  offered: 'offer sent, no answer',
  answered: 'answer on its way',
  waitingForAnswer: 'waiting for 200 OK',
  waitingForAck: 'waiting for ACK',
  ackUnderWay: 'ACK on its way',
  hangsUp: (who: string) => brief(`${who} is hanging up`, 'one is hanging up'),
  sendsRequest: (who: string, method: string) => brief(`${who} asks: ${method}`, method),

  // all scenarios
  namedMoments: 'Moments to send to somebody',
  namedMomentsIntro: 'Each has a page of its own, which opens the stage at just this message.',
  allScenarios: 'Scenarios',
  allScenariosIntro:
    'Each is a short script of what people do. The engine makes the messages of it when the site is built; choose one to play it.',
  otherScenarios: 'Others',
  homeAll: (n: number) => `All ${n} scenarios`,

  // a page that breaks

  // what is implemented
  conformanceTitle: 'What is implemented',
  conformanceIntro:
    'This page is made from the project itself each time the site is built: the figures of RFC 3665 and RFC 5359 against runs, then every section of an RFC that the engine cites, with what it does because of it, where, and which tests check it.',
  conformanceLink: 'What is implemented',
  conformanceFlows: 'Figures and runs',
  conformanceDepartures: 'Where the engine departs from a text',
  conformanceSections: 'RFC by RFC',
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

  /** What a person is doing, under the head; `called` when their phone rang. Empty: nothing worth saying. */
  perceived: (what: Perception, called: boolean): string => PERCEIVED[what] ?? (called ? PICKED_UP : TALKING),
  pickedUp: PICKED_UP,
  talking: TALKING,
} as const;
