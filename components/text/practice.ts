// Words of the practice pages: questions, verdicts, what others made of a wrong guess, and progress.

import type { Action, Because, Reception } from '@/engine';
import { duration } from './duration';

type Name = (id: string) => string;
type Reason = (status: number) => string;

const DEEDS: Readonly<Record<string, string>> = {
  answers: 'pick up',
  rejects: 'turn the call down',
  cancels: 'give up',
  'hangs up': 'hang up',
  holds: 'put the call on hold',
  resumes: 'take the call off hold',
};

/** 'a BYE', 'an INVITE'. */
const a = (word: string): string => (/^[AEIOU]/.test(word) ? `an ${word}` : `a ${word}`);

export const practiceText = {
  title: 'Practice',
  intro:
    'A call stops in the middle, and you say what comes next. The engine judges each answer: it accepts whatever the rules of SIP allow, and what they forbid it runs, so that you see what breaks.',
  howTitle: 'How it works',
  how: [
    'Every question is a moment of a real run. Its ladder shows all that has happened; the rest is hidden.',
    'There may be more than one right answer: people and networks are free to do several things.',
    'What you answer right comes back after 1 day, then 3, 7, 21 and 60. What you answer wrong comes back the same day.',
    'Your progress stays on this device. Save it as a file to take it elsewhere.',
  ],
  learnFirst: 'New to SIP? Start with the lessons',
  needsScript: 'Practice needs script: the engine judges in your browser.',

  // choosing
  choose: 'Ten questions about',
  anyStep: 'Any step',
  step: (n: number, name: string) => `${n} ${name}`,
  level: 'From',
  levels: ['plain calls', 'calls in trouble', 'everything'],
  levelHelp: [
    'Calls and registrations in which all goes well.',
    'The same with losses, refusals and messages that cross.',
    'Every scenario: transfers, subscriptions, boxes in between and all the rest.',
  ],
  start: 'Start',
  review: (n: number) =>
    n === 1 ? 'Review the question that is due' : `Review ${Math.min(n, 10)} of ${n} that are due`,
  nothingDue: 'Nothing is due for review today.',
  moments: (n: number) => `${n.toLocaleString('en')} moments to ask about`,
  again: 'Another ten',
  back: 'Choose again',
  share: 'Copy a link to these questions',
  shared: 'The link is copied',
  shareHelp: (seed: number) => `Seed ${seed}: the link asks everybody the same questions.`,

  // asking
  loading: 'The engine is on its way.',
  failed: 'The engine could not be loaded. Are you offline? What you have visited before still works.',
  retry: 'Try again',
  empty: 'No moment of these runs makes such a question. Choose another step, or more runs.',
  place: (n: number, all: number) => `Question ${n} of ${all}`,
  asked: 'What comes next?',
  acts: (who: string, deed: string) => `${who} ${deed}.`,
  figure: 'The call so far',
  from: 'From',
  until: (at: number) => `Shown until ${(at / 1000).toFixed(3)} s.`,
  options: 'Possible answers',
  check: 'Check',
  next: 'Next question',
  finish: 'See how it went',
  keys: 'Keys: 1 to 5 choose, Enter checks, N goes on.',
  pick: 'Choose an answer first.',

  action(action: Action, name: Name, reason: Reason): string {
    if (action.kind === 'fires') return `Timer ${action.timer} fires at ${name(action.by)}`;
    const { by, to, method, status, again } = action;
    const where = ` to ${name(to)}`;
    if (status === null)
      return again
        ? `${name(by)} sends the same ${method} once more${where}`
        : `${name(by)} sends ${a(method)}${where}`;
    const what = `${status} ${reason(status)}${method === 'INVITE' ? '' : ` for the ${method}`}`;
    return `${name(by)} sends ${what}${where}${again ? ', once more' : ''}`;
  },

  // judging
  verdicts: { happens: 'Happens', legal: 'May happen', illegal: 'Not possible' },
  happens: 'This is what this run does.',
  saidRight: 'Right. This is what happens next.',
  saidLegal: 'Right: this may happen too. This run goes another way.',
  saidWrong: 'No. This cannot come next.',
  because(because: Because | null, name: Name): string {
    if (because === null) return '';
    if (because.kind === 'time') return 'Nobody knows how long a message takes: with other delays this comes first.';
    if (because.kind === 'person') return `${name(because.who)} could ${DEEDS[because.does] ?? because.does} just now.`;
    return `${name(because.who)} ${because.says}.`;
  },
  ref: (rfc: number, section: string) => `RFC ${rfc} §${section}`,
  yours: 'Your answer',
  stage: 'Open this moment on the stage',
  stageRun: 'Open such a run on the stage',
  stageThis: 'Open this run on the stage',
  show: 'Run it anyway',
  shown: 'Hide the run',
  ranTitle: (action: string) => `Done anyway: ${action}`,
  ran: (action: string) => `${action}, against the rules. So it went:`,
  timersRun: (who: string, list: readonly string[]) =>
    list.length === 0 ? `No timer of the RFCs runs at ${who}.` : `At ${who} there runs ${list.join(', ')}.`,
  timerLeft: (timer: string, left: number) =>
    left < 1 ? `Timer ${timer}, due now` : `Timer ${timer}, due in ${duration(left)}`,
  waited: (after: number) =>
    after < 1
      ? 'With everything under way held up, this comes next all the same:'
      : `With everything under way held up, this comes after ${duration(after)}:`,
  waitedInVain: 'With everything under way held up, nothing comes any more.',
  notRun: 'Nothing has been said yet that such a message could be made from.',
  reception(r: Reception, name: Name): string {
    switch (r.kind) {
      case 'ignored':
        return `${name(r.by)} throws it away: ${r.why}.`;
      case 'refused':
        return `${name(r.by)} refuses it with ${r.status}.`;
      case 'answered':
        return `${name(r.by)} takes it and answers ${r.status}.`;
      case 'passed on':
        return `${name(r.by)} passes it on: ${r.what} goes to ${name(r.to)}.`;
      case 'sends':
        return `${name(r.by)} is misled and sends ${r.what} to ${name(r.to)}.`;
      case 'taken':
        return `${name(r.by)} takes it at its word, and is now ${r.state}.`;
      case 'nothing':
        return `${name(r.by)} does nothing about it.`;
      case 'lost':
        return `It never arrives: ${r.why}.`;
    }
  },
  ends: (sentence: string) => `For the people: ${sentence}`,
  endsAlike: 'No person notices anything of it.',

  // afterwards
  result: (right: number, all: number) => `${right} of ${all} right`,
  resultSays: (right: number, all: number) =>
    right === all
      ? 'All of them. Try calls in trouble next, or everything.'
      : right * 2 >= all
        ? 'The others come back today: a second look is how they stick.'
        : 'Each wrong answer has shown you a rule. They come back today.',

  // progress
  progress: 'Your progress',
  boxes: 'Questions by how well you know them',
  box: (n: number) => ['today', '1 day', '3 days', '7 days', '21 days', '60 days'][n] ?? '',
  none: 'Nothing answered yet. Your first ten questions will show here.',
  seen: (n: number, right: number, all: number) =>
    `${n === 1 ? '1 question' : `${n} questions`} met, ${right} of ${all} answers right.`,
  save: 'Save as a file',
  load: 'Load a file',
  loaded: (n: number) => `${n === 1 ? '1 question' : `${n} questions`} taken over from the file.`,
  badFile: 'This file holds no progress of this page.',
  reset: 'Forget everything',
  resetSure: 'Forget all progress on this device?',
  resetYes: 'Yes, forget it',
  resetNo: 'Keep it',
  notKept: 'This browser keeps nothing here: progress ends with the page, unless you save it as a file.',

  // beside other pages
  lessonLink: (step: string | null) => `Practise: ten questions about ${step ?? 'plain calls'}`,
  guideTitle: 'Questions',
  guideIntro: (seed: number) =>
    `Generated from the runs, with seed ${seed}, and judged by the engine. Ask them aloud, or open the page and let everybody answer.`,
  guideSo: 'So far:',
  guideOpen: 'Answer them on the page',

  // on the stage
  predictAt: (at: number) => `Predict, at ${(at / 1000).toFixed(3)} s`,
  nothingLeft: 'Nothing is left to ask about after this moment.',
  fromStart: 'Ask from the beginning',
} as const;
