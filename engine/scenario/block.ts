// Reads a block of settings by its table: each word known once, each value of its kind, everything else a problem.

import * as v from 'valibot';
import type { Kind } from './kinds';
import { nearest } from './nearest';
import type { Problems } from './problem';
import type { Settings, Values } from './setting';
import type { ListNode, MapNode, Node, Pair, TextNode } from './yaml';

/** What has been read of a block: its values, and the pairs that are blocks of their own. */
export interface Block<S extends Settings> {
  readonly values: Values<S>;
  readonly blocks: ReadonlyMap<string, Node>;
  /** Where each word stands, for problems found later. */
  readonly places: ReadonlyMap<string, Node>;
}

/** Reads one value of a kind; undefined when it is not one, and the problem is noted. */
export function readValue<T>(node: Node, kind: Kind<T>, problems: Problems): T | undefined {
  if (node.kind !== 'text') {
    problems.add(node.offset, node.length, `Expected ${kind.expected}.`);
    return undefined;
  }
  const read = v.safeParse(kind.schema, node.text);
  if (read.success) return read.output;
  // An address without its scheme is the slip people make most.
  const whole = `sip:${node.text}`;
  const meant = nearest(node.text, kind.words ?? []) ?? (node.text !== '' && v.is(kind.schema, whole) ? whole : null);
  problems.add(node.offset, node.length, `Expected ${kind.expected}.`, meant);
  return undefined;
}

/** Reads a mapping by its table of settings and the names of its inner blocks. */
export function readBlock<S extends Settings>(
  node: MapNode,
  settings: S,
  inner: readonly string[],
  where: string,
  problems: Problems,
): Block<S> {
  const values: Record<string, unknown> = {};
  const blocks = new Map<string, Node>();
  const places = new Map<string, Node>();
  const known = [...Object.keys(settings), ...inner];
  for (const { key, value } of node.pairs) {
    if (inner.includes(key.text)) blocks.set(key.text, value);
    const setting = Object.hasOwn(settings, key.text) ? settings[key.text] : undefined;
    if (setting === undefined) {
      if (!inner.includes(key.text)) unknownWord(key, known, where, problems);
      continue;
    }
    places.set(key.text, value);
    const read = setting.many ? readMany(value, setting.kind, problems) : readValue(value, setting.kind, problems);
    if (read !== undefined) values[key.text] = read;
  }
  return { values: values as Values<S>, blocks, places };
}

/** What other programs call a setting. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  proxy: 'via',
  'outbound-proxy': 'via',
  user: 'username',
  name: 'label',
  dnd: 'do-not-disturb',
  nat: 'behind',
  delay: 'latency',
  domain: 'proxy',
  server: 'registrar',
  ip: 'address',
  secret: 'password',
};

function unknownWord(key: TextNode, known: readonly string[], where: string, problems: Problems): void {
  const meant = ELSEWHERE[key.text.toLowerCase()] ?? '';
  const near = known.includes(meant) ? meant : nearest(key.text, known);
  const list = near === null ? ` Known: ${known.join(', ')}.` : '';
  problems.add(key.offset, key.length, `"${shorten(key.text)}" is no setting of ${where}.${list}`, near);
}

/** Words of others, quoted in a message, are kept short. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);

function readMany<T>(node: Node, kind: Kind<T>, problems: Problems): readonly T[] | undefined {
  const items = node.kind === 'list' ? node.items : [node];
  const read = items.map((item) => readValue(item, kind, problems)).filter((value) => value !== undefined);
  return read.length === items.length ? read : undefined;
}

/** The node must be a mapping; an empty one stands for nothing. */
export function asMap(node: Node, what: string, problems: Problems): MapNode {
  if (node.kind === 'map') return node;
  if (node.kind !== 'text' || node.text !== '') problems.add(node.offset, node.length, `Expected ${what}.`);
  return { kind: 'map', pairs: [], offset: node.offset, length: node.length };
}

const MOST_ITEMS = 2_000;

/** The node must be a list; an empty one stands for nothing. */
export function asList(node: Node | undefined, what: string, problems: Problems): readonly Node[] {
  if (node === undefined || (node.kind === 'text' && node.text === '')) return [];
  if (node.kind === 'list') return limited(node, problems);
  problems.add(node.offset, node.length, `Expected ${what}: lines that begin with "- ".`);
  return [];
}

function limited(node: ListNode, problems: Problems): readonly Node[] {
  if (node.items.length <= MOST_ITEMS) return node.items;
  problems.add(node.offset, 0, `A list has at most ${MOST_ITEMS} lines here.`);
  return node.items.slice(0, MOST_ITEMS);
}

/** A mapping of free words to values of one kind, in the order written. */
export function readRecord<T>(node: Node | undefined, kind: Kind<T>, what: string, problems: Problems): [Pair, T][] {
  if (node === undefined) return [];
  return asMap(node, what, problems).pairs.flatMap((pair): [Pair, T][] => {
    const value = readValue(pair.value, kind, problems);
    return value === undefined ? [] : [[pair, value]];
  });
}
