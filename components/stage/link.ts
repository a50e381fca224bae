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
export const stagePath = (pathname: string): string => pathname.replace(/(\/stage\/[^/]+\/)[^/]+\/$/, '$1');

/** The whole address of a moment of the stage that is open. */
export const addressOf = (fragment: string): string => `${location.origin}${stagePath(location.pathname)}${fragment}`;

const KNOWN = ['a', 't', 'm', 'n', 'l', 'p', 'o', 'v', 'c', 'y'];
