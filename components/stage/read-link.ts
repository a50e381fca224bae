// Reads the fragment of an address, which link.ts writes. Never trusted: what the parts mean is checked by whoever uses
// them, and a part that cannot be read, or that this call has nothing for, is told, not guessed.

import type { LadderView, Step } from '../ladder/model';
import { linkText } from '../text/link';
import { type Linked, type MachineInHand, PANELS } from './link';
import { isView } from './read-view';

export { readView } from './read-view';

/** What was wrong with a fragment: the part that could not be read. */
export type LinkProblem = keyof typeof linkText.problems;

export interface LinkReading {
  readonly linked: Linked;
  readonly problems: readonly LinkProblem[];
}

/** Longer than any link the stage makes; a longer one is not read at all. */
const MOST_READ = 100_000;
const LATEST = 1e9;
const LONGEST_NAME = 200;
const LONGEST_ID = 40;

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

/** Reads the fragment of an address, with or without its "#". */
export function readLink(fragment: string): LinkReading {
  const written = fragment.replace(/^#/, '');
  if (written === '') return { linked: NOTHING, problems: [] };
  if (written.length > MOST_READ) return { linked: NOTHING, problems: ['too long'] };
  const parts = new URLSearchParams(written);
  const problems = new Set<LinkProblem>();
  const keys = [...parts.keys()];
  const isKnown = (key: string) => Object.hasOwn(READ, key);
  if (!keys.every(isKnown)) problems.add('unknown');
  if (keys.some((key, i) => isKnown(key) && keys.indexOf(key) < i)) problems.add('twice');
  /** A part as read; what it is without one where it is not there or cannot be read. */
  const part = <T>(key: keyof typeof READ, read: (said: string) => T | undefined, otherwise: T): T => {
    const said = parts.get(key);
    const value = said === null ? otherwise : read(said);
    if (value === undefined) problems.add(READ[key]);
    return value ?? otherwise;
  };
  const linked: Linked = {
    at: part('t', momentIn, null),
    message: part('m', (said) => (said !== '' && said.length <= LONGEST_ID ? said : undefined), null),
    machine: part('n', machineIn, null),
    lens: part('l', (said) => (/^[1-5]$/.test(said) ? (Number(said) as Step) : undefined), null),
    panel: part('p', (said) => PANELS.find((name) => name === said), null),
    original: part('o', switchIn, true),
    asks: part('a', switchIn, false),
    view: part('v', (said) => said, null),
    changes: part('c', listIn, null),
    text: part('y', (said) => (/^[\w-]+$/.test(said) ? said : undefined), null),
  };
  if (linked.view !== null && !isView(linked.view)) problems.add('view');
  return { linked, problems: [...problems] };
}

/** The parts of a fragment, and what is wrong where one cannot be read. */
const READ = {
  t: 'moment',
  m: 'message',
  n: 'machine',
  l: 'lens',
  p: 'panel',
  o: 'switch',
  a: 'switch',
  v: 'view',
  c: 'changes',
  y: 'text',
} as const satisfies Record<string, LinkProblem>;

function momentIn(said: string): number | undefined {
  const at = /^-?\d{1,7}(\.\d{1,6})?$/.test(said) ? Math.round(Number(said) * 1e6) / 1000 : Number.NaN;
  return Math.abs(at) < LATEST ? at : undefined;
}

const switchIn = (said: string): boolean | undefined => (said === '1' ? true : said === '0' ? false : undefined);

function machineIn(said: string): MachineInHand | undefined {
  const list = listIn(said);
  if (!list || list.length < 1 || list.length > 3) return undefined;
  const [node, name = '', owner = ''] = list;
  const short = (s: unknown): s is string => typeof s === 'string' && s.length <= LONGEST_NAME;
  return short(node) && short(name) && short(owner) ? { node, name, owner } : undefined;
}

function listIn(said: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(said);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a link could not say, in sentences. */
export const problemsOf = (problems: readonly LinkProblem[]): readonly string[] =>
  problems.map((problem) => linkText.problems[problem]);

/** What a link asks for that a call has not: in sentences, and whether that is what it has in hand. */
export function missingIn(ladder: LadderView, { at, message, machine }: Linked) {
  const noMessage = message !== null && !ladder.messages.some(({ id }) => id === message);
  const noElement = machine !== null && !ladder.nodes.some(({ id }) => id === machine.node);
  const notices = [
    noMessage && linkText.messageGone(message),
    noElement && linkText.elementGone(machine.node),
    at !== null && at > ladder.end + 1 && linkText.momentGone,
  ].filter((sentence) => sentence !== false);
  return { notices, inHand: noMessage || noElement };
}
