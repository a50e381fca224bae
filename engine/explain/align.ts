// Two messages side by side: lines joined by the header they are, the same before the changed, and within a changed
// line the words that differ. Header fields may come in any order (RFC 3261 §7.3.1), so names decide, not places.

import type { Message } from '../message/message';
import { printHeader, printStartLine } from '../message/print';

/** A line to be joined with another one of its name. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

/** A row of two messages side by side: lines by their place in each. */
export interface Pair {
  readonly a: number | null;
  readonly b: number | null;
  readonly same: boolean;
}

/** The lines of a message's head. */
export const headOf = (message: Message): Named[] => [
  { name: '', text: printStartLine(message) },
  ...message.headers.map((header) => ({ name: header.name, text: printHeader(header) })),
];

/** The lines of a body; those of a session description know which stream they belong to. */
export function bodyLinesOf(message: Message): Named[] {
  if (typeof message.body !== 'string' || message.body.length === 0) return [];
  let stream = -1;
  return message.body
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((text) => {
      if (text.startsWith('m=')) stream++;
      const name = /^a=[^:]*|^[a-z]=/.exec(text)?.[0] ?? 'text';
      return { name: `${stream} ${name}`, text };
    });
}

/** A row of two messages side by side, with their texts. */
export interface ComparedRow {
  readonly name: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly same: boolean;
}

export interface ComparedMessages {
  readonly head: readonly ComparedRow[];
  readonly body: readonly ComparedRow[];
}

/** Two messages side by side. */
export function compareMessages(a: Message, b: Message): ComparedMessages {
  const rows = (x: readonly Named[], y: readonly Named[]): ComparedRow[] =>
    align(x, y).map(({ a: from, b: to, same }) => {
      const [left, right] = [from === null ? undefined : x[from], to === null ? undefined : y[to]];
      return { name: (right ?? left)?.name ?? '', a: left?.text ?? null, b: right?.text ?? null, same };
    });
  return { head: rows(headOf(a), headOf(b)), body: rows(bodyLinesOf(a), bodyLinesOf(b)) };
}

/** Joins lines by name; rows stand in the order of b, and what only a has behind what it followed there. */
export function align(a: readonly Named[], b: readonly Named[]): Pair[] {
  const partner = partners(a, b);
  const taken = new Map<number, number>(); // line of a -> line of b
  partner.forEach((from, at) => {
    if (from !== null) taken.set(from, at);
  });
  // A line of a alone follows the partner of the last line before it that has one.
  const behind = new Map<number, number[]>();
  let last = -1;
  a.forEach((_, at) => {
    const to = taken.get(at);
    if (to !== undefined) last = to;
    else behind.set(last, [...(behind.get(last) ?? []), at]);
  });
  const alone = (at: number): Pair[] => (behind.get(at) ?? []).map((line) => ({ a: line, b: null, same: false }));
  return [
    ...alone(-1),
    ...b.flatMap((line, at): Pair[] => {
      const from = partner[at] ?? null;
      const same = from !== null && a[from]?.text === line.text;
      return [{ a: from, b: at, same }, ...alone(at)];
    }),
  ];
}

/** For each line of b the line of a it is joined with. */
function partners(a: readonly Named[], b: readonly Named[]): (number | null)[] {
  const free = new Map<string, number[]>();
  a.forEach(({ name }, at) => {
    free.set(name, [...(free.get(name) ?? []), at]);
  });
  const partner: (number | null)[] = b.map(() => null);
  // The same text first, in order.
  const byText = new Map<string, number[]>();
  a.forEach(({ name, text }, at) => {
    const key = `${name}\n${text}`;
    byText.set(key, [...(byText.get(key) ?? []), at]);
  });
  b.forEach(({ name, text }, at) => {
    partner[at] = byText.get(`${name}\n${text}`)?.shift() ?? null;
  });
  const used = new Set(partner.filter((at) => at !== null));
  const left = new Map<string, number[]>();
  b.forEach(({ name }, at) => {
    if (partner[at] === null) left.set(name, [...(left.get(name) ?? []), at]);
  });
  for (const [name, wanting] of left) {
    const rest = (free.get(name) ?? []).filter((at) => !used.has(at));
    for (const [at, to] of matched(rest, wanting, a, b)) partner[to] = at;
  }
  return partner;
}

/** So many lines of one name are joined by likeness; more are joined in order. */
const MOST_ALIKE = 40;

function matched(rest: number[], wanting: number[], a: readonly Named[], b: readonly Named[]): [number, number][] {
  if (rest.length === 0) return [];
  if (rest.length > MOST_ALIKE || wanting.length > MOST_ALIKE)
    return wanting.slice(0, rest.length).map((to, i): [number, number] => [rest[i] ?? 0, to]);
  const scored = rest.flatMap((at) =>
    wanting.map((to) => ({ at, to, score: likeness(a[at]?.text ?? '', b[to]?.text ?? '') })),
  );
  scored.sort((x, y) => y.score - x.score || x.at - y.at || x.to - y.to);
  const pairs: [number, number][] = [];
  const [done, met] = [new Set<number>(), new Set<number>()];
  for (const { at, to } of scored) {
    if (done.has(at) || met.has(to)) continue;
    done.add(at);
    met.add(to);
    pairs.push([at, to]);
  }
  return pairs;
}

const wordsOf = (text: string): string[] => text.split(/[\s;,<>"=?&@]+/).filter((word) => word !== '');

function likeness(a: string, b: string): number {
  const words = new Set(wordsOf(a));
  return wordsOf(b).filter((word) => words.has(word)).length;
}

/** A piece of a line, and whether the other line has it too. */
export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

const PIECES = /[A-Za-z0-9_.!~*'%+-]+|\s+|./gsu;
/** Longer lines are taken as changed altogether. */
const MOST_PIECES = 300;

/** Which words of two lines differ. */
export function differences(a: string, b: string): { readonly a: readonly Piece[]; readonly b: readonly Piece[] } {
  const [x, y] = [a.match(PIECES) ?? [], b.match(PIECES) ?? []];
  if (x.length > MOST_PIECES || y.length > MOST_PIECES)
    return { a: [{ text: a, same: a === b }], b: [{ text: b, same: a === b }] };
  const common = commonPieces(x, y);
  return { a: joined(x, common.x), b: joined(y, common.y) };
}

/** The places of the longest row of pieces that both have. */
function commonPieces(x: readonly string[], y: readonly string[]): { x: Set<number>; y: Set<number> } {
  const width = y.length + 1;
  const best = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      const at = i * width + j;
      best[at] = x[i] === y[j] ? (best[at + width + 1] ?? 0) + 1 : Math.max(best[at + width] ?? 0, best[at + 1] ?? 0);
    }
  }
  const found = { x: new Set<number>(), y: new Set<number>() };
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const at = i * width + j;
    if (x[i] === y[j]) {
      found.x.add(i++);
      found.y.add(j++);
    } else if ((best[at + width] ?? 0) >= (best[at + 1] ?? 0)) i++;
    else j++;
  }
  return found;
}

function joined(pieces: readonly string[], common: ReadonlySet<number>): Piece[] {
  const out: { text: string; same: boolean }[] = [];
  pieces.forEach((text, at) => {
    const same = common.has(at);
    const last = out.at(-1);
    if (last !== undefined && last.same === same) last.text += text;
    else out.push({ text, same });
  });
  return out;
}
