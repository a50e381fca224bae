// One link is one moment: what a reader sees, as the fragment of an address. The page is the scenario; the fragment says
// what was done to it, which moment, which message, which lens and which panels. read-link.ts reads it again.
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

/** Mail programs and chats cut longer links: beyond this the stage offers a file instead. */
export const MOST_WRITTEN = 2_000;

/** A moment to open at; without one, the end of the run. */
export type Opening = Pick<Linked, 'at' | 'message' | 'lens'>;
export const AT_ITS_END: Opening = { at: null, message: null, lens: null };

/** The address of the stage's own page, from that of a page for one moment of it: a fragment says any other moment. */
export function stagePath(pathname: string, base = BASE): string {
  const stages = `${base}/stage/`;
  return pathname.startsWith(stages) ? `${stages}${pathname.slice(stages.length).split('/')[0]}/` : pathname;
}

/** The whole address of a moment of the stage that is open. */
export const addressOf = (fragment: string): string => `${location.origin}${stagePath(location.pathname)}${fragment}`;

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
