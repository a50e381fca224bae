// How people point at messages of a run: 'first INVITE alice -> ss1', 'second 200 INVITE bob -> alice',
// 'every 180 bob -> any'. Anything else is taken for a message key (see message-key.ts).
//
//   selector = [ which ] what [ from "->" to ]
//   which    = "first" ... "tenth" | "11th" ... | "every"      (left out: first)
//   what     = method | status | status method | class ("2xx") | class method | "message"
//   from, to = an element's id | "any"

import type { ElementId } from './address';

/** `null` means any. */
export interface Selector {
  /** The how-many-th from 1, or 'every'. */
  readonly nth: number | 'every';
  readonly method: string | null;
  /** A status (200), a class as its first digit (2), or null for requests; 'any' when it does not matter. */
  readonly status: number | null | 'any';
  readonly from: ElementId | null;
  readonly to: ElementId | null;
}

export const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The word for a count from 1: 'first', '11th', '22nd'. */
export function ordinal(n: number): string {
  const word = ORDINALS[n - 1];
  if (word !== undefined) return word;
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** Reads a selector; null when the text is none (it may be a key then). */
export function parseSelector(text: string): Selector | null {
  const words = text
    .trim()
    .replace(/(->|→|>)/g, ' -> ')
    .split(/\s+/);
  const nth = readNth(words[0] ?? '');
  if (nth !== null) words.shift();
  const arrow = words.indexOf('->');
  const what = arrow < 0 ? words : words.slice(0, arrow - 1);
  if (arrow >= 0 && (arrow < 1 || arrow !== words.length - 2)) return null;
  const kind = readWhat(what);
  if (kind === null) return null;
  const from = arrow < 0 ? 'any' : (words[arrow - 1] as string);
  const to = arrow < 0 ? 'any' : (words[arrow + 1] as string);
  if (!isName(from) || !isName(to)) return null;
  return { nth: nth ?? 1, ...kind, from: from === 'any' ? null : from, to: to === 'any' ? null : to };
}

const isName = (text: string): boolean => /^[A-Za-z][\w.-]*$/.test(text);

function readNth(word: string): number | 'every' | null {
  if (word === 'every') return 'every';
  const index = ORDINALS.indexOf(word);
  if (index >= 0) return index + 1;
  const number = /^([1-9]\d{0,4})(st|nd|rd|th)$/.exec(word);
  return number === null ? null : Number(number[1]);
}

function readWhat(words: readonly string[]): Pick<Selector, 'method' | 'status'> | null {
  const [first = '', second, ...rest] = words;
  if (rest.length > 0) return null;
  if (first === 'message' && second === undefined) return { method: null, status: 'any' };
  const status = /^([1-6])(\d\d|xx)$/.exec(first);
  if (status !== null) {
    if (second !== undefined && !isMethod(second)) return null;
    return { status: Number(status[2] === 'xx' ? status[1] : first), method: second ?? null };
  }
  return second === undefined && isMethod(first) ? { method: first, status: null } : null;
}

const isMethod = (text: string): boolean => /^[A-Z][A-Z0-9_-]*$/.test(text);

/** One sending, as far as a selector looks at it. */
export interface Selectable {
  readonly from: ElementId;
  readonly to: ElementId | null;
  readonly method: string;
  readonly status: number | null;
}

/** Whether the selector speaks of such messages, whatever their count. */
export function selects(selector: Selector, sent: Selectable): boolean {
  if (selector.from !== null && selector.from !== sent.from) return false;
  if (selector.to !== null && selector.to !== sent.to) return false;
  if (selector.method !== null && selector.method !== sent.method) return false;
  if (selector.status === 'any') return true;
  if (selector.status === null || sent.status === null) return selector.status === sent.status;
  return selector.status < 10 ? Math.floor(sent.status / 100) === selector.status : selector.status === sent.status;
}
