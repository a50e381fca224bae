// A run in words: its messages, questions, timers, sounds, and the questions that are open at the playhead.

import { phoneOf } from '@/engine';
import type { LadderMessage, LaneMark, MarkKind, Millis, Step } from '../ladder/model';
import { duration } from './duration';
import { listed } from './listed';

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

const STEP_NAMES: Readonly<Record<Step, string>> = { 1: 'Locate', 2: 'Reach', 3: 'Agree', 4: 'Connect', 5: 'Manage' };
/** What steps do, one and several, in the order in which it is told. */
const MARK_VERBS: readonly (readonly [kind: MarkKind, one: string, several: string])[] = [
  ['opens', 'opens', 'open'],
  ['settles', 'settles', 'settle'],
  ['fails', 'fails', 'fail'],
  ['progress', 'goes on', 'go on'],
];

/** What a fact means to the steps, each kind in one sentence. A step that turns is not said to go on as well. */
function marksText(marks: readonly Pick<LaneMark, 'step' | 'kind'>[]): string {
  const turning = new Set(marks.filter(({ kind }) => kind !== 'progress').map(({ step }) => step));
  return MARK_VERBS.flatMap(([kind, one, several]) => {
    const of = marks.filter((mark) => mark.kind === kind && (kind !== 'progress' || !turning.has(mark.step)));
    const names = [...new Set(of.map(({ step }) => step))].sort().map((step) => STEP_NAMES[step]);
    return names.length === 0 ? [] : [`${listed(names)} ${names.length === 1 ? one : several}.`];
  }).join(' ');
}

export const runText = {
  lost: (why: string) => `Lost: ${why.replace(/^lost\s+/, '')}.`,
  marks: marksText,
  /** What was there before the first message, and the steps that it opened. */
  beforeAll: (prepared: readonly string[], marks: readonly Pick<LaneMark, 'step' | 'kind'>[]) => {
    const told = [prepared.length > 0 && `${prepared.join(', ')}.`, marksText(marks)].filter(Boolean).join(' ');
    return told && `Before the first message: ${told}`;
  },
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
  phoneRings: (name: string, ms: Millis) => [`${phoneOf(name)} rings for ${duration(ms)}`, `rings ${duration(ms)}`],
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
  timerFires: (ms: Millis) => `${duration(ms)}, fires`,
  registered: (name: string) => `${name} registered`,
  phonesRegistered: (n: number) => `${n} phones registered`,
  called: (name: string, whom: string) => `${name} called ${whom}`,
  beforeThis: 'before this',
  earlyDialog: 'Early dialog',
  thePhone: 'the phone',
  knownByName: 'calling a name, no place',
  passedOn: (to: string) => brief(`on its way to ${to}`, 'on its way'),
  lookedUp: (who: string, callee: string) => brief(`${who} looks ${callee} up`, `${callee} is looked up`, 'looked up'),
  invited: (who: string) => brief(`the INVITE is with ${who}`, `the INVITE is there`),
  areRinging: (n: number) => `${n} phones are ringing`,
  registering: (who: string) => brief(`${who} says where to go`, 'a phone registers'),
  canBeFound: (who: string) => brief(`${who} can be found`, 'one can be found'),
  unregistering: (who: string) => brief(`${who} signs off`, 'a phone signs off'),
  cannotBeFound: (who: string) => brief(`${who} cannot be found`, 'one cannot be found'),
  turnedAway: (who: string) => brief(`${who} is turned away`, 'turned away'),
  unheard: (who: string) => brief(`nobody answers ${who}`, 'nobody answers'),
  asksForBindings: (who: string) => brief(`${who} asks what is known`, 'asked what is known'),
  askedWhatItCan: (who: string) => brief(`asked what ${who} can do`, 'asked what it can do'),
  isRinging: (who: string) => brief(`${phoneOf(who)} is ringing`, `${who} is ringing`, 'a phone is ringing'),
  offered: 'offer sent, no answer',
  answered: 'answer on its way',
  waitingForAnswer: 'waiting for 200 OK',
  waitingForAck: 'waiting for ACK',
  ackUnderWay: 'ACK on its way',
  hangsUp: (who: string) => brief(`${who} is hanging up`, 'one is hanging up'),
  sendsRequest: (who: string, method: string) => brief(`${who} asks: ${method}`, method),
  hears: (names: readonly string[]) => `hears ${names.length === 0 ? 'nobody' : names.join(', ')}`,
} as const;
