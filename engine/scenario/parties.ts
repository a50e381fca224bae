// Whom settings and sentences speak of: people of the scenario by their names, or addresses. A name nobody has is a
// problem with its place, and with what may have been meant.

import type { ElementId } from '../model/address';
import { type Block, shorten } from './block';
import { isCallable } from './kinds';
import { nearest } from './nearest';
import type { Problems } from './problem';
import type { Settings } from './setting';
import type { Node, TextNode } from './yaml';

/** Who there is, and of what kind. */
export type Named = ReadonlyMap<ElementId, 'phone' | 'other'>;

/** The addresses of record of the people of a scenario, by name. */
export type Book = ReadonlyMap<ElementId, string>;

/** Who there is, and of what kind: sentences are about them. Their addresses, where they matter. */
export interface Cast extends Named {
  readonly book?: Book;
}

/** What is wrong with a name that is to be a person's, and the person that may have been meant. */
export function strangers(name: string, named: Named, book: Book): { message: string; meant: string | null } | null {
  if (named.get(name) === 'phone' || isCallable(name)) return null;
  if (named.has(name)) return { message: `${name} is no phone and cannot be called.`, meant: null };
  const people = [...named.keys()].filter((id) => named.get(id) === 'phone');
  // Several phones of one user have names of their own: the user is called by the address.
  const address = [...book.values()].find((aor) => aor.replace(/^sips?:/, '').startsWith(`${name}@`));
  if (address !== undefined)
    return {
      message: `No phone is called "${shorten(name)}". The user is called by the address, ${address}.`,
      meant: address,
    };
  const message = `Nobody is called "${shorten(name)}". Expected a person of this scenario or an address such as sip:carol@chicago.example.com.`;
  return { message, meant: addressFor(name) ?? nearest(name, people) };
}

/** An address without its scheme, or a number that is dialled. */
function addressFor(name: string): string | null {
  if (/^[^@\s]+@[\w.-]+$/.test(name)) return `sip:${name}`;
  return /^\+?\d[\d.()-]+$/.test(name) ? `tel:${name}` : null;
}

/** Notes every name in these settings that nobody has. */
export function checkParties<S extends Settings>(
  { places }: Block<S>,
  words: readonly (keyof S & string)[],
  named: Named,
  book: Book,
  problems: Problems,
): void {
  for (const item of words.flatMap((word) => textsAt(places.get(word)))) {
    const found = strangers(item.text, named, book);
    if (found !== null) problems.add(item.offset, item.length, found.message, found.meant);
  }
}

const textsAt = (node: Node | undefined): TextNode[] =>
  node === undefined
    ? []
    : (node.kind === 'list' ? node.items : [node]).filter((item): item is TextNode => item.kind === 'text');

/** Notes a problem when nobody has that name. */
export function isKnown(
  name: string,
  offset: number,
  cast: ReadonlyMap<ElementId, unknown>,
  problems: Problems,
): boolean {
  if (cast.has(name)) return true;
  const known = [...cast.keys()];
  const list = known.length === 0 ? 'There are none yet.' : `Known: ${known.slice(0, 12).join(', ')}.`;
  problems.add(offset, name.length, `No element is called "${shorten(name)}". ${list}`, nearest(name, known));
  return false;
}
