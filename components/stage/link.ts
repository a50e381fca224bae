// One link is one moment: what a reader sees, as the fragment of an address. The page is the scenario; the fragment says
// what was done to it, which moment, which message, which lens and which panels. Never trusted when it is read: what
// the parts mean is checked by whoever uses them, and a part that cannot be read is told, not guessed.
//
//   fragment = "#" part ("&" part)*
//   t = seconds        the playhead            m = an arrow: F5, F5.2
//   l = 1 ... 5        the lens                p = the panel: message, state, why, now
//   o = 0              the original is hidden  v = how the ladder is arranged (view-options)
//   c = JSON list      what was done, each as { "set": [element, word, value] } or as the command line takes it
//   a = 1              what comes next is asked, and what is to come is hidden
//   n = JSON list      the element, machine and owner in hand: ["p1", "invite-client", "invite-client z9hG4bK…"]
//   y = base64url      the scenario's own text, deflated, where no page is the scenario

import type { Millis, Step } from '../ladder/model';
import { BASE } from '../ui/base';

export const PANELS = ['message', 'state', 'why', 'now'] as const;
export type Panel = (typeof PANELS)[number];

export interface MachineInHand {
  readonly node: string;
  readonly owner: string;
  readonly name: string;
}

export interface Linked {
  readonly at: Millis | null;
  readonly message: string | null;
  /** The machine in hand, or a lifeline with no machine named. */
  readonly machine: MachineInHand | null;
  readonly lens: Step | null;
  readonly panel: Panel | null;
  readonly original: boolean;
  /** Whether it is asked what comes next. */
  readonly asks: boolean;
  readonly view: string | null;
  /** The list as written, parsed and not yet checked; null: nothing was done. */
  readonly changes: readonly unknown[] | null;
  /** Deflated text of a scenario, as written. */
  readonly text: string | null;
}

/** What was wrong with a fragment: the part that could not be read. */
export type LinkProblem = 'too long' | 'moment' | 'changes' | 'text' | 'unknown';

export interface LinkReading {
  readonly linked: Linked;
  readonly problems: readonly LinkProblem[];
}

/** Longer than any link the stage makes; a longer one is not read at all. */
const MOST_READ = 100_000;
/** Mail programs and chats cut longer links: beyond this the stage offers a file instead. */
export const MOST_WRITTEN = 2_000;
const LATEST = 1e9;

/** A moment to open at; without one, the end of the run. */
export type Opening = Pick<Linked, 'at' | 'message' | 'lens'>;
export const AT_ITS_END: Opening = { at: null, message: null, lens: null };

const NOTHING: Linked = {
  at: null,
  message: null,
  machine: null,
  lens: null,
  panel: null,
  original: true,
  asks: false,
  view: null,
  changes: null,
  text: null,
};

/** The address of the stage's own page, from that of a page for one moment of it: a fragment says any other moment. */
export function stagePath(pathname: string, base = BASE): string {
  const stages = `${base}/stage/`;
  return pathname.startsWith(stages) ? `${stages}${pathname.slice(stages.length).split('/')[0]}/` : pathname;
}

/** The whole address of a moment of the stage that is open. */
export const addressOf = (fragment: string): string => `${location.origin}${stagePath(location.pathname)}${fragment}`;

const KNOWN = ['a', 't', 'm', 'n', 'l', 'p', 'o', 'v', 'c', 'y'];

/** Reads the fragment of an address, with or without its "#". */
export function readLink(fragment: string): LinkReading {
  const written = fragment.replace(/^#/, '');
  if (written === '') return { linked: NOTHING, problems: [] };
  if (written.length > MOST_READ) return { linked: NOTHING, problems: ['too long'] };
  const parts = new URLSearchParams(written);
  const problems: LinkProblem[] = [];
  if ([...parts.keys()].some((key) => !KNOWN.includes(key))) problems.push('unknown');
  const seconds = parts.get('t');
  const t =
    seconds === null
      ? null
      : /^-?\d{1,7}(\.\d{1,6})?$/.test(seconds)
        ? Math.round(Number(seconds) * 1e6) / 1000
        : Number.NaN;
  if (t !== null && !(Math.abs(t) < LATEST)) problems.push('moment');
  const changes = readChanges(parts.get('c'));
  if (changes === undefined) problems.push('changes');
  const text = parts.get('y');
  const okText = text === null || /^[\w-]+$/.test(text);
  if (!okText) problems.push('text');
  const lens = Number(parts.get('l') ?? 0);
  const panel = PANELS.find((name) => name === parts.get('p')) ?? null;
  const message = parts.get('m');
  return {
    linked: {
      at: t !== null && Math.abs(t) < LATEST ? t : null,
      message: message !== null && message.length <= 40 ? message : null,
      machine: readMachine(parts.get('n')),
      lens: lens >= 1 && lens <= 5 && Number.isInteger(lens) ? (lens as Step) : null,
      panel,
      original: parts.get('o') !== '0',
      asks: parts.get('a') === '1',
      view: parts.get('v'),
      changes: changes ?? null,
      text: okText ? text : null,
    },
    problems,
  };
}

const LONGEST_NAME = 200;

function readMachine(written: string | null): MachineInHand | null {
  const list = readChanges(written);
  if (!list || list.length < 1 || list.length > 3) return null;
  const [node, name = '', owner = ''] = list;
  const short = (s: unknown): s is string => typeof s === 'string' && s.length <= LONGEST_NAME;
  return short(node) && short(name) && short(owner) ? { node, name, owner } : null;
}

function readChanges(written: string | null): readonly unknown[] | null | undefined {
  if (written === null) return null;
  try {
    const value: unknown = JSON.parse(written);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a fragment, with its "#"; empty for a stage as it opens. */
export function writeLink(linked: Partial<Linked>): string {
  const parts: string[] = [];
  const put = (key: string, value: string) => parts.push(`${key}=${encodeURIComponent(value).replaceAll('%20', '+')}`);
  if (linked.text) put('y', linked.text);
  if (linked.changes && linked.changes.length > 0) put('c', JSON.stringify(linked.changes));
  if (linked.at !== null && linked.at !== undefined) put('t', (Math.round(linked.at * 1000) / 1e6).toString());
  if (linked.message) put('m', linked.message);
  if (linked.machine) put('n', JSON.stringify(namesOf(linked.machine)));
  if (linked.lens) put('l', String(linked.lens));
  if (linked.panel && linked.panel !== 'message') put('p', linked.panel);
  if (linked.asks) put('a', '1');
  if (linked.original === false) put('o', '0');
  if (linked.view) put('v', linked.view);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

const namesOf = ({ node, name, owner }: MachineInHand): readonly string[] =>
  name === '' && owner === '' ? [node] : [node, name, owner];
