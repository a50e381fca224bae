// What an author wrote of each element: its kind, and its settings as they stand. `elements.ts` makes elements of these.

import type { ElementId } from '../model/address';
import { asMap, type Block, readBlock } from './block';
import { RESERVED } from './expectations';
import { nearest } from './nearest';
import type { Problems } from './problem';
import { BLOCKS, PHONE, PROXY, REDIRECT_SERVER, REGISTRAR_SERVER } from './settings';
import type { MapNode, Node, Pair } from './yaml';

const MOST_ELEMENTS = 500;

export type Draft =
  | { readonly id: ElementId; readonly kind: 'phone'; readonly node: MapNode; readonly block: Block<typeof PHONE> }
  | { readonly id: ElementId; readonly kind: 'proxy'; readonly node: MapNode; readonly block: Block<typeof PROXY> }
  | {
      readonly id: ElementId;
      readonly kind: 'redirect';
      readonly node: MapNode;
      readonly block: Block<typeof REDIRECT_SERVER>;
    }
  | {
      readonly id: ElementId;
      readonly kind: 'registrar';
      readonly node: MapNode;
      readonly block: Block<typeof REGISTRAR_SERVER>;
    };

/** Whoever is named, even where the settings cannot be read: what others say of them is then no mistake of its own. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly named: ReadonlyMap<ElementId, 'phone' | 'other'>;
}

/** Reads the settings of every element. */
export function readDrafts(node: Node | undefined, problems: Problems): Drafts {
  const drafts: Draft[] = [];
  const named = new Map<ElementId, 'phone' | 'other'>();
  const pairs = node === undefined ? [] : asMap(node, 'the elements, each a name and its settings', problems).pairs;
  if (pairs.length > MOST_ELEMENTS)
    problems.add(node?.offset ?? 0, 0, `A scenario has at most ${MOST_ELEMENTS} elements.`);
  for (const pair of pairs.slice(0, MOST_ELEMENTS)) {
    const draft = readDraft(pair, problems);
    if (draft !== null) drafts.push(draft);
    named.set(pair.key.text, (draft?.kind ?? likelyKind(pair.value)) === 'phone' ? 'phone' : 'other');
  }
  return { drafts, named };
}

/** What an element that cannot be read was to be: a phone, unless one of its words looks like another kind. */
function likelyKind(node: Node): string {
  const words = node.kind === 'map' ? node.pairs.map(({ key }) => nearest(key.text, KINDS)) : [];
  return words.find((word) => word !== null) ?? 'phone';
}

const KINDS = ['phone', 'proxy', 'b2bua', 'redirect', 'registrar'];

function readDraft(pair: Pair, problems: Problems): Draft | null {
  const { key } = pair;
  const id = key.text;
  if (RESERVED.includes(id)) {
    problems.add(key.offset, key.length, `"${id}" is a word of the language: choose another name.`);
    return null;
  }
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(id)) {
    problems.add(
      key.offset,
      key.length,
      'A name begins with a letter and goes on with letters, digits, - and _; at most 32 of them.',
    );
    return null;
  }
  const node = plainly(asMap(pair.value, 'settings, such as { phone: sip:alice@atlanta.example.com }', problems));
  const has = (word: string): boolean => node.pairs.some((setting) => setting.key.text === word);
  if (has('phone')) return { id, kind: 'phone', node, block: readBlock(node, PHONE, [], 'a phone', problems) };
  if (has('proxy'))
    return { id, kind: 'proxy', node, block: readBlock(node, PROXY, Object.keys(BLOCKS.proxy), 'a proxy', problems) };
  if (has('redirect')) {
    const block = readBlock(node, REDIRECT_SERVER, Object.keys(BLOCKS.redirect), 'a redirect server', problems);
    return { id, kind: 'redirect', node, block };
  }
  if (has('registrar')) {
    const block = readBlock(node, REGISTRAR_SERVER, Object.keys(BLOCKS.registrar), 'a registrar', problems);
    return { id, kind: 'registrar', node, block };
  }
  const near = node.pairs.find(({ key: word }) => nearest(word.text, KINDS) !== null)?.key ?? node.pairs[0]?.key;
  problems.add(
    near?.offset ?? key.offset,
    near?.length ?? key.length,
    `What is ${id}? Expected "phone:" with an address, or "proxy:", "b2bua:", "redirect:" or "registrar:" with a domain, among its settings.`,
    near === undefined ? null : nearest(near.text, KINDS),
  );
  return null;
}

/** `b2bua: domain` is short for `proxy: domain` and `role: b2bua`. */
function plainly(node: MapNode): MapNode {
  const short = node.pairs.find(({ key }) => key.text === 'b2bua');
  if (short === undefined || node.pairs.some(({ key }) => key.text === 'proxy' || key.text === 'role')) return node;
  const { key } = short;
  const role: Pair = {
    ...short,
    key: { ...key, text: 'role' },
    value: { ...key, kind: 'text', text: 'b2bua' } as Node,
  };
  const pairs = node.pairs.map((pair) => (pair === short ? { ...pair, key: { ...key, text: 'proxy' } } : pair));
  return { ...node, pairs: [...pairs, role] };
}

/** The domain of a phone's address, or the first of a proxy. */
export function domainOf(draft: Draft): string {
  if (draft.kind === 'proxy') return draft.block.values.proxy?.[0] ?? NOWHERE;
  if (draft.kind === 'redirect') return draft.block.values.redirect?.[0] ?? NOWHERE;
  if (draft.kind === 'registrar') return draft.block.values.registrar?.[0] ?? NOWHERE;
  return draft.block.values.phone?.replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase() ?? NOWHERE;
}

export const NOWHERE = 'example.com';
