// A scenario with some of its settings changed: "what if this proxy kept out of the way, what if this box were a
// redirect server". The file itself is changed, word for word as an author would, and then read like any other; so a
// changed setting is checked by the same rules, and what it does is the engine's business.

import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Settings } from './setting';
import { BLOCKS, PHONE, PROXY, REDIRECT_SERVER, REGISTRAR_SERVER, SCENARIO } from './settings';
import { MOST_CHARACTERS } from './yaml';

/** One setting, written anew. */
export interface Adjustment {
  /** The element it belongs to, or the two elements of a path; null for the scenario itself. */
  readonly element: string | readonly [string, string] | null;
  /** The setting's word, or `role`: what kind of server the element is. */
  readonly name: string;
  /** As an author writes it: 'yes', '2 s', 'tcp'. */
  readonly value: string;
}

/** The kinds of servers a box can be turned into. */
export const ROLES = ['proxy', 'b2bua', 'redirect', 'registrar'] as const;
type Role = (typeof ROLES)[number];

const WORDS: Readonly<Record<Role, readonly string[]>> = {
  proxy: [...Object.keys(PROXY), ...Object.keys(BLOCKS.proxy)],
  b2bua: [...Object.keys(PROXY), ...Object.keys(BLOCKS.proxy)],
  redirect: [...Object.keys(REDIRECT_SERVER), ...Object.keys(BLOCKS.redirect)],
  registrar: [...Object.keys(REGISTRAR_SERVER), ...Object.keys(BLOCKS.registrar)],
};

/** A setting as a form shows it. */
export interface SettingEntry {
  readonly name: string;
  readonly says: string;
  /** What to write, in words. */
  readonly takes: string;
  /** What holds when it is left out, in words. */
  readonly otherwise: string;
  /** All the words it can be, where they can be counted. */
  readonly words: readonly string[] | null;
  /** What the file says; null when it is left out. */
  readonly value: string | null;
}

/** The text with each setting written anew, in order. A text that is no YAML comes back as it is. */
export function adjusted(text: string, adjustments: readonly Adjustment[]): string {
  if (adjustments.length === 0 || text.length > MOST_CHARACTERS) return text;
  const document = read(text);
  if (document === null) return text;
  for (const { element, name, value } of adjustments) {
    const map =
      element === null
        ? document
        : typeof element === 'string'
          ? blockOf(document, element)
          : pathOf(document, element);
    if (map === null) continue;
    if (name === 'role' && isRole(value)) turnInto(map, value);
    else map.set(name, value.includes(',') ? value.split(',').map((part) => part.trim()) : value);
  }
  // A line that ends early would be another value to whoever reads it.
  return String(document.contents === null ? '' : document.toString({ lineWidth: 0 }));
}

/**
 * The settings of an element, or of the scenario, as a form shows them.
 *
 * @param element - its id, or null for the scenario itself
 */
export function settingsIn(text: string, element: string | null): readonly SettingEntry[] {
  const document = read(text);
  const map = document === null ? null : element === null ? document : blockOf(document, element);
  if (map === null) return [];
  return Object.entries(element === null ? SCENARIO : tableOf(map)).map(([name, setting]) => ({
    name,
    says: setting.says,
    takes: setting.many ? `${setting.kind.expected}; or several` : setting.kind.expected,
    otherwise: setting.otherwise,
    words: setting.kind.words ?? null,
    value: written(map.get(name, true)),
  }));
}

/** What an element of the file is; null when it is a phone, or not there. */
export function roleIn(text: string, element: string): Role | null {
  const document = read(text);
  const map = document === null ? null : blockOf(document, element);
  return map === null ? null : roleOf(map);
}

type Document = YAMLMap & {
  contents: unknown;
  toString(options: object): string;
  createNode(value: object): YAMLMap;
};

function read(text: string): Document | null {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
  return document.errors.length === 0 && isMap(document.contents) ? (document as unknown as Document) : null;
}

function blockOf(document: Document, element: string): YAMLMap | null {
  const elements = document.get('elements', true) as unknown;
  const block = isMap(elements) ? elements.get(element, true) : null;
  return isMap(block) ? (block as YAMLMap) : null;
}

/** The settings of a path between two elements, made when the file has none. */
function pathOf(document: Document, [a, b]: readonly [string, string]): YAMLMap {
  if (!isSeq(document.get('links', true))) document.set('links', document.createNode([]));
  const links = document.get('links', true) as unknown as YAMLSeq;
  const ends = (item: unknown): string | null => (isMap(item) ? written(item.get('between', true)) : null);
  const known = links.items.find((item) => [`${a}, ${b}`, `${b}, ${a}`].includes(ends(item) ?? ''));
  if (known !== undefined) return known as YAMLMap;
  const made = document.createNode({ between: [a, b] });
  links.add(made);
  return made;
}

const isRole = (word: string): word is Role => (ROLES as readonly string[]).includes(word);

function roleOf(map: YAMLMap): Role | null {
  if (map.has('b2bua') || (map.has('proxy') && written(map.get('role', true)) === 'b2bua')) return 'b2bua';
  if (map.has('proxy')) return 'proxy';
  if (map.has('redirect')) return 'redirect';
  return map.has('registrar') && !map.has('phone') ? 'registrar' : null;
}

function tableOf(map: YAMLMap): Settings {
  const role = roleOf(map);
  if (role === null) return PHONE;
  return role === 'redirect' ? REDIRECT_SERVER : role === 'registrar' ? REGISTRAR_SERVER : PROXY;
}

/** The box keeps what the new kind of server knows; what it does not know falls away. */
function turnInto(map: YAMLMap, role: Role): void {
  const before = roleOf(map);
  if (before === null || before === role) return;
  const domains = map.get(before, true) ?? map.get('proxy', true);
  for (const word of [...ROLES, 'role']) map.delete(word);
  for (const { key } of [...map.items]) {
    const word = written(key);
    if (word !== null && !WORDS[role].includes(word)) map.delete(key);
  }
  map.set(role, domains);
}

function written(node: unknown): string | null {
  if (isScalar(node)) return String(node.value);
  if (node === undefined || node === null) return null;
  const items = (node as { items?: readonly unknown[] }).items;
  return isMap(node) || items === undefined ? null : items.map(written).join(', ');
}
